"""Why a deadline is due when it is: the promise, the rules, every day, and who paused or extended it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, select

from hsdesk.calendars.explain import sentences, summary
from hsdesk.errors import Gone, HsdeskError, PackError
from hsdesk.premises.queries import office
from hsdesk.standards.conventions import conventions_in_words
from hsdesk.standards.describe import marks_of, target_in_words
from hsdesk.standards.effective import Happening, effective
from hsdesk.standards.engine import Reckoned, StandardsEngine
from hsdesk.standards.pack import PackKind, Timed
from hsdesk.standards.queries import deadline, of_subject, opened_by
from hsdesk.standards.rows import AdjustmentKind, AdjustmentRow, DeadlineRow, ExplanationRow
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read, Subject

_JOURNAL = cast("Table", JournalEntry.__table__)


def explanation(read: Read, engine: StandardsEngine, deadline_id: int) -> ExplanationRow:
    """Why a deadline is due when it is, with the promise's own sentence, its source and every step.

    Raises `Gone` when there is no such deadline any more, and `PackError` when its pack is not kept, or the
    promise is not in it any more.
    """
    row = deadline(read, deadline_id)
    subject = Subject(row.subject_kind, row.subject_id)
    first = opened_by(read, deadline_id)
    for reckoned in engine.reckon(read.session, subject):
        if (reckoned.standard.id, reckoned.clock.opened_by) == (row.standard, first):
            return _explained(read, engine, row, reckoned, first)
    raise _not_reckoned(read, engine, row)


def explanations(read: Read, engine: StandardsEngine, subject: Subject) -> list[ExplanationRow]:
    """Why each deadline of a record is due when it is, the leading one first. Raises as `explanation`."""
    clocks = {
        (reckoned.standard.id, reckoned.clock.opened_by): reckoned
        for reckoned in engine.reckon(read.session, subject)
    }
    told = []
    for row in of_subject(read, subject.kind, subject.id):
        first = opened_by(read, row.id)
        own = clocks.get((row.standard, first))
        if own is None:
            raise _not_reckoned(read, engine, row)
        told.append(_explained(read, engine, row, own, first))
    return told


def _not_reckoned(read: Read, engine: StandardsEngine, row: DeadlineRow) -> HsdeskError:
    """Why a deadline cannot be counted again."""
    if engine.standard(read.session, row.pack, row.pack_version, row.standard) is None:
        return PackError(
            f"The promise {row.standard} is not in version {row.pack_version} of “{row.pack}” any more.",
            "The date stands but cannot be explained. Put the pack’s file back as it was.",
        )
    return Gone("This deadline is not there any more.", "Look at the record again.")


def _explained(
    read: Read, engine: StandardsEngine, row: DeadlineRow, reckoned: Reckoned, first: int
) -> ExplanationRow:
    pack, due = reckoned.pack, reckoned.clock.due
    standard = next(each for each in pack.standards if each.id == reckoned.standard.id)
    source = pack.source_of(standard)
    vocabulary = engine.standards.vocabulary
    starts, stops = (
        " or ".join(dict.fromkeys(map(vocabulary.event_in_words, events)))
        for events in (reckoned.standard.starts, reckoned.standard.stops)
    )
    return ExplanationRow(
        deadline=row,
        title=standard.title,
        sentence=standard.sentence,
        target=target_in_words(standard),
        note=standard.note,
        source=source.title,
        publisher=source.publisher,
        place=standard.place,
        dated=source.dated,
        pack_title=pack.title,
        is_aim=pack.kind is PackKind.OFFICE,
        is_law=pack.kind is PackKind.STATUTE,
        starts_with=starts,
        stops_with=stops,
        conventions=conventions_in_words(reckoned.standard, office(read).nation),
        marks=marks_of(engine.standards, standard),
        summary=summary(due, reckoned.standard.counted),
        reckoning=sentences(due, reckoned.standard.counted),
        steps=due.steps,
        adjustments=tuple(_adjustments(read, row, reckoned.standard, first)),
    )


def _adjustments(read: Read, row: DeadlineRow, standard: Timed, first: int) -> Iterator[AdjustmentRow]:
    """The pauses and extensions of a clock, each as it stands after corrections."""
    query = (
        select(
            *(_JOURNAL.c[name] for name in ("id", "event", "at", "facts", "corrects")),
            *(_JOURNAL.c[name] for name in ("staff_id", "recorded_at")),
        )
        .where(_JOURNAL.c.subject_kind == row.subject_kind, _JOURNAL.c.subject_id == row.subject_id)
        .order_by(_JOURNAL.c.id)
    )
    entries = list(read.session.execute(query))
    noted: dict[int, Any] = {entry.id: entry for entry in entries}
    for happening in effective(
        Happening(entry.id, entry.event, entry.at, entry.facts, entry.corrects) for entry in entries
    ):
        kind = _kind_of(standard, happening.event)
        within = happening.root > first and (row.ended_at is None or happening.at <= row.ended_at)
        if kind is not None and within:
            entry = noted[happening.root]
            yield AdjustmentRow(
                kind=kind,
                at=happening.at,
                recorded_at=entry.recorded_at,
                staff_id=entry.staff_id,
                reason=str(happening.facts.get("reason") or ""),
                by=str(happening.facts.get("by") or ""),
                until=_moment(happening.facts.get("until") or happening.facts.get("review_at")),
            )


def _kind_of(standard: Timed, event: str) -> AdjustmentKind | None:
    if event in standard.pauses:
        return AdjustmentKind.PAUSED
    if event in standard.resumes:
        return AdjustmentKind.RESUMED
    return AdjustmentKind.EXTENDED if event in standard.extends else None


def _moment(fact: object) -> datetime | None:
    return datetime.fromisoformat(fact) if isinstance(fact, str) else None
