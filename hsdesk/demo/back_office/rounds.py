"""The rounds of the demo office: once a month somebody looks at what should be in place."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from hsdesk.demo import cast
from hsdesk.demo.back_office.agenda import Agenda, Morning
from hsdesk.demo.back_office.words import Amiss, OfficeWords
from hsdesk.demo.plan import dice
from hsdesk.demo.premises import Premises
from hsdesk.office_checks import actions
from hsdesk.office_checks.rules import after
from hsdesk.office_checks.tables import CheckAnswer
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.store.work import Hand, Read
from hsdesk.tasks.actions import complete_task

_MONTH = Interval(1, "month")
_AMISS_BY_CHANCE = 0.03
_MENDED_WITHIN = (3, 16)
_DESK = "Desk 1"


@dataclass(slots=True)
class RoundErrands:
    """Makes the rounds, so that the next one is due today."""

    premises: Premises
    agenda: Agenda
    standards: Standards
    words: OfficeWords
    seed: int
    today: date

    def plan(self) -> None:
        """Plan the rounds backwards from today, a month before each other."""
        day, ago = self._month_before(self.today), 1
        while self.agenda.days and day >= self.agenda.days[0]:
            self.agenda.on(day, self._go_round, ago)
            day, ago = self._month_before(day), ago + 1

    def _month_before(self, day: date) -> date:
        """The last day, with somebody there, a month after which is `day` or earlier."""
        before = day - timedelta(days=28)
        while after(before, _MONTH) > day:
            before -= timedelta(days=1)
        return max((each for each in self.agenda.days if each <= before), default=before)

    def _go_round(self, morning: Morning, ago: int) -> None:
        rng = dice(self.seed, "round", morning.day)
        hand = self.premises.hand(rng.choice((cast.COLIN, cast.GRACE)), _DESK)
        check_id = morning.do(hand, actions.begin, standards=self.standards)
        expected = self.words.amiss[ago % len(self.words.amiss)].standard if ago % 4 != 2 else ""
        for answer_id, standard in morning.ask(_answers, check_id):
            is_amiss = standard == expected or rng.random() < _AMISS_BY_CHANCE
            morning.do(hand, actions.answer, answer_id=answer_id, yes=not is_amiss, least=4)
            if is_amiss:
                self._has_it_mended(morning, hand, answer_id, self._found(standard))
        morning.do(hand, actions.finish, check_id=check_id)

    def _found(self, standard: str) -> Amiss:
        usual = Amiss(standard, self.words.usual_amiss, self.words.usual_mending)
        return next((each for each in self.words.amiss if each.standard == standard), usual)

    def _has_it_mended(self, morning: Morning, hand: Hand, answer_id: int, found: Amiss) -> None:
        """Say what is amiss and give somebody the task; most tasks are done some days later."""
        morning.do(hand, actions.note, answer_id=answer_id, words=found.note, least=15)
        owner = morning.rng.choice((cast.GRACE, cast.COLIN, cast.HELEN))
        due_date = morning.day + timedelta(days=14)
        values: dict[str, Any] = {
            "title": found.task,
            "owner_staff_id": self.premises.staff[owner],
            "due_date": due_date,
        }
        task_id = morning.do(hand, actions.make_task, answer_id=answer_id, **values, least=10)
        done = morning.day + timedelta(days=morning.rng.randrange(*_MENDED_WITHIN))
        if self.today - morning.day > timedelta(days=45):
            self.agenda.on(done, self._mended, self.premises.hand(owner, _DESK), task_id)

    def _mended(self, morning: Morning, hand: Hand, task_id: int) -> None:
        morning.do(hand, complete_task, task_id=task_id)


def _answers(read: Read, check_id: int) -> list[tuple[int, str]]:
    found = select(CheckAnswer.id, CheckAnswer.standard).where(CheckAnswer.check_id == check_id)
    return [
        (number, standard) for number, standard in read.session.execute(found.order_by(CheckAnswer.position))
    ]
