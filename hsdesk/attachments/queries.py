"""What can be asked about attached files."""

from collections.abc import Iterable

from sqlalchemy import func, select

from hsdesk.attachments.rows import AttachmentContent, AttachmentRow
from hsdesk.attachments.tables import Attachment
from hsdesk.errors import Gone
from hsdesk.store.work import Read


def of_subject(read: Read, subject_kind: str, subject_id: int) -> list[AttachmentRow]:
    """The files attached to a subject, oldest first, without their bytes."""
    found = read.session.scalars(
        select(Attachment)
        .where(
            Attachment.office_id == read.office_id,
            Attachment.subject_kind == subject_kind,
            Attachment.subject_id == subject_id,
            Attachment.removed_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return [
        AttachmentRow(
            attachment_id=record.id,
            subject_kind=record.subject_kind,
            subject_id=record.subject_id,
            name=record.name,
            kind=record.kind,
            size=record.size,
            sha256=record.sha256,
            added_at=record.added_at,
            added_by=record.added_by,
        )
        for record in found
    ]


def how_many(read: Read, subject_kind: str, subject_ids: Iterable[int]) -> dict[int, int]:
    """How many files each of these subjects has; those without any are left out."""
    found = read.session.execute(
        select(Attachment.subject_id, func.count())
        .where(
            Attachment.office_id == read.office_id,
            Attachment.subject_kind == subject_kind,
            Attachment.subject_id.in_(list(subject_ids)),
            Attachment.removed_at.is_(None),
        )
        .group_by(Attachment.subject_id)
    )
    return {row[0]: row[1] for row in found}


def content(read: Read, attachment_id: int) -> AttachmentContent:
    """A file with its bytes. Raises `Gone` when the office has none of this id."""
    found = read.session.execute(
        select(Attachment.name, Attachment.kind, Attachment.content).where(
            Attachment.id == attachment_id, Attachment.office_id == read.office_id
        )
    ).one_or_none()
    if found is None:
        raise Gone("This file is not kept here.", "Look at the list again.")
    return AttachmentContent(*found)
