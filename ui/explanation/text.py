"""The explanation of a date as plain text, for copying and printing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.rows import AdjustmentKind, AdjustmentRow, DeadlineRow, ExplanationRow
from ui.words import clock_time, full_date, local

_DONE = {
    AdjustmentKind.PAUSED: "Paused",
    AdjustmentKind.RESUMED: "Went on",
    AdjustmentKind.EXTENDED: "Extended",
}


def as_text(row: ExplanationRow, staff: Mapping[int, str]) -> str:
    """Everything that is known of a date, line by line; `staff` gives the names of who paused or extended."""
    return "\n".join(_lines(row, staff))


def moment_in_words(moment: datetime) -> str:
    """A moment as people read it: Tue 14 Apr 2026, 10:30."""
    return f"{full_date(local(moment).date())}, {clock_time(moment)}"


def due_in_words(due_at: datetime) -> str:
    """When something is due, by the day or, for a clock of hours, to the minute."""
    end = local(due_at)
    return full_date(end.date()) if (end.hour, end.minute) == (23, 59) else moment_in_words(due_at)


def how_it_stands(row: ExplanationRow) -> str:
    """What became of the promise so far."""
    deadline = row.deadline
    match deadline.outcome:
        case Outcome.OPEN if deadline.paused_at is not None:
            return f"Paused since {moment_in_words(deadline.paused_at)}."
        case Outcome.OPEN:
            return "Still running."
        case Outcome.CANCELLED:
            return "The promise fell away."
        case Outcome.CLOSED_WHILE_PAUSED:
            return "Closed while the clock was paused."
        case _:
            return _ended(deadline)


def adjustment_in_words(adjustment: AdjustmentRow, staff: Mapping[int, str]) -> str:
    """A pause or extension in one sentence: what, when, for how long, why and by whom."""
    parts = [f"{_DONE[adjustment.kind]} on {moment_in_words(adjustment.at)}"]
    if adjustment.by:
        parts.append(f"by {adjustment.by}")
    if adjustment.until is not None:
        what = "to be looked at again on" if adjustment.kind is AdjustmentKind.PAUSED else "to"
        parts.append(f"{what} {full_date(local(adjustment.until).date())}")
    if adjustment.reason:
        parts.append(f"because: {adjustment.reason.replace('-', ' ')}")
    who = staff.get(adjustment.staff_id or 0, "")
    noted = moment_in_words(adjustment.recorded_at)
    parts.append(f"noted by {who or 'the program'} on {noted}")
    return ", ".join(parts) + "."


def source_in_words(row: ExplanationRow) -> str:
    """Where the promise stands: document, heading, publisher, date, pack and version."""
    place = f", under “{row.place}”" if row.place else ""
    document = f"{row.source}{place}, {row.publisher}, {row.dated}"
    return f"{document}. Pack: {row.pack_title}, version {row.deadline.pack_version}."


def _ended(deadline: DeadlineRow) -> str:
    if deadline.ended_at is None:
        return "It has ended."
    late = "after its time" if deadline.ended_at > deadline.due_at else "in time"
    how = "Met" if deadline.outcome is Outcome.MET else "Ended without it"
    return f"{how} on {moment_in_words(deadline.ended_at)}, {late}."


def _lines(row: ExplanationRow, staff: Mapping[int, str]) -> Iterator[str]:
    deadline = row.deadline
    yield f"Why this date? {row.title} ({deadline.standard})"
    yield f"Due: {due_in_words(deadline.due_at)}. {how_it_stands(row)}"
    if deadline.original_due_at != deadline.due_at:
        yield f"Before any extension it was due: {due_in_words(deadline.original_due_at)}."
    yield ""
    yield f"The promise: {row.sentence} ({row.target})"
    yield source_in_words(row)
    yield f"It starts when {row.starts_with}, and stops when {row.stops_with}."
    yield from row.marks
    if row.note:
        yield row.note
    yield ""
    yield "How it is counted:"
    yield from (f"- {rule}" for rule in row.conventions)
    if row.adjustments:
        yield ""
        yield "Pauses and extensions:"
        yield from (f"- {adjustment_in_words(each, staff)}" for each in row.adjustments)
    yield ""
    yield row.summary
    yield from (f"- {step}" for step in row.reckoning)
