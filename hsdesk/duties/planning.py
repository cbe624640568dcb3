"""Which duties an office has, and making those of the next period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.clock import LONDON
from hsdesk.duties.events import ObligationEvent
from hsdesk.duties.rules import (
    EVERY_YEAR,
    REMIND_DAYS,
    Period,
    first_anchor,
    interval_between,
    next_period,
    period_of,
)
from hsdesk.duties.tables import Obligation, ObligationPlan
from hsdesk.premises.tables import Office
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Pack, Recurring, is_overruled
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Read, Subject, Work

KIND = "obligation"
PLAN_KIND = "obligation_plan"


class Asked(NamedTuple):
    """A recurring promise that asks for duties, with its pack."""

    standard: Recurring
    pack: Pack


@dataclass(frozen=True, slots=True)
class Chosen:
    """The packs that an office runs and what they ask for on a day."""

    packs: tuple[Pack, ...]
    asked: Mapping[str, Asked]


def today_of(work: Work | Read) -> date:
    """The office's day."""
    return work.now.astimezone(LONDON).date()


def chosen_packs(session: Session, office_id: int) -> frozenset[str]:
    """The ids of the packs that an office runs."""
    found = session.execute(select(Office.packs).where(Office.id == office_id)).scalar_one_or_none()
    return frozenset(str(pack) for pack in found or [])


def asked_of(session: Session, office_id: int, standards: Standards, day: date) -> Chosen:
    """What an office's packs ask to be done again and again. Raises `PackError`.

    What is due after each of something is measured from entries and asks for no duty.
    """
    packs = PackKeeper(standards).of_office(session, office_id, day)
    ids = {pack.id for pack in packs}
    asked = {
        standard.id: Asked(standard, pack)
        for pack in packs
        for standard in pack.standards
        if isinstance(standard, Recurring)
        and not standard.each
        and standard.is_in_force(day)
        and not is_overruled(standard, ids)
    }
    return Chosen(packs, asked)


def promised_interval(standard: Recurring | None) -> Interval | None:
    """How often a promise says that it is done; None where the office sets it."""
    if standard is None:
        return None
    return interval_between(standard.every, standard.times, standard.per_year)


def interval_of(plan: ObligationPlan, standard: Recurring | None) -> Interval:
    """How often a plan's duty comes: as promised, else as the office set it, else once a year."""
    own = Interval.parse(plan.every) if plan.every else EVERY_YEAR
    return promised_interval(standard) or own


def make_plans(work: Work, chosen: Chosen) -> None:
    """Make a plan for each promise that has none yet."""
    today = today_of(work)
    for standard, pack in chosen.asked.values():
        every = promised_interval(standard) or EVERY_YEAR
        work.session.execute(
            insert_or(work.session, ObligationPlan)
            .values(
                office_id=work.office_id,
                pack=pack.id,
                standard=standard.id,
                title="",
                every="",
                anchor=first_anchor(today, every),
                remind_days=REMIND_DAYS,
                is_active=True,
                version=1,
            )
            .on_conflict_do_nothing(index_elements=["office_id", "standard"])
        )


def running_plans(session: Session, office_id: int, asked: Iterable[str]) -> list[ObligationPlan]:
    """The plans for what is asked, and those of the office's own duties that go on."""
    found = session.scalars(
        select(ObligationPlan)
        .where(ObligationPlan.office_id == office_id, ObligationPlan.is_active.is_(True))
        .order_by(ObligationPlan.id)
    )
    wanted = set(asked)
    return [plan for plan in found if not plan.pack or plan.standard in wanted]


def due_period(
    plan: ObligationPlan, latest: Obligation | None, every: Interval, today: date
) -> Period | None:
    """The next period of which there ought to be a duty and is none yet.

    The first is the one in which `today` lies. Another follows when one is over, or done before its end.
    """
    if latest is None:
        return period_of(today, every, plan.anchor)
    if latest.period_end < today or latest.done_on is not None:
        return next_period(latest.period_end, every, plan.anchor)
    return None


def catch_up(work: Work, keeper: PackKeeper, plan: ObligationPlan, asked: Asked | None) -> int:
    """Make the duties that a plan lacks; returns how many. Two desks at once make each of them once."""
    every = interval_of(plan, asked.standard if asked else None)
    made = 0
    while period := due_period(plan, latest_of(work.session, plan.id), every, today_of(work)):
        made += open_duty(work, keeper, plan, period, asked.pack if asked else None) is not None
    return made


def latest_of(session: Session, plan_id: int, before: date | None = None) -> Obligation | None:
    """A plan's last duty, or the last one that began `before` a day."""
    query = select(Obligation).where(Obligation.plan_id == plan_id)
    if before is not None:
        query = query.where(Obligation.period_start < before)
    return session.scalars(query.order_by(Obligation.period_start.desc()).limit(1)).first()


def open_duty(
    work: Work, keeper: PackKeeper, plan: ObligationPlan, period: Period, pack: Pack | None
) -> int | None:
    """Make the duty of one period and return its id; None when it is there already."""
    number = work.session.execute(
        insert_or(work.session, Obligation)
        .values(
            office_id=work.office_id,
            plan_id=plan.id,
            standard=plan.standard,
            pack=plan.pack,
            pack_version=pack.version if pack else "",
            period_start=period.start,
            period_end=period.end,
            due_date=period.end,
            original_due_date=period.end,
            owner_staff_id=plan.owner_staff_id,
            remind_days=plan.remind_days,
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["office_id", "standard", "period_start"])
        .returning(Obligation.id)
    ).scalar_one_or_none()
    if number is None:
        return None
    subject = Subject(KIND, number)
    if pack is not None:
        keeper.pin(work.session, subject, work.office_id, [pack], work.action_id)
    facts: dict[str, FactValue] = {"plan_id": plan.id, "due_on": period.end.isoformat()}
    work.record(ObligationEvent.OPENED, subject, facts=facts)
    return int(number)
