"""The demo's history, day by day: planned, played through, and entered into the ledger."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from hsdesk.clock import LONDON
from hsdesk.demo.almanac import ONE_DAY, open_days
from hsdesk.demo.back_office.agenda import Agenda
from hsdesk.demo.back_office.fast_sheets import SheetWriter
from hsdesk.demo.callers import Caller, booked_callers, walk_in_callers
from hsdesk.demo.crowd import Crowd
from hsdesk.demo.deadlines import DeadlineKeeper
from hsdesk.demo.deeds import Deed
from hsdesk.demo.entries import Clerk
from hsdesk.demo.ledger import Ledger
from hsdesk.demo.pages import Pages
from hsdesk.demo.plan import DayPlan, Planner, dice
from hsdesk.demo.premises import Founding, Premises
from hsdesk.demo.scene import Scene
from hsdesk.demo.stage import Stage
from hsdesk.demo.visits import Visits
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.counting import Calendars
from hsdesk.standards.engine import StandardsEngine
from hsdesk.surveys.actions import record_sheet

BOOKED_AHEAD = timedelta(days=15)
"""So far ahead appointments are made."""
_LAST_ARRIVAL = timedelta(minutes=10)


@dataclass(slots=True)
class History:
    """Everything that happened at the office from the first day to now, as a script.

    The script is the same however it is entered: `days` gives what was done at the desk day by day, in the
    order of time. What `errands` holds for a day is done in its morning, before that.
    """

    premises: Premises
    crowd: Crowd
    seed: int
    homes: int
    first_day: date
    now: datetime
    errands: Agenda
    _plans: dict[date, DayPlan] = field(default_factory=dict)
    _beforehand: dict[date, list[Deed]] = field(default_factory=lambda: defaultdict(list))
    _scene: Scene | None = None

    def days(self) -> Iterator[tuple[date, list[Deed]]]:
        """Each day on which anything happened, with what was done on it until now."""
        self._plan()
        today = self.now.astimezone(LONDON).date()
        for day in sorted({*self._beforehand, *(day for day in self._plans if day <= today)}):
            deeds = [*self._beforehand.pop(day, ()), *self._play(day)]
            done = [deed for deed in deeds if deed.at <= self.now]
            if done:
                yield day, sorted(done, key=lambda deed: deed.at)

    def _plan(self) -> None:
        """Plan all days, so that it is known what is booked for them on the days before."""
        calendar = self.premises.calendar
        founded = self.premises.founded.astimezone(LONDON).date()
        today = self.now.astimezone(LONDON).date()
        days = open_days(calendar, founded + ONE_DAY, today + BOOKED_AHEAD)
        planner = Planner(self.premises, self.crowd, self.seed, self.homes, days)
        for day in days:
            if day < self.first_day:
                continue
            plan = self._plans[day] = planner.plan(day)
            if day == today:
                self._set_scene(planner, plan)
            else:
                self._note(planner.appoint(plan))

    def _set_scene(self, planner: Planner, plan: DayPlan) -> None:
        faces = {face.name: face for face in self.crowd.famous}
        self._scene = scene = Scene(planner, faces, self.now, plan)
        self._note(planner.appoint(plan, reserved=scene.names, quiet=scene.quiet))
        self._note(scene.play())

    def _note(self, deeds: Iterator[Deed] | list[Deed]) -> None:
        for deed in deeds:
            self._beforehand[deed.at.astimezone(LONDON).date()].append(deed)

    def _play(self, day: date) -> list[Deed]:
        plan = self._plans.get(day)
        if plan is None or day > self.now.astimezone(LONDON).date():
            return []
        rng = dice(self.seed, "desk", day)
        scene = self._scene if day == self.now.astimezone(LONDON).date() else None
        names = {promise.booking.face.name for promise in plan.promises}
        self.crowd.new_day(names | (scene.names if scene else set()))
        until = scene.begins if scene else None
        stage = Stage(plan, self.premises, self.crowd.words, rng, until)
        callers = [*booked_callers(rng, plan), *walk_in_callers(rng, plan, self.crowd, self.premises)]
        Visits(stage).play(callers if until is None else _in_time(callers, until))
        return stage.deeds


def _in_time(callers: list[Caller], until: datetime) -> Iterator[Caller]:
    """Those who come early enough to be seen before the day is broken off."""
    last = until - _LAST_ARRIVAL
    for caller in callers:
        if caller.booking is not None and caller.booking.starts_at < last:
            caller.comes_at = min(caller.comes_at, last)
        if caller.comes_at <= last and caller.counts_from <= until:
            yield caller


def errand_dice(seed: int) -> Random:
    """The dice from which the actions of the back office take their ids."""
    return dice(seed, "errands")


def write_history(
    session: Session,
    standards: Standards,
    packs: tuple[str, ...],
    history: History,
    told: Callable[[date], None],
) -> Pages:
    """Enter the whole script into the ledger; `told` hears of every day that is done."""
    premises = history.premises
    pages = Pages(session)
    calendars = Calendars(session, premises.office_id)
    deadlines = DeadlineKeeper(standards, packs, calendars, premises.office_id)
    ledger = Ledger(pages, deadlines, dice(history.seed, "actions"))
    clerk = Clerk(ledger, {room_id: name for name, room_id in premises.rooms.items()})
    errands = Founding(
        session,
        errand_dice(history.seed),
        [StandardsEngine(standards)],
        office_id=premises.office_id,
        instead={record_sheet: SheetWriter().record},
    )
    for day, deeds in history.days():
        if history.errands.has_work(day):
            with pages.lent():
                history.errands.work_through(day, errands)
        for deed in deeds:
            clerk.enter(deed)
        ledger.close_day(day)
        told(day)
    ledger.close()
    deadlines.keep_packs(session)
    return pages
