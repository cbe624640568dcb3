"""The unit of work: whole or not at all, once, and one after the other; looked at with plain SQL."""

import threading
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from hsdesk.clock import FrozenClock
from hsdesk.errors import ChangedByOther, Refused, StoreUnreachable
from hsdesk.office import Office, open_office
from hsdesk.premises.tables import Office as OfficeRecord
from hsdesk.store.work import Work
from support.notes import Noted, count, note, note_and_refuse, raw, rename
from support.offices import open_new_office
from support.postgres import PostgresServer
from support.processes import Child

SEND_AGAIN = """
from uuid import UUID
from hsdesk.office import open_office
from support.notes import note

with open_office(sys.argv[1]) as office:
    tell("ready")
    hear()
    noted = office.actor().once(UUID(sys.argv[2]), note, subject_id=1)
    tell([noted.entry_id, noted.number])
"""


def test_action_is_kept_with_its_entry(office: Office) -> None:
    before = count(office, "journal")
    noted = office.actor(desk="Desk 2").do(note, subject_id=7)
    rows = raw(
        office,
        "SELECT event, subject_kind, subject_id, desk, office_id FROM journal WHERE id = :id",
        id=noted.entry_id,
    )
    assert rows == [("note.noted", "note", 7, "Desk 2", office.office_id)]
    assert count(office, "journal") == before + 1


def test_facts_are_plain(office: Office) -> None:
    noted = office.actor().do(note, subject_id=7)
    with office.read() as read:
        facts = read.session.execute(
            text("SELECT CAST(facts AS TEXT) FROM journal WHERE id = :id"), {"id": noted.entry_id}
        ).scalar_one()
    assert "2026-04-14T13:43:00+00:00" in facts
    assert "repair" in facts


def test_refused_action_leaves_nothing(office: Office) -> None:
    entries, actions = count(office, "journal"), count(office, "accepted_action")
    with pytest.raises(Refused, match="Not today"):
        office.actor().do(note_and_refuse, subject_id=1)
    assert (count(office, "journal"), count(office, "accepted_action")) == (entries, actions)
    assert raw(office, "SELECT name FROM office") == [("Eastgate area office",)]
    assert office.actor().do(note, subject_id=1).number == 1, "the number of a refused action is given again"


