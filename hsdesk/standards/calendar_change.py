"""Changing an office's calendar: first which dates would move, then one audited step that moves them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from hashlib import sha256

from hsdesk.calendars.calendar import Calendar
from hsdesk.errors import ChangedByOther
from hsdesk.premises.changes import CalendarChange, counts_in_law, day_of
from hsdesk.premises.changing import CALENDAR_EVENTS, EVENTS_IN_LAW, enter, locked_office
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.counting import Calendars
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.move_rows import MoveRow, MovesRow, Previewed
from hsdesk.standards.moves import Plan, by_due, move_row, plan_moves, write
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.store.work import Entry, FactValue, Read, Work


def preview(read: Read, engine: StandardsEngine, change: CalendarChange, *, first: int = 5) -> MovesRow:
    """Which open deadlines a change of the calendar would move; nothing is changed.

    `first` is how many of the moves are told one by one. Raises `Refused` and `Gone` for a change that
    cannot be, and `CalendarError` when a date would lie beyond the calendar.
    """
    plan = _planned(read, engine, change)
    mark = _mark(calendar_of(read.session, read.office_id))
    return MovesRow(
        looked_at=plan.looked_at,
        moved=len(plan.moves),
        later=sum(move.to.due_at > move.row.due_at for move in plan.moves),
        starts_late=plan.starts_late,
        stops_late=plan.stops_late,
        unmoved_by_law=plan.unmoved_by_law,
        groups=plan.groups(),
        first=tuple(move_row(move) for move in by_due(plan.moves, first)),
        previewed=_previewed(plan, mark),
        worked_out_at=read.now,
    )


def every_move(read: Read, engine: StandardsEngine, change: CalendarChange) -> list[MoveRow]:
    """All open deadlines that a change of the calendar would move, the first to fall due ahead.

    Raises what `preview` raises.
    """
    return [move_row(move) for move in by_due(_planned(read, engine, change).moves)]


def change_calendar(
    work: Work, *, engine: StandardsEngine, change: CalendarChange, previewed: Previewed
) -> int:
    """Change the calendar and move the open deadlines, in one step; returns how many moved.

    What has ended keeps its date. `previewed` is what the person was shown; raises `ChangedByOther` when
    the calendar or the open deadlines have changed since so that it would not be the same, and what
    `preview` raises.
    """
    locked_office(work.session, work.office_id)
    plan = _planned(work, engine, change)
    if _previewed(plan, _mark(calendar_of(work.session, work.office_id))) != previewed:
        raise ChangedByOther(
            "Something has changed since these dates were worked out.",
            "Look at the new numbers, then save again.",
        )
    facts: Mapping[str, FactValue] = {
        "moved": len(plan.moves),
        "starts_late": plan.starts_late,
        "stops_late": plan.stops_late,
    }
    enter(work, change, facts=facts, touches=plan.touches())
    write(work.session, plan)
    return len(plan.moves)


class DatesFollowCalendar:
    """Moves the open deadlines when a calendar is changed without a look at them first.

    It is a subscriber of the journal, so that a script, or the set-up of an office, cannot leave dates
    behind that are counted in a calendar of the past.
    """

    def __init__(self, engine: StandardsEngine) -> None:
        self._engine = engine

    def __call__(self, work: Work, entry: Entry) -> None:
        """Bring the open deadlines in line with a change of the calendar that has not moved them itself."""
        if entry.event not in CALENDAR_EVENTS or "moved" in entry.facts:
            return
        day = entry.facts.get("day")
        plan = plan_moves(
            work.session,
            self._engine,
            work.office_id,
            calendars=Calendars(work.session, work.office_id),
            day=date.fromisoformat(day) if isinstance(day, str) else None,
            in_law=entry.event in EVENTS_IN_LAW,
            now=work.now,
        )
        write(work.session, plan)

    def hears(self, _work: Work, event: StrEnum) -> bool:
        """Whether an event is about the calendar."""
        return event.value in CALENDAR_EVENTS


def _planned(at: Read | Work, engine: StandardsEngine, change: CalendarChange) -> Plan:
    calendars = Calendars(at.session, at.office_id, change=change)
    calendars(CalendarKind.OFFICE)  # a change that cannot be is refused, also where nothing is open
    return plan_moves(
        at.session,
        engine,
        at.office_id,
        calendars=calendars,
        day=day_of(change),
        in_law=counts_in_law(change),
        now=at.now,
    )


def _previewed(plan: Plan, mark: str) -> Previewed:
    return Previewed(mark, len(plan.moves), plan.starts_late, plan.stops_late)


def _mark(calendar: Calendar) -> str:
    """A short mark of a calendar as it stands."""
    hours = calendar.hours.as_mapping() if calendar.hours else None
    days = [(day.isoformat(), str(own)) for day, own in sorted(calendar.exceptions.items())]
    holidays = [(day.isoformat(), name) for day, name in sorted(calendar.announced.items())]
    text = repr((hours, calendar.nation.value, days, holidays))
    return sha256(text.encode()).hexdigest()[:16]
