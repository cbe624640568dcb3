"""The feed: every change reaches every desk, whatever happens to connections and order."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Connection, text

from hsdesk.clock import FrozenClock
from hsdesk.office import Office, open_office
from hsdesk.store.address import parse_address
from hsdesk.store.backup import backup
from hsdesk.store.feed import Feed, FeedNews, FeedState
from hsdesk.store.feed_postgresql import PostgresqlFeed
from hsdesk.store.feed_sqlite import SqliteFeed
from hsdesk.store.opening import open_feed
from hsdesk.store.restore import restore
from hsdesk.store.work import Subject
from support.notes import note, note_and_refuse
from support.offices import open_new_office
from support.postgres import PostgresServer
from support.processes import Child

OTHER_DESK = """
from hsdesk.office import open_office
from support.notes import note

with open_office(sys.argv[1]) as office:
    tell("ready")
    while subject := hear():
        office.actor().do(note, subject_id=subject)
"""

WATCHING_DESK = """
import threading
from hsdesk.office import open_office

with open_office(sys.argv[1]) as office:
    feed = office.feed
    tell("ready")
    tell(sorted(feed.wait(threading.Event()).subjects))
"""


class Desk:
    """A desk that watches the feed on a thread of its own, as a window does."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._stop = threading.Event()
        self._news: queue.Queue[FeedNews] = queue.Queue()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def hear(self, seconds: float = 30) -> FeedNews:
        """The next news."""
        return self._news.get(timeout=seconds)

    def hear_of(self, *numbers: int, seconds: float = 30) -> list[FeedState]:
        """Listen until every note of these numbers was told of; returns the states on the way."""
        wanted = {Subject("note", number) for number in numbers}
        states = []
        while wanted:
            news = self.hear(seconds)
            states.append(news.state)
            wanted -= news.subjects
        return states

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._news.put(self._feed.wait(self._stop))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(30)


def test_own_change_is_told(office: Office) -> None:
    with Desk(office.feed) as desk:
        office.actor().do(note, subject_id=4)
        news = desk.hear()
    assert news == FeedNews(frozenset({Subject("note", 4), Subject("room", 4)}), FeedState.LIVE)


def test_refused_action_is_not_told(office: Office) -> None:
    with Desk(office.feed) as desk:
        with pytest.raises(Exception, match="Not today"):
            office.actor().do(note_and_refuse, subject_id=3)
        office.actor().do(note, subject_id=4)
        assert Subject("note", 3) not in desk.hear().subjects


def test_what_was_there_before_is_not_told(office: Office) -> None:
    office.actor().do(note, subject_id=1)
    with Desk(office.feed) as desk:
        office.actor().do(note, subject_id=2)
        assert Subject("note", 1) not in desk.hear().subjects


def test_stopped_feed_ends(office: Office) -> None:
    stop = threading.Event()
    stop.set()
    assert office.feed.wait(stop) == FeedNews(frozenset(), FeedState.LIVE)


def test_feeds_look_more_often_than_once_a_second() -> None:
    assert SqliteFeed.POLL_SECONDS <= 0.5
    assert PostgresqlFeed.LISTEN_SECONDS <= 0.5, "notifications come at once; this is for lost ones"


def test_two_processes_see_each_other(database_url: str) -> None:
    with (
        open_office(database_url) as office,
        Child(OTHER_DESK, database_url) as other,
        Child(WATCHING_DESK, database_url) as watching,
    ):
        assert (other.hear(), watching.hear()) == ("ready", "ready")
        with Desk(office.feed) as desk:
            other.say(11)
            assert Subject("note", 11) in desk.hear().subjects
            assert watching.hear() == [["note", 11], ["room", 11]]
            other.say(12)
            assert Subject("note", 12) in desk.hear().subjects
        other.say(0)
        other.finish()
        watching.finish()


def begin_note(connection: Connection, subject_id: int) -> None:
    """Write a journal entry in a transaction that is left open."""
    action = uuid4()
    connection.execute(
        text("INSERT INTO accepted_action (id, name, at) VALUES (:id, 'x', now())"), {"id": action}
    )
    connection.execute(
        text(
            "INSERT INTO journal (action_id, event, subject_kind, subject_id, at, recorded_at, desk, facts,"
            " touches, \"transaction\") VALUES (:id, 'note.noted', 'note', :subject, now(), now(), '',"
            " '{}', '[]', pg_current_xact_id()::text::bigint)"
        ),
        {"id": action, "subject": subject_id},
    )


