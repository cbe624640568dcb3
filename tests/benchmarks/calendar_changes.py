"""Changing the calendar of an office with very many open deadlines."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, cast

from measures import Limit, Measure, say, timed
from sqlalchemy import Table, insert, select
from standing import MOMENT, BenchClock

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.office import Office, open_office
from hsdesk.premises import changes
from hsdesk.premises.actions import change_hours, set_up
from hsdesk.premises.queries import office as the_office
from hsdesk.standards.calendar_change import change_calendar, every_move, preview
from hsdesk.standards.counting import Calendars
from hsdesk.standards.engine import Reckoned, deadline_values
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Pack, Timed
from hsdesk.standards.rules import Clock, due_of, is_counted_in_calendar
from hsdesk.standards.tables import Deadline, SubjectPacks
from hsdesk.store.tables import AcceptedAction, Base, JournalEntry
from hsdesk.store.work import Subject, Work

PACKS = ("longhurst-and-havelok", "complaint-handling-code", "good-practice-at-the-desk")
ADJUSTED = 50
"""One deadline in so many was paused or extended, and is reckoned from its journal."""
_DAYS_BACK = 45
_CLOSURE = changes.DayClosed(date(2026, 4, 24), "Staff training")
_USUAL = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
_WEEK = {day: [["09:00", "16:00"]] for day in ("mon", "tue", "wed", "thu")}
_BARE = (
    "SELECT id, standard, subject_kind, subject_id, started_at, due_at, due_date, paused_at FROM deadline"
    " WHERE outcome = 'open'"
)


def calendar_changes(number: int, times: int) -> list[Measure]:
    """What a closure, and what other hours of the week would move; and moving it."""
    say(f"Changing a calendar over {number:,} open deadlines …")
    with tempfile.TemporaryDirectory(prefix="hsdesk-bench-") as name:
        database = str(Path(name) / "office.db")
        with open_office(database, clock=BenchClock(), create=True) as office:
            fill(office, number)
            with closing(sqlite3.connect(database)) as bare:
                beside = [timed(lambda: bare.execute(_BARE).fetchall()) for _ in range(times)]
            return measured(office, times, beside)


def measured(office: Office, times: int, beside: list[float]) -> list[Measure]:
    """The measures, in an office that was filled."""
    engine, five_seconds = office.standards_engine, (Limit("p95", 5000),)
    ten_seconds = (Limit("p95", 10_000),)
    week = changes.HoursChanged(_WEEK)
    closing_day = [timed(partial(office.ask, preview, engine, _CLOSURE)) for _ in range(times)]
    other_hours = [timed(partial(office.ask, preview, engine, week)) for _ in range(times)]
    listed = [timed(partial(office.ask, every_move, engine, _CLOSURE)) for _ in range(times)]
    told = office.ask(preview, engine, _CLOSURE)
    weekly = office.ask(preview, engine, week)
    moving = f"{weekly.moved:,} of {weekly.looked_at:,} move"
    how = f"{told.moved:,} of {told.looked_at:,} move, one in {ADJUSTED} reckoned from its journal"
    whole_week = [timed(partial(_save, office, week))]
    office.actor().do(change_hours, version=office.ask(the_office).version, hours=_USUAL)
    saving = [timed(partial(_save, office, change)) for change in (_CLOSURE, changes.DayUsual(_CLOSURE.day))]
    rows = "the rows alone through sqlite3" if beside else ""
    return [
        Measure("preview of a closure", rows, "ms", five_seconds, closing_day, beside, how),
        Measure("preview of other hours of the week", rows, "ms", five_seconds, other_hours, beside),
        Measure("all moves of a closure, as a list", rows, "ms", five_seconds, listed, beside),
        Measure("saving a closure with its moves", "", "ms", ten_seconds, saving, how=how),
        Measure("saving other hours of the week with theirs", "", "ms", ten_seconds, whole_week, how=moving),
    ]


def _save(office: Office, change: changes.CalendarChange) -> None:
    engine = office.standards_engine
    seen = office.ask(preview, engine, change).previewed
    office.actor().do(change_calendar, engine=engine, change=change, previewed=seen)


def fill(office: Office, number: int) -> None:
    """Set an office up and let very much be open in it, each with the entry that started it."""
    office.actor().do(
        set_up,
        name="Office of the measures",
        landlord="Calder Homes",
        nation=Nation.ENGLAND_AND_WALES,
        hours=_USUAL,
        packs=PACKS,
    )
    packs = [office.standards.pack(name) for name in PACKS]
    open_ones = [
        (pack, standard)
        for pack in packs
        for standard in pack.timed
        if is_counted_in_calendar(standard) and not standard.when.all and not standard.counted.looks_back
    ]
    office.actor().do(_write, number=number, open_ones=open_ones)


def _write(work: Work, *, number: int, open_ones: list[tuple[Pack, Timed]]) -> None:
    rng, calendars = Random(7), Calendars(work.session, work.office_id)
    action = work.session.scalars(select(AcceptedAction.id)).first()
    pins = {pack.id: pack.version for pack, _ in open_ones}
    rows: dict[type[Base], list[dict[str, Any]]] = {JournalEntry: [], SubjectPacks: [], Deadline: []}
    for place in range(1, number + 1):
        pack, standard = open_ones[place % len(open_ones)]
        subject = Subject(standard.starts[0].partition(".")[0], place)
        started_at = MOMENT - timedelta(minutes=rng.randrange(_DAYS_BACK * 24 * 60))
        due = due_of(standard, started_at, calendars(standard.calendar))
        entry = place + 1_000
        adjusted = place % ADJUSTED == 0
        clock = Clock(
            *(entry, started_at, due.due, due, Outcome.OPEN, None, None, None, None, False), adjusted=adjusted
        )
        rows[Deadline].append(deadline_values(Reckoned(pack, standard, clock), subject, work.office_id))
        pinned = {"subject_kind": subject.kind, "subject_id": subject.id}
        rows[SubjectPacks].append({**pinned, "office_id": work.office_id, "packs": pins})
        rows[JournalEntry].append(
            {
                **pinned,
                "id": entry,
                "action_id": action,
                "event": standard.starts[0],
                "at": started_at,
                "recorded_at": started_at,
                "office_id": work.office_id,
                "desk": "",
                "facts": {},
                "touches": [],
                "transaction": 0,
            }
        )
    for table, own in rows.items():
        work.session.execute(insert(cast("Table", table.__table__)), own)
