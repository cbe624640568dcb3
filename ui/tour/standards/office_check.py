"""An office check: begun, answered with a No, a note and a task, and finished."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from hsdesk.office_checks import queries
from hsdesk.office_checks.rows import CheckRow, RoundRow
from ui.office_checks.dialogs import TaskForm
from ui.office_checks.item import CheckItem
from ui.office_checks.tab import OfficeChecksTab
from ui.tour.hand import CTRL, click, closed, dialog, opened, press, type_in
from ui.tour.standards.board import StandardsDesk
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, same

AMISS = "LH-11"
"""The opening hours on show: what is found amiss in the tour."""
NOTE = "The board at the door still shows the hours of last winter."


def office_check(desk: StandardsDesk) -> Iterator[Step]:
    """A round of the office in a minute, at the desk."""
    yield Step(
        "Office checks: the next round is due",
        lambda: desk.open_tab("Office checks"),
        lambda: all_of(
            holds(_tab(desk).panel.foot.begin.isVisible(), "It cannot be begun."),
            holds(_current(desk) is None, "It was begun already."),
        ),
        Picture("office-check-due"),
    )
    yield Step(
        "Begin it",
        lambda: click(_tab(desk).panel.foot.begin),
        lambda: all_of(
            holds(_current(desk) is not None, "It is not begun."),
            holds(all(item.choice.isVisible() for item in _items(desk)), "Nothing can be answered."),
        ),
    )
    yield Step(
        "The opening hours are not right: No, and a note of what is amiss",
        lambda: _say_no(desk),
        lambda: same("The note", [each.note for each in _check(desk).answers if each.yes is False], [NOTE]),
        Picture("office-check-amiss"),
    )
    yield Step(
        "Make a task of it",
        lambda: click(_item(desk).amiss.make_task),
        lambda: opened(TaskForm),
        Picture("office-check-task"),
    )
    yield Step(
        "Somebody has it to do",
        lambda: click(dialog(TaskForm).verb_button),
        lambda: all_of(
            closed(), same("Tasks", [len(each.tasks) for each in _check(desk).answers if each.tasks], [1])
        ),
    )
    yield from _rest(desk)


def _rest(desk: StandardsDesk) -> Iterator[Step]:
    before = len(_rounds(desk))
    yield Step(
        "Everything else is in place: Yes with the Left key, on with Enter",
        lambda: _say_yes(desk),
        lambda: same("Answers to go", _check(desk).to_go, 0),
    )
    yield Step(
        "Finish it: the round stands in the history",
        lambda: click(_tab(desk).panel.foot.finish),
        lambda: all_of(
            holds(_current(desk) is None, "It is still open."),
            same("The rounds", len(_rounds(desk)), before + 1),
            same("Amiss in the last one", _rounds(desk)[0].no, 1),
        ),
        Picture("office-check-done"),
    )


def _tab(desk: StandardsDesk) -> OfficeChecksTab:
    return desk.tab(OfficeChecksTab)


def _items(desk: StandardsDesk) -> list[CheckItem]:
    return _tab(desk).panel.items


def _current(desk: StandardsDesk) -> CheckRow | None:
    return desk.office.ask(queries.current, desk.office.standards)


def _check(desk: StandardsDesk) -> CheckRow:
    found = _current(desk)
    if found is None:
        raise Unexpected("No check is open.")
    return found


def _rounds(desk: StandardsDesk) -> list[RoundRow]:
    return desk.office.ask(queries.history)


def _item(desk: StandardsDesk) -> CheckItem:
    """The question about what is amiss."""
    wanted = next(each.answer_id for each in _check(desk).answers if each.question.standard == AMISS)
    found = _tab(desk).panel.item(wanted)
    if found is None:
        raise Unexpected("The question is not shown.")
    return found


def _say_no(desk: StandardsDesk) -> None:
    item = _item(desk)
    click(item.choice.no)
    type_in(NOTE, on=item.amiss.note)
    press(Qt.Key.Key_Return, CTRL, on=item.amiss.note)


def _say_yes(desk: StandardsDesk) -> None:
    for item in _items(desk):
        if item.choice.value() is None:
            item.choice.setFocus()
            press(Qt.Key.Key_Left)
            press(Qt.Key.Key_Return)