def test_commits_in_another_order_are_not_missed(postgresql_url: str, clock: FrozenClock) -> None:
    with (
        open_new_office(postgresql_url, clock) as office,
        office.engine.connect() as early,
        office.engine.connect() as late,
        Desk(office.feed) as desk,
    ):
        begin_note(early, 1)
        begin_note(late, 2)
        late.commit()
        assert desk.hear().subjects == {Subject("note", 2)}
        office.actor().do(note, subject_id=3)
        assert Subject("note", 3) in desk.hear().subjects
        early.commit()
        assert desk.hear().subjects == {Subject("note", 1)}, "once, and not missed"
        office.actor().do(note, subject_id=4)
        assert desk.hear().subjects == {Subject("note", 4), Subject("room", 4)}


def test_rolled_back_transaction_is_never_told(postgresql_url: str, clock: FrozenClock) -> None:
    with (
        open_new_office(postgresql_url, clock) as office,
        office.engine.connect() as early,
        Desk(office.feed) as desk,
    ):
        begin_note(early, 1)
        office.actor().do(note, subject_id=2)
        assert Subject("note", 2) in desk.hear().subjects
        early.rollback()
        office.actor().do(note, subject_id=3)
        assert desk.hear().subjects == {Subject("note", 3), Subject("room", 3)}


def test_cut_connection_is_renewed_and_misses_nothing(postgresql_url: str, clock: FrozenClock) -> None:
    with open_new_office(postgresql_url, clock) as office, Desk(office.feed) as desk:
        plain = postgresql_url.replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as knife:
            knife.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE '%journal%' AND pid <> pg_backend_pid()"
            )
        office.actor().do(note, subject_id=5)
        states = desk.hear_of(5)
    assert states[-1] is FeedState.LIVE


def test_server_restarted_under_a_waiting_feed(own_postgres: PostgresServer, clock: FrozenClock) -> None:
    """It says that the connection is lost, comes back by itself, and tells what was missed."""
    address = own_postgres.create("office")
    with open_new_office(address, clock) as office, Desk(office.feed) as desk:
        own_postgres.stop()
        assert desk.hear() == FeedNews(frozenset(), FeedState.LOST)
        own_postgres.start()
        with open_office(address) as other:
            other.actor().do(note, subject_id=8)
        states = [desk.hear().state, *desk.hear_of(8)]
        assert set(states) == {FeedState.LIVE}
        office.actor().do(note, subject_id=9)
        assert desk.hear_of(9)[-1] is FeedState.LIVE


def test_feed_opened_while_the_server_is_away(own_postgres: PostgresServer, clock: FrozenClock) -> None:
    with open_new_office(own_postgres.create("office"), clock) as office:
        own_postgres.stop()
        with Desk(office.feed) as desk:
            assert desk.hear() == FeedNews(frozenset(), FeedState.LOST)
            own_postgres.start()
            assert [desk.hear(), desk.hear()] == [FeedNews(frozenset(), FeedState.LIVE)] * 2
            office.actor().do(note, subject_id=9)
            desk.hear_of(9)


@contextmanager
def feed_of(office: Office) -> Iterator[Feed]:
    feed = open_feed(office.engine)
    yield feed
    feed.close()


def test_restored_database_is_told_as_lost_and_found(office: Office, tmp_path: Path) -> None:
    """Every window must read everything again, and later changes are told as ever."""
    office.actor().do(note, subject_id=1)
    backup(office.engine, tmp_path / "copy.db")
    for number in (2, 3, 4):
        office.actor().do(note, subject_id=number)
    url = parse_address(office.engine.url.render_as_string(hide_password=False))
    with feed_of(office) as feed, Desk(feed) as desk:
        restore(url, tmp_path / "copy.db", office.clock, backups=tmp_path)
        news = [desk.hear() for _ in range(3)]
        assert [told.state for told in news] == [FeedState.LOST, FeedState.LIVE, FeedState.LIVE]
        office.actor().do(note, subject_id=5)
        assert Subject("note", 5) in desk.hear().subjects
