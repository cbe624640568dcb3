"""A desk whose program is killed in the middle of its work loses nothing that it had confirmed."""

import random

import pytest
from sqlalchemy import select

from hsdesk.office import checks, open_office
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.check import check
from support.processes import Child
from support.visits import Desk

KILLS = 50

CHECKING_IN = """
from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception import actions

with open_office(sys.argv[1]) as office:
    actor = office.actor(int(sys.argv[2]), "Desk 1")
    for number in range(1_000):
        tell(actor.do(actions.check_in, visitor_name="Ada", reasons=[Purpose.RENT]).ticket)
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_confirmed_check_in_survives_being_killed(kind, request, clock):
    from support.offices import open_new_office

    url = request.getfixturevalue(f"{kind}_url")
    with open_new_office(url, clock) as office:
        staff_id = Desk(office).grace
    confirmed = []
    moment = random.Random(7)
    for _ in range(KILLS):
        with Child(CHECKING_IN, url, str(staff_id)) as child:
            confirmed.extend(child.hear() for _ in range(moment.randrange(1, 7)))
            child.kill()
            confirmed.extend(child.told())
    with open_office(url, clock=clock) as office:
        with office.read() as read:
            kept = [ticket_of(number) for number in read.session.scalars(select(Visit.number))]
        assert len(confirmed) >= KILLS
        assert len(set(confirmed)) == len(confirmed)
        assert set(confirmed) <= set(kept)
        assert len(set(kept)) == len(kept)
        assert check(office.engine, checks()) == []
