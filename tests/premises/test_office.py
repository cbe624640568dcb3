"""An office is set up once and its particulars are kept right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.clock import FrozenClock
from hsdesk.errors import CalendarError, ChangedByOther, Gone, Refused
from hsdesk.office import Office, open_office
from hsdesk.premises import actions, queries
from hsdesk.premises.events import FACTS, OfficeEvent
from hsdesk.store.tables import JournalEntry
from support.set_ups import particulars, set_up_office

TODAY = date(2026, 4, 14)


@pytest.fixture
def office(database_url: str, clock: FrozenClock) -> Iterator[Office]:
    """A database in which no office is set up yet."""
    with open_office(database_url, clock=clock) as office:
        yield office


def events(office: Office) -> list[tuple[str, int | None]]:
    with office.read() as read:
        found = read.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()
        assert all(set(entry.facts) <= FACTS[OfficeEvent(entry.event)] for entry in found)
        return [(entry.event, entry.office_id) for entry in found]


def test_office_is_set_up(office: Office) -> None:
    assert not office.is_set_up
    office_id = set_up_office(office, name=" Harrow  Street ", emergency_phone="0800 111")
    row = office.ask(queries.office)
    assert (row.office_id, row.name, row.version) == (office_id, "Harrow Street", 1)
    assert (row.landlord, row.nation, row.packs) == (
        "Calder Homes",
        Nation.ENGLAND_AND_WALES,
        ("one-housing",),
    )
    assert row.emergency_phone == "0800 111"
    assert not row.is_demo
    assert queries.hours_in_words(row)[0] == ("Mon, Tue, Thu, Fri", "9:00 to 17:00")
    assert events(office) == [("office.set_up", office_id)]


def test_name_is_set_up_once(office: Office) -> None:
    set_up_office(office)
    with pytest.raises(Refused, match="set up already") as refusal:
        set_up_office(office)
    assert refusal.value.field == "name"
    other = set_up_office(office, name="Mill Lane office")
    assert [row.office_id for row in office.ask(queries.offices)] == [office.office_id, other]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "A\x07"}, "name"),
        ({"landlord": "\u202eHomes"}, "landlord"),
        ({"hours": {}}, "hours"),
        ({"packs": []}, "packs"),
        ({"emergency_phone": "0" * 41}, "emergency_phone"),
    ],
)
def test_set_up_is_refused(office: Office, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        set_up_office(office, **changed)
    assert refusal.value.field == field
    assert not office.is_set_up


def test_nothing_is_known_before_set_up(office: Office) -> None:
    with pytest.raises(Refused, match="No office is set up"):
        office.ask(queries.office)


def test_details_change(office: Office) -> None:
    set_up_office(office)
    changed = particulars(name="Mill Lane")
    for key in ("hours", "packs", "nation"):
        del changed[key]
    office.actor().do(actions.change_details, version=1, **changed)
    row = office.ask(queries.office)
    assert (row.name, row.version) == ("Mill Lane", 2)
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_details, version=1, **changed)
    set_up_office(office, name="Harrow")
    with pytest.raises(Refused, match="set up already"):
        office.actor().do(actions.change_details, version=2, **(changed | {"name": "Harrow"}))


def test_the_nation_changes(office: Office) -> None:
    set_up_office(office)
    office.actor().do(actions.change_nation, version=1, nation=Nation.SCOTLAND)
    row = office.ask(queries.office)
    assert (row.nation, row.version) == (Nation.SCOTLAND, 2)
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_nation, version=1, nation=Nation.SCOTLAND)


def test_hours_and_packs_change(office: Office) -> None:
    set_up_office(office)
    office.actor().do(actions.change_hours, version=1, hours={"sat": [["10:00", "12:00"]]})
    office.actor().do(actions.change_packs, version=2, packs=["rosebery", "good-practice-at-the-desk"])
    row = office.ask(queries.office)
    assert queries.hours_in_words(row) == [
        ("Mon to Fri, Sun", "Closed"),
        ("Sat", "10:00 to 12:00"),
    ]
    assert row.packs == ("rosebery", "good-practice-at-the-desk")
    with pytest.raises(ChangedByOther):
        office.actor().do(actions.change_hours, version=1, hours={"sat": [["10:00", "12:00"]]})


def test_days_are_closed_opened_and_made_usual_again(office: Office) -> None:
    set_up_office(office)
    desk = office.actor()
    saturday = date(2026, 4, 18)
    desk.do(actions.open_as, day=saturday, hours=[["10:00", "12:00"]], reason="Open day")
    desk.do(actions.open_as, day=TODAY, hours=[["09:00", "12:00"]], reason="Training")
    desk.do(actions.close_on, day=TODAY, reason="Burst pipe")
    found = office.ask(queries.days)
    assert [(row.day, row.is_closed, row.reason) for row in found] == [
        (TODAY, True, "Burst pipe"),
        (saturday, False, "Open day"),
    ]
    desk.do(actions.remove_day, day=saturday)
    with pytest.raises(Gone):
        desk.do(actions.remove_day, day=saturday)
    assert [row.day for row in office.ask(queries.days)] == [TODAY]


@pytest.mark.parametrize("reason", ["", "x" * 10_000, "Flood\x00"])
def test_closure_needs_a_reason(office: Office, reason: str) -> None:
    set_up_office(office)
    with pytest.raises(Refused) as refusal:
        office.actor().do(actions.close_on, day=TODAY, reason=reason)
    assert refusal.value.field == "reason"


def test_calendar_knows_closures_and_bank_holidays(office: Office) -> None:
    office_id = set_up_office(office)
    office.actor().do(actions.close_on, day=TODAY, reason="Burst pipe")
    with office.read() as read:
        calendar = queries.calendar_of(read.session, office_id)
        assert not calendar.is_working_day(TODAY)
        assert not calendar.is_working_day(date(2026, 4, 6))
        statutory = queries.calendar_of(read.session, office_id, counts_closures=False)
        assert statutory.is_working_day(TODAY)


def test_open_today(office: Office, clock: FrozenClock) -> None:
    set_up_office(office)
    today = office.ask(queries.open_today)
    assert today.is_open_now
    assert today.reason == ""
    assert today.openings == ((datetime(2026, 4, 14, 8, tzinfo=UTC), datetime(2026, 4, 14, 16, tzinfo=UTC)),)
    clock.set(datetime(2026, 4, 14, 16, 0, tzinfo=UTC))
    assert not office.ask(queries.open_today).is_open_now
    clock.set(datetime(2026, 4, 6, 11, 0, tzinfo=UTC))
    assert office.ask(queries.open_today).reason == "Easter Monday"
    office.actor().do(actions.open_as, day=date(2026, 4, 6), hours=[["10:00", "14:00"]], reason="Flood help")
    assert office.ask(queries.open_today).reason == "Flood help"
    assert office.ask(queries.open_today).is_open_now


def test_is_open_at(office: Office) -> None:
    set_up_office(office)
    assert office.ask(queries.is_open_at, datetime(2026, 4, 14, 8, 0, tzinfo=UTC))
    assert not office.ask(queries.is_open_at, datetime(2026, 4, 14, 7, 59, tzinfo=UTC))
    assert not office.ask(queries.is_open_at, datetime(2026, 4, 15, 8, 30, tzinfo=UTC))
    assert not office.ask(queries.is_open_at, datetime(2026, 4, 18, 10, 0, tzinfo=UTC))
    with pytest.raises(CalendarError):
        office.ask(queries.is_open_at, datetime(2040, 4, 18, 10, 0, tzinfo=UTC))
