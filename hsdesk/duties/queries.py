"""What can be asked about duties."""

from collections import defaultdict
from datetime import date

from sqlalchemy import and_, select

from hsdesk.duties.planning import (
    asked_of,
    chosen_packs,
    due_period,
    interval_of,
    latest_of,
    promised_interval,
    running_plans,
    today_of,
)
from hsdesk.duties.reading import Kept, Reader, evidence_of, is_asked, kept_duties
from hsdesk.duties.rows import (
    DutyCounts,
    DutyDetail,
    DutyList,
    DutyRow,
    KeptRow,
    MoveRow,
    PastDuty,
    PromiseRow,
)
from hsdesk.duties.rules import (
    DutyShow,
    Period,
    financial_year,
    is_in_year,
    is_shown,
    latest_move,
    state_of,
)
from hsdesk.duties.tables import Move, Obligation, ObligationPlan
from hsdesk.errors import Gone
from hsdesk.people.tables import Staff
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.describe import promised_in_words
from hsdesk.store.work import Read


def are_missing(read: Read, standards: Standards) -> bool:
    """Whether a duty ought to be there and is not, so that `ensure_duties` has something to do."""
    today = today_of(read)
    chosen = asked_of(read.session, read.office_id, standards, today)
    plans = running_plans(read.session, read.office_id, chosen.asked)
    if set(chosen.asked) - {plan.standard for plan in plans}:
        return True
    for plan in plans:
        asked = chosen.asked.get(plan.standard)
        every = interval_of(plan, asked.standard if asked else None)
        if due_period(plan, latest_of(read.session, plan.id), every, today) is not None:
            return True
    return False


def open_count(read: Read) -> int:
    """How many duties are still to be done by the end of the financial year, for the tab."""
    today = today_of(read)
    year = financial_year(today)
    return sum(
        duty.done_on is None and is_in_year(year, duty.due_date, None, _period(duty), today=today)
        for duty, _ in kept_duties(read)
    )


def duties(
    read: Read,
    standards: Standards,
    *,
    show: DutyShow = DutyShow.ALL,
    owner_id: int | None = None,
    year: int | None = None,
) -> DutyList:
    """The duties of a financial year (this one by default), all of them or one owner's.

    What is late comes first, then by the day on which it is due, what is done last.
    """
    today = today_of(read)
    everything = kept_duties(read)
    chosen_year = financial_year(today) if year is None else year
    own = [
        kept
        for kept in everything
        if (owner_id is None or kept.duty.owner_staff_id == owner_id)
        and is_in_year(chosen_year, kept.duty.due_date, kept.duty.done_on, _period(kept.duty), today=today)
    ]

    def shown(which: DutyShow) -> list[Kept]:
        return [kept for kept in own if is_shown(which, kept.duty.due_date, kept.duty.done_on, today=today)]

    years = {financial_year(kept.duty.done_on or kept.duty.due_date) for kept in everything}
    return DutyList(
        rows=tuple(Reader(read, standards).rows(shown(show), _following(everything))),
        counts=DutyCounts(*(len(shown(which)) for which in DutyShow)),
        year=chosen_year,
        years=tuple(sorted(years | {financial_year(today), chosen_year}, reverse=True)),
        today=today,
    )


def reminders(read: Read, standards: Standards, staff_id: int) -> list[DutyRow]:
    """What somebody is to be reminded of: their open duties from so many days before they are due."""
    today = today_of(read)
    due = [
        kept
        for kept in kept_duties(read)
        if kept.duty.done_on is None
        and kept.duty.owner_staff_id == staff_id
        and (kept.duty.due_date - today).days <= kept.duty.remind_days
    ]
    return Reader(read, standards).rows(due) if due else []


def duty(read: Read, standards: Standards, duty_id: int) -> DutyDetail:
    """All there is to see of a duty. Raises `Gone` when the office has none of this id."""
    found = read.session.get(Obligation, duty_id)
    if found is None or found.office_id != read.office_id:
        raise Gone("This duty is not kept any more.", "Look at the list again.")
    plan = read.session.get_one(ObligationPlan, found.plan_id)
    reader = Reader(read, standards)
    promise = reader.promise(found)
    own = promise is None or promised_interval(promise) is None
    siblings = [kept for kept in kept_duties(read) if kept.plan.id == plan.id]
    (row,) = reader.rows([Kept(found, plan)], _following(siblings))
    every = interval_of(plan, promise)
    return DutyDetail(
        row=row,
        promise=_promise(reader, found),
        period_start=found.period_start,
        period_end=found.period_end,
        parts=promise.parts if promise else (),
        evidence=tuple(evidence_of(read, [duty_id])[duty_id]),
        moves=tuple(_moves(read, duty_id)),
        history=tuple(past for past in _history(read, plan.id) if past.period_start < found.period_start),
        remind_days=found.remind_days,
        done_by=reader.staff.get(found.done_by or 0, ""),
        own_interval=own,
        interval=str(every),
        latest_move=latest_move(found.period_end, every),
        plan_version=plan.version,
    )


