"""The table of packs that an office made its own."""

from datetime import datetime

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key


class OwnPack(Base):
    """One version of a pack that an office copied and changed; a version is never changed again.

    `number` is the version as a number from 1; `text` the pack as packs are written; `saved_by` the member of
    staff, if anybody was signed in.
    """

    __tablename__ = "own_pack"
    __table_args__ = (UniqueConstraint("pack", "number"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pack: Mapped[str] = mapped_column(String(60))
    number: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    saved_by: Mapped[int | None] = mapped_column(Key)
