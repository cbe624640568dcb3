"""The unit of work: one action, one transaction, one id. Nothing else commits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import (
    Any,
    Concatenate,
    NamedTuple,
    ParamSpec,
    Protocol,
    TypeVar,
    cast,
    get_type_hints,
    runtime_checkable,
)
from uuid import UUID

import msgspec
from sqlalchemy import Engine, Table, Uuid, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from hsdesk.clock import Clock, as_utc
from hsdesk.errors import Refused, StoreUnreachable
from hsdesk.store.engine import reading
from hsdesk.store.faults import explained
from hsdesk.store.numbering import next_number
from hsdesk.store.tables import AcceptedAction, JournalEntry
from hsdesk.store.types import UtcDateTime

P = ParamSpec("P")
R = TypeVar("R")

Fact = str | int | bool | datetime | None
FactValue = Fact | Sequence[Fact]
"""What a journal entry may hold: codes, ids, counts and moments; never names or free text."""


class Subject(NamedTuple):
    """What an entry is about, and what the feed tells the windows to look at again."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry as subscribers see it, inside the transaction that writes it."""

    id: int
    event: str
    subject: Subject
    at: datetime
    facts: Mapping[str, FactValue]
    corrects: int | None = None


class Told(NamedTuple):
    """One of many entries of the same event, as `Work.record_many` takes them."""

    subject: Subject
    facts: Mapping[str, FactValue]
    touches: Sequence[Subject] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does an action, at which desk of which office; `office_id` 0 before an office is set up."""

    office_id: int = 0
    staff_id: int | None = None
    desk: str = ""


Subscriber = Callable[["Work", Entry], None]


@runtime_checkable
class Choosy(Protocol):
    """A subscriber that can say beforehand whether it hears an event at all."""

    def hears(self, work: "Work", event: StrEnum) -> bool:
        """Whether entries of this event may concern it in the office of this work."""


@dataclass(slots=True)
class Work:
    """What an action is given: the session, the moment, who acts, and the journal.

    The journal's subscribers (the standards engine above all) run inside `record`, in the same
    transaction: either everything of an action is kept, or nothing.
    """

    session: Session
    now: datetime
    hand: Hand
    action_id: UUID
    subscribers: Sequence[Subscriber]
    entries: list[Entry] = field(default_factory=list)

    @property
    def office_id(self) -> int:
        """The office in which the action happens. Raises `Refused` before one is set up."""
        if not self.hand.office_id:
            raise Refused("No office is set up in this database yet.", "Set up the office first.")
        return self.hand.office_id

    @property
    def staff_id(self) -> int | None:
        """Who acts, or None for what the program does by itself."""
        return self.hand.staff_id

    @property
    def desk(self) -> str:
        """The desk at which it happens, such as "Desk 1"; may be empty."""
        return self.hand.desk

    def record(
        self,
        event: StrEnum,
        subject: Subject,
        *,
        at: datetime | None = None,
        facts: Mapping[str, FactValue] | None = None,
        touches: Sequence[Subject] = (),
        corrects: int | None = None,
    ) -> int:
        """Append an entry to the journal and let its subscribers act on it; returns its id.

        `at` is when it happened (now, unless it is noted late), `touches` names further subjects
        whose rows the windows should read again. `corrects` names the entry that this one puts right:
        the same event again takes its place, an event that ends in `.undone` takes it back.
        """
        moment = self.now if at is None else as_utc(at)
        plain = {key: value for key, value in (facts or {}).items() if value is not None}
        values: dict[str, Any] = {
            "action_id": self.action_id,
            "event": event.value,
            "subject_kind": subject.kind,
            "subject_id": subject.id,
            "at": moment,
            "recorded_at": self.now,
            "office_id": self.hand.office_id or None,
            "staff_id": self.staff_id,
            "desk": self.desk,
            "facts": {key: _plain(value) for key, value in plain.items()},
            "touches": [list(touched) for touched in touches],
            "corrects": corrects,
            "transaction": 0,
        }
        self.session.flush()
        if self.session.get_bind().dialect.name == "postgresql":
            values["transaction"] = text("pg_current_xact_id()::text::bigint")
        statement = insert(JournalEntry).values(values).returning(JournalEntry.id)
        entry_id = int(self.session.execute(statement).scalar_one())
        entry = Entry(entry_id, event.value, subject, moment, plain, corrects)
        self.entries.append(entry)
        for subscriber in self.subscribers:
            subscriber(self, entry)
        return entry_id

    def record_many(self, event: StrEnum, entries: Sequence[Told]) -> None:
        """Append entries of one event by the thousand, as an import does: all in one statement.

        A subscriber that knows beforehand that it does not hear the event (`Choosy`) is not called; as soon
        as one wants to hear it, every entry is recorded by itself.
        """
        if any(_hears(subscriber, self, event) for subscriber in self.subscribers):
            for told in entries:
                self.record(event, told.subject, facts=told.facts, touches=told.touches)
            return
        self.session.flush()
        transaction = 0
        if self.session.get_bind().dialect.name == "postgresql":
            transaction = self.session.execute(text("SELECT pg_current_xact_id()::text::bigint")).scalar_one()
        shared = {
            "action_id": self.action_id,
            "event": event.value,
            "at": self.now,
            "recorded_at": self.now,
            "office_id": self.hand.office_id or None,
            "staff_id": self.staff_id,
            "desk": self.desk,
            "transaction": transaction,
        }
        rows = [
            {
                **shared,
                "subject_kind": told.subject.kind,
                "subject_id": told.subject.id,
                "facts": {key: _plain(value) for key, value in told.facts.items()},
                "touches": [list(touched) for touched in told.touches],
            }
            for told in entries
        ]
        if rows:
            self.session.execute(insert(cast("Table", JournalEntry.__table__)), rows)

    def next_number(self, series: str, period: str) -> int:
        """The next number of a series in a period: 1, 2, 3 …, each given to one action only."""
        return next_number(self.session, series=series, period=period)


@dataclass(frozen=True, slots=True)
class Read:
    """What a query is given: a session that only reads, the moment, and the office."""

    session: Session
    now: datetime
    office_id: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check of the database found wrong; never with a person's name."""

    sentence: str
    advice: str = ""


