"""What shows that a duty was done: notes and files, for all of it or for one of its parts."""

from sqlalchemy import Select, func, select

from hsdesk.attachments.actions import attach, remove_attachment, restore_attachment
from hsdesk.attachments.tables import Attachment
from hsdesk.duties.events import ObligationEvent
from hsdesk.duties.finding import duty_of, promise_behind
from hsdesk.duties.planning import KIND
from hsdesk.duties.tables import Evidence, Obligation
from hsdesk.errors import Gone, Refused
from hsdesk.standards.catalogue import Standards
from hsdesk.store.work import Subject, Work
from hsdesk.wording import clean_or_empty

NOTE_LIMIT = 2000


def add_evidence(
    work: Work,
    *,
    duty_id: int,
    standards: Standards,
    note: str = "",
    file_name: str = "",
    content: bytes | None = None,
    part: str = "",
) -> int:
    """Add a note, a file or both as evidence for a duty, or for one part of it; returns its id.

    The same file for the same part is added once. Raises `Refused` for neither, for a file that cannot
    be kept, and for a part that the duty has not.
    """
    duty = duty_of(work, duty_id)
    promise = promise_behind(work.session, standards, duty)
    if part and part not in (promise.parts if promise else ()):
        raise Refused("This duty has no such part.", "Choose a part from the list.", field="part")
    plain = clean_or_empty(note, field="note", limit=NOTE_LIMIT)
    if not plain and content is None:
        raise Refused("There is neither a note nor a file.", "Write a note, or add a file.", field="note")
    file_id = None
    if content is not None:
        file_id = attach(work, subject_kind=KIND, subject_id=duty_id, name=file_name, content=content)
        there = _same(work, duty_id, part, file_id)
        if there is not None and not plain:
            return there
    evidence = Evidence(
        obligation_id=duty_id,
        part=part,
        note=plain,
        attachment_id=file_id,
        added_at=work.now,
        added_by=work.staff_id,
    )
    work.session.add(evidence)
    work.session.flush()
    facts = {"evidence_id": evidence.id, "has_file": file_id is not None}
    work.record(ObligationEvent.EVIDENCE_ADDED, Subject(KIND, duty_id), facts=facts)
    return evidence.id


def remove_evidence(work: Work, *, evidence_id: int) -> None:
    """Take evidence away that was added by mistake; it stays for the auditor.

    Raises `Gone` when it is away, and `Refused` when the duty is done, which it then would not be.
    """
    evidence = _evidence(work, evidence_id, removed=False)
    duty = duty_of(work, evidence.obligation_id)
    if duty.done_on is not None:
        raise Refused("This duty is marked as done with this evidence.", "Take back first that it is done.")
    evidence.removed_at = work.now
    work.session.flush()
    if evidence.attachment_id is not None and not _is_used(work, evidence.attachment_id):
        remove_attachment(work, attachment_id=evidence.attachment_id)
    facts = {"evidence_id": evidence_id}
    work.record(ObligationEvent.EVIDENCE_REMOVED, Subject(KIND, duty.id), facts=facts)


def restore_evidence(work: Work, *, evidence_id: int) -> None:
    """Bring evidence back that was taken away. Raises `Gone` when it is there."""
    evidence = _evidence(work, evidence_id, removed=True)
    evidence.removed_at = None
    file_id = evidence.attachment_id
    if file_id is not None and work.session.get_one(Attachment, file_id).removed_at is not None:
        restore_attachment(work, attachment_id=file_id)
    facts = {"evidence_id": evidence_id, "has_file": file_id is not None}
    work.record(ObligationEvent.EVIDENCE_ADDED, Subject(KIND, evidence.obligation_id), facts=facts)


def check_shown(work: Work, duty: Obligation, standards: Standards) -> None:
    """Raise `Refused` while there is no evidence for a duty, or a part of it has none of its own."""
    shown = work.session.scalars(_kept(duty.id)).all()
    if not shown:
        raise Refused(
            "Nothing shows yet that this was done.", "Write a note, or add a file, then mark it done."
        )
    promise = promise_behind(work.session, standards, duty)
    parts = promise.parts if promise else ()
    missing = sum(part not in shown for part in parts)
    if missing:
        raise Refused(
            f"{missing} of {len(parts)} parts are not in yet.",
            "Add a note or a file to each part, then mark it done.",
        )


def is_untouched(work: Work, duty: Obligation) -> bool:
    """Whether nobody has added evidence for a duty, or moved it."""
    return duty.due_date == duty.original_due_date and work.session.scalars(_kept(duty.id)).first() is None


def _kept(duty_id: int) -> Select[str]:
    return select(Evidence.part).where(Evidence.obligation_id == duty_id, Evidence.removed_at.is_(None))


def _same(work: Work, duty_id: int, part: str, file_id: int) -> int | None:
    found = select(Evidence.id).where(
        Evidence.obligation_id == duty_id,
        Evidence.part == part,
        Evidence.attachment_id == file_id,
        Evidence.removed_at.is_(None),
    )
    return work.session.scalars(found).first()


def _is_used(work: Work, attachment_id: int) -> bool:
    users = select(func.count()).where(Evidence.attachment_id == attachment_id, Evidence.removed_at.is_(None))
    return bool(work.session.scalar(users))


def _evidence(work: Work, evidence_id: int, *, removed: bool) -> Evidence:
    found = work.session.get(Evidence, evidence_id, with_for_update=True)
    if found is None or (found.removed_at is not None) is not removed:
        raise Gone("This evidence is not as it was shown.", "Look at the list again.")
    duty_of(work, found.obligation_id)
    return found
