"""Everything that is done in the demo's back office, put together."""

from datetime import date

from hsdesk.clock import LONDON
from hsdesk.demo.almanac import ONE_DAY, open_days
from hsdesk.demo.back_office.agenda import Agenda
from hsdesk.demo.back_office.duties import DutyErrands
from hsdesk.demo.back_office.rounds import RoundErrands
from hsdesk.demo.back_office.sheets import SheetErrands
from hsdesk.demo.back_office.words import load_words
from hsdesk.demo.plan import dice
from hsdesk.demo.premises import Premises
from hsdesk.standards.catalogue import Standards


def plan_errands(premises: Premises, standards: Standards, seed: int, today: date) -> Agenda:
    """The errands of every open day since the office was set up; today's are left to whoever tries it."""
    founded = premises.founded.astimezone(LONDON).date()
    days = open_days(premises.calendar, founded + ONE_DAY, today - ONE_DAY)
    agenda = Agenda(tuple(days), lambda day: dice(seed, "morning", day))
    words = load_words()
    DutyErrands(premises, agenda, standards, words, seed, today).plan()
    RoundErrands(premises, agenda, standards, words, seed, today).plan()
    SheetErrands(premises, agenda, standards, words, seed).plan()
    return agenda
