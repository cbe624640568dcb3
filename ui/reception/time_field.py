"""A time of day that is typed: 14:32, 1432 and 14.32 are the same."""

from __future__ import annotations

import re
from datetime import datetime, time

from PySide6.QtWidgets import QWidget

from hsdesk.clock import LONDON
from ui.theme import Theme
from ui.widgets.field import Field
from ui.words import clock_time, local

_TIME = re.compile(r"\s*(\d{1,2})\s*[:.,h ]?\s*(\d{2})\s*")


def read_time(text: str) -> time | None:
    """The time of day that a text says, or None when it says none."""
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def on_day_of(moment: datetime, at: time) -> datetime:
    """A time of day in the office, on the day of a moment."""
    return datetime.combine(local(moment).date(), at, tzinfo=LONDON)


class TimeField(Field):
    """A line for a time of day; an optional one may stay empty."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(theme, label, parent, hint=hint, placeholder="14:30", optional=optional, longest=8)
        self._optional = optional

    def set_time(self, moment: datetime) -> None:
        """Put in the time of a moment and select it, to be typed over."""
        self.set_text(clock_time(moment))
        self.line.selectAll()

    def typed(self) -> time | None:
        """The time that is typed, or None."""
        return read_time(self.text())

    def require(self) -> bool:
        """Whether a time is typed that can be read, or nothing where that is allowed; if not, say so."""
        empty = not self.text().strip()
        right = self.typed() is not None or (empty and self._optional)
        self.set_error("" if right else "Type a time such as 14:30.")
        return right
