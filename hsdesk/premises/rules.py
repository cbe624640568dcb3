"""Which hours and packs an office may keep, and how its hours are said."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from hsdesk.calendars.hours import Opening, OpeningHours, Weekday
from hsdesk.errors import Refused


class OfficeDayKind(StrEnum):
    """What is arranged for a date: the office's own affair, or a holiday of the whole nation."""

    CLOSED = "closed"
    OTHER_HOURS = "other-hours"
    BANK_HOLIDAY = "bank-holiday"
    """An extra bank holiday, announced after this version of hsdesk; the law counts it as well."""


_PACK_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHORT_NAMES = tuple(day.value.capitalize() for day in Weekday)
_RUN = 3
"""So many days in a row are said as a range: Mon to Wed."""


def checked_hours(hours: Mapping[str, object]) -> OpeningHours:
    """Read a week's hours (`mon` to `sun`). Raises `Refused` when they never open or make no sense."""
    week = OpeningHours.from_mapping(hours)
    if week.never_open:
        raise Refused(
            "These hours never open the office.", "Give hours on at least one day of the week.", field="hours"
        )
    return week


def checked_openings(hours: Sequence[Sequence[str]]) -> tuple[Opening, ...]:
    """Read the openings of one day, `[["10:00", "12:00"]]`. Raises `Refused` for none or senseless ones."""
    openings = OpeningHours.from_mapping({Weekday.MONDAY.value: [list(pair) for pair in hours]}).week[0]
    if not openings:
        raise Refused(
            "No hours are given for this day.",
            "Give its hours, or close the office for the day.",
            field="hours",
        )
    return openings


def checked_packs(packs: Sequence[str]) -> list[str]:
    """An office's packs, the landlord's first. Raises `Refused` for none, one twice, or a strange name."""
    if not packs:
        raise Refused(
            "No standards pack is chosen.",
            "Choose the pack of promises that this office keeps.",
            field="packs",
        )
    if len(set(packs)) < len(packs):
        raise Refused("A standards pack is chosen twice.", "Choose each pack once.", field="packs")
    if not all(_PACK_ID.fullmatch(pack) for pack in packs):
        raise Refused(
            "A standards pack's name has letters, digits and hyphens only.",
            "Choose a pack from the list.",
            field="packs",
        )
    return list(packs)


def openings_in_words(openings: Sequence[Opening]) -> str:
    """A day's hours as a notice says them: 9:00 to 12:30, 13:15 to 17:00; or Closed."""
    said = [f"{_clock(opening.opens)} to {_clock(opening.closes)}" for opening in openings]
    return ", ".join(said) or "Closed"


def week_in_words(hours: OpeningHours) -> list[tuple[str, str]]:
    """A week as a notice says it, days of the same hours together: ("Mon to Fri", "9:00 to 17:00")."""
    days: dict[str, list[int]] = {}
    for day, openings in enumerate(hours.week):
        days.setdefault(openings_in_words(openings), []).append(day)
    return [(_days_in_words(same), said) for said, same in days.items()]


def _days_in_words(days: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = []
    for run in runs:
        names = [_SHORT_NAMES[day] for day in run]
        said += [f"{names[0]} to {names[-1]}"] if len(run) >= _RUN else names
    return ", ".join(said)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
