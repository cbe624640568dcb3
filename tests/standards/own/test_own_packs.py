"""Packs that an office copies and changes: versions, what began earlier, and what a change would mean."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.errors import ChangedByOther, Refused
from hsdesk.premises.queries import office
from hsdesk.standards.faults import BrokenPack
from hsdesk.standards.own.actions import choose_packs, save_own_pack
from hsdesk.standards.own.editing import copy_of, with_head, with_promise, without_promise
from hsdesk.standards.own.queries import impact, own_packs
from hsdesk.standards.rows import DeadlineRow
from hsdesk.store.work import Subject
from support.promises import CASE, CaseEvent, Promises, changed, pack_text, promises

TEXTS = {"test": pack_text(), "law": pack_text(changed(id='"LW-01"'), pack="law", kind="statute")}
OWN = copy_of(TEXTS["test"], organisation="Millgate office", dated=date(2026, 4, 14))
FIVE_DAYS = with_promise(OWN, "TT-01", {"within": "5 working days"})


@pytest.fixture
def desk(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    with promises(database_url, clock, ["test"], TEXTS) as desk:
        yield desk


def save(desk: Promises, text: str, read_version: str = "") -> str:
    standards = desk.office.standards
    return desk.office.actor().do(save_own_pack, standards=standards, text=text, read_version=read_version)


def choose(desk: Promises, *packs: str) -> None:
    version = desk.office.ask(office).version
    desk.office.actor().do(choose_packs, standards=desk.office.standards, version=version, packs=packs)


def begin(desk: Promises, number: int) -> DeadlineRow:
    subject = Subject(CASE, number)
    desk.record(CaseEvent.RECEIVED, subject=subject, at=desk.clock.now())
    return desk.only(subject)


def test_a_changed_copy_runs_and_what_began_earlier_keeps_its_version(desk: Promises) -> None:
    before = begin(desk, 1)
    assert save(desk, FIVE_DAYS) == "1"
    choose(desk, "own-test")
    after = begin(desk, 2)
    assert (before.pack, before.due_date) == ("test", date(2026, 4, 28))
    assert (after.pack, after.pack_version, after.due_date) == ("own-test", "1", date(2026, 4, 21))
    assert save(desk, OWN, "1") == "2"
    assert begin(desk, 3).due_date == date(2026, 4, 28)
    assert desk.only(Subject(CASE, 2)).pack_version == "1"
    desk.record(CaseEvent.ANSWERED, minutes=1, subject=Subject(CASE, 2))
    assert desk.only(Subject(CASE, 2)).due_date == date(2026, 4, 21)


def test_a_version_may_begin_later(desk: Promises, clock: FrozenClock) -> None:
    save(desk, OWN)
    save(desk, with_head(FIVE_DAYS, in_force_from=date(2026, 4, 20)), "1")
    choose(desk, "own-test")
    assert begin(desk, 1).pack_version == "1"
    clock.advance(timedelta(days=6))
    assert begin(desk, 2).pack_version == "2"


def test_every_version_is_listed_with_where_it_comes_from(desk: Promises) -> None:
    save(desk, OWN)
    save(desk, FIVE_DAYS, "1")
    rows = desk.office.ask(own_packs, desk.office.standards)
    assert [(row.pack, row.version, row.based_on) for row in rows] == [
        ("own-test", "2", "test 1"),
        ("own-test", "1", "test 1"),
    ]


def test_another_desk_sees_it_at_once(database_url: str, desk: Promises, clock: FrozenClock) -> None:
    with promises(database_url, clock, ["test"], TEXTS) as other:
        save(desk, FIVE_DAYS)
        choose(desk, "own-test")
        assert begin(other, 7).pack == "own-test"
        save(desk, OWN, "1")
        assert begin(other, 8).pack_version == "2"


def test_somebody_elses_version_is_not_written_over(desk: Promises) -> None:
    save(desk, OWN)
    for stale in ("", "7"):
        with pytest.raises(ChangedByOther):
            save(desk, FIVE_DAYS, stale)
    assert len(desk.office.ask(own_packs, desk.office.standards)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TEXTS["test"], Refused),
        (with_head(OWN, kind="statute"), Refused),
        (with_head(OWN, in_force_from=date(2026, 4, 13)), Refused),
        (with_promise(OWN, "TT-01", {"within": "soon"}), BrokenPack),
        (with_promise(OWN, "TT-01", {"stops": "case.vanished"}), BrokenPack),
        (without_promise(OWN, "TT-01"), BrokenPack),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(desk: Promises, text: str, kind: Any) -> None:
    with pytest.raises(kind):
        save(desk, text)
    assert desk.office.ask(own_packs, desk.office.standards) == []


def test_one_landlord_and_no_promise_twice(desk: Promises) -> None:
    save(desk, OWN)
    with pytest.raises(Refused, match="An office keeps one landlord"):
        choose(desk, "test", "own-test")
    save(desk, with_head(with_promise(OWN, "TT-01", {"id": "LW-01"}), id="own-clash"))
    with pytest.raises(Refused, match="LW-01"):
        choose(desk, "own-clash", "law")
    choose(desk, "own-test", "law")
    assert desk.office.ask(office).packs == ("own-test", "law")


def test_the_impact_counts_what_would_be_due_on_another_day(desk: Promises) -> None:
    save(desk, OWN)
    choose(desk, "own-test")
    for number in range(3):
        begin(desk, number)
    desk.record(CaseEvent.ANSWERED, minutes=1, subject=Subject(CASE, 0))
    before = desk.office.standards.pack("own-test")
    with desk.office.read() as read:
        (row,) = impact(read, desk.office.standards, before, FIVE_DAYS)
        assert impact(read, desk.office.standards, before, with_promise(OWN, "TT-01", {"note": "No."})) == []
    assert (row.standard, row.open, row.differ, row.is_removed) == ("TT-01", 2, 2, False)
    assert [(move.from_date, move.to_date, move.count) for move in row.moves] == [
        (date(2026, 4, 28), date(2026, 4, 21), 2)
    ]
    assert desk.only(Subject(CASE, 1)).due_date == date(2026, 4, 28)
