"""Two desks, two processes, one database: nothing is given twice and nothing is lost.

Each round the two desks wait for the same word and then act on the same thing at once.
"""

import pytest

from hsdesk.diary.actions import leave_room
from hsdesk.diary.rules import Purpose
from hsdesk.errors import Gone
from hsdesk.office import open_office
from hsdesk.reception import queries
from hsdesk.reception.actions import check_in, mark_seen
from hsdesk.reception.rules import VisitState
from hsdesk.store.work import Work
from support.processes import Child
from support.visits import Desk

ROUNDS = 200

DESK = """
from hsdesk.diary.rules import Purpose
from hsdesk.errors import Gone
from hsdesk.office import open_office
from hsdesk.reception import actions

office = open_office(sys.argv[1])
actor = office.actor(int(sys.argv[2]), sys.argv[3])
tell("ready")
while (order := hear()) is not None:
    try:
        match order["do"]:
            case "call":
                actor.do(actions.call, visit_id=order["visit"])
                tell("won")
            case "room":
                actor.do(actions.give_room, visit_id=order["visit"], room_id=order["room"])
                tell("won")
            case "check in":
                tell(actor.do(actions.check_in, visitor_name="Ada", reasons=[Purpose.RENT]).ticket)
    except Gone:
        tell("too late")
office.close()
"""


@pytest.fixture
def desk(office):
    return Desk(office)


@pytest.fixture
def desks(desk, database_url):
    # The children tell the time by the computer's clock: the visits of the race are of their day.
    with (
        Child(DESK, database_url, str(desk.priya), "Desk 1") as one,
        Child(DESK, database_url, str(desk.sam), "Desk 2") as two,
    ):
        for child in (one, two):
            assert child.hear() == "ready"
        yield one, two
        for child in (one, two):
            child.say(None)
            child.finish()


def a_crowd(work: Work, *, people: int) -> list[int]:
    """Check so many visitors in at one go; returns the ids of their visits."""
    visitors = [f"Visitor {number}" for number in range(people)]
    return [check_in(work, visitor_name=name, reasons=[Purpose.RENT]).visit_id for name in visitors]


def race(desks, *orders):
    for child, order in zip(desks, orders, strict=True):
        child.say(order)
    return [child.hear() for child in desks]


def test_one_visitor_is_called_by_exactly_one_of_two_desks(desk, desks):
    for visit in desk.does(a_crowd, people=ROUNDS):
        order = {"do": "call", "visit": visit}
        assert sorted(race(desks, order, order)) == ["too late", "won"]
        row = desk.office.ask(queries.visit, visit)
        assert (row.state, row.times_called) == (VisitState.CALLED, 1)


def test_one_room_is_taken_by_exactly_one_of_two_desks(desk, desks):
    crowd = desk.does(a_crowd, people=2 * ROUNDS)
    for pair in zip(crowd[::2], crowd[1::2], strict=True):
        orders = [{"do": "room", "visit": visit, "room": desk.rooms[0]} for visit in pair]
        assert sorted(race(desks, *orders)) == ["too late", "won"]
        held_by = [row.visit_id for row in desk.office.ask(queries.rooms) if row.visit_id]
        assert len(held_by) == 1
        desk.does(leave_room, visit_id=held_by[0])


def test_two_desks_never_give_the_same_ticket(desks):
    given = []
    for _ in range(ROUNDS):
        given.extend(race(desks, {"do": "check in"}, {"do": "check in"}))
    assert len(set(given)) == 2 * ROUNDS
    assert sorted(int(ticket[1:]) for ticket in given) == list(range(1, 2 * ROUNDS + 1))


def test_the_loser_is_told_who_was_first(desk, database_url, clock):
    visit = desk.walks_in().visit_id
    with open_office(database_url, clock=clock) as other:
        other.actor(desk.sam, "Desk 2").do(mark_seen, visit_id=visit)
        with pytest.raises(Gone, match="A01 is being seen by Sam Okoro"):
            desk.does(mark_seen, visit_id=visit)
