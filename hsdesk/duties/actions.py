"""What a person does with duties: own them, show that they were done, move them, and add their own."""

from datetime import date

from hsdesk.duties.events import ObligationEvent, ObligationPlanEvent
from hsdesk.duties.evidence import check_shown, is_untouched
from hsdesk.duties.finding import (
    asked_by,
    changeable_duty,
    changeable_plan,
    check_staff,
    duty_of,
    plan_of,
    promise_behind,
)
from hsdesk.duties.planning import (
    KIND,
    PLAN_KIND,
    asked_of,
    catch_up,
    interval_of,
    latest_of,
    make_plans,
    open_duty,
    promised_interval,
    running_plans,
    today_of,
)
from hsdesk.duties.rules import (
    ONE_DAY,
    REMIND_DAYS,
    anchor_of_first_due,
    checked_done_on,
    checked_move,
    checked_remind_days,
    first_anchor,
    latest_move,
    period_of,
)
from hsdesk.duties.tables import Move, ObligationPlan
from hsdesk.errors import Gone, Refused
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.wording import clean, clean_name


def ensure_duties(work: Work, *, standards: Standards) -> int:
    """Make every duty that the office's promises and its own plans ask for by now; returns how many.

    Doing it again, or at two desks at once, makes nothing twice. Raises `PackError`.
    """
    chosen = asked_of(work.session, work.office_id, standards, today_of(work))
    make_plans(work, chosen)
    plans = running_plans(work.session, work.office_id, chosen.asked)
    keeper = PackKeeper(standards)
    return sum(catch_up(work, keeper, plan, chosen.asked.get(plan.standard)) for plan in plans)


def give_owner(
    work: Work, *, duty_id: int, version: int, staff_id: int | None, later_too: bool = True
) -> None:
    """Let somebody see to a duty, and to those that follow it; None for nobody in particular.

    Raises `Gone` when it is done or nobody has this id, and `ChangedByOther`.
    """
    duty = changeable_duty(work, duty_id, version)
    check_staff(work, staff_id)
    duty.owner_staff_id = staff_id
    if later_too:
        plan_of(work, duty.plan_id).owner_staff_id = staff_id
    work.record(ObligationEvent.GIVEN, Subject(KIND, duty_id), facts={"staff_id": staff_id})


def set_reminder(work: Work, *, duty_id: int, version: int, days: int, later_too: bool = True) -> None:
    """Choose how many days before it is due the owner is reminded of a duty, and of those that follow.

    Raises `Refused` for too many days, `Gone` when it is done, and `ChangedByOther`.
    """
    duty = changeable_duty(work, duty_id, version)
    duty.remind_days = checked_remind_days(days)
    if later_too:
        plan_of(work, duty.plan_id).remind_days = duty.remind_days
    work.record(ObligationEvent.REMINDER_SET, Subject(KIND, duty_id), facts={"days": days})


def complete_duty(
    work: Work, *, duty_id: int, version: int, standards: Standards, done_on: date | None = None
) -> int:
    """Note that a duty was done, today or on an earlier day; returns the id of the next one.

    Raises `Refused` without evidence, while a part lacks its own, and for a day that cannot be; `Gone`
    when it is done already, and `ChangedByOther`.
    """
    duty = changeable_duty(work, duty_id, version)
    today = today_of(work)
    day = checked_done_on(done_on or today, today=today, period_start=duty.period_start)
    check_shown(work, duty, standards)
    duty.done_on, duty.done_at, duty.done_by = day, work.now, work.staff_id
    facts: dict[str, FactValue] = {"done_on": day.isoformat(), "in_time": day <= duty.due_date}
    work.record(ObligationEvent.COMPLETED, Subject(KIND, duty_id), facts=facts)
    plan = plan_of(work, duty.plan_id)
    chosen = asked_of(work.session, work.office_id, standards, today)
    if plan in running_plans(work.session, work.office_id, chosen.asked):
        catch_up(work, PackKeeper(standards), plan, chosen.asked.get(plan.standard))
    latest = latest_of(work.session, plan.id)
    return duty_id if latest is None else latest.id


def reopen_duty(work: Work, *, duty_id: int) -> None:
    """Take back that a duty was done; its evidence stays. Raises `Gone` when it is still to be done."""
    duty = duty_of(work, duty_id)
    if duty.done_on is None:
        raise Gone("This duty is still to be done.", "Look at the list again.")
    duty.done_on = duty.done_at = duty.done_by = None
    work.record(ObligationEvent.REOPENED, Subject(KIND, duty_id))


