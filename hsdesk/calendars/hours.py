"""The hours in which an office is open in an ordinary week, with breaks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from hsdesk.calendars.words import DAY_NAMES, shown
from hsdesk.errors import Refused

MINUTES_A_DAY = 24 * 60
_CLOCK_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_ADVICE = "Write hours as for example 09:00 to 17:00; a day may end at 24:00."


class Weekday(StrEnum):
    """The days of the week by the short names used in files."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class Opening(NamedTuple):
    """One stretch of opening on a day, in minutes after local midnight; `closes` may be 1440 (24:00)."""

    opens: int
    closes: int

    def __str__(self) -> str:
        """The stretch as it is written on a door: 09:00–17:00."""
        return f"{clock_time(self.opens)}–{clock_time(self.closes)}"


def clock_time(minutes: int) -> str:
    """Minutes after midnight as a time of day: 540 is 09:00, 1440 is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(text: object) -> int:
    """Read a time of day, 00:00 to 24:00, as minutes after midnight. Raises `Refused`."""
    match = _CLOCK_TIME.fullmatch(text) if isinstance(text, str) else None
    minutes = int(match[1]) * 60 + int(match[2]) if match and int(match[2]) < 60 else MINUTES_A_DAY + 1
    if minutes > MINUTES_A_DAY:
        raise Refused(f"{shown(text)} is not a time of day.", _ADVICE, field="hours")
    return minutes


def checked(openings: Iterable[Opening], day_name: str) -> tuple[Opening, ...]:
    """Put a day's openings in order and join those that touch.

    Raises `Refused` when one ends before it begins, lies outside the day, or overlaps another.
    """
    joined: list[Opening] = []
    for opening in sorted(openings):
        if not 0 <= opening.opens < opening.closes <= MINUTES_A_DAY:
            raise Refused(
                f"{day_name}: opening hours of {opening} do not end after they begin.", _ADVICE, field="hours"
            )
        if joined and opening.opens < joined[-1].closes:
            raise Refused(
                f"{day_name}: {joined[-1]} and {opening} overlap.", "Change one of the two.", field="hours"
            )
        if joined and opening.opens == joined[-1].closes:
            joined[-1] = Opening(joined[-1].opens, opening.closes)
        else:
            joined.append(opening)
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """An ordinary week: for each day, Monday first, the stretches in which the office is open.

    A day without a stretch is closed; a gap between two stretches is a break. Raises `Refused` when
    the stretches of a day do not make sense together.
    """

    week: tuple[tuple[Opening, ...], ...]

    def __post_init__(self) -> None:
        if len(self.week) != len(DAY_NAMES):
            raise ValueError("A week has seven days.")
        week = tuple(checked(day, name) for day, name in zip(self.week, DAY_NAMES, strict=True))
        object.__setattr__(self, "week", week)

    @property
    def never_open(self) -> bool:
        """True when no day of the week has any opening."""
        return not any(self.week)

    @classmethod
    def same_on_weekdays(cls, opens: str, closes: str) -> Self:
        """The same hours from Monday to Friday, such as 09:00 to 17:00, and closed at weekends."""
        day = (Opening(minutes_of(opens), minutes_of(closes)),)
        return cls((day,) * 5 + ((), ()))

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> Self:
        """Read hours as files write them: `{"mon": [["09:00", "12:30"], ["13:15", "17:00"]], ...}`.

        A day that is left out, empty or null is closed. Raises `Refused` with the day that is wrong.
        """
        unknown = [name for name in mapping if name not in set(Weekday)]
        if unknown:
            raise Refused(
                f"{shown(unknown[0])} is not a day of the week.",
                f"The days are {', '.join(Weekday)}.",
                field="hours",
            )
        return cls(
            tuple(_read_day(mapping.get(day), name) for day, name in zip(Weekday, DAY_NAMES, strict=True))
        )

    def as_mapping(self) -> dict[str, list[list[str]]]:
        """The hours as files write them; `from_mapping` reads them back to the same."""
        return {
            day.value: [[clock_time(opening.opens), clock_time(opening.closes)] for opening in openings]
            for day, openings in zip(Weekday, self.week, strict=True)
            if openings
        }


def _read_day(entered: object, day_name: str) -> tuple[Opening, ...]:
    if entered is None:
        return ()
    if not isinstance(entered, list | tuple):
        raise Refused(f"{day_name}: the hours are not a list of openings.", _ADVICE, field="hours")
    openings = []
    for pair in entered:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise Refused(f"{day_name}: an opening is not a pair of times.", _ADVICE, field="hours")
        openings.append(Opening(minutes_of(pair[0]), minutes_of(pair[1])))
    return tuple(openings)
