"""Packs change; what began under a version stays under it."""

import pytest
from sqlalchemy import text

from hsdesk.clock import FrozenClock
from hsdesk.errors import PackError
from hsdesk.standards.catalogue import PackFile, Standards, pack_in_file, shipped_packs
from hsdesk.standards.explaining import explanation, explanations
from hsdesk.standards.faults import BrokenPack
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import PackKind
from hsdesk.store.work import Subject
from support.promises import (
    CASE,
    REPLY,
    CaseEvent,
    changed,
    known_events,
    pack_file,
    pack_text,
    promises,
    standards_of,
)

FIRST, SECOND = Subject(CASE, 1), Subject(CASE, 2)
OLD = pack_text(changed(within='"5 minutes"'))
NEW = pack_text(
    changed(within='"2 minutes"', title='"Answered sooner"'),
    changed(id='"TT-02"'),
    version="2",
    dated="2026-06-01",
)


def test_a_subject_keeps_the_version_it_began_under(database_url: str, clock: FrozenClock) -> None:
    """Even when the program does not come with the older version any more."""
    with promises(database_url, clock, ["test"], {"test": OLD}) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
    with promises(database_url, clock, ["test"], {"test": NEW}) as held:
        held.record(CaseEvent.RECEIVED, subject=SECOND)
        held.record(CaseEvent.ANSWERED, 3, subject=FIRST)
        held.record(CaseEvent.ANSWERED, 3, subject=SECOND)
        old = held.only(FIRST)
        assert (old.pack_version, old.due_at, old.outcome) == ("1", held.at(5), Outcome.MET)
        new = {row.standard: row for row in held.deadlines(SECOND)}
        assert {row.pack_version for row in new.values()} == {"2"}
        assert new["TT-01"].is_over(held.at(3))
        assert held.office.ask(explanation, held.engine, old.id).title == "Answered in good time"
        assert held.office.ask(explanation, held.engine, new["TT-01"].id).title == "Answered sooner"


SECOND_PACK = pack_text(changed(id='"OT-01"', within='"1 minute"'), pack="other")


def test_where_a_version_is_gone_its_dates_are_not_explained_and_it_is_said_why(
    database_url: str, clock: FrozenClock
) -> None:
    """Also for the record's other clocks: which of them leads cannot be told without all of them."""
    with promises(database_url, clock, ["test", "other"], {"test": OLD, "other": SECOND_PACK}) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
        assert len(held.deadlines(FIRST)) == 2
    with promises(database_url, clock, ["test"], {"test": NEW, "other": SECOND_PACK}) as held:
        with held.office.engine.begin() as connection:
            connection.execute(text("DELETE FROM kept_pack WHERE pack = 'test'"))
        for row in held.deadlines(FIRST):
            with pytest.raises(PackError, match="Version “1” of the pack “test” is not here"):
                held.office.ask(explanation, held.engine, row.id)
        with pytest.raises(PackError, match="Version “1” of the pack “test” is not here"):
            held.office.ask(explanations, held.engine, FIRST)


def test_where_a_promise_was_taken_out_of_its_version_it_is_said_which(
    database_url: str, clock: FrozenClock
) -> None:
    both = pack_text(changed(within='"5 minutes"'), changed(id='"TT-02"'))
    with promises(database_url, clock, ["test"], {"test": both}) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
    with promises(database_url, clock, ["test"], {"test": OLD}) as held:
        rows = {row.standard: row for row in held.deadlines(FIRST)}
        assert held.office.ask(explanation, held.engine, rows["TT-01"].id).deadline == rows["TT-01"]
        for query, about in ((explanation, rows["TT-02"].id), (explanations, FIRST)):
            with pytest.raises(PackError, match="TT-02 is not in version 1 of “test” any more"):
                held.office.ask(query, held.engine, about)


