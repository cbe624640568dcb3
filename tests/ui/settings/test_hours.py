"""The opening hours: what a change would move is shown first, and nothing is changed before it is saved."""

from datetime import date, datetime, timedelta
from enum import StrEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import LONDON
from hsdesk.errors import StoreError
from hsdesk.premises import actions, changes, queries
from hsdesk.standards.move_rows import MoveRow, MovesRow, Previewed
from hsdesk.standards.queries import open_by_due
from hsdesk.store.work import Subject, Work
from support.windows import NOTE, Desk, click, press, read_out, shell_of, typed
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.settings.change_words import due_after, due_before, lateness, save_words, what_moves
from ui.settings.day_form import DayKind
from ui.settings.hours import HoursSection
from ui.settings.moves_dialog import MovesDialog
from ui.widgets.button import Button

SPECS = (NOTE, *(spec for spec in page_specs() if spec.key == "settings"))
FRIDAY = date(2026, 4, 24)


class Received(StrEnum):
    COMPLAINT = "complaint.received"
    ACKNOWLEDGED = "complaint.acknowledged"


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up(colleagues=["Grace Holloway"])
    window = desk.start(specs=SPECS)
    shell_of(window).show_page("settings")
    return window


@pytest.fixture
def hours(window: MainWindow) -> HoursSection:
    page = shell_of(window).page("settings")
    page.open("hours")
    found = page.section("hours")
    assert isinstance(found, HoursSection)
    return found


def office_of(hours: HoursSection):
    return hours.services.open_office


def complaints(hours: HoursSection, number: int) -> None:
    """So many complaints, received one after the other on the day before yesterday."""
    office = office_of(hours)
    office.actor().do(
        actions.change_packs,
        version=office.ask(queries.office).version,
        packs=["longhurst-and-havelok", "complaint-handling-code"],
    )

    def receive(work: Work) -> None:
        for place in range(1, number + 1):
            at = work.now - timedelta(days=2, minutes=place)
            work.record(Received.COMPLAINT, Subject("complaint", place), at=at, facts={"channel": "phone"})

    office.actor().do(receive)


def close_on_friday(hours: HoursSection, reason: str = "Staff training") -> None:
    typed(hours.form.day.line, "24 apr")
    press(Qt.Key.Key_Tab)
    assert hours.form.day.text() == "Fri 24 Apr 2026"
    typed(hours.form.reason.line, reason)
    click(hours.form.add)


def button(hours: HoursSection, name: str) -> Button:
    return next(each for each in hours.findChildren(Button) if each.accessibleName() == name)


def told(hours: HoursSection) -> list[str]:
    return [notice.sentence for notice in hours.services.notices.current]


def test_the_week_is_looked_at_and_then_saved(hours: HoursSection) -> None:
    click(hours.week.days["wed"].add_break)
    click(hours.week.days["fri"].switch)
    assert hours.panel.isVisible()
    assert "moves nothing" in hours.panel.sentence.text() or "move nothing" in hours.panel.sentence.text()
    assert office_of(hours).ask(queries.office).hours.as_mapping()["fri"]
    click(hours.panel.save)
    kept = office_of(hours).ask(queries.office).hours.as_mapping()
    assert kept["wed"] == [["09:00", "12:30"], ["13:30", "17:00"]]
    assert "fri" not in kept
    assert not hours.dirty
    assert hours.panel.isHidden()
    assert "The change is saved. No date moves." in told(hours)


def test_a_week_put_back_as_it_was_needs_no_saving(hours: HoursSection) -> None:
    click(hours.week.days["fri"].switch)
    click(hours.week.days["fri"].switch)
    assert hours.panel.isHidden()
    assert not hours.dirty


def test_going_back_from_within_a_field_gives_the_change_up(hours: HoursSection) -> None:
    click(hours.week.days["wed"].add_break)
    assert hours.panel.isVisible()
    hours.week.days["wed"]._edits[-1][0].setFocus()
    click(hours.panel.back)
    assert hours.panel.isHidden()
    assert hours.form.isEnabled()
    assert not hours.dirty


def test_hours_that_cannot_be_are_said_and_not_looked_at(hours: HoursSection) -> None:
    for day in ("mon", "tue", "wed", "thu", "fri"):
        click(hours.week.days[day].switch)
    assert hours.week.trouble.isVisible()
    assert hours.panel.isHidden()


