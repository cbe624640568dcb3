"""Every word on the public screen, worked out before anything is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hsdesk.reception.forecast import Forecast
from hsdesk.reception.rows import CalledTicket, Share
from ui.display.reading import PublicReading
from ui.words import clock_time, counted, listed, local, long_date

ASK = "Ask at the desk"
"""Stands for a likely wait that nobody can work out."""
MOST_HOURS = 4
"""With more different lines of opening hours than this they could not be read from afar."""


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket that was called: where to go, what a screen reader says, and what tells two calls apart."""

    ticket: str
    place: str
    instruction: str
    to_room: bool
    called_at: datetime

    @property
    def spoken(self) -> str:
        """The call as a sentence."""
        return f"{self.ticket}. {self.instruction}."


@dataclass(frozen=True, slots=True)
class LikelyWait:
    """One line of the likely waits; `known` is False when it only says whom to ask."""

    who: str
    shown: str
    spoken: str
    known: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact at the foot of the screen, with its icon."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """All that the public screen says. `stale` is empty while the database answers."""

    landlord: str
    office: str
    clock: str
    day: str
    call: Call | None
    before: tuple[Call, ...]
    waits: tuple[LikelyWait, ...]
    at_desk: str
    hours: tuple[tuple[str, str], ...]
    today: str
    performance: str
    aim: str
    aim_met: bool
    facts: tuple[Fact, ...]
    stale: str

    @property
    def headline(self) -> str:
        """What matters most, in one sentence."""
        return f"Now calling {self.call.spoken}" if self.call else f"{RESTING[0]}. {RESTING[1]}."

    def spoken(self) -> str:
        """Everything on the screen, for somebody who listens to it."""
        before = [f"{call.ticket}, {call.place}" for call in self.before]
        parts = [
            self.stale,
            self.headline,
            f"Called before: {'; '.join(before)}." if before else "",
            *(f"Likely wait {wait.who.lower()}: {wait.spoken}." for wait in self.waits),
            f"At the desk today: {self.at_desk}." if self.at_desk else "",
            f"{self.today}." if self.today else "",
            "Opening hours: " + "; ".join(f"{days} {hours}" for days, hours in self.hours) + ".",
            f"{self.performance}." + (f" {self.aim}." if self.aim else ""),
            *(f"{fact.words}." for fact in self.facts),
        ]
        return " ".join(part for part in parts if part)


RESTING = ("Welcome", "Please take a seat until your ticket is called")
"""What the large field says while nobody is being called."""


def notice_of(reading: PublicReading, now: datetime, lost_since: datetime | None = None) -> PublicNotice:
    """Put a reading into words as they are at `now`.

    `lost_since` is when the database stopped answering; then the screen says from when it is.
    """
    row = reading.row
    met = row.aim is not None and row.seen_in_time.rate is not None
    return PublicNotice(
        landlord=row.landlord,
        office=row.office,
        clock=clock_time(now),
        day=long_date(local(now).date()),
        call=_call(row.now_calling, reading.rooms) if row.now_calling else None,
        before=tuple(_call(ticket, reading.rooms) for ticket in row.called_before),
        waits=(
            likely_wait("Without an appointment", row.walk_in),
            likely_wait("With an appointment", row.appointment),
        ),
        at_desk=listed(row.at_desk),
        hours=_hours(row.opening_hours),
        today=_today(reading),
        performance=performance(row.seen_in_time),
        aim=f"We aim to see {row.aim}% in time" if row.aim is not None else "",
        aim_met=met and (row.seen_in_time.rate or 0) * 100 >= (row.aim or 0),
        facts=_facts(reading),
        stale=f"Not up to date since {clock_time(lost_since)}" if lost_since else "",
    )


def likely_wait(who: str, forecast: Forecast) -> LikelyWait:
    """A likely wait as a range for the public, or whom to ask."""
    if forecast.shortest is None or forecast.longest is None:
        return LikelyWait(who, ASK, ASK.lower(), known=False)
    if forecast.shortest == 0:
        said = f"up to {counted(forecast.longest, 'minute')}"
        return LikelyWait(who, f"Up to {forecast.longest} min", said, known=True)
    low, high = forecast.shortest, forecast.longest
    return LikelyWait(who, f"{low}–{high} min", f"{low} to {high} minutes", known=True)


def performance(share: Share) -> str:
    """How many were seen in time today. Only all of them is 100 %, only none of them 0 %."""
    rate = share.rate
    if rate is None:
        return "No figures for today yet"
    per_cent = round(rate * 100)
    if share.in_time < share.counted:
        per_cent = min(per_cent, 99)
    if share.in_time:
        per_cent = max(per_cent, 1)
    return f"{per_cent}% seen in time today"


def _call(ticket: CalledTicket, rooms: frozenset[str]) -> Call:
    to_room = ticket.where in rooms
    if to_room:
        instruction = f"Please go to {ticket.where}"
    else:
        instruction = f"Please come to {ticket.where or 'the desk'}"
    place = ticket.where or "The desk"
    return Call(ticket.ticket, place, instruction, to_room, ticket.called_at)


def _hours(hours: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    kept = list(hours)
    if len(kept) > MOST_HOURS:
        kept = [(days, said) for days, said in kept if said != "Closed"]
    if len(kept) > MOST_HOURS:
        return (("They differ from day to day", ASK),)
    return tuple(kept)


def _today(reading: PublicReading) -> str:
    special = reading.special_day
    if special is None:
        return ""
    if not special.openings:
        return f"Closed today: {special.reason}"
    spans = listed([f"{clock_time(opens)} to {clock_time(closes)}" for opens, closes in special.openings])
    return f"Today {spans}: {special.reason}"


def _facts(reading: PublicReading) -> tuple[Fact, ...]:
    row = reading.row
    facts = [
        Fact("ear", "Hearing loop here") if row.hearing_loop else None,
        Fact("lock", "Ask for a private room") if row.private_room else None,
        Fact("languages", "Ask for an interpreter"),
        Fact("phone", f"Emergency repairs {row.emergency_phone}") if row.emergency_phone else None,
    ]
    return tuple(fact for fact in facts if fact is not None)