def test_a_version_applies_from_its_first_day(sqlite_url: str, clock: FrozenClock) -> None:
    later = pack_text(
        changed(within='"2 minutes"'), version="2", dated="2026-02-01", in_force_from="2026-04-15"
    )
    files = [PackFile("test", "test@1.toml", lambda: OLD), PackFile("test", "test.toml", lambda: later)]
    standards = Standards(files, known_events())
    from datetime import date

    before, after = (
        standards.in_force("test", date(2026, 4, 14)),
        standards.in_force("test", date(2026, 4, 15)),
    )
    assert before is not None
    assert after is not None
    assert (before.version, after.version) == ("1", "2")
    assert standards.pack("test", "1").version == "1"
    with promises(sqlite_url, clock, ["test"], {"test": later}) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
        assert held.deadlines(FIRST) == []
        held.record(CaseEvent.RECEIVED, 24 * 60, subject=SECOND)
        assert held.only(SECOND).due_at == held.at(24 * 60 + 2)


def test_an_office_that_changes_its_packs_keeps_what_began(database_url: str, clock: FrozenClock) -> None:
    other = pack_text(changed(id='"OT-01"', within='"1 minute"'), pack="other")
    with promises(database_url, clock, ["test"], {"test": OLD, "other": other}) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
        held.chooses("other")
        held.record(CaseEvent.RECEIVED, subject=SECOND)
        held.record(CaseEvent.ANSWERED, 4, subject=FIRST)
        assert (held.only(FIRST).standard, held.only(FIRST).outcome) == ("TT-01", Outcome.MET)
        assert held.only(SECOND).standard == "OT-01"


def test_an_office_without_packs_is_held_to_nothing(sqlite_url: str, clock: FrozenClock) -> None:
    with promises(sqlite_url, clock, []) as held:
        held.record(CaseEvent.RECEIVED, subject=FIRST)
        assert held.deadlines(FIRST) == []


def test_a_pack_that_is_not_there_stops_the_action(sqlite_url: str, clock: FrozenClock) -> None:
    with promises(sqlite_url, clock, ["lost"]) as held:
        with pytest.raises(PackError, match="no standards pack “lost”"):
            held.record(CaseEvent.RECEIVED, subject=FIRST)
        held.chooses("longhurst-and-havelok")
        held.record(CaseEvent.RECEIVED, subject=FIRST)
        assert held.deadlines(FIRST) == []


def test_packs_are_read_only_when_asked_for() -> None:
    read: list[str] = []

    def text() -> str:
        read.append("read")
        return pack_text()

    standards = Standards([PackFile("test", "test.toml", text)], known_events())
    assert standards.ids == ("test",)
    assert read == []
    assert standards.pack("test") is standards.pack("test", "1")
    assert read == ["read"]


def test_the_catalogue_finds_promises() -> None:
    standards = standards_of({"test": pack_text()})
    assert standards.standard("TT-01").title == "Answered in good time"
    assert [each.id for each in standards.of_area("letters", ["test"])] == ["TT-01"]
    standard, source = standards.standard_of("test", "1", "TT-01")
    assert (standard.id, source.title) == ("TT-01", "A leaflet")
    assert all(pack.kind is PackKind.LANDLORD for pack in standards.landlords())
    for lost in (
        lambda: standards.standard("TT-99"),
        lambda: standards.standard_of("test", "1", "TT-99"),
        lambda: standards.pack("test", "9"),
        lambda: standards.pack("lost"),
    ):
        with pytest.raises(PackError):
            lost()


def test_one_clause_belongs_to_one_pack() -> None:
    standards = Standards([*shipped_packs(), pack_file(pack_text(changed(id='"LH-24"')))], known_events())
    with pytest.raises(
        BrokenPack, match=r"test\.toml.*LH-24.*longhurst-and-havelok has a promise of this id"
    ):
        standards.check()


def test_check_tells_the_faults_of_all_packs() -> None:
    files = [pack_file(pack_text(changed(share="200"))), pack_file("id = 3", "other")]
    with pytest.raises(BrokenPack) as refusal:
        Standards(files, known_events()).check()
    assert {fault.file for fault in refusal.value.faults} == {"test.toml", "other.toml"}


def test_a_shipped_pack_is_called_like_its_file() -> None:
    with pytest.raises(BrokenPack, match="calls itself “test”"):
        Standards([pack_file(pack_text(REPLY), "other")], known_events()).pack("other")


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (binary, tmp_path / "missing.toml", tmp_path):
        with pytest.raises(BrokenPack, match="cannot be read"):
            Standards([pack_in_file(file)], {}).check()
