"""The Results tab by keys and mouse: period, filters, folding, the panel, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from hsdesk.errors import StoreUnreachable
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.rows import EvidenceOutcome
from hsdesk.store.work import Subject
from support.boards import MARCH, board, evidence, score
from support.models import under_test
from support.windows import click, press, read_out, typed
from ui.shell.space import Space
from ui.standards.results.columns import Cell
from ui.standards.results.figures import FiguresDialog
from ui.standards.results.lines import QuietLine, ResultLine
from ui.widgets.menu import Menu, MenuAction


def standards(tab):
    return [line.row.standard for line in tab.list.model.rows if isinstance(line, ResultLine)]


def current(tab):
    line = tab.list.current
    return line.row.standard if isinstance(line, ResultLine) else line.key


def click_cell(tab, standard, cell):
    view = tab.list.view
    place = next(
        place
        for place, line in enumerate(tab.list.model.rows)
        if isinstance(line, ResultLine) and line.row.standard == standard
    )
    rect = view.visualRect(view.model().index(place, list(Cell).index(cell)))
    spot = QPoint(rect.left() + 12, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def only_broken(tab):
    click(tab.panel.evidence.which.findChildren(QRadioButton)[1])


def test_the_last_month_that_is_over_is_shown_first(tab, answers):
    assert answers.asked == [MARCH]
    assert tab.period == MARCH
    assert current(tab) == "FS-24"
    assert tab.list.view.hasFocus()


def test_the_model_keeps_its_promises(tab, answers):
    under_test(tab.list.model)
    answers.shown = board(score("FS-1"), *answers.shown.rows[1:])
    tab.refresh()
    tab.filters.search.set_text("fs")
    tab.filters._changed()
    tab.filters.clear()
    assert standards(tab) == ["FS-1", "FS-25", "CHC-5.1"]


def test_periods_are_chosen_by_kind_arrow_and_list(tab, answers):
    control = tab.head.period
    click(control.back)
    assert answers.asked[-1].in_words() == "February 2026"
    click(control.forward)
    click(control.forward)
    assert answers.asked[-1].in_words() == "April 2026"
    assert not control.forward.isEnabled()
    control.kinds.chosen.emit(PeriodKind.QUARTER)
    assert answers.asked[-1].in_words() == "Apr to Jun 2026"
    click(control.list)
    menu = control.list.findChild(Menu)
    offered = [action for action in menu.actions() if isinstance(action, MenuAction)]
    assert [action.words for action in offered][:2] == ["Apr to Jun 2026", "Jan to Mar 2026"]
    assert [action.behind for action in offered][:2] == ["so far", ""]
    offered[1].trigger()
    menu.close()
    assert answers.asked[-1].in_words() == "Jan to Mar 2026"


def test_a_year_to_date_ends_today_and_is_compared_with_a_year_ago(tab, answers):
    tab.head.period.kinds.chosen.emit(PeriodKind.YEAR_TO_DATE)
    assert answers.asked[-1].last == MARCH.last
    click(tab.head.period.forward)
    assert not tab.head.period.forward.isEnabled() or answers.asked[-1].last <= date(2026, 4, 14)


def test_an_older_period_stays_among_those_offered(tab):
    old = containing(PeriodKind.MONTH, date(2023, 1, 1))
    tab.head.period.show_period(old)
    assert tab.head.period.offered()[-1] == old


def test_what_is_shown_keeps_its_place_when_it_is_read_again(tab, answers):
    tab.list.select("CHC-5.1")
    answers.shown = board(score("FS-01", area="letters"), *answers.shown.rows)
    tab.refresh()
    assert current(tab) == "CHC-5.1"


def test_changes_are_read_once_they_have_settled(tab, desk, answers):
    for number in range(5):
        desk.tells(Subject("visit", number))
    assert len(answers.asked) == 1
    assert tab._settled.isActive()
    tab._settled.stop()
    tab.refresh()
    assert len(answers.asked) == 2


def test_a_refusal_is_told_where_it_happened(tab, answers):
    answers.refusal = StoreUnreachable("The database does not answer.", "Try again in a moment.")
    tab.refresh()
    assert tab.trouble.isVisible()
    assert "does not answer" in tab.trouble.accessibleName()
    answers.refusal = None
    click(tab.trouble.button)
    assert not tab.trouble.isVisible()


# the list


def test_left_and_right_fold_and_unfold(tab):
    press(Qt.Key.Key_Left)
    assert current(tab) == "area reception"
    press(Qt.Key.Key_Left)
    assert standards(tab) == ["CHC-5.1"]
    press(Qt.Key.Key_Right)
    assert standards(tab) == ["FS-24", "FS-25", "CHC-5.1"]
    press(Qt.Key.Key_Right)
    assert current(tab) == "FS-24"


def test_enter_opens_what_is_not_yet_measured(tab):
    press(Qt.Key.Key_End)
    assert isinstance(tab.list.current, QuietLine)
    press(Qt.Key.Key_Return)
    assert standards(tab)[-2:] == ["FS-40", "FS-41"]
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Left)
    assert isinstance(tab.list.current, QuietLine)
    press(Qt.Key.Key_Left)
    assert standards(tab)[-1] == "CHC-5.1"


def test_a_click_on_a_heading_folds_it(tab):
    view = tab.list.view
    spot = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert standards(tab) == ["CHC-5.1"]


def test_chips_and_words_filter(tab):
    said = {option.text for option in tab.filters._options()}
    assert said == {"All 5", "Missed 1", "Close 1", "Not yet measured 2"}
    chips = tab.filters.chips.children()
    click(next(chip for chip in chips if getattr(chip, "option", None) and chip.option.text == "Missed 1"))
    assert standards(tab) == ["FS-25"]
    typed(tab.filters.search.line, "no such promise")
    assert standards(tab) == []
    assert tab.list.nothing_found.isVisible()
    click(tab.list.clear)
    assert standards(tab) == ["FS-24", "FS-25", "CHC-5.1"]
    assert tab.filters.filter().is_open


def test_one_chip_is_always_on(tab):
    chips = tab.filters.chips.children()
    click(next(chip for chip in chips if getattr(chip, "option", None) and chip.option.text == "All 5"))
    assert tab.filters.filter().is_open


def test_an_office_without_promises_says_what_to_do(show_tab, answers):
    answers.shown = replace(answers.shown, rows=(), packs=())
    tab = show_tab()
    assert tab.list.none.isVisible()
    assert not tab.head.export.isEnabled()
    assert tab.head.export.toolTip()


def test_every_line_is_read_out(tab):
    said = "\n".join(read_out(tab.list.view))
    assert "Reception, 1 of 2 met, 2 promises, open" in said
    assert "2 not yet measured, closed" in said
    assert "FS-25, target 90% or more, within 5 minutes, result 81%, Missed, 4 points worse" in said


def test_titles_of_columns_name_the_period(tab):
    titles = [
        tab.list.model.headerData(section, Qt.Orientation.Horizontal) for section in range(len(list(Cell)))
    ]
    assert titles == [
        "Standard",
        "Target",
        "March",
        "Apr 2025 to Mar 2026",
        "Against February",
        "Evidence",
        "State",
        "",
    ]


@pytest.mark.parametrize(
    ("width", "hidden"),
    [
        (1270, set()),
        (960, {Cell.EVIDENCE, Cell.OPEN}),
        (860, {Cell.EVIDENCE, Cell.OPEN, Cell.CURVE}),
        (700, {Cell.EVIDENCE, Cell.OPEN, Cell.CURVE, Cell.CHANGE}),
    ],
)
def test_columns_give_way_in_a_narrow_window(show_tab, width, hidden):
    tab = show_tab(width)
    assert {cell for place, cell in enumerate(Cell) if tab.list.view.isColumnHidden(place)} == hidden
    assert tab.list.view.columnWidth(0) >= 220


# the panel


def test_enter_opens_the_panel_which_follows_the_list(tab):
    assert not tab.panel.isVisible()
    press(Qt.Key.Key_Return)
    assert tab.panel.isVisible()
    assert tab.panel.tabs.hasFocus()
    said = "\n".join(read_out(tab.panel))
    for words in (
        "199 of 212 visits",
        "212 visits with an appointment were counted.",
        "3 left out: paused.",
        "Half of them took 3 minutes 10 seconds or less.",
        "The clock starts when a visitor arrives.",
        "Our service standards, October 2025, under “At our offices”",
        "Fernley service standards, version 3.1.",
    ):
        assert words in said
    tab.list.select("FS-25")
    assert tab.panel.row.standard == "FS-25"
    press(Qt.Key.Key_Escape, on=tab.panel.tabs)
    assert not tab.panel.isVisible()
    assert tab.list.view.hasFocus()


def test_a_click_on_the_evidence_opens_it(tab, answers):
    answers.rows.append(evidence(9, kept=False, outcome=EvidenceOutcome.LATE, excuse="no-staff-available"))
    click_cell(tab, "FS-25", Cell.EVIDENCE)
    assert tab.panel.isVisible()
    assert tab.panel.evidence.view.isVisible()
    assert tab.panel.evidence.model.rowCount() == 6
    only_broken(tab)
    assert [row.subject_id for row in tab.panel.evidence.model.rows] == [9]
    said = tab.panel.evidence.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "A09, 14 Mar 2026, Late, Sat 14 Mar 2026, 09:09, 3 minutes 5 seconds, "
        "no member of staff was available"
    )


def test_the_arrow_opens_the_panel(tab):
    click_cell(tab, "FS-25", Cell.OPEN)
    assert tab.panel.row.standard == "FS-25"


def test_all_kept_is_said(tab):
    press(Qt.Key.Key_Return)
    tab.panel.show_part(1)
    only_broken(tab)
    assert tab.panel.evidence.empty.isVisible()
    assert tab.panel.evidence.empty.accessibleName() == "Every one was kept."


def test_nothing_is_behind_what_is_awaited(tab):
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    tab.panel.show_part(1)
    assert tab.panel.evidence.empty.isVisible()
    tab.panel.show_part(0)
    assert "Its evidence comes with Complaints" in "\n".join(read_out(tab.panel.about))


def test_a_narrow_window_makes_the_panel_a_drawer(tab):
    tab.take_space(Space(narrow=True, drawer=True, low=True))
    tab.toggle_panel()
    assert tab.panel.isVisible()
    assert tab.panel.geometry().right() == tab.rect().right()
    assert tab.list.width() == tab.width()
    tab.resize(1100, 600)
    assert tab.panel.geometry().right() == tab.rect().right()
    tab.toggle_panel()
    assert not tab.panel.isVisible()
    tab.take_space(Space(narrow=False, drawer=False, low=False))
    tab.toggle_panel()
    assert tab.list.width() < tab.width()


def test_the_panes(tab):
    assert tab.panes() == [tab.list, tab.panel, tab.head, tab.filters]


# from evidence to records


def opened_tab(tab):
    wanted = []
    tab.tab_wanted.connect(lambda key, subject: wanted.append((key, subject)))
    return wanted


def test_evidence_leads_to_its_record(tab, answers):
    answers.rows = [
        evidence(3, subject_kind="duty", title="Statement sent"),
        evidence(4, subject_kind="office_check", title="Check of 14 Mar"),
        evidence(5, subject_kind="survey_sheet", title="Answers of 12 Mar"),
    ]
    wanted = opened_tab(tab)
    press(Qt.Key.Key_Return)
    tab.panel.show_part(1)
    tab.panel.evidence._ask()
    for row in tab.panel.evidence.model.rows:
        tab.panel.evidence.view.opened.emit(row)
    assert wanted == [
        ("duties", Subject("obligation", 3)),
        ("office-checks", Subject("office_check", 4)),
        ("surveys", Subject("survey_sheet", 5)),
    ]


def test_a_figure_leads_to_the_figures_by_the_month(tab, answers):
    answers.measure = "rent-collected"
    answers.rows = [evidence(1, subject_kind="figure", outcome=EvidenceOutcome.FIGURE, kept=None)]
    press(Qt.Key.Key_Return)
    tab.panel.evidence.view.opened.emit(answers.rows[0])
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FiguresDialog)
    dialog.close()


def test_large_letters_put_the_buttons_beside_the_packs(tab, theme):
    head = tab.head
    assert head.export.mapTo(head, QPoint()).y() < head.packs.y()
    theme.set_text_size(150)
    tab.resize(1271, 680)
    assert head.export.mapTo(head, QPoint()).y() >= head.period.geometry().bottom()
    assert head.period.kinds.geometry().right() <= head.width()
    theme.set_text_size(100)
    tab.resize(1270, 680)
    assert head.export.mapTo(head, QPoint()).y() < head.packs.y()
