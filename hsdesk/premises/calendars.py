"""The calendars of an office: as it is now, and as it stood at any moment before."""

from bisect import bisect_left
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.hours import Opening, OpeningHours, minutes_of
from hsdesk.errors import Refused
from hsdesk.premises.rules import OfficeDayKind
from hsdesk.premises.tables import Office, OfficeDay, OfficeWeek


class _Week(NamedTuple):
    nation: str
    hours: dict[str, Any]
    until: datetime | None = None


class _Day(NamedTuple):
    day: date
    kind: OfficeDayKind
    hours: list[Any]
    reason: str
    since: datetime
    until: datetime | None

    def holds(self, moment: datetime | None) -> bool:
        """Whether it held at a moment; None is now."""
        if moment is None:
            return self.until is None
        return self.since < moment and (self.until is None or moment <= self.until)


_DAY = (
    OfficeDay.day,
    OfficeDay.kind,
    OfficeDay.hours,
    OfficeDay.reason,
    OfficeDay.since,
    OfficeDay.until,
)


class OfficeCalendars:
    """The calendars of one office, read once for as many moments as are asked for.

    What was changed at a moment counts after it, so that whatever ended at that very moment stays as it was.
    With `lock` nobody can change the calendar before the transaction ends (on SQLite only one writes anyway).
    Raises `Refused` when there is no such office.
    """

    def __init__(self, session: Session, office_id: int, *, lock: bool = False) -> None:
        self._session = session
        self._office_id = office_id
        week = select(Office.nation, Office.hours).where(Office.id == office_id)
        if lock:
            week = week.with_for_update(read=True, key_share=True)
        found = session.execute(week).one_or_none()
        if found is None:
            raise Refused("No office is set up in this database yet.", "Set up the office first.")
        self._week = _Week(*found)
        self._now = cache(self._present)

    def at(self, as_of: datetime | None = None, *, counts_closures: bool = True) -> Calendar:
        """The calendar as it stood at a moment, or as it is now.

        With `counts_closures` False it is the one of the law: weekends and bank holidays only.
        """
        if as_of is None or not self._history.is_about(as_of):
            return self._now(counts_closures)
        return self._history.at(as_of, counts_closures=counts_closures)

    def _present(self, counts_closures: bool) -> Calendar:  # noqa: FBT001 - kept by its one argument
        days = select(*_DAY).where(OfficeDay.office_id == self._office_id, OfficeDay.until.is_(None))
        return _calendar(
            self._week,
            [_Day(*row) for row in self._session.execute(days)],
            counts_closures=counts_closures,
        )

    @cached_property
    def _history(self) -> "_History":
        own = OfficeWeek.office_id == self._office_id
        weeks = select(OfficeWeek.nation, OfficeWeek.hours, OfficeWeek.until).where(own)
        days = select(*_DAY).where(OfficeDay.office_id == self._office_id)
        return _History(
            [_Week(*row) for row in self._session.execute(weeks.order_by(OfficeWeek.until, OfficeWeek.id))]
            + [self._week],
            [_Day(*row) for row in self._session.execute(days)],
        )


class _History:
    """All that the calendar ever was: the weeks in order, the last one of now, and the special days."""

    def __init__(self, weeks: list[_Week], days: list[_Day]) -> None:
        self._weeks, self._days = weeks, days
        moments = {week.until for week in weeks} | {day.until for day in days}
        moments |= {day.since for day in days}
        self._changes = sorted(moment for moment in moments if moment is not None)
        self._known: dict[tuple[int, bool], Calendar] = {}

    def is_about(self, as_of: datetime) -> bool:
        """Whether the calendar was changed at that moment or later, so that it may have been another."""
        return bool(self._changes) and as_of <= self._changes[-1]

    def at(self, as_of: datetime, *, counts_closures: bool) -> Calendar:
        """The calendar at a moment; the same one for all moments between two changes."""
        place = bisect_left(self._changes, as_of)
        calendar = self._known.get((place, counts_closures))
        if calendar is None:
            moment = self._changes[place]
            week = next(week for week in self._weeks if week.until is None or moment <= week.until)
            days = [day for day in self._days if day.holds(moment)]
            calendar = _calendar(week, days, counts_closures=counts_closures)
            self._known[place, counts_closures] = calendar
        return calendar


def openings_of(hours: list[Any]) -> tuple[Opening, ...]:
    """The openings of a day as the table keeps them."""
    return tuple(Opening(minutes_of(opens), minutes_of(closes)) for opens, closes in hours)


def _calendar(week: _Week, days: list[_Day], *, counts_closures: bool) -> Calendar:
    calendar = Calendar(
        hours=OpeningHours.from_mapping(week.hours),
        nation=Nation(week.nation),
        exceptions={
            day.day: ExceptionDay(day.reason, openings_of(day.hours))
            for day in days
            if day.kind is not OfficeDayKind.BANK_HOLIDAY
        },
        announced={day.day: day.reason for day in days if day.kind is OfficeDayKind.BANK_HOLIDAY},
    )
    return calendar if counts_closures else calendar.statutory()
