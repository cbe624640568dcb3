"""The composition root: `open_office` wires everything together, and nothing else does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Engine, select

from hsdesk.attachments import events as attachment_events
from hsdesk.clock import Clock, SystemClock
from hsdesk.diary import events as diary_events
from hsdesk.duties import events as duty_events
from hsdesk.office_checks import events as office_check_events
from hsdesk.people import events as people_events
from hsdesk.premises import events as premises_events
from hsdesk.premises.tables import Office as OfficeRecord
from hsdesk.reception import events as reception_events
from hsdesk.reporting import events as reporting_events
from hsdesk.standards.calendar_change import DatesFollowCalendar
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.own import events as own_pack_events
from hsdesk.store.faults import explained
from hsdesk.store.feed import Feed
from hsdesk.store.opening import bring_up_to_date, engine_for, open_feed
from hsdesk.store.work import Check, Hand, Read, Rebuild, UnitOfWork, Work
from hsdesk.surveys import events as survey_events
from hsdesk.tasks import events as task_events

if TYPE_CHECKING:
    from hsdesk.reporting.promises import Reporting

P = ParamSpec("P")
R = TypeVar("R")


class Actor:
    """Somebody at a desk, who does things; made by `Office.actor`."""

    def __init__(self, work: UnitOfWork, hand: Hand) -> None:
        self._work = work
        self._hand = hand

    def do(self, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do one action in one transaction. Raises the action's refusals and `StoreError`."""
        return self._work.once(self._hand, uuid4(), action, *args, **kwargs)

    def once(
        self, action_id: UUID, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Do an action under an id that the caller keeps, so that sending it again does nothing twice."""
        return self._work.once(self._hand, action_id, action, *args, **kwargs)


class Office(AbstractContextManager["Office"]):
    """An open office: its database, clock and feed, and the way to every action and query."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        standards_engine: StandardsEngine,
        *,
        office_id: int = 0,
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.standards_engine = standards_engine
        self._work = UnitOfWork(engine, clock, [standards_engine, DatesFollowCalendar(standards_engine)])
        self._feed: Feed | None = None
        self._office_id = office_id

    @property
    def office_id(self) -> int:
        """The office at which this desk works: the one asked for, else the first; 0 before set-up."""
        if not self._office_id:
            with self._work.read(0) as read:
                found = read.session.scalar(select(OfficeRecord.id).order_by(OfficeRecord.id).limit(1))
            self._office_id = found or 0
        return self._office_id

    @property
    def standards(self) -> Standards:
        """All packs, and the promises in them."""
        return self.standards_engine.standards

    @cached_property
    def reporting(self) -> "Reporting":
        """What measures the promises for the scoreboard, put together when it is first asked for."""
        from hsdesk.reporting.measures import Measures
        from hsdesk.reporting.promises import Reporting
        from hsdesk.reporting.rooms import rooms, survey_measures, visit_titles

        measures = Measures(self.standards.vocabulary, survey_measures())
        return Reporting(self.standards, measures, rooms(self.standards), {"visit": visit_titles})

    @property
    def mark(self) -> str:
        """A short mark of this database and office, for naming things that belong to it on this computer."""
        address = self.engine.url.render_as_string(hide_password=True)
        return sha256(f"{address} {self.office_id}".encode()).hexdigest()[:16]

    @property
    def is_set_up(self) -> bool:
        """Whether the database holds an office yet."""
        return self.office_id != 0

    @property
    def feed(self) -> Feed:
        """The feed of changes, opened when first asked for."""
        if self._feed is None:
            with explained():
                self._feed = open_feed(self.engine)
            self._work.after_commit = self._feed.nudge
        return self._feed

    def read(self) -> AbstractContextManager[Read]:
        """Open a reading transaction for several queries of one moment."""
        return self._work.read(self.office_id)

    def ask(self, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one query in a reading transaction of its own."""
        with self.read() as read:
            return query(read, *args, **kwargs)

    def actor(self, staff_id: int | None = None, desk: str = "") -> Actor:
        """Whoever acts at a desk of this office; no `staff_id` for what the program does by itself."""
        return Actor(self._work, Hand(self.office_id, staff_id, desk))

    def close(self) -> None:
        """Give up the feed and all connections."""
        if self._feed is not None:
            self._feed.close()
        self.engine.dispose()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __enter__(self) -> Self:
        return self


def open_office(
    address: str | Path,
    *,
    clock: Clock | None = None,
    office_id: int = 0,
    create: bool = False,
    backups: Path | None = None,
) -> Office:
    """Open the office kept in a database, bringing its tables up to date first.

    `address` is a file path or a database address; `create` allows an SQLite file that is not there
    yet; `backups` is the folder for the backup made before an update (beside the file when not given).
    Raises `StoreError` in all its kinds when the database cannot be used.
    """
    clock = clock or SystemClock()
    engine = engine_for(address, create=create)
    try:
        bring_up_to_date(engine, backups, clock)
    except BaseException:
        engine.dispose()
        raise
    standards = StandardsEngine(Standards(shipped_packs(), known_events()))
    return Office(engine, clock, standards, office_id=office_id)


def known_events() -> dict[str, frozenset[str]]:
    """Every event that the program writes, with the facts its entries carry; packs may ask for no other."""
    rooms = (
        *(
            premises_events,
            own_pack_events,
            attachment_events,
            people_events,
            task_events,
            diary_events,
            reception_events,
            duty_events,
        ),
        *(office_check_events, survey_events, reporting_events),
    )
    return {event.value: facts for room in rooms for event, facts in room.FACTS.items()}


def checks() -> tuple[Check, ...]:
    """What `hsdesk db check` looks at beyond the store itself: the rules of each room."""
    from hsdesk.attachments.checks import check_attachments
    from hsdesk.reception.checks import check_visits

    return (check_visits, check_attachments)


def rebuilds() -> tuple[Rebuild, ...]:
    """What makes derived tables, such as a search index, anew after a restore."""
    from hsdesk.people.search_index import rebuild_search

    return (rebuild_search,)
