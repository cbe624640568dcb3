"""What must hold among the attached files; `hsdesk db check` looks at it."""

from hashlib import sha256

from sqlalchemy import select

from hsdesk.attachments.tables import Attachment
from hsdesk.store.work import Finding, Read


def check_attachments(read: Read) -> list[Finding]:
    """Files whose bytes are not those that were attached, one file at a time."""
    ids = read.session.scalars(select(Attachment.id).order_by(Attachment.id)).all()
    return [found for attachment_id in ids if (found := _check(read, attachment_id))]


def _check(read: Read, attachment_id: int) -> Finding | None:
    kept, size, content = read.session.execute(
        select(Attachment.sha256, Attachment.size, Attachment.content).where(Attachment.id == attachment_id)
    ).one()
    if len(content) == size and sha256(content).hexdigest() == kept:
        return None
    return Finding(
        f"The attached file {attachment_id} is not as it was when it was attached.",
        "Bring it back from a backup.",
    )