Check = Callable[[Read], Sequence[Finding]]
"""Looks at the tables of a room, in all offices of the database, for what its rules do not allow."""

Rebuild = Callable[[Session], object]
"""Makes a derived table, such as a search index, anew from the tables it is derived from."""


class UnitOfWork:
    """Runs actions and queries against one database."""

    def __init__(self, engine: Engine, clock: Clock, subscribers: Sequence[Subscriber] = ()) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._clock = clock
        self._subscribers = tuple(subscribers)
        self.after_commit: Callable[[], None] = _nothing

    @contextmanager
    def read(self, office_id: int) -> Iterator[Read]:
        """Open a reading transaction: everything read inside it is of one moment."""
        with explained(), Session(self._reading, autoflush=False) as session:
            yield Read(session, self._clock.now(), office_id)

    def once(
        self,
        hand: Hand,
        action_id: UUID,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run an action in one transaction, unless its id was accepted before.

        The same id again changes nothing and gives the first result, so an action may be sent again
        after a lost connection. Raises the action's own refusals, and `StoreError` when the database
        cannot be used; then nothing was changed, or, after `StoreUnreachable`, sending the same id
        again finds out.
        """
        try:
            return self._attempt(hand, action_id, action, *args, **kwargs)
        except StoreUnreachable:
            # The connection may merely have been stale; the id makes a second attempt harmless.
            return self._attempt(hand, action_id, action, *args, **kwargs)

    def _attempt(
        self,
        hand: Hand,
        action_id: UUID,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        name = f"{action.__module__.removeprefix('hsdesk.')}.{action.__name__}"
        with explained(), Session(self._engine, expire_on_commit=False) as session:
            work = Work(session, self._clock.now(), hand, action_id, self._subscribers)
            if not _accept(work, name):
                earlier = session.execute(
                    select(AcceptedAction.result).where(AcceptedAction.id == action_id)
                ).scalar_one()
                return _revive(action, earlier)
            result = action(work, *args, **kwargs)
            session.flush()
            session.execute(
                update(AcceptedAction)
                .where(AcceptedAction.id == action_id)
                .values(result=msgspec.to_builtins(result))
            )
            session.commit()
        self.after_commit()
        return result


_ACCEPT = text(
    "INSERT INTO accepted_action (id, name, at, staff_id) VALUES (:id, :name, :at, :staff_id) "
    "ON CONFLICT (id) DO NOTHING RETURNING id"
).bindparams(bindparam("id", type_=Uuid()), bindparam("at", type_=UtcDateTime()))


def _accept(work: Work, name: str) -> bool:
    """Claim the action's id; False when it was accepted before."""
    values = {"id": work.action_id, "name": name, "at": work.now, "staff_id": work.staff_id}
    return work.session.execute(_ACCEPT, values).scalar_one_or_none() is not None


def _revive(action: Callable[..., R], earlier: Any) -> R:
    """Turn the kept result of an action back into what it returned the first time."""
    kind: Any = get_type_hints(action).get("return", type(None))
    return cast("R", msgspec.convert(earlier, kind))


def _hears(subscriber: object, work: Work, event: StrEnum) -> bool:
    return not isinstance(subscriber, Choosy) or subscriber.hears(work, event)


def _plain(value: FactValue) -> Any:
    if isinstance(value, datetime):
        return as_utc(value).isoformat()
    if isinstance(value, str | int | bool) or value is None:
        return value
    return [_plain(item) for item in value]


def _nothing() -> None:
    """Tell nobody, until the office connects its feed."""
