"""In which calendar a promise is counted: the office's or the law's, now or as it stood at the end."""

from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from hsdesk.calendars.calendar import Calendar
from hsdesk.premises.calendars import OfficeCalendars
from hsdesk.premises.changes import CalendarChange, calendar_after
from hsdesk.standards.outcomes import CalendarKind


class Calendars:
    """The calendars of one office, read when a promise first needs them.

    Called with no moment they are those of now; with a `change` that is being considered, those that it
    would make. With `lock`, for what is going to be written, nobody can change the calendar before the
    transaction ends. Raises `Refused` when there is no such office, or for a change that cannot be.
    """

    def __init__(
        self, session: Session, office_id: int, *, lock: bool = False, change: CalendarChange | None = None
    ) -> None:
        self._session = session
        self._office_id = office_id
        self._lock = lock
        self._change = change

    def __call__(self, kind: CalendarKind, as_of: datetime | None = None) -> Calendar:
        """The calendar of a kind as it stood at a moment, or as it is (or would be) now."""
        if as_of is None and self._change is not None:
            return self._changed if kind is CalendarKind.OFFICE else self._changed_in_law
        return self._office.at(as_of, counts_closures=kind is CalendarKind.OFFICE)

    @cached_property
    def _office(self) -> OfficeCalendars:
        return OfficeCalendars(self._session, self._office_id, lock=self._lock)

    @cached_property
    def _changed(self) -> Calendar:
        now = self._office.at()
        return now if self._change is None else calendar_after(now, self._change)

    @cached_property
    def _changed_in_law(self) -> Calendar:
        return self._changed.statutory()
