"""An office held to one promise of every kind, and its scoreboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from hsdesk.clock import FrozenClock
from hsdesk.reporting.evidence import behind, count_behind
from hsdesk.reporting.periods import Period, PeriodKind, containing
from hsdesk.reporting.rows import EvidenceRow, Scoreboard, ScoreDetail, ScoreRow
from hsdesk.reporting.scoreboard import detail, scoreboard
from hsdesk.store.work import Subject
from support.promises import CaseEvent, Promises, changed, pack_text, promises

CODE = "complaint-handling-code"
ANSWERED = """
[[standard]]
id = "ST-01"
kind = "timed"
area = "letters"
title = "Answered within an hour"
sentence = "We answer within an hour."
source = "leaflet"
starts = "case.received"
stops = "case.answered"
within = "60 minutes"
pauses = "case.paused"
resumes = "case.resumed"
cancels = "case.withdrawn"
ends = "case.closed"
excuses = { "case.delayed" = "no-staff-available" }
share = 75
"""
FOR_ALL = changed(ANSWERED, id='"ST-02"', title='"Each one answered"', share=None, excuses=None)
BY_LETTER = """
[[standard]]
id = "SE-01"
kind = "every"
area = "letters"
title = "Answered in full"
sentence = "Every case is answered in full."
source = "leaflet"
starts = "case.received"
shown_by = "case.answered"
shows = { full = true }
"""
RENT = """
[[standard]]
id = "SL-01"
kind = "level"
area = "rent"
title = "Rent collected"
sentence = "We collect the rent."
source = "leaflet"
measure = "rent-collected"
at_least = 97.5
"""
ARREARS = changed(RENT, id='"SL-02"', measure='"rent-arrears"', at_least=None, better='"lower"')
ABANDONED = changed(RENT, id='"SL-03"', measure='"calls-abandoned"', at_least=None, at_most="7")
SATISFIED = changed(RENT, id='"SL-04"', measure='"overall-satisfaction"', at_least="90")
CALLS = changed(ANSWERED, id='"ST-03"', starts='"call.offered"', stops='"call.answered"', share=None)
CALLS = changed(CALLS, pauses=None, resumes=None, cancels=None, ends=None, excuses=None)
REPLACED = changed(FOR_ALL, id='"ST-04"') + (
    f'contradicts = {{ of = "{CODE}", clause = "5.2", why = "It says otherwise.", overruled = true }}\n'
)
LATER = changed(FOR_ALL, id='"ST-05"', in_force_from="2027-01-01")
NEWS = """
[[standard]]
id = "SR-01"
kind = "recurring"
area = "news"
title = "News put up"
sentence = "Every month we put up news."
source = "leaflet"
every = "1 month"
"""
NAME = """
[[standard]]
id = "SF-01"
kind = "fixture"
area = "reception"
title = "Name on show"
sentence = "The name of whoever is at the desk is on show."
source = "leaflet"
checked_every = "1 week"
"""
POLITE = changed(NAME, id='"SC-01"', kind='"conduct"', checked_every=None)
EVERYTHING = pack_text(
    *(ANSWERED, FOR_ALL, BY_LETTER, RENT, ARREARS, ABANDONED, SATISFIED, CALLS, REPLACED, LATER),
    *(NEWS, NAME, POLITE),
    pack="scores",
)
MARCH = containing(PeriodKind.MONTH, date(2026, 3, 1))
APRIL = containing(PeriodKind.MONTH, date(2026, 4, 1))


@dataclass
class Scores:
    """The office, cases in it, and what its scoreboard says."""

    held: Promises
    cases: int = 0

    def case(
        self, answered: float | None = None, *, started: float = 0, full: bool = True, then: str = ""
    ) -> Subject:
        """A case received so many minutes after the start, answered so many minutes later."""
        self.cases += 1
        subject = Subject("case", self.cases)
        self.held.record(CaseEvent.RECEIVED, started, subject=subject)
        if then:
            self.held.record(CaseEvent(then), started + 1, subject=subject)
        if answered is not None:
            self.held.record(CaseEvent.ANSWERED, started + answered, subject=subject, full=full)
        return subject

    def board(self, period: Period = APRIL) -> Scoreboard:
        """The scoreboard."""
        return self.held.office.ask(scoreboard, self.held.office.reporting, period)

    def row(self, standard: str, period: Period = APRIL) -> ScoreRow:
        """One row of it."""
        return next(row for row in self.board(period).rows if row.standard == standard)

    def detail(self, standard: str, period: Period = APRIL) -> ScoreDetail:
        """One promise in detail."""
        return self.held.office.ask(detail, self.held.office.reporting, standard, period)

    def behind(self, standard: str, period: Period = APRIL, *, broken: bool = False) -> list[EvidenceRow]:
        """What is behind its figure; the count is checked beside it."""
        office = self.held.office
        rows = office.ask(behind, office.reporting, standard, period, only_broken=broken)
        assert office.ask(count_behind, office.reporting, standard, period, only_broken=broken) == len(rows)
        return rows


@contextmanager
def scores(url: str, clock: FrozenClock, *packs: str) -> Iterator[Scores]:
    """Open an office that is held to everything here, and to more packs."""
    with promises(url, clock, ["scores", *packs], {"scores": EVERYTHING}) as held:
        yield Scores(held)
