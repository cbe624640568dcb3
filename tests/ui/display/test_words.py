"""What the public screen says."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hsdesk.premises.rows import OpenToday
from hsdesk.reception.forecast import Forecast, Unknown
from hsdesk.reception.rows import CalledTicket, DisplayRow, Share
from ui.display.reading import PublicReading
from ui.display.words import ASK, MOST_HOURS, RESTING, likely_wait, notice_of, performance

NOW = datetime(2026, 4, 14, 13, 46, tzinfo=UTC)
HOURS = (("Mon, Tue, Thu, Fri", "9:00 to 17:00"), ("Wed", "10:00 to 17:00"), ("Sat, Sun", "Closed"))


def called(ticket="A56", where="Room 2") -> CalledTicket:
    return CalledTicket(ticket, where, NOW)


def row(**changed) -> DisplayRow:
    values = {
        "landlord": "Calder Homes",
        "office": "Harrow Street office",
        "now_calling": called(),
        "called_before": (called("A51", "Room 3"), called("A50", "Desk 2")),
        "walk_in": Forecast(8, 12),
        "appointment": Forecast(2, 5),
        "at_desk": ("Grace Holloway",),
        "opening_hours": HOURS,
        "seen_in_time": Share(92, 100),
        "aim": 90,
        "emergency_phone": "01632 960199",
        "hearing_loop": True,
        "private_room": True,
        "day": date(2026, 4, 14),
    }
    return DisplayRow(**{**values, **changed})


def reading(special: OpenToday | None = None, **changed) -> PublicReading:
    return PublicReading(row(**changed), frozenset({"Room 2", "Room 3"}), special)


def words(**changed):
    return notice_of(reading(**changed), NOW)


def test_time_and_date_are_the_offices() -> None:
    assert (words().clock, words().day) == ("14:46", "Tuesday 14 April 2026")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("Room 2", "Please go to Room 2"),
        ("Desk 1", "Please come to Desk 1"),
        ("", "Please come to the desk"),
    ],
)
def test_called_ticket_is_sent_to_a_room_or_asked_to_a_desk(where: str, said: str) -> None:
    call = words(now_calling=called(where=where)).call
    assert call.instruction == said
    assert call.spoken == f"A56. {said}."


def test_without_a_call_visitors_are_asked_to_sit_down() -> None:
    notice = words(now_calling=None)
    assert notice.call is None
    assert notice.headline.startswith(RESTING[0])


@pytest.mark.parametrize(
    ("forecast", "shown", "spoken", "known"),
    [
        (Forecast(8, 12), "8–12 min", "8 to 12 minutes", True),
        (Forecast(0, 1), "Up to 1 min", "up to 1 minute", True),
        (Forecast(0, 4), "Up to 4 min", "up to 4 minutes", True),
        (Forecast(None, None, Unknown.NOBODY_ON_DUTY), ASK, "ask at the desk", False),
        (Forecast(None, None, Unknown.TOO_FEW_VISITS), ASK, "ask at the desk", False),
    ],
)
def test_likely_wait(forecast: Forecast, shown: str, spoken: str, known: bool) -> None:
    wait = likely_wait("Without an appointment", forecast)
    assert (wait.shown, wait.spoken, wait.known) == (shown, spoken, known)


@pytest.mark.parametrize(
    ("in_time", "counted", "said"),
    [
        (92, 100, "92% seen in time today"),
        (399, 400, "99% seen in time today"),
        (1, 400, "1% seen in time today"),
        (3, 3, "100% seen in time today"),
        (0, 2, "0% seen in time today"),
    ],
)
def test_performance(in_time: int, counted: int, said: str) -> None:
    assert performance(Share(in_time, counted)) == said


def test_before_anybody_is_counted_no_percentage_is_shown() -> None:
    notice = words(seen_in_time=Share(0, 0))
    assert "%" not in notice.performance
    assert not notice.aim_met


def test_an_aim_is_named_only_where_one_is_promised() -> None:
    assert words().aim == "We aim to see 90% in time"
    assert words().aim_met
    assert not words(seen_in_time=Share(89, 100)).aim_met
    assert words(aim=None).aim == ""
    assert not words(aim=None).aim_met


def test_facts_are_left_out_where_they_are_not_true() -> None:
    everything = [fact.words for fact in words().facts]
    assert everything == [
        "Hearing loop here",
        "Ask for a private room",
        "Ask for an interpreter",
        "Emergency repairs 01632 960199",
    ]
    bare = words(hearing_loop=False, private_room=False, emergency_phone="").facts
    assert [fact.words for fact in bare] == ["Ask for an interpreter"]


def test_several_receptionists_are_named() -> None:
    assert words(at_desk=("Grace Holloway", "Tom Reed")).at_desk == "Grace Holloway and Tom Reed"
    assert words(at_desk=()).at_desk == ""


def test_many_kinds_of_day_leave_out_the_closed_ones_then_the_table() -> None:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    four = tuple((day, f"9:00 to 1{place}:00") for place, day in enumerate(days[:4]))
    assert words(opening_hours=(*four, ("Sat, Sun", "Closed"))).hours == four
    five = tuple((day, f"9:00 to 1{place}:00") for place, day in enumerate(days))
    assert len(five) > MOST_HOURS
    assert words(opening_hours=five).hours == (("They differ from day to day", ASK),)


def test_a_special_day_is_told() -> None:
    day = date(2026, 4, 14)
    closed = OpenToday(day, (), "Staff training", is_open_now=False)
    assert notice_of(reading(closed), NOW).today == "Closed today: Staff training"
    spans = ((NOW.replace(hour=9, minute=0), NOW.replace(hour=11, minute=30)),)
    short = OpenToday(day, spans, "Stocktaking", is_open_now=False)
    assert notice_of(reading(short), NOW).today == "Today 10:00 to 12:30: Stocktaking"


def test_lost_contact_is_told_with_its_time() -> None:
    assert words().stale == ""
    stale = notice_of(reading(), NOW, NOW - timedelta(minutes=7))
    assert stale.stale == "Not up to date since 14:39"
    assert stale.spoken().startswith(stale.stale)
    assert replace(stale, stale="") == words()


def test_everything_shown_is_also_spoken() -> None:
    notice = words()
    spoken = notice.spoken()
    for shown in (notice.at_desk, notice.performance, "8 to 12 minutes", "A51", "Room 3", "10:00 to 17:00"):
        assert shown in spoken
    assert "now calling a56" in spoken.lower()


def test_the_row_has_no_room_for_a_name_or_a_reason() -> None:
    kept = {field.name for field in fields(DisplayRow)} | {field.name for field in fields(CalledTicket)}
    assert not kept & {"name", "visitor", "visitor_name", "reason", "reasons", "note", "needs", "person_id"}
