"""How the dates of something that has not happened yet are said."""

from __future__ import annotations

from datetime import datetime, timedelta

from hsdesk.calendars.words import length_in_words
from hsdesk.standards.what_if import WouldBeClock
from ui.explanation.text import moment_in_words
from ui.tokens import Family
from ui.widgets.paint import Chip, ChipSize
from ui.words import clock_time, counted, full_date, local

_SHORT = timedelta(hours=3)
_MANY_WORKING_DAYS = 25

LEADS = Chip("Leads", "flag", Family.INFO, ChipSize.SMALL)
LAW = Chip("The law", "scale", Family.PAUSE, ChipSize.SMALL)
AIM = Chip("Own aim", "target", Family.PAUSE, ChipSize.SMALL)
PROMISE = Chip("Our promise", "heart-handshake", Family.PAUSE, ChipSize.SMALL)
UNVERIFIED = Chip("Check before relying on this", "triangle-alert", Family.SOON, ChipSize.SMALL)
AGAINST_LAW = Chip("The law says otherwise", "triangle-alert", Family.SOON, ChipSize.SMALL)


def whose(clock: WouldBeClock) -> Chip:
    """Who asks for it: the law, a promise to tenants, or only an aim of the office."""
    return LAW if clock.is_law else AIM if clock.is_aim else PROMISE


def marks(clock: WouldBeClock) -> list[Chip]:
    """What must be known of a promise at first sight."""
    return [chip for chip, on in ((UNVERIFIED, clock.unverified), (AGAINST_LAW, clock.against_law)) if on]


def runs_to_midnight(clock: WouldBeClock) -> bool:
    """Whether a day is promised rather than a time of day."""
    end = local(clock.due_at)
    return (end.hour, end.minute) == (23, 59)


def due_in_words(clock: WouldBeClock) -> str:
    """When it is due: Thu 31 Dec 2026, with the time of day where one is promised."""
    return full_date(clock.due_date) if runs_to_midnight(clock) else moment_in_words(clock.due_at)


def relative(clock: WouldBeClock, at: datetime, *, is_now: bool) -> str:
    """How long after the supposed moment it is due, as people say it: in 5 working days, tomorrow 10:30."""
    days = (clock.due_date - local(at).date()).days
    length = clock.due_at - at
    hour = "" if runs_to_midnight(clock) else f" {clock_time(clock.due_at)}"
    if length < timedelta():
        return _before(length, days, is_now=is_now)
    if hour and length <= _SHORT:
        told = length_in_words(timedelta(minutes=round(length.total_seconds() / 60)))
        return "at once" if told == "no time" else _later(told, is_now=is_now)
    if days == 0:
        return f"today{hour}" if is_now else f"the same day{hour}"
    if days == 1:
        return f"tomorrow{hour}" if is_now else f"the next day{hour}"
    if clock.working_days and clock.working_days <= _MANY_WORKING_DAYS:
        return _later(counted(clock.working_days, "working day"), is_now=is_now)
    weeks, rest = divmod(days, 7)
    return _later(counted(weeks, "week") if weeks and not rest else counted(days, "day"), is_now=is_now)


def _later(length: str, *, is_now: bool) -> str:
    return f"in {length}" if is_now else f"{length} later"


def _before(length: timedelta, days: int, *, is_now: bool) -> str:
    if days == 0:
        told = length_in_words(timedelta(minutes=round(-length.total_seconds() / 60)))
    else:
        told = counted(-days, "day")
    return f"{told} ago" if is_now else f"{told} before"


def target(clock: WouldBeClock) -> str:
    """The time promised: Within 3 working days."""
    looks_back = clock.within.startswith("-")
    return clock.within.capitalize() if clock.within[:1].isalpha() or looks_back else f"Within {clock.within}"


def pack(clock: WouldBeClock) -> str:
    """Where the promise stands among the packs: LH-27, Longhurst & Havelok Homes, version 2."""
    return f"{clock.standard}, {clock.pack_title}, version {clock.pack_version}"


def chain(clock: WouldBeClock) -> str:
    """Which step must come first; empty for a clock that starts at once."""
    if clock.after_at is None:
        return ""
    day = full_date(local(clock.after_at).date())
    return f"After: {clock.after}, on its last day, {day}"


def counts_from(clock: WouldBeClock, at: datetime) -> str:
    """From when it counts, where that is neither the supposed moment nor an earlier step."""
    if clock.after_at is not None or clock.started_at == at:
        return ""
    return f"Counted from {moment_in_words(clock.started_at)}"


def kept(clock: WouldBeClock) -> str:
    """What stops the clock."""
    return f"Kept when {clock.stops_with}"


def source(clock: WouldBeClock) -> str:
    """The document in which the promise stands."""
    place = f", under “{clock.place}”" if clock.place else ""
    document = f"{clock.source}{place}, {clock.publisher}, {clock.dated}"
    return f"{document}. Pack: {clock.pack_title}, version {clock.pack_version}."
