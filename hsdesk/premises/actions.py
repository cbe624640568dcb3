"""What a person does to set up an office and keep its particulars right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.hours import Opening, clock_time
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.premises.events import OfficeEvent
from hsdesk.premises.rules import checked_hours, checked_openings, checked_packs
from hsdesk.premises.tables import Office, OfficeDay
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.wording import clean, clean_name, clean_or_empty

KIND = "office"
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


def change_details(
    work: Work, *, version: int, name: str, landlord: str, nation: Nation, emergency_phone: str = ""
) -> None:
    """Change an office's name, landlord, nation or emergency number.

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
    office.nation = Nation(nation).value
    office.emergency_phone = clean_or_empty(emergency_phone, field="emergency_phone", limit=_PHONE_LIMIT)
    _record(work, OfficeEvent.CHANGED, {"nation": office.nation})


def change_hours(work: Work, *, version: int, hours: Mapping[str, object]) -> None:
    """Change the hours of an ordinary week. Raises `Refused`, and `ChangedByOther` as for the details."""
    office = _office(work, version)
    office.hours = checked_hours(hours).as_mapping()
    _record(work, OfficeEvent.HOURS_CHANGED, {})


def change_packs(work: Work, *, version: int, packs: Sequence[str]) -> None:
    """Choose other standards packs; what began under the old ones stays under them.

    Raises `Refused`, and `ChangedByOther` as for the details.
    """
    office = _office(work, version)
    office.packs = checked_packs(packs)
    _record(work, OfficeEvent.PACKS_CHANGED, {"packs": list(office.packs)})


def close_on(work: Work, *, day: date, reason: str) -> None:
    """Close the office on a date, in place of what was arranged for it. Raises `Refused` without a reason."""
    _arrange(work, day, (), reason, OfficeEvent.DAY_CLOSED)


def open_as(work: Work, *, day: date, hours: Sequence[Sequence[str]], reason: str) -> None:
    """Open the office on a date at other hours than usual, in place of what was arranged for it.

    Raises `Refused` without a reason or hours.
    """
    _arrange(work, day, checked_openings(hours), reason, OfficeEvent.DAY_OPENED)


def remove_day(work: Work, *, day: date) -> None:
    """Go back to the usual hours on a date. Raises `Gone` when nothing is arranged for it."""
    removed = work.session.execute(
        delete(OfficeDay)
        .where(OfficeDay.office_id == work.office_id, OfficeDay.day == day)
        .returning(OfficeDay.id)
    ).scalar_one_or_none()
    if removed is None:
        raise Gone("The usual hours are kept on this day already.", "Look at the list of days again.")
    _record(work, OfficeEvent.DAY_USUAL, {"day": day.isoformat()})


def _arrange(work: Work, day: date, openings: Sequence[Opening], reason: str, event: OfficeEvent) -> None:
    values = {
        "hours": [[clock_time(opening.opens), clock_time(opening.closes)] for opening in openings],
        "reason": clean(reason, field="reason"),
    }
    work.session.execute(
        insert_or(work.session, OfficeDay)
        .values(office_id=work.office_id, day=day, **values)
        .on_conflict_do_update(index_elements=["office_id", "day"], set_=values)
    )
    _record(work, event, {"day": day.isoformat()})


def _office(work: Work, version: int) -> Office:
    office = work.session.get_one(Office, work.office_id)
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
