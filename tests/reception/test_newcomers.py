"""Visitors who are put on record while they are checked in."""

import pytest

from hsdesk.diary.rules import Purpose
from hsdesk.errors import Refused
from hsdesk.people import queries as people
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.newcomers import check_in_newcomer
from hsdesk.reception.queries import waiting
from support.visits import Desk


@pytest.fixture
def desk(office):
    return Desk(office)


def test_they_are_on_record_and_wait(desk, office):
    desk.does(
        check_in_newcomer,
        name="Farida Khan",
        phone="07700 900123",
        first_line="12 Cobden Close",
        postcode="hx94qd",
        category=VisitorCategory.APPLICANT,
        reasons=[Purpose.HOUSING],
        needs=[Need.STEP_FREE],
    )
    (row,) = office.ask(waiting)
    assert row.name == "Farida Khan"
    card = office.ask(people.person, row.person_id)
    assert (card.address, card.postcode) == ("12 Cobden Close", "HX9 4QD")
    assert card.category is VisitorCategory.APPLICANT
    assert card.needs == (Need.STEP_FREE,)
    assert [contact.value for contact in card.contacts] == ["07700 900123"]


def test_a_name_alone_is_enough(desk, office):
    desk.does(check_in_newcomer, name="Farida Khan", reasons=[Purpose.HOUSING])
    (row,) = office.ask(waiting)
    assert office.ask(people.person, row.person_id).address == ""


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reasons": []}, "reasons"),
        ({"name": " "}, "name"),
        ({"phone": "ring me"}, "phone"),
        ({"postcode": "HX9 4QD"}, "first_line"),
        ({"first_line": "12 Cobden Close", "postcode": "HX"}, "postcode"),
    ],
)
def test_of_a_refused_visit_nothing_is_kept(desk, office, wrong, field):
    values = {"name": "Farida Khan", "reasons": [Purpose.HOUSING], **wrong}
    with pytest.raises(Refused) as refused:
        desk.does(check_in_newcomer, **values)
    assert refused.value.field == field
    assert office.ask(people.find, "Farida") == []
    assert office.ask(waiting) == []
