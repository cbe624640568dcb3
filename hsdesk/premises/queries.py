"""What can be asked about an office: its particulars, its hours and its calendar."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.hours import OpeningHours
from hsdesk.errors import Refused
from hsdesk.premises.calendars import OfficeCalendars, openings_of
from hsdesk.premises.rows import OfficeDayRow, OfficeRow, OpenToday
from hsdesk.premises.rules import week_in_words
from hsdesk.premises.tables import Office, OfficeDay
from hsdesk.store.work import Read


def office(read: Read) -> OfficeRow:
    """The particulars of this office. Raises `Refused` before one is set up."""
    return _row(_record(read.session, read.office_id))


def offices(read: Read) -> list[OfficeRow]:
    """Every office in the database, by name, for somebody who joins one."""
    return [_row(record) for record in read.session.scalars(select(Office).order_by(Office.name, Office.id))]


def days(read: Read) -> list[OfficeDayRow]:
    """The dates with other hours than usual and the extra bank holidays, in order, past ones included."""
    return _days(read.session, read.office_id)


def calendar_of(
    session: Session, office_id: int, *, counts_closures: bool = True, as_of: datetime | None = None
) -> Calendar:
    """The calendar in which an office's promises are counted, now or as it stood at a moment.

    With `counts_closures` False it is the one of the law, which knows weekends and bank holidays only: no
    opening hours, closures or special days of the office. Raises `Refused` when there is no such office.
    """
    return OfficeCalendars(session, office_id).at(as_of, counts_closures=counts_closures)


def is_open_at(read: Read, moment: datetime) -> bool:
    """Whether the office is open at a moment. Raises `CalendarError` for one beyond its calendar."""
    calendar = calendar_of(read.session, read.office_id)
    spans = calendar.openings(calendar.local_date(moment))
    return any(span.start <= moment < span.end for span in spans)


def open_today(read: Read) -> OpenToday:
    """When the office is open today, and why it is not. Raises `CalendarError` beyond its calendar."""
    calendar = calendar_of(read.session, read.office_id)
    today = calendar.local_date(read.now)
    spans = calendar.openings(today)
    special = calendar.exceptions.get(today)
    return OpenToday(
        day=today,
        openings=tuple((span.start, span.end) for span in spans),
        reason=special.reason if special and spans else calendar.day(today).name,
        is_open_now=any(span.start <= read.now < span.end for span in spans),
    )


def hours_in_words(row: OfficeRow) -> list[tuple[str, str]]:
    """The ordinary week for display: ("Mon, Tue, Thu, Fri", "9:00 to 17:00"), ("Sat, Sun", "Closed")."""
    return week_in_words(row.hours)


def _record(session: Session, office_id: int) -> Office:
    record = session.get(Office, office_id)
    if record is None:
        raise Refused("No office is set up in this database yet.", "Set up the office first.")
    return record


def _row(record: Office) -> OfficeRow:
    return OfficeRow(
        office_id=record.id,
        name=record.name,
        landlord=record.landlord,
        nation=Nation(record.nation),
        hours=OpeningHours.from_mapping(record.hours),
        packs=tuple(record.packs),
        emergency_phone=record.emergency_phone,
        is_demo=record.is_demo,
        version=record.version,
    )


def _days(session: Session, office_id: int) -> list[OfficeDayRow]:
    found = (
        select(OfficeDay)
        .where(OfficeDay.office_id == office_id, OfficeDay.until.is_(None))
        .order_by(OfficeDay.day, OfficeDay.id)
    )
    return [
        OfficeDayRow(
            day=record.day,
            kind=record.kind,
            openings=openings_of(record.hours),
            reason=record.reason,
        )
        for record in session.scalars(found)
    ]
