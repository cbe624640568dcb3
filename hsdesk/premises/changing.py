"""Entering a change of the office's calendar, so that how it stood before can still be told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hsdesk.calendars.hours import clock_time
from hsdesk.errors import Refused
from hsdesk.premises.calendars import OfficeCalendars
from hsdesk.premises.changes import (
    BankHolidayAdded,
    BankHolidayRemoved,
    CalendarChange,
    DayClosed,
    DayOpened,
    DayUsual,
    HoursChanged,
    NationChanged,
    calendar_after,
    day_of,
)
from hsdesk.premises.events import OfficeEvent
from hsdesk.premises.rules import OfficeDayKind
from hsdesk.premises.tables import Office, OfficeDay, OfficeWeek
from hsdesk.store.work import FactValue, Subject, Work

KIND = "office"

_EVENTS: Mapping[type[CalendarChange], OfficeEvent] = {
    DayClosed: OfficeEvent.DAY_CLOSED,
    DayOpened: OfficeEvent.DAY_OPENED,
    DayUsual: OfficeEvent.DAY_USUAL,
    BankHolidayAdded: OfficeEvent.BANK_HOLIDAY_ADDED,
    BankHolidayRemoved: OfficeEvent.BANK_HOLIDAY_REMOVED,
    HoursChanged: OfficeEvent.HOURS_CHANGED,
    NationChanged: OfficeEvent.NATION_CHANGED,
}
CALENDAR_EVENTS = frozenset(event.value for event in _EVENTS.values())
"""The entries after which dates may have to be counted anew."""
EVENTS_IN_LAW = frozenset(
    {OfficeEvent.BANK_HOLIDAY_ADDED, OfficeEvent.BANK_HOLIDAY_REMOVED, OfficeEvent.NATION_CHANGED}
)
"""Those of them after which what is counted in law moves as well."""


def locked_office(session: Session, office_id: int) -> Office:
    """The office, kept for this transaction alone: whoever counts in its calendar waits meanwhile."""
    query = select(Office).where(Office.id == office_id).with_for_update()
    found = session.execute(query.execution_options(populate_existing=True)).scalar_one_or_none()
    if found is None:
        raise Refused("No office is set up in this database yet.", "Set up the office first.")
    return found


def enter(
    work: Work,
    change: CalendarChange,
    *,
    facts: Mapping[str, FactValue] | None = None,
    touches: Sequence[Subject] = (),
) -> None:
    """Change the calendar from now on, with one journal entry that holds `facts` and names what it touches.

    Raises `Refused` for what cannot be, and `Gone` when what is to be removed is not there.
    """
    office = locked_office(work.session, work.office_id)
    calendar = calendar_after(OfficeCalendars(work.session, office.id).at(), change)
    own: dict[str, FactValue] = {}
    match change:
        case HoursChanged():
            _keep_week(work, office)
            office.hours = calendar.hours.as_mapping() if calendar.hours else {}
        case NationChanged():
            _keep_week(work, office)
            office.nation = calendar.nation.value
            own = {"nation": office.nation}
        case DayUsual(day):
            _end(work, day, bank_holiday=False)
        case BankHolidayRemoved(day):
            _end(work, day, bank_holiday=True)
        case BankHolidayAdded(day):
            _arrange(work, day, OfficeDayKind.BANK_HOLIDAY, [], calendar.announced[day])
        case DayClosed(day) | DayOpened(day):
            arranged = calendar.exceptions[day]
            hours = [[clock_time(opening.opens), clock_time(opening.closes)] for opening in arranged.openings]
            kind = OfficeDayKind.OTHER_HOURS if hours else OfficeDayKind.CLOSED
            _arrange(work, day, kind, hours, arranged.reason)
    if (about := day_of(change)) is not None:
        own = {"day": about.isoformat()}
    event = _EVENTS[type(change)]
    work.record(event, Subject(KIND, office.id), facts={**own, **(facts or {})}, touches=touches)


def _keep_week(work: Work, office: Office) -> None:
    work.session.add(
        OfficeWeek(office_id=office.id, nation=office.nation, hours=office.hours, until=work.now)
    )


def _arrange(work: Work, day: date, kind: OfficeDayKind, hours: list[Any], reason: str) -> None:
    _end(work, day, bank_holiday=kind is OfficeDayKind.BANK_HOLIDAY)
    work.session.add(
        OfficeDay(
            office_id=work.office_id,
            day=day,
            kind=kind,
            hours=hours,
            reason=reason,
            since=work.now,
            until=None,
        )
    )


def _end(work: Work, day: date, *, bank_holiday: bool) -> None:
    of_kind = OfficeDay.kind == OfficeDayKind.BANK_HOLIDAY
    work.session.execute(
        update(OfficeDay)
        .where(
            OfficeDay.office_id == work.office_id,
            OfficeDay.day == day,
            OfficeDay.until.is_(None),
            of_kind if bank_holiday else ~of_kind,
        )
        .values(until=work.now)
        .execution_options(synchronize_session=False)
    )
