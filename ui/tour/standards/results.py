"""Results: the month, the quarter, the year; one figure down to a visit's record; why a date is that date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.rows import EvidenceRow
from ui.explanation.dialog import ExplanationDialog
from ui.reception.history_dialog import HistoryDialog
from ui.standards.results.lines import ResultLine
from ui.standards.results.panel import EVIDENCE
from ui.standards.results.tab import ResultsTab
from ui.tour.hand import CTRL, button, click, click_tab, closed, dialog, opened, press
from ui.tour.sizes import DESK_SIZES
from ui.tour.standards.board import StandardsDesk, pick
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, in_turn, same

LAST_DAY_OF_MARCH = date(2026, 3, 31)
FIGURE = "LH-25"
"""Seen at reception without an appointment: every visit behind it is in the demo's journal."""


def results(desk: StandardsDesk) -> Iterator[Step]:
    """From the whole board to one visit behind one figure."""
    yield from _periods(desk)
    yield from _one_figure(desk)
    yield from _behind_it(desk)


def _periods(desk: StandardsDesk) -> Iterator[Step]:
    yield Step(
        "Ctrl+2: how every promise was kept in the last month",
        lambda: press(Qt.Key.Key_2, CTRL),
        lambda: desk.board_is(containing(PeriodKind.MONTH, LAST_DAY_OF_MARCH)),
        Picture("results", DESK_SIZES),
    )
    for words, kind in (("Quarter", PeriodKind.QUARTER), ("Year", PeriodKind.FINANCIAL_YEAR)):
        yield Step(
            f"The same over the {words.lower()}",
            partial(_choose_kind, desk, words),
            partial(desk.board_is, containing(kind, LAST_DAY_OF_MARCH)),
            Picture(f"results-{words.lower()}"),
        )
    yield Step(
        "Back to the month",
        partial(_choose_kind, desk, "Month"),
        lambda: desk.board_is(containing(PeriodKind.MONTH, LAST_DAY_OF_MARCH)),
    )


def _one_figure(desk: StandardsDesk) -> Iterator[Step]:
    yield Step(
        "Open the figure of visitors without an appointment",
        in_turn(partial(_pick_figure, desk), partial(press, Qt.Key.Key_Return)),
        lambda: all_of(
            same("The promise beside the list", _shown(desk), FIGURE),
            holds(_tab(desk).panel.isVisible(), "It is not shown beside the list."),
        ),
        Picture("one-figure"),
    )
    yield Step(
        "Look at the visits behind it that were seen too late",
        lambda: _show_broken(desk),
        lambda: _all_broken(desk),
        Picture("behind-a-figure"),
    )


def _behind_it(desk: StandardsDesk) -> Iterator[Step]:
    yield Step(
        "Choose one of them and ask: Why this date?",
        in_turn(partial(_pick_evidence, desk), lambda: click(_tab(desk).panel.evidence.why)),
        lambda: all_of(
            opened(ExplanationDialog),
            holds(FIGURE in dialog(ExplanationDialog).text, "It explains another promise."),
        ),
        Picture("why-this-date"),
    )
    yield Step(
        "Copy the reckoning as text",
        lambda: click(dialog(ExplanationDialog).copy_button),
        lambda: same("The clipboard", QGuiApplication.clipboard().text(), dialog(ExplanationDialog).text),
    )
    yield Step("Esc closes it", lambda: press(Qt.Key.Key_Escape), closed)
    yield Step(
        "Enter: the record of the visit itself",
        lambda: press(Qt.Key.Key_Return, on=_tab(desk).panel.evidence.view),
        lambda: opened(HistoryDialog),
        Picture("record-behind-a-figure"),
    )
    yield Step("Esc, and Esc once more: the list again", lambda: _back(desk), closed)


def _tab(desk: StandardsDesk) -> ResultsTab:
    return desk.tab(ResultsTab)


def _choose_kind(desk: StandardsDesk, words: str) -> None:
    click(button(words, _tab(desk).head.period.kinds))


def _pick_figure(desk: StandardsDesk) -> None:
    listed = _tab(desk).list
    for place, line in enumerate(listed.model.rows):
        if isinstance(line, ResultLine) and line.row.standard == FIGURE:
            pick(listed.view, place)
            return
    raise Unexpected(f"{FIGURE} is not in the list.")


def _shown(desk: StandardsDesk) -> str:
    row = _tab(desk).panel.row
    return row.standard if row is not None else ""


def _show_broken(desk: StandardsDesk) -> None:
    panel = _tab(desk).panel
    click_tab(panel.tabs, EVIDENCE)
    click(button("Not kept", panel.evidence.which))


def _evidence(desk: StandardsDesk) -> list[EvidenceRow]:
    return list(_tab(desk).panel.evidence.model.rows)


def _all_broken(desk: StandardsDesk) -> str:
    rows, row = _evidence(desk), _tab(desk).panel.row
    missed = 0 if row is None else row.counted - row.kept
    return all_of(
        holds(bool(rows) and not any(each.kept for each in rows), "Visits are shown that were seen in time."),
        same("How many there are", _tab(desk).panel.evidence.model.total, missed),
    )


def _pick_evidence(desk: StandardsDesk) -> None:
    pick(_tab(desk).panel.evidence.view, 0)


def _back(desk: StandardsDesk) -> None:
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape, on=_tab(desk).panel)