def move_date(work: Work, *, duty_id: int, version: int, to: date, reason: str, standards: Standards) -> None:
    """Move the day by which a duty is to be done; the first one stays on record, with the reason.

    Raises `Refused` without a reason, for a day that has passed, and for one when the next is due; `Gone`
    when it is done, and `ChangedByOther`.
    """
    duty = changeable_duty(work, duty_id, version)
    plan = plan_of(work, duty.plan_id)
    every = interval_of(plan, promise_behind(work.session, standards, duty))
    latest = latest_move(duty.period_end, every)
    day = checked_move(duty.due_date, to, today=today_of(work), latest=latest)
    move = Move(
        obligation_id=duty_id,
        from_date=duty.due_date,
        to_date=day,
        reason=clean(reason, field="reason", limit=500),
        moved_at=work.now,
        moved_by=work.staff_id,
    )
    work.session.add(move)
    duty.due_date = day
    facts = {"was": move.from_date.isoformat(), "due_on": day.isoformat()}
    work.record(ObligationEvent.MOVED, Subject(KIND, duty_id), facts=facts)


def set_interval(work: Work, *, plan_id: int, version: int, every: str, standards: Standards) -> None:
    """Choose how often a duty comes for which its promise does not say it, such as `3 months`.

    The duty that is open takes its date from it, unless there is evidence for it or it was moved; then
    the next one does. Raises `Refused` where the promise says it, `Gone`, and `ChangedByOther`.
    """
    plan = changeable_plan(work, plan_id, version)
    today, interval = today_of(work), Interval.parse(every)
    asked = asked_by(work, plan, standards)
    if asked is not None and promised_interval(asked.standard) is not None:
        raise Refused(
            "The promise itself says how often this is done.",
            "Add a duty of your own to do it more often.",
            field="every",
        )
    latest = latest_of(work.session, plan.id)
    plan.every = str(interval)
    plan.anchor = first_anchor(today, interval)
    if not plan.pack and latest is not None:
        plan.anchor = latest.period_start if latest.done_on is None else latest.period_end + ONE_DAY
    if latest is not None and latest.done_on is None and is_untouched(work, latest):
        before = latest_of(work.session, plan.id, before=latest.period_start)
        own = period_of(max(latest.period_start, today) if before else today, interval, plan.anchor)
        latest.period_start = latest.period_start if before else own.start
        latest.period_end = latest.due_date = latest.original_due_date = own.end
    _tell_plan(work, plan, ObligationPlanEvent.CHANGED, interval)


def add_own_duty(
    work: Work,
    *,
    title: str,
    every: str,
    first_due: date,
    owner_staff_id: int | None = None,
    remind_days: int = REMIND_DAYS,
    standards: Standards,
) -> int:
    """Add a duty of the office's own that comes again and again; returns the id of the first one.

    Raises `Refused` for what cannot be, and `Gone` when nobody has the owner's id.
    """
    interval, today = Interval.parse(every), today_of(work)
    if first_due < today:
        raise Refused("This day has passed.", "Choose today or a later day.", field="first_due")
    check_staff(work, owner_staff_id)
    number = work.next_number(f"own-duty-{work.office_id}", "")
    plan = ObligationPlan(
        office_id=work.office_id,
        standard=f"own-{number}",
        title=clean_name(title, field="title", called="The duty"),
        every=str(interval),
        anchor=anchor_of_first_due(first_due, interval),
        owner_staff_id=owner_staff_id,
        remind_days=checked_remind_days(remind_days),
        is_active=True,
    )
    work.session.add(plan)
    work.session.flush()
    _tell_plan(work, plan, ObligationPlanEvent.ADDED, interval)
    period = period_of(first_due, interval, plan.anchor)
    duty_id = open_duty(work, PackKeeper(standards), plan, period, None)
    if duty_id is None:
        raise Gone("Somebody else has just added this duty.", "Look at the list again.")
    return duty_id


def stop_own_duty(work: Work, *, plan_id: int) -> None:
    """Let a duty of the office's own come no more; what was done stays on record. Raises `Gone`."""
    plan = plan_of(work, plan_id)
    if plan.pack or not plan.is_active:
        raise Gone("This duty of your own does not come any more.", "Look at the list again.")
    plan.is_active = False
    work.record(ObligationPlanEvent.STOPPED, Subject(PLAN_KIND, plan_id))


def resume_own_duty(work: Work, *, plan_id: int) -> None:
    """Let a duty of the office's own come again that was stopped. Raises `Gone` when it was not."""
    plan = plan_of(work, plan_id)
    if plan.is_active:
        raise Gone("This duty comes already.", "Look at the list again.")
    plan.is_active = True
    work.record(ObligationPlanEvent.RESUMED, Subject(PLAN_KIND, plan_id))


def _tell_plan(work: Work, plan: ObligationPlan, event: ObligationPlanEvent, every: Interval) -> None:
    facts: dict[str, FactValue] = {"count": every.count, "unit": every.unit}
    work.record(event, Subject(PLAN_KIND, plan.id), facts=facts)
