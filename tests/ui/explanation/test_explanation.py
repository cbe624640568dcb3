"""“Why this date?”: what the window says, copies and prints, and how a person opens it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hsdesk.calendars.steps import StepKind
from hsdesk.clock import FrozenClock
from hsdesk.standards.explaining import explanation, explanations
from hsdesk.standards.rows import ExplanationRow
from hsdesk.store.work import Work
from support.promises import CaseEvent, Promises, changed, pack_text, promises
from support.reception_desk import ReceptionDesk, reception_desk
from ui.explanation.day_strip import DayStrip, cells_of
from ui.explanation.dialog import ExplanationDialog
from ui.explanation.printing import draw
from ui.explanation.text import as_text
from ui.theme import Theme
from ui.widgets.labels import Label

TODAY = date(2026, 4, 14)
LONG = changed(
    note='"Read <b>this</b>."',
    pauses='"case.paused"',
    resumes='"case.resumed"',
    extends='"case.extended"',
    extends_at_most='"10 working days"',
)
HOURS = changed(id='"TT-02"', within='"90 working minutes"')


@pytest.fixture
def case(sqlite_url: str, clock: FrozenClock) -> Iterator[Promises]:
    with promises(sqlite_url, clock, ["test"], {"test": pack_text(LONG, HOURS)}) as case:
        case.record(CaseEvent.RECEIVED)
        yield case


def rows_of(case: Promises) -> list[ExplanationRow]:
    with case.office.read() as read:
        return explanations(read, case.engine, case.subject)


def long_one(case: Promises) -> ExplanationRow:
    return next(row for row in rows_of(case) if row.deadline.standard == "TT-01")


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def test_each_clock_of_a_record_is_explained_the_leading_one_first(case: Promises) -> None:
    rows = rows_of(case)
    assert [row.deadline.standard for row in rows] == ["TT-02", "TT-01"]
    assert rows[0] == case.office.ask(explanation, case.engine, rows[0].deadline.id)


def test_the_text_tells_promise_rules_people_and_days(case: Promises) -> None:
    case.record(CaseEvent.EXTENDED, minutes=1, by="5 working days", reason="expert-away")
    text = as_text(long_one(case), {})
    for words in (
        "Why this date? Answered in good time (TT-01)",
        "Due: Wed 6 May 2026. Still running.",
        "Before any extension it was due: Tue 28 Apr 2026",
        "The promise: We answer. (within 10 working days)",
        "A leaflet, Test Homes, May 2026. Pack: Promises of test, version 1.",
        "Extended on Tue 14 Apr 2026, 14:44, by 5 working days, because: expert away, noted by the program",
        "Weekends, bank holidays in England and Wales and days on which the office is closed are not",
        "Monday 4 May 2026: not counted, bank holiday, Early May bank holiday.",
    ):
        assert words in text


def test_who_paused_it_is_named(case: Promises) -> None:
    def pause(work: Work) -> None:
        work.record(CaseEvent.PAUSED, case.subject, facts={"reason": "waiting-for-tenant"})

    case.office.actor(7).do(pause)
    text = as_text(long_one(case), {7: "Grace Holloway"})
    assert "Paused since Tue 14 Apr 2026, 14:43." in text
    assert "because: waiting for tenant, noted by Grace Holloway on Tue 14 Apr 2026, 14:43." in text


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ([(CaseEvent.ANSWERED, 5)], "Met on Tue 14 Apr 2026, 14:48, in time."),
        ([(CaseEvent.ANSWERED, 60 * 24 * 30)], "after its time."),
    ],
)
def test_how_it_ended(case: Promises, moves: list[tuple[CaseEvent, int]], words: str) -> None:
    case.clock.advance(timedelta(days=40))
    for event, minutes in moves:
        case.record(event, minutes=minutes)
    assert words in as_text(long_one(case), {})


def test_the_strip_has_a_cell_for_each_day(case: Promises) -> None:
    row = long_one(case)
    cells = cells_of(row.steps, row.deadline.due_date)
    assert [cell.day.day for cell in cells] == list(range(14, 29))
    assert (cells[0].kind, cells[0].number) == (StepKind.RECEIVED, None)
    assert [cell.number for cell in cells if cell.kind is StepKind.COUNTED] == list(range(1, 11))
    assert [cell.is_due for cell in cells].index(True) == 14
    hours = next(row for row in rows_of(case) if row.deadline.standard == "TT-02")
    assert cells_of(hours.steps, hours.deadline.due_date) == []


def test_the_strip_begins_each_further_row_on_a_monday(case: Promises, theme: Theme, qtbot: QtBot) -> None:
    row = long_one(case)
    strip = DayStrip(theme, cells_of(row.steps, row.deadline.due_date), TODAY)
    qtbot.addWidget(strip)
    # Tuesday 14 to Sunday 19 April, a row; the week from Monday 20 would not fit beside it, and so on.
    assert strip.sizeHint().height() == 2 * theme.px(56) + theme.px(4)
    assert strip.sizeHint().width() == 9 * theme.px(29) + 8 * theme.px(2)


@pytest.fixture
def shown(case: Promises, theme: Theme, qtbot: QtBot) -> Iterator[ExplanationDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(900, 700)
    owner.show()
    dialog = ExplanationDialog(theme, owner, rows_of(case), {}, TODAY)
    dialog.open()
    yield dialog
    dialog.close()


def test_the_dialog_shows_the_leading_clock_and_lets_choose_another(shown: ExplanationDialog) -> None:
    assert "90 working minutes" in said(shown)
    assert shown.choice.isVisible()
    shown.choice.setCurrentIndex(1)
    assert "Tue 28 Apr 2026" in said(shown)
    assert "Read <b>this</b>." in said(shown)
    assert "We answer." in said(shown)


def test_it_copies_what_it_shows(shown: ExplanationDialog) -> None:
    shown.choice.setCurrentIndex(1)
    shown.copy_button.click()
    assert QGuiApplication.clipboard().text() == shown.text
    assert "Copied." in said(shown)


def test_it_sets_all_of_the_text_on_paper(tmp_path: Path, case: Promises) -> None:
    file = tmp_path / "why.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20)
        )
    )
    draw(writer, as_text(long_one(case), {}))
    pages = file.read_bytes().count(b"/Type /Page\n")
    assert pages == 1


@pytest.fixture
def desk(
    sqlite_url: str, clock: FrozenClock, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> Iterator[ReceptionDesk]:
    with reception_desk(sqlite_url, clock, theme, tmp_path / "kept", qtbot) as desk:
        yield desk


def test_a_visitors_time_is_explained_from_the_board(desk: ReceptionDesk) -> None:
    desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("Why this time?")
    dialog: Any = desk.dialog
    assert "Good practice" in dialog.text
    assert "10 minutes" in dialog.text
    desk.presses(Qt.Key.Key_Escape)


def test_the_moment_is_told_to_the_minute() -> None:
    from ui.explanation.text import moment_in_words

    assert moment_in_words(datetime(2026, 4, 14, 9, 30, tzinfo=UTC)) == "Tue 14 Apr 2026, 10:30"
