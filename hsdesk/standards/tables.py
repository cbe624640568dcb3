"""Tables of the deadlines: what was promised to whom until when, and how it ended."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.standards.outcomes import Outcome
from hsdesk.store.tables import Base, Key, index_where
from hsdesk.store.types import EnumText, Json

UNUSUAL = "outcome <> 'met' OR ended_at > due_at OR corrected"
"""The clocks that were not met in time, or of which a time was corrected.

A question must say it in these very words, or the index of these clocks does not serve it.
"""


class Deadline(Base):
    """One clock: a promise of a pack, started for a subject by one journal entry.

    All of it follows from the journal and the pack, so it can be worked out again at any time.
    `opened_by` is the entry that started it (the first one, however often its time was corrected);
    `started_at` the moment from which the time counts; `due_at` the last moment at which the promise is kept,
    `original_due_at` the same before any extension; `ended_at` when it was met or otherwise ended;
    `took` the seconds from start to end without pauses, for those met or left; `excuse` the code of a
    reason recorded for not keeping it; `paused_at` since when it stands still; `corrected` whether a time
    in it was corrected; `adjusted` whether anything but its start and the calendar told when it is due: a
    pause or an extension. Whether it is overdue is never stored: that is `ended_at`, or now, after `due_at`.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        UniqueConstraint("subject_kind", "subject_id", "standard", "opened_by"),
        # Holds all that results are counted from, so that half a million rows need not be fetched.
        Index(
            "ix_deadline_results",
            *("office_id", "standard", "due_at", "outcome", "ended_at", "took", "excuse"),
            *("paused_at", "corrected"),
        ),
        # The few that were not simply met, so that the many that were need only be numbered.
        index_where(
            UNUSUAL,
            "ix_deadline_unusual",
            *("office_id", "standard", "due_at", "outcome", "ended_at", "took", "excuse"),
            *("paused_at", "corrected"),
        ),
        index_where("outcome = 'open'", "ix_deadline_open", "office_id", "due_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    pack: Mapped[str] = mapped_column(String(60))
    pack_version: Mapped[str] = mapped_column(String(20))
    standard: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int] = mapped_column(Key)
    opened_by: Mapped[int] = mapped_column(ForeignKey("journal.id"), index=True)
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    original_due_at: Mapped[datetime]
    due_date: Mapped[date] = mapped_column(Date)
    outcome: Mapped[Outcome] = mapped_column(EnumText(Outcome))
    ended_at: Mapped[datetime | None]
    took: Mapped[int | None] = mapped_column(Integer)
    excuse: Mapped[str | None] = mapped_column(String(60))
    paused_at: Mapped[datetime | None]
    corrected: Mapped[bool]
    adjusted: Mapped[bool] = mapped_column(server_default=true())


class SubjectPacks(Base):
    """Which packs, in which versions, a subject began under: `packs` maps pack ids to versions."""

    __tablename__ = "subject_packs"

    subject_kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    subject_id: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    packs: Mapped[dict[str, Any]] = mapped_column(Json)


class KeptPack(Base):
    """The text of a pack's version under which subjects began, kept when a newer version is installed."""

    __tablename__ = "kept_pack"

    pack: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[str] = mapped_column(String(20), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