def history(read: Read, standard: str) -> list[PastDuty]:
    """Every duty of a standard at this office, newest first."""
    plan = select(ObligationPlan.id).where(
        ObligationPlan.office_id == read.office_id, ObligationPlan.standard == standard
    )
    found = read.session.execute(plan).scalar_one_or_none()
    return [] if found is None else _history(read, found)


def kept(read: Read, since: date, until: date) -> dict[str, KeptRow]:
    """How each recurring promise was kept among what was due from `since` to `until`, both included.

    A duty counts when it was done, or its day has passed; what is still to come is only told as open.
    """
    today = today_of(read)
    groups = defaultdict[str, list[Obligation]](list)
    for found in _due_between(read, since, until):
        groups[found.standard].append(found)
    return {standard: _tally(own, today) for standard, own in groups.items()}


def behind(read: Read, standards: Standards, standard: str, since: date, until: date) -> list[DutyRow]:
    """The duties that are counted in `kept` for a standard."""
    found = [each for each in _due_between(read, since, until) if each.standard == standard]
    plans = {each.id: read.session.get_one(ObligationPlan, each.plan_id) for each in found}
    return Reader(read, standards).rows([Kept(each, plans[each.id]) for each in found])


def _due_between(read: Read, since: date, until: date) -> list[Obligation]:
    packs = chosen_packs(read.session, read.office_id)
    found = read.session.execute(
        select(Obligation, ObligationPlan)
        .join(ObligationPlan, ObligationPlan.id == Obligation.plan_id)
        .where(
            Obligation.office_id == read.office_id,
            Obligation.pack != "",
            and_(Obligation.due_date >= since, Obligation.due_date <= until),
        )
        .order_by(Obligation.due_date, Obligation.id)
    )
    return [each for each, plan in found if each.done_on is not None or is_asked(plan, packs)]


def _tally(own: list[Obligation], today: date) -> KeptRow:
    done = [each for each in own if each.done_on is not None]
    in_time = sum(each.done_on is not None and each.done_on <= each.due_date for each in own)
    not_done = sum(each.done_on is None and each.due_date < today for each in own)
    return KeptRow(
        counted=len(done) + not_done,
        in_time=in_time,
        done_late=len(done) - in_time,
        not_done=not_done,
        open=len(own) - len(done) - not_done,
        moved=sum(each.due_date != each.original_due_date for each in own),
    )


def _following(everything: list[Kept]) -> dict[int, date]:
    """When the next open duty of each plan is due."""
    found: dict[int, date] = {}
    for each, plan in everything:
        if each.done_on is None:
            found.setdefault(plan.id, each.due_date)
    return found


def _period(each: Obligation) -> Period:
    return Period(each.period_start, each.period_end)


def _promise(reader: Reader, found: Obligation) -> PromiseRow | None:
    pack, promise = reader.pack(found), reader.promise(found)
    if pack is None or promise is None:
        return None
    source = pack.source_of(promise)
    return PromiseRow(
        standard=promise.id,
        sentence=promise.sentence,
        asks=promised_in_words(promise),
        source=source.title,
        dated=source.dated,
        place=promise.place,
        pack=pack.title,
        version=pack.version,
        shows_it=promise.shows_it,
        note=promise.note,
        unverified=promise.unverified,
    )


def _moves(read: Read, duty_id: int) -> list[MoveRow]:
    found = read.session.execute(
        select(Move, Staff.name)
        .outerjoin(Staff, Staff.id == Move.moved_by)
        .where(Move.obligation_id == duty_id)
        .order_by(Move.id)
    )
    return [MoveRow(move.from_date, move.to_date, move.reason, move.moved_at, by or "") for move, by in found]


def _history(read: Read, plan_id: int) -> list[PastDuty]:
    today = today_of(read)
    found = read.session.execute(
        select(Obligation, Staff.name)
        .outerjoin(Staff, Staff.id == Obligation.done_by)
        .where(Obligation.plan_id == plan_id)
        .order_by(Obligation.period_start.desc())
    )
    return [
        PastDuty(
            duty_id=each.id,
            period_start=each.period_start,
            period_end=each.period_end,
            due_date=each.due_date,
            done_on=each.done_on,
            done_by=by or "",
            state=state_of(each.due_date, each.done_on, today=today, next_working_day=today),
        )
        for each, by in found
    ]
