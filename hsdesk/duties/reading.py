"""Turning duties as they are kept into the rows that windows see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select

from hsdesk.attachments.tables import Attachment
from hsdesk.calendars.calendar import Calendar
from hsdesk.duties.finding import pack_behind
from hsdesk.duties.planning import chosen_packs, interval_of, today_of
from hsdesk.duties.rows import DutyRow, EvidenceRow
from hsdesk.duties.rules import DutyGroup, group_of, state_of
from hsdesk.duties.tables import Evidence, Obligation, ObligationPlan
from hsdesk.errors import CalendarError
from hsdesk.people.tables import Staff
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.pack import Pack, Recurring
from hsdesk.store.work import Read

_DAY = timedelta(days=1)
_ORDER = list(DutyGroup)


class Kept(NamedTuple):
    """A duty as it is kept, with its plan."""

    duty: Obligation
    plan: ObligationPlan


def kept_duties(read: Read) -> list[Kept]:
    """The office's duties that matter still: all that were done, and open ones that are still asked for.

    An open one is no longer asked for when its pack was left, or the office stopped it.
    """
    packs = chosen_packs(read.session, read.office_id)
    found = read.session.execute(
        select(Obligation, ObligationPlan)
        .join(ObligationPlan, ObligationPlan.id == Obligation.plan_id)
        .where(Obligation.office_id == read.office_id)
        .order_by(Obligation.due_date, Obligation.standard, Obligation.period_start)
    )
    return [Kept(duty, plan) for duty, plan in found if duty.done_on is not None or is_asked(plan, packs)]


def is_asked(plan: ObligationPlan, packs: frozenset[str]) -> bool:
    """Whether a plan still asks for duties."""
    return plan.is_active and (not plan.pack or plan.pack in packs)


def evidence_of(read: Read, duty_ids: Iterable[int]) -> dict[int, list[EvidenceRow]]:
    """The evidence of each duty, oldest first."""
    found = read.session.execute(
        select(Evidence, Attachment.name, Attachment.kind, Attachment.size, Staff.name)
        .outerjoin(Attachment, Attachment.id == Evidence.attachment_id)
        .outerjoin(Staff, Staff.id == Evidence.added_by)
        .where(Evidence.obligation_id.in_(list(duty_ids)), Evidence.removed_at.is_(None))
        .order_by(Evidence.id)
    )
    rows = defaultdict[int, list[EvidenceRow]](list)
    for evidence, name, kind, size, by in found:
        rows[evidence.obligation_id].append(
            EvidenceRow(
                evidence_id=evidence.id,
                part=evidence.part,
                note=evidence.note,
                attachment_id=evidence.attachment_id,
                file_name=name or "",
                file_kind=kind,
                size=size or 0,
                added_at=evidence.added_at,
                added_by=by or "",
            )
        )
    return rows


@dataclass
class Reader:
    """Makes rows of duties; what many of them need is read once."""

    read: Read
    standards: Standards
    today: date = field(init=False)
    calendar: Calendar = field(init=False)
    next_working_day: date = field(init=False)

    def __post_init__(self) -> None:
        self.today = today_of(self.read)
        self.calendar = calendar_of(self.read.session, self.read.office_id)
        self.next_working_day = self._next_working_day()
        self._packs: dict[tuple[str, str], Pack | None] = {}
        names = select(Staff.id, Staff.name).where(Staff.office_id == self.read.office_id)
        self.staff = {row[0]: row[1] for row in self.read.session.execute(names)}

    def pack(self, duty: Obligation) -> Pack | None:
        """The pack under which a duty began."""
        key = (duty.pack, duty.pack_version)
        if key not in self._packs:
            self._packs[key] = pack_behind(self.read.session, self.standards, *key)
        return self._packs[key]

    def promise(self, duty: Obligation) -> Recurring | None:
        """The promise of a duty, as it stood when the duty began."""
        pack = self.pack(duty)
        found = next((each for each in (pack.standards if pack else ()) if each.id == duty.standard), None)
        return found if isinstance(found, Recurring) else None

    def rows(self, kept: Sequence[Kept], following: dict[int, date] | None = None) -> list[DutyRow]:
        """The rows of duties in the order of the list; `following` tells when each plan's next is due."""
        evidence = evidence_of(self.read, (each.duty.id for each in kept))
        made = [self._row(each, evidence.get(each.duty.id, []), following or {}) for each in kept]
        return sorted(
            made, key=lambda row: (_ORDER.index(row.group), row.done_on or row.due_date, row.duty_id)
        )

    def _row(self, kept: Kept, evidence: list[EvidenceRow], following: dict[int, date]) -> DutyRow:
        duty, plan = kept
        promise = self.promise(duty)
        parts = promise.parts if promise else ()
        files = [row for row in evidence if row.attachment_id is not None]
        return DutyRow(
            duty_id=duty.id,
            plan_id=plan.id,
            standard=duty.standard if duty.pack else "",
            title=plan.title or (promise.title if promise else duty.standard),
            every=str(interval_of(plan, promise)),
            due_date=duty.due_date,
            original_due_date=duty.original_due_date,
            done_on=duty.done_on,
            next_due=following.get(plan.id) if duty.done_on else None,
            owner_id=duty.owner_staff_id,
            owner=self.staff.get(duty.owner_staff_id or 0, ""),
            state=state_of(
                duty.due_date, duty.done_on, today=self.today, next_working_day=self.next_working_day
            ),
            group=group_of(duty.due_date, duty.done_on, today=self.today),
            days_over=max(0, ((duty.done_on or self.today) - duty.due_date).days),
            working_days_left=self._working_days_to(duty.due_date),
            parts=len(parts),
            parts_in=len({row.part for row in evidence} & set(parts)),
            notes=len(evidence) - len(files),
            files=len(files),
            file_name=files[0].file_name if files else "",
            version=duty.version,
        )

    def _working_days_to(self, due: date) -> int | None:
        """Working days from tomorrow to `due`; only near ones are counted, the others are not shown."""
        days = (due - self.today).days
        if not 0 <= days <= _NEAR:
            return None
        try:
            return sum(
                self.calendar.is_working_day(self.today + number * _DAY) for number in range(1, days + 1)
            )
        except CalendarError:
            return None

    def _next_working_day(self) -> date:
        day = self.today + _DAY
        try:
            return next(day for day, status in self.calendar.days_from(day) if status.is_working_day)
        except CalendarError:
            return day


_NEAR = 62
"""Up to how many days ahead it is said how many working days are left."""
