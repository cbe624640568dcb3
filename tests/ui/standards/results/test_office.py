"""The Results tab on a real office: visits at the desk, their history, figures by the month, and files."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hsdesk.errors import Refused
from hsdesk.reception import actions
from hsdesk.reporting.actions import enter_figure
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.queries import figures
from hsdesk.reporting.rows import ScoreState
from support.boards import MARCH, BoardAnswers, board, score
from support.side_panels import shown
from support.windows import click, press
from ui.explanation.dialog import ExplanationDialog
from ui.reception.history_dialog import HistoryDialog
from ui.standards.results.figures import FiguresDialog
from ui.standards.results.giving import Giving, complete, file_name
from ui.standards.results.records import TABS
from ui.standards.results.source import OfficeResults
from ui.standards.results.tab import ResultsTab
from ui.standards.tabs import tab_specs

APRIL = containing(PeriodKind.MONTH, date(2026, 4, 14))
MEASURE = "rent-collected"


@pytest.fixture
def visits(desk):
    """One visitor seen in time and one who was not, both without an appointment."""
    for minutes in (4, 25):
        visit = desk.desk.walks_in()
        desk.clock.advance(timedelta(minutes=minutes))
        desk.desk.does(actions.mark_seen, visit_id=visit.visit_id)
    return desk


def row_of(desk, standard, period=APRIL):
    return next(row for row in OfficeResults(desk.office).board(period).rows if row.standard == standard)


def test_no_promise_is_good_without_data(desk):
    rows = OfficeResults(desk.office).board(APRIL).rows
    assert len(rows) > 50
    assert not [row.standard for row in rows if row.state is ScoreState.MET]
    assert all(row.result is None for row in rows)


def test_visits_are_counted_and_lead_to_their_history(visits, qtbot):
    results = OfficeResults(visits.office)
    row = row_of(visits, "LH-25")
    assert (row.kept, row.counted) == (1, 2)
    detail = results.detail(row, APRIL)
    assert detail.moves.sentences[0].startswith("The clock starts when a visitor arrives")
    tab = ResultsTab(visits.services)
    shown(qtbot, tab, 1270, 680)
    tab.head.period.show_period(APRIL)
    tab.refresh()
    assert tab.list.select("LH-25")
    press(Qt.Key.Key_Return, on=tab.list.view)
    tab.panel.show_part(1)
    evidence = tab.panel.evidence
    assert evidence.model.rowCount() == 2
    evidence.view.go_to(evidence.model.index(0, 0))
    press(Qt.Key.Key_Return, on=evidence.view)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HistoryDialog)
    click(dialog.why_button)
    assert not dialog.isVisible()
    explained = QApplication.activeModalWidget()
    assert isinstance(explained, ExplanationDialog)
    explained.close()
    assert evidence.why.isVisible()
    click(evidence.why)
    explained = QApplication.activeModalWidget()
    assert isinstance(explained, ExplanationDialog)
    assert "10 minutes from" in explained.text
    explained.close()


def test_every_record_has_a_tab_to_go_to():
    assert {tab for tab, _ in TABS.values()} <= {spec.key for spec in tab_specs()}


def test_pages_of_evidence_follow_each_other(visits):
    results, row = OfficeResults(visits.office), row_of(visits, "LH-25")
    whole = results.behind(row, APRIL, 0, 10, only_broken=False)
    second = results.behind(row, APRIL, 1, 10, only_broken=False)
    assert whole.total == second.total == 2
    assert second.rows == whole.rows[1:]
    broken = results.behind(row, APRIL, 0, 10, only_broken=True)
    assert [each.kept for each in broken.rows] == [False]


# figures by the month


@pytest.fixture
def dialog(desk, qtbot):
    answers = BoardAnswers(board(score("FS-60", title="Rent collected")), measure=MEASURE)
    tab = ResultsTab(desk.services, results=answers)
    shown(qtbot, tab, 1270, 760)
    press(Qt.Key.Key_Return, on=tab.list.view)
    tab.panel.about.enter_wanted.emit()
    made = QApplication.activeModalWidget()
    assert isinstance(made, FiguresDialog)
    yield made
    if QApplication.activeModalWidget() is made:
        made.close()


def kept(desk):
    return desk.office.ask(figures, MEASURE)


def test_a_figure_is_entered_with_its_source(dialog, desk):
    assert dialog.month.value() == MARCH.first
    dialog.figure.set_text("97.25%")
    dialog.source.set_text("Rent ledger")
    click(dialog.verb_button)
    (row,) = kept(desk)
    assert (row.month, row.value.hundredths, row.source) == (MARCH.first, 9725, "Rent ledger")
    assert [notice.sentence for notice in desk.services.notices.current] == [
        "The figure for March 2026 is kept"
    ]


def test_a_figure_as_so_many_of_so_many(dialog, desk):
    dialog.way.set_value("share")
    dialog._show_way()
    dialog.numerator.set_text("1,199")
    dialog.denominator.set_text("1,240")
    dialog.source.set_text("Rent ledger")
    click(dialog.verb_button)
    (row,) = kept(desk)
    assert (row.value.numerator, row.value.denominator) == (1199, 1240)


def test_only_a_percentage_can_be_two_numbers(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for unit, offered in (("percent", True), ("working_days", False)):
        dialog = FiguresDialog(desk.services, window, score(unit=unit), MEASURE, MARCH)
        dialog.open()
        assert dialog.way.isVisible() is offered
        assert dialog.focusWidget() is dialog.figure.line
        dialog.close()


def test_what_cannot_be_read_is_said_under_its_field(dialog, desk):
    dialog.figure.set_text("about a lot")
    click(dialog.verb_button)
    assert "where the figure comes from" in dialog.source.error()
    dialog.source.set_text("Rent ledger")
    click(dialog.verb_button)
    assert dialog.figure.error() == "This is not a figure. Type it like 97 or 97.25."
    assert dialog.figure.text() == "about a lot"
    assert kept(desk) == []


def test_a_figure_is_put_right_and_the_dialog_says_so(desk, dialog):
    desk.services.actor().do(
        enter_figure, measure=MEASURE, month=date(2026, 2, 1), source="First count", hundredths=9000
    )
    dialog._read()
    assert dialog.verb_button.words() == "Keep the figure"
    dialog.month.set_value(date(2026, 2, 1))
    dialog._fill()
    assert dialog.verb_button.words() == "Put it right"
    assert (dialog.figure.text(), dialog.source.text()) == ("90", "First count")
    dialog.figure.set_text("91.5")
    click(dialog.verb_button)
    (row,) = kept(desk)
    assert (row.value.hundredths, row.is_corrected) == (9150, True)


def test_a_figure_that_somebody_entered_meanwhile_is_told(desk, dialog):
    desk.services.actor().do(
        enter_figure, measure=MEASURE, month=MARCH.first, source="Another desk", hundredths=9000
    )
    dialog.figure.set_text("97")
    dialog.source.set_text("Rent ledger")
    click(dialog.verb_button)
    assert dialog.isVisible()
    assert "figure already" in dialog.trouble.accessibleName()
    assert dialog.verb_button.words() == "Put it right"


# files


def test_the_board_is_saved_as_the_ending_says(desk, tmp_path, qtbot):
    tab = ResultsTab(desk.services, results=BoardAnswers())
    qtbot.addWidget(tab)
    for ending, begins in (("csv", b""), ("xlsx", b"PK")):
        path = tmp_path / file_name(board(), ending)
        tab.giving.save(board(), path)
        content = path.read_bytes()
        assert content.startswith(begins)
        assert content
    assert b"FS-24" in (tmp_path / "standards 2026-03-01 to 2026-03-31.csv").read_bytes()


def test_a_place_that_takes_no_file_is_told(desk, tmp_path, qtbot):
    tab = ResultsTab(desk.services, results=BoardAnswers())
    shown(qtbot, tab, 1270, 680)
    refused = []
    tab.giving.refused.connect(refused.append)
    tab.giving.save(board(), tmp_path / "nowhere" / "standards.csv")
    assert isinstance(refused[0], Refused)
    assert tab.trouble.isVisible()


def test_an_ending_is_added_where_none_was_typed(tmp_path):
    assert complete(tmp_path / "march", "Plain text table (*.csv)").name == "march.csv"
    assert complete(tmp_path / "march 1.2", "Spreadsheet (*.xlsx)").name == "march 1.2.xlsx"
    assert complete(tmp_path / "march.CSV", "Spreadsheet (*.xlsx)").name == "march.CSV"


def test_the_pages_for_display_name_the_office(desk, qtbot):
    tab = ResultsTab(desk.services, results=BoardAnswers())
    shown(qtbot, tab, 1270, 680)
    assert isinstance(tab.giving, Giving)
    click(tab.head.display)
    dialog = QApplication.activeModalWidget()
    assert dialog._poster.office == "Eastgate area office"
    dialog.close()