def test_bug_in_an_action_leaves_nothing(office: Office) -> None:
    def broken(work: Work) -> None:
        note(work, subject_id=1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        office.actor().do(broken)
    assert raw(office, "SELECT count(*) FROM journal WHERE subject_kind = 'note'") == [(0,)]


def test_same_id_again_gives_the_first_result(office: Office, clock: FrozenClock) -> None:
    action_id = uuid4()
    first = office.actor().once(action_id, note, subject_id=1)
    entries = count(office, "journal")
    clock.advance(timedelta(minutes=3))
    again = office.actor().once(action_id, note, subject_id=2)
    assert again == first
    assert isinstance(again, Noted)
    assert again.at.utcoffset() == timedelta(0)
    assert count(office, "journal") == entries


def test_id_of_a_refused_action_may_be_used_again(office: Office) -> None:
    action_id = uuid4()
    with pytest.raises(Refused):
        office.actor().once(action_id, note_and_refuse, subject_id=1)
    assert office.actor().once(action_id, note, subject_id=1).number == 1


def test_two_threads_with_one_id_do_it_once(office: Office) -> None:
    action_id, results = uuid4(), []
    gate = threading.Barrier(2)

    def send() -> None:
        gate.wait(10)
        results.append(office.actor().once(action_id, note, subject_id=1))

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(results) == 2
    assert results[0] == results[1]
    assert raw(office, "SELECT count(*) FROM journal WHERE subject_kind = 'note'") == [(1,)]


def test_two_processes_with_one_id_do_it_once(database_url: str) -> None:
    action_id = str(uuid4())
    with Child(SEND_AGAIN, database_url, action_id) as one, Child(SEND_AGAIN, database_url, action_id) as two:
        assert (one.hear(), two.hear()) == ("ready", "ready")
        one.say("go")
        two.say("go")
        assert one.finish() == two.finish()
    with open_office(database_url) as office:
        assert raw(office, "SELECT count(*) FROM journal") == [(1,)]


def test_second_writer_waits_for_the_first(office: Office) -> None:
    """The first is in the middle of its action when the second begins; neither is lost."""
    begun, numbers = threading.Event(), []

    def slow(work: Work) -> int:
        number = work.next_number("note", "2026-04-14")
        begun.set()
        second.join(0.3)
        assert second.is_alive(), "the second writer must wait"
        return number

    def other() -> None:
        begun.wait(10)
        numbers.append(office.actor().do(note, subject_id=2).number)

    second = threading.Thread(target=other)
    second.start()
    first = office.actor().do(slow)
    second.join(30)
    assert (first, numbers) == (1, [2])


def test_reader_sees_one_moment(office: Office) -> None:
    with office.read() as read:
        before = read.session.execute(text("SELECT count(*) FROM journal")).scalar_one()
        office.actor().do(note, subject_id=1)
        after = read.session.execute(text("SELECT count(*) FROM journal")).scalar_one()
    assert (after, count(office, "journal")) == (before, before + 1)


def test_naive_time_is_refused(office: Office) -> None:
    with pytest.raises(ValueError, match="zone"):
        office.actor().do(note, subject_id=1, at=datetime(2026, 4, 14, 9, 0))  # noqa: DTZ001


def test_column_refuses_naive_time(office: Office) -> None:
    def sneak(work: Work) -> None:
        from hsdesk.store.tables import AcceptedAction

        work.session.add(AcceptedAction(id=uuid4(), name="x", at=datetime(2026, 4, 14, 9, 0)))  # noqa: DTZ001
        work.session.flush()

    with pytest.raises(StatementError, match="zone"):
        office.actor().do(sneak)


def test_second_editor_is_told(office: Office) -> None:
    def meanwhile(work: Work, *, name: str) -> None:
        record = work.session.get_one(OfficeRecord, work.office_id)
        # Another desk commits between this one's reading and writing.
        work.session.execute(
            text("UPDATE office SET version = version + 1 WHERE id = :id"), {"id": work.office_id}
        )
        record.name = name

    with pytest.raises(ChangedByOther, match="Somebody else"):
        office.actor().do(meanwhile, name="Too late")
    assert raw(office, "SELECT name FROM office") == [("Eastgate area office",)]


def test_mapped_version_counts(office: Office) -> None:
    office.actor().do(rename, name="Northgate area office", version=1)
    assert raw(office, "SELECT name, version FROM office") == [("Northgate area office", 2)]


@pytest.fixture
def own_office(own_postgres: PostgresServer, clock: FrozenClock) -> Office:
    """An office on a server of its own, which may be stopped."""
    return open_new_office(own_postgres.create("office"), clock)


def test_stale_connection_is_renewed(own_office: Office, own_postgres: PostgresServer) -> None:
    with own_office as office:
        action_id = uuid4()
        first = office.actor().once(action_id, note, subject_id=1)
        own_postgres.restart()
        assert office.actor().once(action_id, note, subject_id=1) == first
        assert office.actor().do(note, subject_id=2).number == first.number + 1


def test_action_sent_again_after_the_server_is_back(own_office: Office, own_postgres: PostgresServer) -> None:
    with own_office as office:
        action_id = uuid4()
        own_postgres.stop()
        with pytest.raises(StoreUnreachable, match="does not answer"):
            office.actor().once(action_id, note, subject_id=1)
        own_postgres.start()
        assert office.actor().once(action_id, note, subject_id=1).number == 1
        assert raw(office, "SELECT count(*) FROM journal WHERE subject_kind = 'note'") == [(1,)]


def test_connection_cut_in_the_middle_of_an_action(postgresql_url: str, clock: FrozenClock) -> None:
    """The server ends the session once; the action is attempted again by itself and done once."""
    attempts = []

    def cut_off_once(work: Work) -> Noted:
        attempts.append(work.action_id)
        if len(attempts) == 1:
            noted = note(work, subject_id=1)
            work.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            return noted
        return note(work, subject_id=1)

    with open_new_office(postgresql_url, clock) as office:
        assert office.actor().do(cut_off_once).number == 1
        assert len(attempts) == 2
        assert raw(office, "SELECT count(*) FROM journal WHERE subject_kind = 'note'") == [(1,)]


def test_action_id_is_of_the_caller(office: Office) -> None:
    action_id = UUID("6f1f0000-0000-4000-8000-000000000001")
    office.actor().once(action_id, note, subject_id=1)
    found = raw(office, "SELECT CAST(id AS TEXT) FROM accepted_action WHERE name LIKE '%note'")
    assert [UUID(value) for (value,) in found] == [action_id]
