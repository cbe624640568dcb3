"""The menus of a visit and of a room: only what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hsdesk.diary.rows import OnDutyRow
from hsdesk.diary.rules import DutyKind, OccupancyKind
from hsdesk.people.rows import StaffRow
from hsdesk.reception.rows import RoomStateRow, VisitRow
from hsdesk.reception.rules import IN_THE_OFFICE, IN_THE_QUEUE, VisitState
from ui.keys import Key
from ui.reception.room_words import features, room_text
from ui.theme import Theme
from ui.widgets.menu import Menu

Choice = Callable[[], object]


def open_menu(theme: Theme, below: QWidget) -> Menu:
    """A menu that goes when it is closed."""
    menu = Menu(theme, below.window())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def later(do: Callable[..., object], *values: Any) -> Choice:
    """Something to do with values that are known already. A menu passes nothing of its own along."""

    def act() -> None:
        do(*values)

    return act


class VisitDeeds:
    """What can be done with a visit from its menu; the page fills it in."""

    def __init__(
        self,
        *,
        call_again: Choice,
        seen_by: Choice,
        transfer: Choice,
        room: Choice,
        unavailable: Choice,
        correct: Choice,
        history: Choice,
        why: Choice,
        order: Choice,
        left: Choice,
        redirect: Choice,
        undo: Choice,
    ) -> None:
        self.call_again, self.seen_by, self.transfer, self.room = call_again, seen_by, transfer, room
        self.unavailable, self.correct, self.history, self.order = unavailable, correct, history, order
        self.why = why
        self.left, self.redirect, self.undo = left, redirect, undo


def fill_more(menu: Menu, row: VisitRow, deeds: VisitDeeds, *, rooms: bool) -> None:
    """What can be done with a visit beyond its buttons, in the order of how often it is wanted."""
    here, queued = row.state in IN_THE_OFFICE, row.state in IN_THE_QUEUE
    if row.state is VisitState.CALLED:
        menu.add("Call again", deeds.call_again, icon="megaphone", behind=Key.CALL.cap())
    if queued:
        menu.add("Seen by somebody else…", deeds.seen_by, icon="user-check")
    if here:
        menu.add("Change who they see…", deeds.transfer, icon="arrow-right-left")
    if here and rooms:
        menu.add("Put in a room…", deeds.room, icon="door-open", behind=Key.ROOM.cap())
    if not row.staff_unavailable:
        menu.add("No member of staff available", deeds.unavailable, icon="user-x")
    menu.addSeparator()
    menu.add("Correct a time…", deeds.correct, icon="pencil-line")
    menu.add("History", deeds.history, icon="history")
    menu.add("Why this time?", deeds.why, icon="calendar-clock")
    if queued:
        menu.add("How this list is ordered", deeds.order, icon="info")
    menu.addSeparator()
    if queued:
        menu.add("Left without being seen…", deeds.left, icon="log-out", danger=True)
        menu.add("Sent elsewhere", deeds.redirect, icon="signpost")
    if row.state is not VisitState.WITHDRAWN:
        menu.add("Undo the last step…", deeds.undo, icon="undo-2")


def fill_rooms(
    menu: Menu,
    row: VisitRow,
    rooms: tuple[RoomStateRow, ...],
    *,
    give: Callable[[RoomStateRow], object],
    call: Callable[[RoomStateRow], object],
) -> None:
    """The free rooms to choose from, those that offer what the visitor needs first; others say why not."""
    needs = {need.value for need in row.needs}
    order = sorted(rooms, key=lambda room: -len(needs & set(room.features)))
    free = [room for room in order if room.kind is None or _held_for(room, row)]
    for room in free:
        menu.add(room.name, later(give, room), icon="door-open", behind=_offers(room))
    if row.state is VisitState.WAITING and free:
        menu.addSeparator()
        for room in free:
            menu.add(f"Call to {room.name}", later(call, room), icon="megaphone")
    taken = [room for room in rooms if room not in free]
    if taken and free:
        menu.addSeparator()
    for room in taken:
        words = room_text(room, room.since).chip.word if room.since is not None else ""
        menu.add(room.name, icon="door-closed", behind=words, enabled=False)


def _offers(room: RoomStateRow) -> str:
    return "Held" if room.kind is OccupancyKind.HOLD else features(room)


def _held_for(room: RoomStateRow, row: VisitRow) -> bool:
    """A room that is held may be used; whoever holds it is asked by the person at the desk."""
    return room.kind is OccupancyKind.HOLD and row.state in IN_THE_OFFICE


class RoomDeeds:
    """What can be done with a room from its menu; the page fills it in."""

    def __init__(
        self, *, put: Choice, show: Choice, finish: Choice, hold: Choice, close: Choice, free: Choice
    ) -> None:
        self.put, self.show, self.finish = put, show, finish
        self.hold, self.close, self.free = hold, close, free


def fill_room(menu: Menu, room: RoomStateRow, current: VisitRow | None, deeds: RoomDeeds) -> None:
    """What can be done with a room as it is."""
    visitor_here = room.kind is OccupancyKind.USE and room.visit_state in IN_THE_OFFICE
    if visitor_here:
        menu.add(f"Show {room.ticket}", deeds.show, icon="eye")
        if room.visit_state is VisitState.BEING_SEEN:
            menu.add(f"Finish {room.ticket}…", deeds.finish, icon="circle-check")
        return
    usable = room.kind in {None, OccupancyKind.HOLD}
    if usable and current is not None and current.state in IN_THE_OFFICE:
        menu.add(f"Put {current.ticket} here", deeds.put, icon="door-open")
    if room.kind is None:
        menu.add("Hold…", deeds.hold, icon="clock")
        menu.add("Close…", deeds.close, icon="minus")
    else:
        menu.add("Free it", deeds.free, icon="check")


def fill_staff(menu: Menu, staff: list[StaffRow], choose: Callable[[StaffRow], object]) -> None:
    """The staff, to pick one."""
    for member in staff:
        menu.add(member.name, later(choose, member), icon="user", behind=member.team)


def fill_duty(
    menu: Menu,
    staff: list[StaffRow],
    on_duty: tuple[OnDutyRow, ...],
    toggle: Callable[[StaffRow, DutyKind, bool], object],
) -> None:
    """Who sees visitors and who is at the desk; choosing somebody changes it."""
    for kind, heading in ((DutyKind.SEEING, "sees visitors"), (DutyKind.DESK, "at the desk")):
        if kind is DutyKind.DESK:
            menu.addSeparator()
        here = {person.staff_id for person in on_duty if person.kind is kind}
        for member in staff:
            on = member.staff_id in here
            words = f"{member.name} {heading}"
            icon, behind = ("check", "On duty") if on else ("user", "")
            menu.add(words, later(toggle, member, kind, not on), icon=icon, behind=behind)
