"""The table of attached files."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.attachments.rules import FileKind
from hsdesk.store.tables import Base, Key
from hsdesk.store.types import EnumText


class Attachment(Base):
    """A file that belongs to something; the same bytes are kept once for each subject.

    `removed_at` says that it is shown no more; its bytes stay for whoever checks the records later.
    `content` is read only when it is asked for.
    """

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("office_id", "subject_kind", "subject_id", "sha256"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int] = mapped_column(Key)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[FileKind] = mapped_column(EnumText(FileKind))
    size: Mapped[int] = mapped_column(Integer)
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(Key)
    removed_at: Mapped[datetime | None]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
