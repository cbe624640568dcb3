"""What an office's packs want looked at, and when each thing was looked at last."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hsdesk.calendars.calendar import Calendar
from hsdesk.clock import LONDON
from hsdesk.office_checks.rows import QuestionRow
from hsdesk.office_checks.rules import USUAL_INTERVAL, Round, Standing, looked_at_again, next_round
from hsdesk.office_checks.tables import CheckAnswer, CheckInterval, OfficeCheck
from hsdesk.premises.queries import calendar_of
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.standards.pack import Fixture, Pack

Question = tuple[Pack, Fixture]


class Plan(NamedTuple):
    """The next round of an office and the questions in it."""

    round: Round
    questions: tuple[Question, ...]
    packs: tuple[Pack, ...]


class Looked(NamedTuple):
    """One question of an office, and what its day comes to.

    `last` is when it was last looked at in a finished round, `falls` the day an interval after it, `due` that
    day or the next on which the office is open.
    """

    pack: Pack
    fixture: Fixture
    last: date | None
    every: Interval
    falls: date
    due: date

    @property
    def key(self) -> tuple[str, str]:
        """The pack and the promise."""
        return self.pack.id, self.fixture.id


def plan(session: Session, office_id: int, standards: Standards, now: datetime) -> Plan | None:
    """What is to be looked at next; None when the office's packs want nothing looked at."""
    today = now.astimezone(LONDON).date()
    packs = PackKeeper(standards).of_office(session, office_id, today)
    usual, calendar = interval_of(session, office_id), calendar_of(session, office_id)
    questions = looked(session, office_id, packs, today=today, usual=usual, calendar=calendar)
    found = next_round([Standing(each.key, each.due) for each in questions], today)
    if found is None:
        return None
    chosen = tuple((each.pack, each.fixture) for each in questions if each.key in found.keys)
    return Plan(found, chosen, packs)


def looked(
    session: Session,
    office_id: int,
    packs: Iterable[Pack],
    *,
    today: date,
    usual: Interval,
    calendar: Calendar,
    before: int | None = None,
) -> list[Looked]:
    """Every question of the packs, in their order, with the day on which it is to be looked at again.

    `usual` is how often the office looks where a promise does not say it; `before` leaves the rounds from
    that number on out of account, as they were when it began.
    """
    seen, found = _last_looks(session, office_id, before), []
    for pack, fixture in _fixtures(packs, today):
        last, every = seen.get(fixture.id), fixture.checked_every or usual
        falls = looked_at_again(last, every, today)
        found.append(Looked(pack, fixture, last, every, falls, _when_open(calendar, falls)))
    return found


def row_of(pack: Pack, fixture: Fixture) -> QuestionRow:
    """A question as windows see it; a promise without a question of its own is asked by its title."""
    return QuestionRow(
        pack=pack.id,
        pack_version=pack.version,
        standard=fixture.id,
        title=fixture.title,
        question=getattr(fixture, "question", "") or fixture.title,
        look_for=getattr(fixture, "look_for", ""),
        sentence=fixture.sentence,
        source=pack.source_of(fixture).title,
        place=fixture.place,
    )


def interval_of(session: Session, office_id: int) -> Interval:
    """How often the office looks at what its promises name no interval for."""
    found = session.get(CheckInterval, office_id)
    return USUAL_INTERVAL if found is None else Interval(found.count, found.unit)


def _fixtures(packs: Iterable[Pack], day: date) -> Iterable[Question]:
    for pack in packs:
        for standard in pack.standards:
            if isinstance(standard, Fixture) and standard.is_in_force(day):
                yield pack, standard


def _last_looks(session: Session, office_id: int, before: int | None) -> dict[str, date]:
    """When each promise was last looked at in a finished round, one `before` another where it is given."""
    query = (
        select(CheckAnswer.standard, func.max(CheckAnswer.answered_at))
        .join(OfficeCheck, OfficeCheck.id == CheckAnswer.check_id)
        .where(OfficeCheck.office_id == office_id, OfficeCheck.finished_at.is_not(None))
        .group_by(CheckAnswer.standard)
    )
    if before is not None:
        query = query.where(OfficeCheck.id < before)
    return {standard: at.astimezone(LONDON).date() for standard, at in session.execute(query) if at}


def _when_open(calendar: Calendar, day: date) -> date:
    """The day itself, or the next one on which somebody is at the office to look."""
    trusted = calendar.trusted_until
    while trusted is None or day <= trusted:
        if calendar.is_working_day(day):
            return day
        day += timedelta(days=1)
    return day
