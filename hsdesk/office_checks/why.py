"""Why a check of the office is due on its day: what was looked at when, how often, and closed days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.words import count_in_words, day_in_words, list_in_words
from hsdesk.clock import LONDON
from hsdesk.errors import Gone
from hsdesk.office_checks.events import OfficeCheckSettingEvent
from hsdesk.office_checks.questions import Looked, looked, plan
from hsdesk.office_checks.rules import KIND, TAKEN_ALONG, USUAL_INTERVAL
from hsdesk.office_checks.tables import CheckAnswer, OfficeCheck
from hsdesk.people.tables import Staff
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Pack
from hsdesk.standards.reasons import ReasonPart, Reasons
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Read, Subject

_ONE_DAY = timedelta(days=1)


class IntervalSet(NamedTuple):
    """How often the office looks where no promise says it, set by whom (empty: by the program) and when."""

    every: Interval
    at: datetime
    by: str


class Look(NamedTuple):
    """One question of a check.

    `last` is when it was looked at before and by whom; `every` how often, by the document unless `is_own`.
    It falls on `falls`; the `closed` days from then on move it to `due`.
    """

    name: str
    last: date | None
    last_by: str
    every: str
    is_own: bool
    falls: date
    due: date
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDate:
    """A check and all that its day comes from; `later` counts the questions left for another."""

    due: date
    standing: str
    looks: tuple[Look, ...]
    later: int
    interval: IntervalSet | None


class _Round(NamedTuple):
    """A check that was begun."""

    due: date
    started_at: datetime
    standing: str
    keys: frozenset[tuple[str, str]]
    packs: tuple[Pack, ...]


def why(read: Read, standards: Standards, check_id: int | None = None) -> Reasons:
    """Why a check is due on its day; the next one, or the one of this number, whether open or finished.

    Raises `Gone` when there is no such check at this office, or nothing is checked here.
    """
    begun = None if check_id is None else _round(read, standards, check_id)
    moment = read.now if begun is None else begun.started_at
    interval = _interval_at(read, moment)
    if begun is None:
        planned = plan(read.session, read.office_id, standards, read.now)
        if planned is None:
            raise Gone("Nothing is checked at this office any more.", "Look at the list of checks again.")
        begun = _Round(
            planned.round.due_date,
            moment,
            "Nobody has begun it.",
            frozenset(planned.round.keys),
            planned.packs,
        )
    calendar = calendar_of(read.session, read.office_id, as_of=None if check_id is None else moment)
    found = looked(
        read.session,
        read.office_id,
        begun.packs,
        today=moment.astimezone(LONDON).date(),
        usual=interval.every if interval else USUAL_INTERVAL,
        calendar=calendar,
        before=check_id,
    )
    by = _lookers(read, check_id)
    looks = tuple(_look(each, calendar, by) for each in found if each.key in begun.keys)
    return reasons_of(
        CheckDate(
            due=begun.due,
            standing=begun.standing,
            looks=looks,
            later=len(found) - len(looks),
            interval=interval,
        )
    )


def reasons_of(check: CheckDate) -> Reasons:
    """The reasons in sentences."""
    told = (
        ("What sets the day", _day(check)),
        ("How often", _how_often(check)),
        ("Looked at together", _together(check)),
    )
    parts = tuple(ReasonPart(heading, tuple(sentences)) for heading, sentences in told)
    return Reasons("Office check", check.due, check.standing, parts)


def _day(check: CheckDate) -> Iterator[str]:
    if not check.looks:
        return
    yield "A check is due when the first of its questions is."
    first = min(check.looks, key=lambda look: look.due)
    if first.last is None:
        yield f"{first.name} was never looked at before, so it is due at once: {day_in_words(first.falls)}."
    else:
        by = f" by {first.last_by}" if first.last_by else ""
        yield (
            f"{first.name} comes first. It was last looked at on {day_in_words(first.last)}{by}, and"
            f" {first.every} makes that {day_in_words(first.falls)}."
        )
    if first.closed:
        yield f"The office is closed on {list_in_words(first.closed)}."
        yield f"A closed day moves it to the next day on which the office opens, {day_in_words(first.due)}."
    if first.due != check.due:
        yield (
            f"That would be {day_in_words(first.due)}. The day was fixed when the check was begun, by what"
            " was set then."
        )
    yield "Nobody can move the day of a check by hand."


def _how_often(check: CheckDate) -> Iterator[str]:
    own = "as hsdesk proposes" if check.interval is None else "as this office set it"
    for look in check.looks:
        who = own if look.is_own else "as the document says"
        seen = "never looked at before" if look.last is None else f"last looked at {day_in_words(look.last)}"
        yield f"{look.name}: {look.every}, {who}; {seen}; due {day_in_words(look.due)}."
    if not any(look.is_own for look in check.looks):
        return
    if check.interval is None:
        yield (
            "Where a document names no interval the office sets it. Nobody has yet; hsdesk proposes"
            f" {_every(USUAL_INTERVAL)}."
        )
    else:
        at = day_in_words(check.interval.at.astimezone(LONDON).date())
        by = check.interval.by or "the program"
        yield (
            f"Where a document names no interval the office sets it: {_every(check.interval.every)},"
            f" set on {at} by {by}."
        )


def _together(check: CheckDate) -> Iterator[str]:
    days = count_in_words(TAKEN_ALONG.days, "day")
    count = count_in_words(len(check.looks), "question")
    yield f"Whatever falls due within {days} after is looked at in the same check: {count}."
    if check.later:
        more = "question comes" if check.later == 1 else "questions come"
        yield f"{check.later} more {more} in a later check."


def _look(each: Looked, calendar: Calendar, by: dict[str, str]) -> Look:
    closed = []
    day = each.falls
    while day < each.due:
        status = calendar.day(day)
        closed.append(f"{day_in_words(day)} ({status.name or status.kind.value.replace('-', ' ')})")
        day += _ONE_DAY
    return Look(
        name=f"{each.fixture.title} ({each.fixture.id})",
        last=each.last,
        last_by=by.get(each.fixture.id, ""),
        every=_every(each.every),
        is_own=each.fixture.checked_every is None,
        falls=each.falls,
        due=each.due,
        closed=tuple(closed),
    )


def _every(interval: Interval) -> str:
    return f"every {str(interval).removeprefix('1 ')}"


def _round(read: Read, standards: Standards, check_id: int) -> _Round:
    starter, finisher = aliased(Staff), aliased(Staff)
    found = read.session.execute(
        select(OfficeCheck, starter.name, finisher.name)
        .outerjoin(starter, starter.id == OfficeCheck.started_by)
        .outerjoin(finisher, finisher.id == OfficeCheck.finished_by)
        .where(OfficeCheck.id == check_id, OfficeCheck.office_id == read.office_id)
    ).one_or_none()
    if found is None:
        raise Gone("There is no such check at this office.", "Choose one from the list.")
    record, started_by, finished_by = found
    answers = read.session.execute(
        select(CheckAnswer.pack, CheckAnswer.standard).where(CheckAnswer.check_id == check_id)
    )
    pinned = PackKeeper(standards).of_subject(read.session, Subject(KIND, check_id))
    return _Round(
        record.due_date,
        record.started_at,
        _standing(record, started_by or "", finished_by or ""),
        frozenset((pack, standard) for pack, standard in answers),
        pinned.packs if pinned else (),
    )


def _standing(record: OfficeCheck, started_by: str, finished_by: str) -> str:
    at, by, done = record.finished_at, finished_by, "Finished"
    if at is None:
        at, by, done = record.started_at, started_by, "Begun"
    day = at.astimezone(LONDON).date()
    who = f" by {by}" if by else ""
    late = (day - record.due_date).days
    how = f", {count_in_words(late, 'day')} late" if late > 0 else ", in time" if record.finished_at else ""
    return f"{done} on {day_in_words(day)}{who}{how}."


def _lookers(read: Read, before: int | None) -> dict[str, str]:
    """Who last looked at each promise in a finished round."""
    query = (
        select(CheckAnswer.standard, Staff.name)
        .join(OfficeCheck, OfficeCheck.id == CheckAnswer.check_id)
        .outerjoin(Staff, Staff.id == CheckAnswer.answered_by)
        .where(OfficeCheck.office_id == read.office_id, OfficeCheck.finished_at.is_not(None))
        .order_by(CheckAnswer.answered_at, CheckAnswer.id)
    )
    if before is not None:
        query = query.where(OfficeCheck.id < before)
    return {standard: name or "" for standard, name in read.session.execute(query)}


def _interval_at(read: Read, moment: datetime) -> IntervalSet | None:
    """The interval that the office had set at a moment; None while it never had."""
    found = read.session.execute(
        select(JournalEntry.facts, JournalEntry.at, Staff.name)
        .outerjoin(Staff, Staff.id == JournalEntry.staff_id)
        .where(
            JournalEntry.event == OfficeCheckSettingEvent.INTERVAL_SET.value,
            JournalEntry.subject_kind == "office",
            JournalEntry.subject_id == read.office_id,
            JournalEntry.at <= moment,
        )
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    facts, at, by = found
    return IntervalSet(Interval(int(facts["count"]), str(facts["unit"])), at, by or "")
