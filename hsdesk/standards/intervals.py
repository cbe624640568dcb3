"""How often something is to be done: `3 months`, `2 years`."""

import re
from dataclasses import dataclass

from hsdesk.calendars.words import count_in_words, shown
from hsdesk.errors import Refused

_WRITTEN = re.compile(r"([1-9]\d{0,2}) (day|week|month|year)s?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Interval:
    """A period that comes again and again: `count` times `unit` (day, week, month or year)."""

    count: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Read an interval such as `3 months`. Raises `Refused`."""
        match = _WRITTEN.fullmatch(" ".join(text[:60].split()).lower())
        if match is None:
            raise Refused(
                f"{shown(text)} is not a period that comes again.",
                "Write for example “1 week”, “3 months” or “2 years”.",
            )
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        """The interval as packs write it."""
        return count_in_words(self.count, self.unit)
