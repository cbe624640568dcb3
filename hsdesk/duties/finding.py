"""Finding the duty, plan or promise that an action is about."""

from sqlalchemy.orm import Session

from hsdesk.duties.planning import Asked, asked_of, today_of
from hsdesk.duties.tables import Obligation, ObligationPlan
from hsdesk.errors import ChangedByOther, Gone, PackError
from hsdesk.people.tables import Staff
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Pack, Recurring
from hsdesk.store.work import Work


def duty_of(work: Work, duty_id: int) -> Obligation:
    """A duty of this office, held until the action is over. Raises `Gone`."""
    duty = work.session.get(Obligation, duty_id, with_for_update=True)
    if duty is None or duty.office_id != work.office_id:
        raise Gone("This duty is not kept any more.", "Look at the list again.")
    return duty


def plan_of(work: Work, plan_id: int) -> ObligationPlan:
    """A plan of this office, held until the action is over. Raises `Gone`."""
    plan = work.session.get(ObligationPlan, plan_id, with_for_update=True)
    if plan is None or plan.office_id != work.office_id:
        raise Gone("This duty is not kept any more.", "Look at the list again.")
    return plan


def changeable_duty(work: Work, duty_id: int, version: int) -> Obligation:
    """A duty, if it is still to be done and as it was read. Raises `Gone` and `ChangedByOther`."""
    duty = duty_of(work, duty_id)
    if duty.done_on is not None:
        raise Gone("This duty is done already.", "Take that back first.")
    _check_version(duty.version, version)
    return duty


def changeable_plan(work: Work, plan_id: int, version: int) -> ObligationPlan:
    """A plan, if it is as it was read. Raises `Gone` and `ChangedByOther`."""
    plan = plan_of(work, plan_id)
    _check_version(plan.version, version)
    return plan


def _check_version(kept: int, read: int) -> None:
    if kept != read:
        raise ChangedByOther(
            "Somebody else has just changed this duty.",
            "Look at the new version, then make your change again.",
        )


def check_staff(work: Work, staff_id: int | None) -> None:
    """Raise `Gone` unless somebody who works at this office has the id, or it is None."""
    if staff_id is None:
        return
    person = work.session.get(Staff, staff_id)
    if person is None or person.office_id != work.office_id or not person.is_active:
        raise Gone("Nobody of that kind works at this office.", "Look at the list again.")


def asked_by(work: Work, plan: ObligationPlan, standards: Standards) -> Asked | None:
    """The promise behind a plan as the office runs it today; None for its own duty, or one no longer run."""
    if not plan.pack:
        return None
    return asked_of(work.session, work.office_id, standards, today_of(work)).asked.get(plan.standard)


def pack_behind(session: Session, standards: Standards, pack: str, version: str) -> Pack | None:
    """The pack under which a duty began; None for the office's own duty, or a pack that is lost."""
    if not pack:
        return None
    try:
        return PackKeeper(standards).pack(session, pack, version)
    except PackError:
        return None


def promise_behind(session: Session, standards: Standards, duty: Obligation) -> Recurring | None:
    """The promise of a duty as it stood when the duty began."""
    pack = pack_behind(session, standards, duty.pack, duty.pack_version)
    found = (each for each in (pack.standards if pack else ()) if each.id == duty.standard)
    promise = next(found, None)
    return promise if isinstance(promise, Recurring) else None
