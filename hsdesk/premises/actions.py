"""What a person does to set up an office and keep its particulars right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.errors import ChangedByOther, Refused
from hsdesk.premises.changes import (
    BankHolidayAdded,
    BankHolidayRemoved,
    DayClosed,
    DayOpened,
    DayUsual,
    HoursChanged,
    NationChanged,
)
from hsdesk.premises.changing import KIND, enter, locked_office
from hsdesk.premises.events import OfficeEvent
from hsdesk.premises.rules import checked_hours, checked_packs
from hsdesk.premises.tables import Office
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.wording import clean_name, clean_or_empty

_PHONE_LIMIT = 40


def set_up(
    work: Work,
    *,
    name: str,
    landlord: str,
    nation: Nation,
    hours: Mapping[str, object],
    packs: Sequence[str],
    emergency_phone: str = "",
    is_demo: bool = False,
) -> int:
    """Set up an office and return its id; the one action that needs no office yet.

    `hours` maps `mon` to `sun` to lists of `["09:00", "17:00"]`. Raises `Refused` for what cannot be, and
    when the database holds an office of this name already.
    """
    values: dict[str, Any] = {
        "name": clean_name(name, field="name"),
        "landlord": clean_name(landlord, field="landlord"),
        "nation": Nation(nation).value,
        "hours": checked_hours(hours).as_mapping(),
        "packs": checked_packs(packs),
        "emergency_phone": clean_or_empty(emergency_phone, field="emergency_phone", limit=_PHONE_LIMIT),
        "is_demo": is_demo,
        "version": 1,
    }
    added = work.session.execute(
        insert_or(work.session, Office)
        .values(values)
        .on_conflict_do_nothing(index_elements=["name"])
        .returning(Office.id)
    ).scalar_one_or_none()
    if added is None:
        raise _name_taken()
    work.hand = replace(work.hand, office_id=added)
    facts = {"nation": values["nation"], "packs": values["packs"], "is_demo": is_demo}
    _record(work, OfficeEvent.SET_UP, facts)
    return int(added)


def change_details(work: Work, *, version: int, name: str, landlord: str, emergency_phone: str = "") -> None:
    """Change an office's name, landlord or emergency number.

    `version` is the one that was read. Raises `ChangedByOther` when the office was changed since, and
    `Refused` for what cannot be.
    """
    office = _office(work, version)
    plain = clean_name(name, field="name")
    taken = select(Office.id).where(Office.name == plain, Office.id != office.id)
    if work.session.scalar(taken) is not None:
        raise _name_taken()
    office.name = plain
    office.landlord = clean_name(landlord, field="landlord")
    office.emergency_phone = clean_or_empty(emergency_phone, field="emergency_phone", limit=_PHONE_LIMIT)
    _record(work, OfficeEvent.CHANGED, {})


def change_packs(work: Work, *, version: int, packs: Sequence[str]) -> None:
    """Choose other standards packs; what began under the old ones stays under them.

    Raises `Refused`, and `ChangedByOther` as for the details.
    """
    office = _office(work, version)
    office.packs = checked_packs(packs)
    _record(work, OfficeEvent.PACKS_CHANGED, {"packs": list(office.packs)})


def change_hours(work: Work, *, version: int, hours: Mapping[str, object]) -> None:
    """Change the hours of an ordinary week. Raises `Refused`, and `ChangedByOther` as for the details.

    This and all that follows moves the open deadlines that are counted in the calendar; somebody who wants
    to see beforehand which ones does it with `standards.calendar_change`.
    """
    _office(work, version)
    enter(work, HoursChanged(hours))


def change_nation(work: Work, *, version: int, nation: Nation) -> None:
    """Go by the bank holidays of another nation. Raises `ChangedByOther` as for the details."""
    _office(work, version)
    enter(work, NationChanged(nation))


def close_on(work: Work, *, day: date, reason: str) -> None:
    """Close the office on a date, in place of what it had arranged. Raises `Refused` without a reason."""
    enter(work, DayClosed(day, reason))


def open_as(work: Work, *, day: date, hours: Sequence[Sequence[str]], reason: str) -> None:
    """Open the office on a date at other hours than usual, in place of what it had arranged for it.

    Raises `Refused` without a reason or hours.
    """
    enter(work, DayOpened(day, hours, reason))


def remove_day(work: Work, *, day: date) -> None:
    """Go back to the usual hours on a date. Raises `Gone` when nothing is arranged for it."""
    enter(work, DayUsual(day))


def add_bank_holiday(work: Work, *, day: date, name: str) -> None:
    """Note an extra bank holiday, which counts in law as well; what is arranged for the date stays.

    Raises `Refused` without a name, and for a date that is a bank holiday already.
    """
    enter(work, BankHolidayAdded(day, name))


def remove_bank_holiday(work: Work, *, day: date) -> None:
    """Take back an extra bank holiday. Raises `Gone` when there is none on the date."""
    enter(work, BankHolidayRemoved(day))


def _office(work: Work, version: int) -> Office:
    office = locked_office(work.session, work.office_id)
    if office.version != version:
        raise ChangedByOther(
            "Somebody else has just changed the office's particulars.",
            "Look at the new version, then make your change again.",
        )
    return office


def _record(work: Work, event: OfficeEvent, facts: Mapping[str, FactValue]) -> None:
    work.record(event, Subject(KIND, work.office_id), facts=facts)


def _name_taken() -> Refused:
    return Refused(
        "An office of this name is set up already.", "Join that office, or choose another name.", field="name"
    )
