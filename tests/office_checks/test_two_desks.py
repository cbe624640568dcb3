"""Two desks, two processes: they begin one check between them, and only one of them finishes it."""

import pytest

from hsdesk.clock import SystemClock
from hsdesk.office import open_office
from hsdesk.office_checks import actions, queries
from support.checks import CheckDesk
from support.notes import raw
from support.offices import add_office
from support.processes import Child

ROUNDS = 15

DESK = """
from hsdesk.errors import Gone
from hsdesk.office import open_office
from hsdesk.office_checks import actions

office = open_office(sys.argv[1])
actor = office.actor(int(sys.argv[2]), sys.argv[3])
tell("ready")
while (order := hear()) is not None:
    try:
        if order["do"] == "begin":
            tell(actor.do(actions.begin, standards=office.standards))
        else:
            actor.do(actions.finish, check_id=order["check"])
            tell("finished")
    except Gone:
        tell("too late")
office.close()
"""


@pytest.fixture
def desk(database_url):
    # The children tell the time by the computer's clock, and so does this desk.
    clock = SystemClock()
    with open_office(database_url, clock=clock, create=True) as office:
        office.actor().do(add_office, packs=("rosebery",))
        yield CheckDesk(office, clock)


@pytest.fixture
def desks(desk, database_url):
    with (
        Child(DESK, database_url, str(desk.grace), "Desk 1") as one,
        Child(DESK, database_url, str(desk.grace), "Desk 2") as two,
    ):
        for child in (one, two):
            assert child.hear() == "ready"
        yield one, two


def both(desks, order):
    for child in desks:
        child.say(order)
    return [child.hear() for child in desks]


def test_two_desks_never_begin_two_checks_or_finish_one_twice(desk, desks):
    for count in range(1, ROUNDS + 1):
        first, second = both(desks, {"do": "begin"})
        assert first == second
        check = desk.check(first)
        for answer in check.answers:
            desk.does(actions.answer, answer_id=answer.answer_id, yes=True)
        assert sorted(both(desks, {"do": "finish", "check": first})) == ["finished", "too late"]
        assert len(desk.asks(queries.history, limit=100)) == count
    begun = "SELECT count(*) FROM journal WHERE event = 'office_check.begun'"
    assert raw(desk.office, begun)[0][0] == ROUNDS
