"""An office held to a few promises that come again and again, and what its people do about them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from hsdesk.clock import FrozenClock
from hsdesk.duties import actions
from hsdesk.duties.evidence import add_evidence
from hsdesk.duties.queries import duties, duty
from hsdesk.duties.rows import DutyDetail, DutyList, DutyRow
from hsdesk.office import Office
from support.promises import changed, pack_text, promises
from support.visits import Desk

AUDIT = """
[[standard]]
id = "DT-01"
kind = "recurring"
area = "audits"
title = "Answer times looked at"
sentence = "Every three months we look at how long answers took."
source = "leaflet"
every = "3 months"
parts = ["letters", "calls"]
shows_it = "The figures of the quarter."
"""
NEWS = changed(AUDIT, id='"DT-02"', title='"News put up"', every='"1 month"', parts=None)
TRAINING = changed(AUDIT, id='"DT-03"', title='"Staff trained"', every=None, parts=None)
PACK = pack_text(AUDIT, NEWS, TRAINING)


@dataclass
class DutyOffice:
    """An office, its people, and its duties by the titles of their promises."""

    desk: Desk
    clock: FrozenClock

    @property
    def office(self) -> Office:
        """The office."""
        return self.desk.office

    def does(self, action: Any, **values: Any) -> Any:
        """Do something that needs the promises."""
        return self.desk.does(action, standards=self.office.standards, **values)

    def opens(self) -> int:
        """Make the duties that there ought to be; returns how many."""
        return self.does(actions.ensure_duties)

    def list(self, **choice: Any) -> DutyList:
        """The list of duties."""
        return self.office.ask(duties, self.office.standards, **choice)

    def rows(self, **choice: Any) -> Mapping[str, DutyRow]:
        """The duties of the list by standard; of several the first."""
        found: dict[str, DutyRow] = {}
        for row in self.list(**choice).rows:
            found.setdefault(row.standard or row.title, row)
        return found

    def detail(self, duty_id: int) -> DutyDetail:
        """All of one duty."""
        return self.office.ask(duty, self.office.standards, duty_id)

    def shows(self, row: DutyRow, note: str = "Done and looked at.", part: str = "") -> int:
        """Add a note as evidence."""
        return self.does(add_evidence, duty_id=row.duty_id, note=note, part=part)

    def completes(self, row: DutyRow, **more: Any) -> int:
        """Show that a duty was done, and mark it done."""
        for part in self.detail(row.duty_id).missing or ("",):
            self.shows(row, part=part)
        return self.does(actions.complete_duty, duty_id=row.duty_id, version=row.version, **more)


@contextmanager
def duty_office(url: str, clock: FrozenClock, pack: str = PACK) -> Iterator[DutyOffice]:
    """An office held to one pack, on a fresh database."""
    with promises(url, clock, ["test"], {"test": pack}) as held:
        yield DutyOffice(Desk(held.office), clock)
