"""Counts visits from the bare journal, by the plainest way there is, to check the quick ways against.

Nothing of the program's own counting is used: only the rows of the journal, read as they stand.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hsdesk.clock import LONDON
from hsdesk.office import Office
from support.notes import raw

TARGETS = {True: timedelta(minutes=5), False: timedelta(minutes=10)}
"""Seen within this time with and without an appointment, as Longhurst & Havelok promise."""
ENDS = ("visit.finished", "visit.left", "visit.redirected", "visit.forgotten")


@dataclass
class Told:
    """What the journal tells of one visit, after everything that was taken back or corrected."""

    steps: dict[int, tuple[str, datetime, dict[str, Any]]] = field(default_factory=dict)

    def last(self, *events: str) -> datetime | None:
        """When the last of these steps was taken."""
        times = [at for event, at, _ in self.steps.values() if event in events]
        return times[-1] if times else None

    @property
    def withdrawn(self) -> bool:
        """Whether the check-in itself was taken back."""
        return self.last("visit.arrived") is None

    @property
    def waits(self) -> bool:
        """Whether the visitor still waits to be seen."""
        return not self.withdrawn and self.last("visit.seen", *ENDS) is None

    @property
    def arrival(self) -> dict[str, Any]:
        """The facts of the arrival."""
        return next((facts for event, _, facts in self.steps.values() if event == "visit.arrived"), {})

    @property
    def counts_from(self) -> datetime:
        """From when the wait counts: the arrival, or the booked time when that is later."""
        arrived = self.last("visit.arrived")
        assert arrived is not None
        booked = self.arrival.get("booked_at")
        return max(arrived, moment(booked)) if booked else arrived

    @property
    def due(self) -> datetime:
        """By when the visitor was to be seen."""
        return self.counts_from + TARGETS[self.arrival["appointment"]]


@dataclass(frozen=True)
class Recount:
    """The figures of a day, counted one visit after the other."""

    waiting: int
    with_appointment: int
    in_time: int
    counted: int
    in_time_all: int
    counted_all: int
    left_before_target: int


def tell(office: Office) -> dict[int, Told]:
    """What the journal tells of each visit."""
    visits: dict[int, Told] = {}
    first: dict[int, int] = {}
    entries = raw(
        office,
        "SELECT id, subject_id, event, at, facts, corrects FROM journal"
        " WHERE subject_kind = 'visit' ORDER BY id",
    )
    for number, visit, event, at, facts, corrects in entries:
        steps = visits.setdefault(visit, Told()).steps
        place = first[number] = number if corrects is None else first[corrects]
        if event == "visit.undone":
            del steps[place]
        else:
            steps[place] = (event, moment(at), json.loads(facts) if isinstance(facts, str) else facts)
    return visits


def moment(value: Any) -> datetime:
    """A moment, however the database hands it out."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def recount(visits: Iterable[Told], now: datetime) -> Recount:
    """Count the visits of the day in which `now` lies."""
    today = now.astimezone(LONDON).date()
    counts = dict.fromkeys(Recount.__dataclass_fields__, 0)
    for visit in visits:
        if visit.withdrawn:
            continue
        if visit.waits and visit.counts_from.astimezone(LONDON).date() == today:
            counts["waiting"] += 1
            counts["with_appointment"] += visit.arrival["appointment"]
        if visit.due.astimezone(LONDON).date() != today:
            continue
        if visit.last("visit.seen") is None and visit.last("visit.redirected", "visit.forgotten"):
            continue
        met = visit.last("visit.seen")
        late = (met or visit.last("visit.left") or now) > visit.due
        if met is None and not late:
            counts["left_before_target"] += visit.last("visit.left") is not None
            continue
        counts["in_time_all"] += not late
        counts["counted_all"] += 1
        if not late or visit.last("visit.staff_unavailable") is None:
            counts["in_time"] += not late
            counts["counted"] += 1
    return Recount(**counts)