def test_a_closure_shows_what_would_move_before_it_is_saved(hours: HoursSection) -> None:
    complaints(hours, 9)
    before = office_of(hours).ask(open_by_due, limit=500)
    close_on_friday(hours)
    shown = hours.panel.sentence.text()
    assert shown.startswith("Closing on Fri 24 Apr 2026 moves ")
    assert "all to a later date" in shown
    assert hours.panel.save.text().startswith("Save and move ")
    words = " ".join(read_out(hours))
    assert "All of that is nothing" not in words
    assert "set by law" in words
    assert "Closed all day, not saved" in words
    assert office_of(hours).ask(queries.days) == []
    assert office_of(hours).ask(open_by_due, limit=500) == before
    moved = hours._seen.moved
    click(hours.panel.save)
    (row,) = office_of(hours).ask(queries.days)
    assert (row.day, row.reason, row.is_closed) == (FRIDAY, "Staff training", True)
    after = {row.id: row.due_at for row in office_of(hours).ask(open_by_due, limit=500)}
    assert sum(after[row.id] != row.due_at for row in before) == moved
    assert f"The change is saved. {moved} dates moved with it." in told(hours)
    assert hours.form.day.text() == ""


def test_all_moves_can_be_listed(hours: HoursSection) -> None:
    complaints(hours, 9)
    close_on_friday(hours)
    click(hours.panel.show_all)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MovesDialog)
    assert dialog.model.total == hours._seen.moved
    first = dialog.model.rows[0]
    assert first.to_due > first.from_due
    assert "On time" in dialog.model.columns[1].lines(first)[1]
    click(dialog.close_button)


def test_going_back_changes_nothing_and_keeps_what_was_typed(hours: HoursSection) -> None:
    close_on_friday(hours)
    assert not hours.form.isEnabled()
    assert not hours.week.isEnabled()
    press(Qt.Key.Key_Escape, on=hours.panel.save)
    assert hours.panel.isHidden()
    assert hours.form.isEnabled()
    assert hours.form.reason.text() == "Staff training"
    assert office_of(hours).ask(queries.days) == []


def test_ctrl_and_enter_save(hours: HoursSection) -> None:
    close_on_friday(hours)
    press(Qt.Key.Key_Return, ctrl=True, on=hours.panel.back)
    assert len(office_of(hours).ask(queries.days)) == 1


def test_other_hours_on_a_day_and_back_to_the_usual_ones(hours: HoursSection) -> None:
    hours.form.kind.set_value(DayKind.OTHER_HOURS)
    hours.form._follow_kind()
    close_on_friday(hours, "Christmas market")
    assert any("Other hours, not saved" in text for text in read_out(hours))
    click(hours.panel.save)
    (row,) = office_of(hours).ask(queries.days)
    assert not row.is_closed
    click(button(hours, "Remove Fri 24 Apr 2026"))
    assert len(office_of(hours).ask(queries.days)) == 1
    click(hours.panel.save)
    assert office_of(hours).ask(queries.days) == []


def test_an_extra_bank_holiday_is_added_and_taken_back(hours: HoursSection) -> None:
    complaints(hours, 2)
    hours.form.kind.set_value(DayKind.BANK_HOLIDAY)
    close_on_friday(hours, "Jubilee")
    click(hours.panel.save)
    (row,) = office_of(hours).ask(queries.days)
    assert (row.kind.value, row.reason) == ("bank-holiday", "Jubilee")
    click(button(hours, "Remove Fri 24 Apr 2026"))
    assert "to an earlier date" in hours.panel.sentence.text()
    click(hours.panel.save)
    assert office_of(hours).ask(queries.days) == []


def test_a_day_that_is_a_bank_holiday_already_is_said_beside_it(hours: HoursSection) -> None:
    hours.form.kind.set_value(DayKind.BANK_HOLIDAY)
    typed(hours.form.day.line, "4/5/2026")
    typed(hours.form.reason.line, "May Day")
    click(hours.form.add)
    assert "bank holiday already" in hours.form.day.error()
    assert hours.panel.isHidden()
    assert not hours.dirty


@pytest.mark.parametrize("typed_date", ["31 feb", "yesterday", "13/13/2026", "1 apr 2026"])
def test_a_day_that_cannot_be_is_said_beside_it(hours: HoursSection, typed_date: str) -> None:
    typed(hours.form.day.line, typed_date)
    typed(hours.form.reason.line, "Training")
    click(hours.form.add)
    assert hours.form.day.error()
    assert hours.panel.isHidden()


def test_a_day_needs_a_reason_and_hours(hours: HoursSection) -> None:
    hours.form.kind.set_value(DayKind.OTHER_HOURS)
    hours.form._follow_kind()
    typed(hours.form.day.line, "24 apr")
    click(hours.form.add)
    assert "empty" in hours.form.reason.error()
    typed(hours.form.reason.line, "Training")
    click(hours.form.hours.switch)
    click(hours.form.add)
    assert "No hours" in hours.form.day.error()


def test_another_nation_is_looked_at_and_saved(hours: HoursSection) -> None:
    hours.nation.set_value(Nation.SCOTLAND)
    hours.nation.chosen.emit(Nation.SCOTLAND)
    assert "Scotland" in hours.panel.sentence.text()
    click(hours.panel.save)
    assert office_of(hours).ask(queries.office).nation is Nation.SCOTLAND
    hours.nation.chosen.emit(Nation.SCOTLAND)
    assert hours.panel.isHidden()


