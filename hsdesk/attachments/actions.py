"""What a person does with files: attach one, take it away, bring it back."""

from hashlib import sha256

from sqlalchemy import select, update

from hsdesk.attachments.events import AttachmentEvent
from hsdesk.attachments.rules import checked_kind, clean_file_name
from hsdesk.attachments.tables import Attachment
from hsdesk.errors import Gone
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import Subject, Work

KIND = "attachment"


def attach(work: Work, *, subject_kind: str, subject_id: int, name: str, content: bytes) -> int:
    """Attach a file to a subject and return its id.

    The same bytes for the same subject are kept once, under their first name; if they were taken away
    they are shown again. Raises `Refused` for a file that is empty, too large or of a kind not kept.
    """
    kind = checked_kind(content)
    values = {
        "office_id": work.office_id,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "sha256": sha256(content).hexdigest(),
        "name": clean_file_name(name, kind),
        "kind": kind,
        "size": len(content),
        "added_at": work.now,
        "added_by": work.staff_id,
        "content": content,
    }
    same = ["office_id", "subject_kind", "subject_id", "sha256"]
    added = work.session.execute(
        insert_or(work.session, Attachment)
        .values(values)
        .on_conflict_do_nothing(index_elements=same)
        .returning(Attachment.id)
    ).scalar_one_or_none()
    about = Subject(subject_kind, subject_id)
    if added is not None:
        facts = {"kind": kind.value, "size": len(content)}
        work.record(AttachmentEvent.ADDED, Subject(KIND, added), facts=facts, touches=[about])
        return int(added)
    there = work.session.scalars(
        select(Attachment.id).where(*(getattr(Attachment, column) == values[column] for column in same))
    ).one()
    _show(work, there, removed=False)
    return there


def remove_attachment(work: Work, *, attachment_id: int) -> None:
    """Take a file away from its subject; its bytes stay for the auditor. Raises `Gone` if it is away."""
    if not _show(work, attachment_id, removed=True):
        raise Gone("This file is not attached any more.", "Look at the list again.")


def restore_attachment(work: Work, *, attachment_id: int) -> None:
    """Bring a file back that was taken away. Raises `Gone` when it is there."""
    if not _show(work, attachment_id, removed=False):
        raise Gone("This file is attached already.", "Look at the list again.")


def _show(work: Work, attachment_id: int, *, removed: bool) -> bool:
    """Show a file or take it from sight; False when that was so already."""
    is_removed = Attachment.removed_at.is_not(None)
    found = work.session.execute(
        update(Attachment)
        .where(
            Attachment.id == attachment_id,
            Attachment.office_id == work.office_id,
            ~is_removed if removed else is_removed,
        )
        .values(removed_at=work.now if removed else None)
        .returning(Attachment.subject_kind, Attachment.subject_id)
    ).one_or_none()
    if found is None:
        return False
    event = AttachmentEvent.REMOVED if removed else AttachmentEvent.RESTORED
    work.record(event, Subject(KIND, attachment_id), touches=[Subject(*found)])
    return True
