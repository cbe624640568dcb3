"""Why a duty is due on its day: the promise, how often it comes, the time before, and every move."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from hsdesk.calendars.words import count_in_words, day_in_words
from hsdesk.clock import LONDON
from hsdesk.duties.events import ObligationPlanEvent
from hsdesk.duties.planning import PLAN_KIND
from hsdesk.duties.queries import duty
from hsdesk.duties.rows import DutyDetail, MoveRow, PastDuty
from hsdesk.duties.rules import EVERY_YEAR, ONE_DAY
from hsdesk.people.tables import Staff
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.reasons import ReasonPart, Reasons
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read

_COUNTED_FROM = {
    "day": "Days are counted from the one on which the promise was taken up here.",
    "week": "Weeks are counted from a Monday.",
    "month": "Months are counted from 1 April, when the financial year begins.",
    "year": "Years are counted from 1 April, when the financial year begins.",
}


class IntervalSet(NamedTuple):
    """How often something comes was set, by whom (empty: by the program) and when."""

    every: Interval
    at: datetime
    by: str


def why(read: Read, standards: Standards, duty_id: int) -> Reasons:
    """Why a duty is due on its day. Raises `Gone` when the office has none of this id."""
    detail = duty(read, standards, duty_id)
    return reasons_of(detail, _intervals(read, detail.row.plan_id))


def reasons_of(detail: DutyDetail, intervals: Sequence[IntervalSet] = ()) -> Reasons:
    """The reasons in sentences; `intervals` are those that the office set, oldest first."""
    row = detail.row
    told = (
        ("What is promised", _promise(detail)),
        ("How often", _how_often(detail, intervals)),
        ("Which period", _period(detail)),
        ("The time before", _before(detail)),
        ("Moves of the date", _moves(detail.moves)),
    )
    return Reasons(
        title=f"{row.title} ({row.standard})" if row.standard else row.title,
        due=row.due_date,
        standing=_standing(detail),
        parts=tuple(ReasonPart(heading, own) for heading, each in told if (own := tuple(each))),
    )


def _standing(detail: DutyDetail) -> str:
    row = detail.row
    first = f"At first it was due on {day_in_words(row.original_due_date)}. " if row.is_moved else ""
    if row.done_on is None:
        return f"{first}It is still to be done."
    by = f" by {detail.done_by}" if detail.done_by else ""
    return f"{first}Done on {day_in_words(row.done_on)}{by}, {_how_late(row.due_date, row.done_on)}."


def _promise(detail: DutyDetail) -> Iterator[str]:
    promise = detail.promise
    if promise is None:
        yield "This is a duty of the office’s own: no document asks for it."
        return
    yield promise.sentence
    place = f", under “{promise.place}”" if promise.place else ""
    yield f"{promise.source}{place}, {promise.dated}. Pack: {promise.pack}, version {promise.version}."


def _how_often(detail: DutyDetail, intervals: Sequence[IntervalSet]) -> Iterator[str]:
    every = _every(detail.interval)
    if not detail.own_interval and detail.promise is not None:
        asked = detail.promise.asks
        yield (
            f"The document says how often: {asked}."
            if asked == every
            else (f"The document says how often: {asked}. Shared out evenly, that is {every}.")
        )
        return
    if detail.promise is not None:
        yield f"The document names no interval, so the office sets it: {every}."
        if not intervals:
            yield f"Nobody has set it yet; hsdesk proposes {_every(str(EVERY_YEAR))}."
    else:
        yield f"The office chose how often: {every}."
    for each in intervals:
        yield f"Set to {_every(str(each.every))} on {_day(each.at)} by {each.by or 'the program'}."


def _period(detail: DutyDetail) -> Iterator[str]:
    start, end = detail.period_start, detail.period_end
    yield f"This one is to be done from {day_in_words(start)} to {day_in_words(end)}."
    before = detail.history[0] if detail.history else None
    if before is not None and before.period_end + ONE_DAY == start:
        yield f"It follows the period that ended on {day_in_words(before.period_end)}."
    elif before is None and detail.promise is not None:
        yield _COUNTED_FROM[Interval.parse(detail.interval).unit]
    elif before is None:
        yield "Whoever added it said when it is due first."
    yield "It is due on the last day of its period. The office being closed on that day moves nothing."


def _before(detail: DutyDetail) -> Iterator[str]:
    if not detail.history:
        yield "There was none before: this is the first period that is kept here."
        return
    last = detail.history[0]
    yield _ended(last)
    if last.done_on is None:
        done = next((each for each in detail.history if each.done_on is not None), None)
        yield "It was never done before." if done is None else _ended(done)


def _ended(past: PastDuty) -> str:
    if past.done_on is None:
        return f"The one that was due on {day_in_words(past.due_date)} was not done."
    by = f" by {past.done_by}" if past.done_by else ""
    how = _how_late(past.due_date, past.done_on)
    return (
        f"Last done on {day_in_words(past.done_on)}{by}, {how}. It was due on {day_in_words(past.due_date)}."
    )


def _moves(moves: Sequence[MoveRow]) -> Iterator[str]:
    if not moves:
        yield "Nobody has moved it."
    for move in moves:
        days = f"from {day_in_words(move.from_date)} to {day_in_words(move.to_date)}"
        who = move.moved_by or "the program"
        yield f"Moved {days} on {_day(move.moved_at)} by {who}, because: {move.reason}"


def _how_late(due: date, done: date) -> str:
    days = (done - due).days
    return f"{count_in_words(days, 'day')} late" if days > 0 else "in time"


def _every(interval: str) -> str:
    return f"every {interval.removeprefix('1 ')}"


def _day(moment: datetime) -> str:
    return day_in_words(moment.astimezone(LONDON).date())


def _intervals(read: Read, plan_id: int) -> list[IntervalSet]:
    found = read.session.execute(
        select(JournalEntry.facts, JournalEntry.at, Staff.name)
        .outerjoin(Staff, Staff.id == JournalEntry.staff_id)
        .where(
            JournalEntry.subject_kind == PLAN_KIND,
            JournalEntry.subject_id == plan_id,
            JournalEntry.event.in_(
                [ObligationPlanEvent.ADDED.value, ObligationPlanEvent.CHANGED.value],
            ),
        )
        .order_by(JournalEntry.id)
    )
    return [
        IntervalSet(Interval(int(facts["count"]), str(facts["unit"])), at, by or "")
        for facts, at, by in found
    ]