def test_what_changed_meanwhile_is_worked_out_again(hours: HoursSection) -> None:
    close_on_friday(hours)
    hours.services.actor().do(actions.close_on, day=date(2026, 5, 1), reason="Works outing")
    click(hours.panel.save)
    assert hours.trouble.isVisible()
    assert hours.panel.save.isEnabled()
    assert len(office_of(hours).ask(queries.days)) == 1
    click(hours.panel.save)
    assert len(office_of(hours).ask(queries.days)) == 2
    assert hours.trouble.isHidden()


def test_half_changed_hours_survive_news_of_another_desk(hours: HoursSection) -> None:
    click(hours.week.days["fri"].switch)
    hours.services.actor().do(actions.close_on, day=date(2026, 5, 1), reason="Works outing")
    hours._news(frozenset())
    assert "fri" not in hours.week.hours()


def test_the_preview_goes_under_the_form_where_there_is_little_room(
    window: MainWindow, hours: HoursSection
) -> None:
    close_on_friday(hours)
    window.resize(1920, 1080)
    assert hours.panel.x() > hours.area.x()
    window.resize(1100, 800)
    assert hours.panel.y() > hours.area.y()


def test_a_change_that_cannot_be_saved_stays_on_screen(hours: HoursSection) -> None:
    close_on_friday(hours)
    hours.panel.set_busy(busy=True)
    hours.refuse(StoreError("The database does not answer.", "Try again."))
    assert hours.panel.isVisible()
    assert hours.panel.save.isEnabled()


MOMENT = datetime(2026, 12, 31, 12, tzinfo=LONDON)


def a_move(**changed: object) -> MoveRow:
    values: dict[str, object] = {
        "deadline_id": 1,
        "standard": "TT-01",
        "title": "Answered",
        "is_law": False,
        "subject_kind": "complaint",
        "subject_id": 3,
        "from_due": MOMENT,
        "to_due": MOMENT,
        "from_date": date(2026, 12, 31),
        "to_date": date(2026, 12, 31),
        "runs_to_the_end_of_the_day": True,
        "is_late_before": False,
        "is_late_after": False,
    }
    return MoveRow(**{**values, **changed})


def moves(**counts: int) -> MovesRow:
    known = {"looked_at": 9, "moved": 0, "later": 0, "starts_late": 0, "stops_late": 0, "unmoved_by_law": 0}
    seen = Previewed("", 0, 0, 0)
    return MovesRow(**{**known, **counts}, groups=(), first=(), previewed=seen, worked_out_at=MOMENT)


def test_dates_are_said_with_what_tells_them_apart() -> None:
    assert due_before(a_move()) == "Thu 31 Dec"
    over_the_year = a_move(to_date=date(2027, 1, 4))
    assert (due_before(over_the_year), due_after(over_the_year)) == ("Thu 31 Dec 2026", "Mon 4 Jan 2027")
    assert due_before(a_move(runs_to_the_end_of_the_day=False)) == "Thu 31 Dec, 12:00"


@pytest.mark.parametrize(
    ("change", "counts", "said"),
    [
        (changes.DayClosed(FRIDAY, ""), {"looked_at": 0}, "moves nothing: no deadline is open."),
        (changes.DayClosed(FRIDAY, ""), {}, "does not move any of 9 open deadlines."),
        (changes.HoursChanged({}), {"looked_at": 1}, "These hours do not move the only open deadline."),
        (changes.DayUsual(FRIDAY), {"moved": 1}, "moves 1 of 9 open deadlines, to an earlier date."),
        (changes.DayOpened(FRIDAY, [], ""), {"moved": 1, "later": 1}, "to a later date."),
        (changes.BankHolidayAdded(FRIDAY, ""), {"moved": 3, "later": 3}, "all to a later date."),
        (changes.BankHolidayRemoved(FRIDAY), {"moved": 3}, "all to an earlier date."),
        (
            changes.NationChanged(Nation.SCOTLAND),
            {"moved": 3, "later": 1},
            "1 to a later date and 2 to an earlier one.",
        ),
    ],
)
def test_what_moves_is_said_in_a_sentence(
    change: changes.CalendarChange, counts: dict[str, int], said: str
) -> None:
    assert what_moves(change, moves(**counts)).endswith(said)


def test_what_becomes_late_is_said() -> None:
    assert lateness(moves()) == []
    found = lateness(moves(starts_late=1, stops_late=2))
    assert found == [
        ("1 deadline would be late at once", True),
        ("2 deadlines would not be late any more", False),
    ]
    assert save_words(None) == save_words(moves()) == "Save"
    assert save_words(moves(moved=12)) == "Save and move 12 dates"
