"""What a day is: working day, weekend, bank holiday or closed; and when the office is open on it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hsdesk.calendars.bank_holidays import TRUSTED_UNTIL, Nation
from hsdesk.calendars.calendar import Calendar, DayKind, DayStatus, ExceptionDay
from hsdesk.calendars.hours import OpeningHours
from hsdesk.calendars.local_time import end_of_day, moment_at, moment_from_local, start_of_day
from hsdesk.clock import LONDON
from hsdesk.errors import CalendarError, Refused
from support.calendars import ENGLAND, NINE_TO_FIVE, closed, opening

NEVER = OpeningHours(((),) * 7)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-12-24", DayStatus(DayKind.WORKING)),
        ("2026-12-25", DayStatus(DayKind.BANK_HOLIDAY, "Christmas Day")),
        ("2026-12-26", DayStatus(DayKind.WEEKEND)),
        ("2026-12-28", DayStatus(DayKind.BANK_HOLIDAY, "Boxing Day (substitute day)")),
        ("2026-12-30", DayStatus(DayKind.OFFICE_CLOSED, "Christmas closure")),
    ],
)
def test_every_day_says_what_it_is(day: str, status: DayStatus) -> None:
    calendar = Calendar(hours=NINE_TO_FIVE, exceptions=closed("2026-12-30", reason="Christmas closure"))
    assert calendar.day(date.fromisoformat(day)) == status


def test_a_statutory_calendar_knows_no_closures_and_no_opening_days() -> None:
    hours = OpeningHours.from_mapping({"mon": [["09:00", "17:00"]], "sat": [["09:00", "12:00"]]})
    office = Calendar(hours=hours, exceptions=closed("2026-12-21"))
    assert office.day(date(2026, 12, 21)).kind is DayKind.OFFICE_CLOSED
    assert office.day(date(2026, 12, 22)) == (DayKind.OFFICE_CLOSED, "never open on Tuesdays")
    assert office.is_working_day(date(2026, 12, 19))
    law = office.statutory()
    assert law.is_working_day(date(2026, 12, 21))
    assert law.is_working_day(date(2026, 12, 22))
    assert law.day(date(2026, 12, 19)).kind is DayKind.WEEKEND
    assert law.day(date(2026, 12, 25)).kind is DayKind.BANK_HOLIDAY


def test_special_hours_open_a_day_and_change_its_times() -> None:
    special = {
        date(2026, 12, 19): ExceptionDay("Open day", (opening("10:00", "14:00"),)),
        date(2026, 12, 24): ExceptionDay("Christmas Eve", (opening("09:00", "12:00"),)),
    }
    calendar = Calendar(hours=NINE_TO_FIVE, exceptions=special)
    assert calendar.is_working_day(date(2026, 12, 19))
    assert [span.length for span in calendar.openings(date(2026, 12, 24))] == [timedelta(hours=3)]
    assert calendar.openings(date(2026, 12, 20)) == ()


def test_a_holiday_announced_later_counts_in_the_law_too() -> None:
    calendar = Calendar(hours=NINE_TO_FIVE, announced={date(2027, 6, 7): "Day of mourning"})
    expected = DayStatus(DayKind.BANK_HOLIDAY, "Day of mourning")
    assert calendar.day(date(2027, 6, 7)) == expected
    assert calendar.statutory().day(date(2027, 6, 7)) == expected


def test_a_saturday_office_is_closed_on_a_christmas_saturday() -> None:
    calendar = Calendar(hours=OpeningHours.from_mapping({"sat": [["09:00", "12:00"]]}))
    assert calendar.day(date(2027, 12, 25)).kind is DayKind.BANK_HOLIDAY


def test_a_calendar_that_never_opens_is_refused() -> None:
    with pytest.raises(CalendarError, match="never opens"):
        Calendar(hours=NEVER)
    with pytest.raises(CalendarError, match="never opens"):
        Calendar(
            hours=NEVER,
            exceptions={date(2026, 1, 5): ExceptionDay("Open day", (opening("09:00", "12:00"),))},
            counts_closures=False,
        )


def test_a_calendar_knows_until_when_it_can_be_trusted() -> None:
    assert ENGLAND.trusted_until == TRUSTED_UNTIL
    assert Calendar(nation=Nation.NONE).trusted_until is None
    assert not ENGLAND.is_working_day(TRUSTED_UNTIL)
    with pytest.raises(CalendarError, match="not known yet"):
        ENGLAND.day(TRUSTED_UNTIL + timedelta(days=1))
    with pytest.raises(CalendarError, match="not kept"):
        ENGLAND.day(date(1977, 12, 31))
    assert Calendar(nation=Nation.NONE).is_working_day(date(2050, 1, 3))


def test_working_time_needs_opening_hours() -> None:
    with pytest.raises(CalendarError, match="no opening hours"):
        ENGLAND.openings(date(2026, 1, 5))


def test_exceptions_cannot_be_changed_from_outside() -> None:
    own = closed("2026-12-30")
    calendar = Calendar(hours=NINE_TO_FIVE, exceptions=own)
    own.clear()
    assert not calendar.is_working_day(date(2026, 12, 30))
    assert calendar == Calendar(hours=NINE_TO_FIVE, exceptions=closed("2026-12-30"))


def test_days_of_clock_changes_have_23_and_25_hours() -> None:
    round_the_clock = Calendar(hours=OpeningHours((((opening("00:00", "24:00"),)),) * 7))
    lengths = [round_the_clock.openings(day)[0].length for day in (date(2026, 3, 29), date(2026, 10, 25))]
    assert lengths == [timedelta(hours=23), timedelta(hours=25)]


def test_a_time_left_out_is_the_moment_of_the_change() -> None:
    changed = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert moment_at(date(2026, 3, 29), 60, LONDON) == changed
    assert moment_at(date(2026, 3, 29), 90, LONDON) == changed
    assert moment_at(date(2026, 3, 29), 120, LONDON) == changed


def test_a_time_that_comes_twice_is_the_first() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_at(date(2026, 10, 25), 90, LONDON) == first
    assert moment_from_local(datetime.fromisoformat("2026-10-25T01:30"), LONDON) == first


def test_a_local_time_left_out_is_refused() -> None:
    with pytest.raises(Refused, match="clocks went forward"):
        moment_from_local(datetime.fromisoformat("2026-03-29T01:30"), LONDON)


def test_days_may_begin_and_end_at_a_clock_change() -> None:
    # Chile: on 6 September 2026 there is no 00:00; on 4 April 2026 the hour before midnight comes twice.
    chile = ZoneInfo("America/Santiago")
    assert start_of_day(date(2026, 9, 6), chile) == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert end_of_day(date(2026, 4, 4), chile) == datetime(2026, 4, 5, 3, 59, 59, tzinfo=UTC)
    assert start_of_day(date(2026, 4, 5), chile) - end_of_day(date(2026, 4, 4), chile) == timedelta(seconds=1)
