"""Keeping a room for somebody, or closing it for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from hsdesk.people.rows import StaffRow
from ui.reception.form_dialog import FormDialog
from ui.reception.time_field import TimeField, on_day_of
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.option import Option
from ui.widgets.select import SelectField


class _RoomDialog(FormDialog):
    """Why, and until when if that is known."""

    def __init__(self, theme: Theme, window: QWidget, title: str, *, verb: str, now: datetime) -> None:
        super().__init__(theme, window, title, verb=verb)
        self._now = now
        self.reason = Field(theme, "What for", optional=True, longest=200)
        self.until = TimeField(
            theme, "Until", optional=True, hint="Without a time it lasts until it is freed."
        )
        self.body.addWidget(self.reason)
        self.body.addWidget(self.until)
        self.reason.submitted.connect(self.submit)
        self.until.submitted.connect(self.submit)
        self.reason.setFocus()

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        typed = self.until.typed()
        until = None if typed is None else on_day_of(self._now, typed)
        return {"reason": self.reason.text(), "until": until}

    def is_complete(self) -> bool:
        """The time may be left out, but not be something else than a time."""
        return self.until.require()


class CloseRoomDialog(_RoomDialog):
    """Closes a room."""

    def __init__(self, theme: Theme, window: QWidget, room: str, now: datetime) -> None:
        super().__init__(theme, window, f"Close {room}?", verb="Close room", now=now)


class HoldRoomDialog(_RoomDialog):
    """Keeps a room, perhaps for a colleague."""

    def __init__(
        self, theme: Theme, window: QWidget, room: str, now: datetime, staff: Sequence[StaffRow]
    ) -> None:
        super().__init__(theme, window, f"Hold {room}?", verb="Hold room", now=now)
        options = [Option(None, "Nobody in particular", "users")]
        options += [Option(member.staff_id, member.name, "user") for member in staff]
        self.staff = SelectField(theme, "For", options)
        self.body.insertWidget(0, self.staff)

    def answers(self) -> dict[str, Any]:
        """What the action is given."""
        return {**super().answers(), "staff_id": self.staff.value()}
