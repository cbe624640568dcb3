"""A desk whose program is killed in the middle of its work loses nothing that it had confirmed."""

import random
from threading import Event

import psutil
import pytest
from sqlalchemy import select

from hsdesk.office import checks, open_office
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.check import check
from support.offices import open_new_office
from support.processes import Child
from support.visits import Desk

KILLS = 50
ONE_CHECK_IN = 0.02
"""Seconds within which a check-in begins and ends; a kill falls somewhere into them."""

DESKS = """
import os, subprocess
from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception import actions

def checks_in():
    with open_office(sys.argv[1]) as office:
        actor = office.actor(int(sys.argv[2]), "Desk 1")
        for _ in range(1_000):
            tell(actor.do(actions.check_in, visitor_name="Ada", reasons=[Purpose.RENT]).ticket)

def ended(begin_desk):
    process = begin_desk()
    tell(process.pid)
    process.wait()
    tell("ended")

class Fork:
    def __init__(self):
        self.pid = os.fork()
        if not self.pid:
            checks_in()
            os._exit(0)

    def wait(self):
        os.waitpid(self.pid, 0)

def start_anew():
    return subprocess.Popen([*sys.orig_argv, "desk"], stdin=subprocess.DEVNULL)

if sys.argv[3:] == ["desk"]:
    checks_in()
else:
    with open_office(sys.argv[1]):
        pass  # so that everything is loaded already when a desk begins
    while hear():
        ended(Fork if hasattr(os, "fork") else start_anew)
"""
"""Begins one desk after the other, each a process of its own that checks visitors in until it is killed.

What they say comes out of one pipe: a desk's number, its tickets, and when it is no more, "ended".
"""


def until_killed(desks, *, after, delay):
    """The tickets that one desk confirmed before it was killed, shortly after its first few."""
    desks.say("begin")
    told = [desks.hear()]
    # A quick desk's first ticket may be told before its number is.
    while not (number := next((said for said in told if isinstance(said, int)), 0)) or len(told) <= after:
        told.append(desks.hear())
    Event().wait(delay)
    psutil.Process(number).kill()
    while (said := desks.hear()) != "ended":
        told.append(said)
    return [said for said in told if said != number]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_confirmed_check_in_survives_being_killed(kind, request, clock):
    url = request.getfixturevalue(f"{kind}_url")
    with open_new_office(url, clock) as office:
        staff_id = Desk(office).grace
    moment = random.Random(7)
    confirmed = []
    with Child(DESKS, url, str(staff_id)) as desks:
        for _ in range(KILLS):
            some = moment.randrange(1, 7)
            confirmed.extend(until_killed(desks, after=some, delay=moment.uniform(0, ONE_CHECK_IN)))
        desks.say(None)
        desks.finish()
    with open_office(url, clock=clock) as office:
        with office.read() as read:
            kept = [ticket_of(number) for number in read.session.scalars(select(Visit.number))]
        assert len(confirmed) >= KILLS
        assert len(set(confirmed)) == len(confirmed)
        assert set(confirmed) <= set(kept)
        assert len(set(kept)) == len(kept)
        assert check(office.engine, checks()) == []
