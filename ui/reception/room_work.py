"""What a person does with interview rooms, and with who is on duty."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hsdesk.diary.rules import DutyKind
from hsdesk.people import queries as people
from hsdesk.people.rows import StaffRow
from hsdesk.reception.rows import RoomStateRow
from ui.reception import menus
from ui.reception.asking import Asking
from ui.reception.board import Board
from ui.reception.deeds import Deeds
from ui.reception.rooms_strip import RoomCard
from ui.reception.snapshot import Snapshot
from ui.reception.steps import Steps
from ui.services import Services


class RoomWork(Asking):
    """Opens the menus of rooms and of duty, and does what is chosen."""

    def __init__(self, services: Services, board: Board, steps: Steps, deeds: Deeds) -> None:
        super().__init__(services, board)
        self._board, self._steps, self._deeds = board, steps, deeds
        self.snapshot: Snapshot | None = None

    @Slot(object)
    def open_menu(self, card: RoomCard) -> None:
        """Open what can be done with a room."""
        room = card.room
        menu = menus.open_menu(self.theme, card)
        deeds = menus.RoomDeeds(
            put=menus.later(self._put, room),
            show=menus.later(self._show_visit, room),
            finish=menus.later(self._finish, room),
            hold=menus.later(self._hold, room),
            close=menus.later(self._close, room),
            free=menus.later(self._steps.free_room, room.room_id, room.name),
        )
        menus.fill_room(menu, room, self._board.current, deeds)
        menu.open_below(card)

    def open_duty(self, below: QWidget) -> None:
        """Open who sees visitors and who is at the desk."""

        def show(staff: list[StaffRow]) -> None:
            menu = menus.open_menu(self.theme, below)
            on_duty = self.snapshot.on_duty if self.snapshot else ()
            menus.fill_duty(menu, staff, on_duty, self._toggle_duty)
            menu.open_below(below)

        self.read(people.staff_list, show)

    def _toggle_duty(self, member: StaffRow, kind: DutyKind, on: bool) -> None:  # noqa: FBT001 - from a menu
        self._steps.set_duty(member.staff_id, member.name, kind, on=on)

    def _show_visit(self, room: RoomStateRow) -> None:
        if room.visit_id is not None and self._board.reveal(room.visit_id):
            self._board.take_focus()

    def _finish(self, room: RoomStateRow) -> None:
        row = self.snapshot.visit(room.visit_id) if self.snapshot and room.visit_id else None
        if row is not None:
            self._deeds.finish_visit(row)

    def _put(self, room: RoomStateRow) -> None:
        row = self._board.current
        if row is not None:
            self._steps.give_room(row, room.room_id, room.name)

    def _hold(self, room: RoomStateRow) -> None:
        from ui.reception.room_dialog import HoldRoomDialog

        def show(staff: list[StaffRow]) -> None:
            form = HoldRoomDialog(self.theme, self.window, room.name, self._services.clock.now(), staff)

            def send() -> None:
                self._steps.hold_room(room.room_id, room.name, form, **form.answers())

            self.open_form(form, send)

        self.read(people.staff_list, show)

    def _close(self, room: RoomStateRow) -> None:
        from ui.reception.room_dialog import CloseRoomDialog

        form = CloseRoomDialog(self.theme, self.window, room.name, self._services.clock.now())

        def send() -> None:
            self._steps.close_room(room.room_id, room.name, form, **form.answers())

        self.open_form(form, send)
