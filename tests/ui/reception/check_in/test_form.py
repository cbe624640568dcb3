"""The form without its window: what is missing, times as people type them, drafts."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from hsdesk.diary.rules import Purpose
from hsdesk.errors import Refused
from hsdesk.people.rules import Need, VisitorCategory
from ui.reception.check_in.form import CheckInForm, Place
from ui.reception.check_in.times import moment_today, read_time

NOW = datetime(2026, 4, 14, 13, 43, tzinfo=UTC)  # 14:43 in the office
FULL = CheckInForm(
    person_id=7,
    identity_checked=True,
    category=VisitorCategory.ADVOCATE,
    with_appointment=True,
    appointment_id=3,
    reasons=(Purpose.REPAIR, Purpose.RENT),
    to_see_team_id=2,
    party_size=3,
    needs=(Need.HEARING_LOOP,),
    note="Brought papers.\nWill wait outside.",
    is_late=True,
    arrived="14:31",
)


def places(form):
    return [problem.place for problem in form.problems(NOW)]


def test_an_empty_form_asks_for_who_and_why():
    assert CheckInForm().is_empty
    assert places(CheckInForm()) == [Place.WHO, Place.REASONS]


def test_a_full_form_has_no_problem():
    assert not FULL.is_empty
    assert places(FULL) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"person_id": None}, Place.WHO),
        ({"person_id": None, "is_newcomer": True, "visitor_name": "  "}, Place.NAME),
        ({"appointment_id": None}, Place.APPOINTMENT),
        ({"reasons": ()}, Place.REASONS),
        ({"arrived": "14:44"}, Place.ARRIVED),
        ({"arrived": ""}, Place.ARRIVED),
        ({"arrived": "soon"}, Place.ARRIVED),
    ],
)
def test_each_gap_has_its_place_and_a_sentence(wrong, place):
    (problem,) = replace(FULL, **wrong).problems(NOW)
    assert problem.place is place
    assert problem.sentence.endswith(".")


def test_an_arrival_noted_late_is_a_time_of_the_office():
    assert FULL.arrived_at(NOW) == datetime(2026, 4, 14, 13, 31, tzinfo=UTC)
    assert replace(FULL, is_late=False).arrived_at(NOW) is None


def test_a_walk_in_leaves_the_appointment_out():
    assert FULL.visit(NOW)["appointment_id"] == 3
    assert replace(FULL, with_appointment=False).visit(NOW)["appointment_id"] is None


def test_a_draft_gives_the_form_back():
    assert CheckInForm.from_draft(FULL.draft()) == FULL
    newcomer = CheckInForm(is_newcomer=True, visitor_name="Ada\u202e\U0001f600", keeps_person=True, phone="0")
    assert CheckInForm.from_draft(newcomer.draft()) == newcomer


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"person_id": "seven", "reasons": "repair", "party_size": None, "category": 4, "needs": [1, "none"]},
        {"person_id": True, "is_late": "yes", "note": 3, "reasons": ["no-such-reason"], "unknown": 1},
    ],
)
def test_a_damaged_draft_leaves_the_rest_empty(damaged):
    assert CheckInForm.from_draft(damaged).is_empty


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9:05", time(9, 5)),
        ("0930", time(9, 30)),
        ("14.31", time(14, 31)),
        (" 3pm ", time(15)),
        ("12 am", time(0)),
        ("12:15pm", time(12, 15)),
    ],
)
def test_times_as_people_type_them(typed, meant):
    assert read_time(typed, field="at") == meant


@pytest.mark.parametrize("typed", ["", "25:00", "9:75", "13pm", "0pm", "noon", "-1", "9:5:1", "１４:３１"])
def test_what_is_no_time(typed):
    with pytest.raises(Refused) as refused:
        read_time(typed, field="at")
    assert refused.value.field == "at"


def test_a_time_of_today_follows_the_clock_change():
    summer = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
    assert moment_today("14:00", summer, field="at") == datetime(2026, 3, 29, 13, 0, tzinfo=UTC)
    winter = datetime(2026, 10, 25, 12, 0, tzinfo=UTC)
    assert moment_today("14:00", winter, field="at") == datetime(2026, 10, 25, 14, 0, tzinfo=UTC)
