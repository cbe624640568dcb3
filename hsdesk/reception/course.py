"""A visit's steps, read from the journal, and the visit's row brought in line with them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import Course, Outcome, Step, add_up
from hsdesk.reception.tables import Visit
from hsdesk.store.tables import JournalEntry

KIND = "visit"
"""The subject kind of visits in the journal and the feed."""


def entries_of(session: Session, visit_id: int) -> list[JournalEntry]:
    """All journal entries about a visit, oldest first, those taken back included."""
    return list(
        session.scalars(
            select(JournalEntry)
            .where(JournalEntry.subject_kind == KIND, JournalEntry.subject_id == visit_id)
            .order_by(JournalEntry.id)
        )
    )


def steps_of(entries: Iterable[JournalEntry]) -> list[Step]:
    """The steps that count: corrections take the place of what they correct, undone ones are left out."""
    places: dict[int, Step] = {}
    root: dict[int, int] = {}
    for entry in entries:
        if entry.corrects is None:
            places[entry.id] = Step(entry.id, entry.event, entry.at, _facts(entry.facts))
            root[entry.id] = entry.id
            continue
        place = root.get(entry.corrects, entry.corrects)
        if entry.event == VisitEvent.UNDONE:
            places.pop(place, None)
        elif place in places:
            earlier = places[place]
            first = earlier.first_at or earlier.at
            places[place] = Step(entry.id, entry.event, entry.at, _facts(entry.facts), first)
            root[entry.id] = place
    return list(places.values())


def bring_in_line(session: Session, visit: Visit) -> Course:
    """Work out where a visit stands from its journal and write it into the visit's row."""
    course = add_up(steps_of(entries_of(session, visit.id)))
    for column, value in stands(course).items():
        setattr(visit, column, value)
    session.flush()
    return course


def stands(course: Course) -> dict[str, Any]:
    """The columns of a visit's row that follow from its steps, and their values."""
    values = {
        "state": course.state,
        "called_at": course.called_at,
        "times_called": course.times_called,
        "seen_at": course.seen_at,
        "seen_by": course.seen_by,
        "ended_at": course.ended_at,
        "room_id": course.room_id,
        "to_see_staff_id": course.to_see_staff_id,
        "to_see_team_id": course.to_see_team_id,
        "reasons": list(course.reasons),
        "outcome": Outcome(course.outcome) if course.outcome else None,
        "asked_satisfied": course.asked_satisfied,
        "anything_else": course.anything_else,
        "staff_unavailable": course.staff_unavailable,
        "corrected": list(course.corrected),
    }
    return values if course.arrived_at is None else {**values, "arrived_at": course.arrived_at}


def _facts(kept: dict[str, Any]) -> dict[str, object]:
    return dict(kept)


def latest(steps: Sequence[Step]) -> Step | None:
    """The step taken last, which is the one that "undo" takes back.

    A correction stays in the place of the step that it puts right, however late it is made.
    """
    return steps[-1] if steps else None
