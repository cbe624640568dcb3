"""The duties of the demo office: who owns them, what shows that they were done, and which were late."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import select

from hsdesk.demo import cast
from hsdesk.demo.back_office.agenda import Agenda, Morning, spread
from hsdesk.demo.back_office.words import OfficeWords
from hsdesk.demo.plan import dice
from hsdesk.demo.premises import Premises
from hsdesk.duties import actions
from hsdesk.duties.evidence import add_evidence
from hsdesk.duties.finding import promise_behind
from hsdesk.duties.queries import are_missing
from hsdesk.duties.tables import Obligation, ObligationPlan
from hsdesk.standards.catalogue import Standards
from hsdesk.store.work import Hand, Read

_OWNERS = {
    "LH-06": cast.HELEN,
    "LH-33": cast.PRIYA,
    "LH-34": cast.ADAEZE,
    "LH-35": cast.DILYS,
    "LH-38": cast.ADAEZE,
    "LH-40": cast.DILYS,
    "LH-41": cast.DILYS,
    "CHC-81": cast.DILYS,
    "CHC-81-self-assessment": cast.DILYS,
    "LH-44": cast.PRIYA,
    "own-1": cast.COLIN,
    "own-2": cast.GRACE,
}
_OWN_INTERVALS = {"LH-42": "3 months", "LH-44": "6 months", "LH-44-feedback": "6 months"}
_MOVED, _LATE, _FORGOTTEN = "LH-35", "LH-34", "own-2"
"""The duty whose date is moved, the one that is done late, and the one that is late at this moment."""
_LATE_SHARE = 0.08
_JUST_NOW = timedelta(days=10)
_FORGOTTEN_FOR = timedelta(days=6)
_MOVED_BY = timedelta(days=21)
_FIRST_PART = timedelta(days=6)
"""How long after its beginning the first part of a duty comes in."""


class _Open(NamedTuple):
    """A duty that is still to be done."""

    duty_id: int
    standard: str
    period_start: date
    due_date: date
    version: int


@dataclass(slots=True)
class DutyErrands:
    """Sees to the duties from the first morning to today."""

    premises: Premises
    agenda: Agenda
    standards: Standards
    words: OfficeWords
    seed: int
    today: date
    _planned: set[int] = field(default_factory=set)
    _notes: dict[str, int] = field(default_factory=dict)

    def plan(self) -> None:
        """Plan the first morning, and a look at the beginning of every month, and yesterday."""
        if not self.agenda.days:
            return
        self.agenda.on(self.agenda.days[0], self._begin)
        first, last = self.agenda.days[0], self.agenda.days[-1]
        months = {day.replace(day=1) for day in self.agenda.days}
        for day in sorted({*months, last}):
            if day > first:
                self.agenda.on(day, self._catch_up)

    def _begin(self, morning: Morning) -> None:
        """Find the duties that the promises ask for, add those of the office, and give each an owner."""
        program = Hand(self.premises.office_id)
        morning.do(program, actions.ensure_duties, standards=self.standards)
        self._add_own(morning)
        self._choose_intervals(morning)
        for duty in morning.ask(_open_duties):
            owner = self.premises.staff[_OWNERS.get(duty.standard, cast.HELEN)]
            values: dict[str, Any] = {"duty_id": duty.duty_id, "version": duty.version, "staff_id": owner}
            morning.do(self._hand(cast.HELEN), actions.give_owner, **values)
        self._plan_new(morning)

    def _add_own(self, morning: Morning) -> None:
        helen = self._hand(cast.HELEN)
        for place, own in enumerate(self.words.own_duty):
            first_due = self._first_due(morning.day, place)
            values: dict[str, Any] = {"title": own.title, "every": own.every, "first_due": first_due}
            morning.do(helen, actions.add_own_duty, **values, standards=self.standards)

    def _choose_intervals(self, morning: Morning) -> None:
        """Say how often that comes for which the promise names no time."""
        helen, plans = self._hand(cast.HELEN), morning.ask(_plans)
        for standard, every in _OWN_INTERVALS.items():
            if standard in plans:
                plan_id, version = plans[standard]
                values: dict[str, Any] = {"plan_id": plan_id, "version": version, "every": every}
                morning.do(helen, actions.set_interval, **values, standards=self.standards)

    def _first_due(self, day: date, place: int) -> date:
        """When an own duty is due first; the forgotten one so that the last was due some days ago."""
        if place == 0:
            return day + timedelta(days=12)
        months = range(1 + (self.today - day).days // 28)
        found = (_months_before(self.today - _FORGOTTEN_FOR, month) for month in reversed(months))
        return next((due for due in found if due >= day), day)

    def _catch_up(self, morning: Morning) -> None:
        if morning.ask(are_missing, self.standards):
            program = Hand(self.premises.office_id)
            morning.do(program, actions.ensure_duties, standards=self.standards)
        self._plan_new(morning)

    def _plan_new(self, morning: Morning) -> None:
        for duty in morning.ask(_open_duties):
            if duty.duty_id not in self._planned:
                self._planned.add(duty.duty_id)
                self._plan_duty(morning, duty)

    def _plan_duty(self, morning: Morning, duty: _Open) -> None:
        if duty.standard == _FORGOTTEN and duty.due_date > self.today - _JUST_NOW:
            return
        rng = dice(self.seed, "duty", duty.standard, duty.period_start)
        parts = morning.ask(_parts, self.standards, duty.duty_id) or ("",)
        begins = max(morning.day, duty.period_start)
        if duty.standard == _MOVED and begins + _MOVED_BY < duty.due_date:
            duty = duty._replace(due_date=duty.due_date + _MOVED_BY)
            self.agenda.on(begins + timedelta(days=16), self._move, duty.duty_id, duty.due_date)
        done = max(begins, self._done_day(rng, duty))
        days = spread(min(begins + _FIRST_PART, done), done, len(parts))
        for part, day in zip(parts[:-1], days[:-1], strict=True):
            self.agenda.on(day, self._show, duty, part)
        self.agenda.on(done, self._finish, duty, parts[-1])

    def _done_day(self, rng: Random, duty: _Open) -> date:
        if duty.standard == _LATE or rng.random() < _LATE_SHARE:
            return duty.due_date + timedelta(days=rng.randrange(2, 9))
        length = (duty.due_date - duty.period_start).days
        return duty.due_date - timedelta(days=rng.randrange(1, 3 + min(20, length // 6)))

    def _show(self, morning: Morning, duty: _Open, part: str) -> None:
        """Add what shows that a duty, or a part of it, was done."""
        place = self._notes[duty.standard] = self._notes.get(duty.standard, -1) + 1
        notes = self.words.evidence.get(duty.standard, self.words.usual_evidence)
        values: dict[str, Any] = {"duty_id": duty.duty_id, "note": notes[place % len(notes)], "part": part}
        hand = self._hand(_OWNERS.get(duty.standard, cast.HELEN))
        morning.do(hand, add_evidence, **values, standards=self.standards, least=15)

    def _finish(self, morning: Morning, duty: _Open, part: str) -> None:
        self._show(morning, duty, part)
        version = morning.ask(_version, duty.duty_id)
        hand = self._hand(_OWNERS.get(duty.standard, cast.HELEN))
        values: dict[str, Any] = {"duty_id": duty.duty_id, "version": version}
        morning.do(hand, actions.complete_duty, **values, standards=self.standards)
        self._plan_new(morning)

    def _move(self, morning: Morning, duty_id: int, to: date) -> None:
        values: dict[str, Any] = {
            "duty_id": duty_id,
            "version": morning.ask(_version, duty_id),
            "to": to,
            "reason": self.words.move_reason,
        }
        morning.do(self._hand(cast.HELEN), actions.move_date, **values, standards=self.standards)

    def _hand(self, colleague: cast.Colleague) -> Hand:
        return self.premises.hand(colleague, "Back office")


def _open_duties(read: Read) -> list[_Open]:
    found = select(
        Obligation.id,
        Obligation.standard,
        Obligation.period_start,
        Obligation.due_date,
        Obligation.version,
    ).where(Obligation.done_on.is_(None))
    return [_Open(*row) for row in read.session.execute(found.order_by(Obligation.id))]


def _plans(read: Read) -> dict[str, tuple[int, int]]:
    found = select(ObligationPlan.standard, ObligationPlan.id, ObligationPlan.version)
    return {standard: (plan_id, version) for standard, plan_id, version in read.session.execute(found)}


def _version(read: Read, duty_id: int) -> int:
    return read.session.execute(select(Obligation.version).where(Obligation.id == duty_id)).scalar_one()


def _parts(read: Read, standards: Standards, duty_id: int) -> tuple[str, ...]:
    promise = promise_behind(read.session, standards, read.session.get_one(Obligation, duty_id))
    return promise.parts if promise else ()


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
