"""The small language in which a promise says how long it has: `5 minutes`, `10 working days`, `same day`.

A count below zero looks back from an event: `-10 days` is at least ten days before a hearing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from hsdesk.calendars.words import count_in_words, shown
from hsdesk.errors import Refused


class Unit(StrEnum):
    """What is counted, written as in the language (in the singular)."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    WORKING_MINUTE = "working minute"
    WORKING_HOUR = "working hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    SAME_DAY = "same day"
    AT_ONCE = "at once"

    @property
    def is_elapsed(self) -> bool:
        """True when every second counts, nights and weekends included."""
        return self in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}

    @property
    def is_working_time(self) -> bool:
        """True when only time inside opening hours counts."""
        return self in {Unit.WORKING_MINUTE, Unit.WORKING_HOUR}

    @property
    def is_day_target(self) -> bool:
        """True when the target runs to the end of a local day."""
        return self in _DAY_TARGETS

    @property
    def seconds(self) -> int:
        """The length of one unit of an hour clock in seconds; 0 for anything counted in days."""
        return _SECONDS.get(self, 0)


_DAY_TARGETS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH, Unit.SAME_DAY})
_SECONDS = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.WORKING_MINUTE: 60,
    Unit.HOUR: 3600,
    Unit.WORKING_HOUR: 3600,
}
_LARGEST = {
    Unit.SECOND: 999_999,
    Unit.MINUTE: 999_999,
    Unit.WORKING_MINUTE: 999_999,
    Unit.HOUR: 99_999,
    Unit.WORKING_HOUR: 99_999,
    Unit.DAY: 9_999,
    Unit.WORKING_DAY: 9_999,
    Unit.WEEK: 999,
    Unit.MONTH: 480,
}
_COUNTED = re.compile(r"(-?)(\d{1,12}) ((?:working )?[a-z]+?)s?", re.ASCII)
_ADVICE = "Write for example “5 minutes”, “24 hours”, “10 working days”, “1 month”, “same day” or “at once”."


@dataclass(frozen=True, slots=True)
class Within:
    """How long a promise has: `amount` units, below zero when counted back from an event.

    `amount` is 0 for `same day` and `at once`, which count nothing. Raises `Refused` for a count of
    nothing otherwise, and for one beyond what any promise needs (some decades).
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        largest = _LARGEST.get(self.unit)
        if largest is None:
            if self.amount:
                raise Refused(f"“{self.unit}” takes no number.", _ADVICE, field="within")
        elif not self.amount:
            raise Refused(f"A time of 0 {self.unit}s counts nothing.", _ADVICE, field="within")
        elif abs(self.amount) > largest:
            raise Refused(
                f"A time of {abs(self.amount)} {self.unit}s is too long.",
                f"The most is {count_in_words(largest, self.unit.value)}.",
                field="within",
            )

    @classmethod
    def parse(cls, text: str) -> "Within":
        """Read a time such as `10 working days`; capitals and extra spaces do not matter.

        Raises `Refused` for anything that is not in the language.
        """
        plain = " ".join(text[:200].split()).lower()
        if plain in {Unit.SAME_DAY, Unit.AT_ONCE}:
            return cls(0, Unit(plain))
        match = _COUNTED.fullmatch(plain)
        if match is None or match[3] not in _BY_NAME:
            raise Refused(f"{shown(text)} is not a time that can be counted.", _ADVICE, field="within")
        return cls(int(match[1] + match[2]), _BY_NAME[match[3]])

    @property
    def looks_back(self) -> bool:
        """True when the time is counted back from an event."""
        return self.amount < 0

    def __str__(self) -> str:
        """The time as the language writes it; `Within.parse` reads it back to the same."""
        if self.unit in {Unit.SAME_DAY, Unit.AT_ONCE}:
            return self.unit.value
        sign = "-" if self.looks_back else ""
        return sign + count_in_words(abs(self.amount), self.unit.value)


_BY_NAME = {unit.value: unit for unit in _LARGEST}
