"""Bringing the rows of a file in: one action, one transaction, all or nothing."""

from sqlalchemy import text

from hsdesk.errors import ChangedByOther, Refused
from hsdesk.people.events import HomeEvent, ImportEvent, PersonEvent, TenancyEvent
from hsdesk.people.importing.comparing import compare
from hsdesk.people.importing.lines import Checked
from hsdesk.people.importing.plans import HomeStep, Plan
from hsdesk.people.importing.rows import Imported, ImportKind, Progress
from hsdesk.people.importing.writing import Written, write
from hsdesk.people.search_index import index_people, is_postgresql
from hsdesk.store.work import Subject, Told, Work

_LOCK = 7_221_504
"""The number under which imports into one PostgreSQL database take turns."""

_COMPARED, _WRITTEN, _INDEXED = 100, 350, 850
_OF = 1000


def import_rows(
    work: Work,
    *,
    checked: Checked,
    left_out: frozenset[int] = frozenset(),
    progress: Progress | None = None,
) -> Imported:
    """Bring in the rows of a checked file, except those that are left out on purpose.

    The rows are compared with the database once more, while nobody else imports, so that nothing comes in
    twice; rows that change nothing write nothing. The journal gets an entry for every person, home and
    tenancy that is new or changed, and one for the whole. They are entries of their own: a promise to new
    tenants must not start because a computer hears of an old tenancy.

    Raises `Refused` when a row cannot come in and is not left out, `ChangedByOther` when somebody changed
    something meanwhile, and what `progress` raises; then nothing has changed.
    """
    tell = progress or _tell_nobody
    tell(0, _OF)
    if is_postgresql(work.session):
        work.session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    plan = compare(work.session, checked.leaving_out(left_out))
    _refuse_refused(plan, checked)
    tell(_COMPARED, _OF)
    written = write(work.session, plan)
    tell(_WRITTEN, _OF)
    _index(work, written, tell)
    tell(_INDEXED, _OF)
    _tell_journal(work, checked.kind, plan, written, len(left_out))
    tell(_OF, _OF)
    counts = plan.counts
    return Imported(
        rows=counts.rows,
        added=counts.added,
        changed=counts.changed,
        unchanged=counts.unchanged,
        left_out=len(left_out),
    )


def _refuse_refused(plan: Plan, checked: Checked) -> None:
    """Nothing comes in while a row is refused that was not left out on purpose."""
    if not plan.refused:
        return
    by_themselves = {refusal.row for refusal in checked.refused}
    if plan.refused_rows - by_themselves and not plan.refused_rows & by_themselves:
        raise ChangedByOther(
            f"Row {plan.refused[0].row} cannot come in: {plan.refused[0].reason}",
            "Nothing has been changed. Check the rows again.",
        )
    raise Refused(
        f"{len(plan.refused_rows):,} rows are refused, the first is row {plan.refused[0].row}.",
        "Nothing has been changed. Mend the rows, or leave them out.",
    )


def _index(work: Work, written: Written, tell: Progress) -> None:
    def told(done: int, of: int) -> None:
        tell(_WRITTEN + (_INDEXED - _WRITTEN) * done // max(1, of), _OF)

    if written.to_index:
        index_people(work.session, sorted(written.to_index), told)


def _tell_journal(work: Work, kind: ImportKind, plan: Plan, written: Written, left_out: int) -> None:
    event = HomeEvent.IMPORTED if kind is ImportKind.HOMES else PersonEvent.IMPORTED
    entries = [
        Told(
            Subject("home" if isinstance(step, HomeStep) else "person", number),
            {"is_new": is_new, "fields": list(step.fields)},
        )
        for step, number, is_new in written.steps
    ]
    work.record_many(event, entries)
    work.record_many(
        TenancyEvent.IMPORTED,
        [
            Told(
                Subject("tenancy", number),
                {"is_new": step.tenancy is None, "fields": list(step.changes)},
                [Subject("person", person_id) for person_id in sorted(written.members.get(number, ()))],
            )
            for step, number in written.tenancies
        ],
    )
    if not entries and not written.tenancies:
        return
    counts = plan.counts
    work.record(
        ImportEvent.HOMES if kind is ImportKind.HOMES else ImportEvent.PEOPLE,
        Subject("office", work.office_id),
        facts={
            "rows": counts.rows,
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
            "left_out": left_out,
        },
    )


def _tell_nobody(done: int, of: int) -> None:
    """Nobody asked how far it is."""
