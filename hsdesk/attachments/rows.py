"""What windows see of attached files."""

from dataclasses import dataclass
from datetime import datetime

from hsdesk.attachments.rules import FileKind


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attached file without what is in it; `size` in bytes, `sha256` in hexadecimal digits."""

    attachment_id: int
    subject_kind: str
    subject_id: int
    name: str
    kind: FileKind
    size: int
    sha256: str
    added_at: datetime
    added_by: int | None


@dataclass(frozen=True, slots=True)
class AttachmentContent:
    """An attached file with its bytes, to be saved or opened."""

    name: str
    kind: FileKind
    content: bytes
