"""The demo's tables are what the real actions would have written: one script is sent through both."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from hsdesk.clock import FrozenClock
from hsdesk.demo import entries, make_demo
from hsdesk.demo.deeds import Deed
from hsdesk.demo.history import History, errand_dice
from hsdesk.demo.making import Order, settle
from hsdesk.demo.plan import dice
from hsdesk.diary.actions import book_appointment
from hsdesk.duties import actions as duties
from hsdesk.duties.evidence import add_evidence
from hsdesk.office import Office, open_office
from hsdesk.office_checks import actions as office_checks
from hsdesk.reception.actions import check_in
from hsdesk.store.work import Hand, UnitOfWork, Work
from hsdesk.surveys.actions import record_sheet
from support.rows import contents

HOMES, DAYS, SEED = 40, 45, 13
ERRANDS = {
    duties.ensure_duties,
    duties.add_own_duty,
    duties.set_interval,
    duties.give_owner,
    duties.move_date,
    duties.complete_duty,
    add_evidence,
    office_checks.begin,
    office_checks.answer,
    office_checks.note,
    office_checks.make_task,
    office_checks.finish,
    record_sheet,
}
MAKING = ("fill_office", "settle_alone")


def settle_alone(work: Work, *, order: Order, found: list[History]) -> None:
    """Settle the town and hand over the script of its history."""
    found.append(settle(work, order)[1])


class Player:
    """Sends a script through the real actions, each at its own moment."""

    def __init__(self, office: Office, clock: FrozenClock) -> None:
        self._clock = clock
        self._work = UnitOfWork(office.engine, clock, [office.standards_engine])
        self._dice = dice(SEED, "actions")

    def play(self, deed: Deed) -> None:
        """Do one deed."""
        self._clock.set(deed.at)
        action_id = UUID(int=self._dice.getrandbits(128), version=4)
        result = self._work.once(deed.hand, action_id, deed.action, **deed.arguments())
        if deed.action is check_in:
            deed.guest.visit_id = result.visit_id
        elif deed.action is book_appointment:
            deed.booking.appointment_id = result


class Errands:
    """Does the errands of the back office as the program does them, each action in its own transaction."""

    def __init__(self, office: Office, clock: FrozenClock) -> None:
        self._clock = clock
        self._office = office
        self._work = UnitOfWork(office.engine, clock, [office.standards_engine])
        self._dice = errand_dice(SEED)
        self.done: set[Callable[..., Any]] = set()

    def do(self, at: datetime, hand: Hand, action: Callable[..., Any], **values: Any) -> Any:
        """Do one action."""
        self._clock.set(at)
        self.done.add(action)
        action_id = UUID(int=self._dice.getrandbits(128), version=4)
        return self._work.once(hand, action_id, action, **values)

    def ask(self, at: datetime, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run one query."""
        self._clock.set(at)
        return self._office.ask(query, *args, **kwargs)


def tables_of(office: Office) -> dict[str, list]:
    """All rows, without the action that made the demo itself."""
    with office.engine.connect() as connection:
        found = contents(connection)
    found["accepted_action"] = [
        row for row in found["accepted_action"] if not any(str(part).endswith(MAKING) for part in row)
    ]
    return found


def test_the_tables_are_those_of_the_actions(tmp_path, clock):
    made = tmp_path / "made.db"
    make_demo(str(made), homes=HOMES, days=DAYS, seed=SEED, clock=clock)
    with open_office(made, clock=clock) as office:
        ours = tables_of(office)
    with open_office(tmp_path / "played.db", clock=clock, create=True) as played:
        found: list[History] = []
        order = Order(HOMES, DAYS, SEED, played.standards)
        played.actor().do(settle_alone, order=order, found=found)
        player, errands = Player(played, clock), Errands(played, clock)
        used = set()
        for day, deeds in found[0].days():
            found[0].errands.work_through(day, errands)
            for deed in deeds:
                player.play(deed)
                used.add(deed.action)
        theirs = tables_of(played)
    assert used == set(entries.WRITERS), "the script leaves out an action"
    assert errands.done >= ERRANDS, "the back office leaves out an action"
    assert ours.keys() == theirs.keys()
    for name, rows in theirs.items():
        assert ours[name] == rows, name
