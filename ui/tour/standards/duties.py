"""Duties: one that is late is marked done with a note, another is moved with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from hsdesk.duties import queries
from hsdesk.duties.rows import DutyDetail, DutyRow
from hsdesk.duties.rules import DutyState
from ui.duties.dialogs import MoveDialog
from ui.duties.lines import DutyLine
from ui.duties.tab import DutiesTab
from ui.tour.hand import CTRL, click, closed, dialog, opened, press, type_in
from ui.tour.sizes import DESK_SIZES
from ui.tour.standards.board import StandardsDesk, pick
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, same

NOTE = "Three old notices taken down, the opening hours of Easter removed."
MOVED, NEW_DATE = "LH-37", date(2026, 7, 10)
REASON = "The figures of June are ready only in the second week of July."


def duties(desk: StandardsDesk) -> Iterator[Step]:
    """What is to be done by when, and two things done about it."""
    yield Step(
        "Duties: what is late, what is due, what is done",
        lambda: desk.open_tab("Duties"),
        lambda: _list_is_right(desk),
        Picture("duties", DESK_SIZES),
    )
    late = _late(desk)
    yield Step(
        "Choose the one that is late",
        partial(_pick, desk, late.duty_id),
        lambda: _is_shown(desk, late.duty_id),
        Picture("duty-late"),
    )
    yield Step(
        "Write a note of what was done, and Ctrl+Enter",
        lambda: _write_note(desk),
        lambda: same("The notes", [each.note for each in _duty(desk, late.duty_id).evidence], [NOTE]),
    )
    yield Step(
        "Mark it done: it is, and the next one is there",
        lambda: click(_tab(desk).panel.foot.done),
        lambda: all_of(
            same("The state", _duty(desk, late.duty_id).row.state, DutyState.DONE_LATE),
            holds(_duty(desk, late.duty_id).row.next_due is not None, "The next one is not there."),
        ),
        Picture("duty-done"),
    )
    yield from _moved(desk)


def _moved(desk: StandardsDesk) -> Iterator[Step]:
    duty_id = next(row.duty_id for row in _rows(desk) if row.standard == MOVED and not row.is_done)
    yield Step(
        "Another one cannot be done in time",
        partial(_pick, desk, duty_id),
        lambda: _is_shown(desk, duty_id),
    )
    yield Step(
        "Move its date",
        lambda: click(_tab(desk).panel.foot.move_date),
        lambda: opened(MoveDialog),
    )
    yield Step(
        "Say until when, and why",
        _say_why,
        lambda: same("The reason", dialog(MoveDialog).reason.text(), REASON),
        Picture("duty-moved"),
    )
    yield Step(
        "Move it: both dates and the reason stay on record",
        lambda: click(dialog(MoveDialog).verb_button),
        lambda: all_of(
            closed(),
            same("The date", _duty(desk, duty_id).row.due_date, NEW_DATE),
            same("The reason", [move.reason for move in _duty(desk, duty_id).moves], [REASON]),
            holds(REASON in _tab(desk).panel.facts.moved.text(), "The panel does not say why."),
        ),
    )


def _tab(desk: StandardsDesk) -> DutiesTab:
    return desk.tab(DutiesTab)


def _rows(desk: StandardsDesk) -> tuple[DutyRow, ...]:
    return desk.office.ask(queries.duties, desk.office.standards).rows


def _duty(desk: StandardsDesk, duty_id: int) -> DutyDetail:
    return desk.office.ask(queries.duty, desk.office.standards, duty_id)


def _late(desk: StandardsDesk) -> DutyRow:
    for row in _rows(desk):
        if row.state is DutyState.LATE and not row.parts:
            return row
    raise Unexpected("No duty is late.")


def _list_is_right(desk: StandardsDesk) -> str:
    """The list shows the duties of the year, as another desk reads them."""
    shown = {line.row.duty_id for line in _tab(desk).list.model.rows if isinstance(line, DutyLine)}
    return all_of(
        same("The duties", shown, {row.duty_id for row in _rows(desk)}),
        holds(len(shown) >= 15, "Few duties are shown."),
    )


def _pick(desk: StandardsDesk, duty_id: int) -> None:
    listed = _tab(desk).list
    for place, line in enumerate(listed.model.rows):
        if isinstance(line, DutyLine) and line.row.duty_id == duty_id:
            pick(listed.view, place)
            return
    raise Unexpected("The duty is not in the list.")


def _is_shown(desk: StandardsDesk, duty_id: int) -> str:
    detail = _tab(desk).panel.detail
    return same("The duty beside the list", detail.row.duty_id if detail else 0, duty_id)


def _write_note(desk: StandardsDesk) -> None:
    box = _tab(desk).panel.proof.note.box
    click(box)
    type_in(NOTE, on=box)
    press(Qt.Key.Key_Return, CTRL, on=box)


def _say_why() -> None:
    form = dialog(MoveDialog)
    type_in(f"{NEW_DATE.day} {NEW_DATE:%b} {NEW_DATE.year}", on=form.day.line)
    type_in(REASON, on=form.reason.box)
