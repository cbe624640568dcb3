"""Builders for tests of checks at the office: a pack of its own, and somebody who makes the rounds."""

from dataclasses import dataclass

from hsdesk.clock import FrozenClock
from hsdesk.office import Office
from hsdesk.office_checks import actions, queries
from hsdesk.office_checks.rows import AnswerRow, CheckRow
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff
from hsdesk.standards.catalogue import Standards
from support.promises import pack_text

FIXTURE = """
[[standard]]
id = "{id}"
kind = "fixture"
area = "reception"
title = "{title}"
sentence = "{title} at every office."
source = "leaflet"
{more}
"""


def fixture(standard: str, title: str, every: str = "") -> str:
    """A promise that something is in place; without `every` the office sets how often it looks."""
    return FIXTURE.format(id=standard, title=title, more=f'checked_every = "{every}"' if every else "")


NAME = fixture("TT-01", "Name on show")
HOURS = fixture("TT-02", "Hours on show", "2 weeks")
LEAFLETS = fixture("TT-03", "Leaflets up to date", "3 months")
PACK = pack_text(NAME, HOURS, LEAFLETS)


@dataclass
class CheckDesk:
    """Grace, who makes the rounds of an office."""

    office: Office
    clock: FrozenClock
    grace: int = 0

    def __post_init__(self) -> None:
        if not self.grace:
            self.grace = self.does(add_staff, name="Grace Holloway", role=StaffRole.RECEPTIONIST)
        self.standards: Standards = self.office.standards

    def does(self, action, **values):
        """Do something at the desk."""
        return self.office.actor(self.grace or None, "Desk 1").do(action, **values)

    def asks(self, query, *args, **values):
        """Ask the office something."""
        return self.office.ask(query, *args, **values)

    def begins(self) -> CheckRow:
        """Begin the round, or go on with the one that is open."""
        check_id = self.does(actions.begin, standards=self.standards)
        return self.check(check_id)

    def check(self, check_id: int) -> CheckRow:
        """A round as it stands."""
        return self.asks(queries.check, self.standards, check_id)

    def of(self, standard: str, check: CheckRow) -> AnswerRow:
        """The question of one promise in a round."""
        return next(each for each in check.answers if each.question.standard == standard)

    def answers(self, check: CheckRow, *, amiss: str = "", words: str = "It hums.") -> CheckRow:
        """Answer every question with yes, but that of the promise `amiss` with no and a note."""
        for each in check.answers:
            yes = each.question.standard != amiss
            self.does(actions.answer, answer_id=each.answer_id, yes=yes)
            if not yes:
                self.does(actions.note, answer_id=each.answer_id, words=words)
        return self.check(check.check_id)

    def makes_a_round(self, *, amiss: str = "") -> CheckRow:
        """Begin, answer everything and finish."""
        check = self.answers(self.begins(), amiss=amiss)
        self.does(actions.finish, check_id=check.check_id)
        return self.check(check.check_id)
