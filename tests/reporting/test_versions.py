"""Promises that change within a period."""

from collections.abc import Iterator
from datetime import date

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.standards.pack import PackKind
from support.promises import changed, pack_text, promises
from support.scores import ANSWERED, APRIL, FOR_ALL, MARCH, Scores

FIRST = pack_text(ANSWERED, FOR_ALL)
SECOND = pack_text(changed(ANSWERED, share="90"), version="2", dated="2026-03-01", in_force_from="2026-04-10")
WEEK = containing(PeriodKind.WEEK, date(2026, 4, 14))


@pytest.fixture
def renewed(database_url: str, clock: FrozenClock) -> Iterator[Scores]:
    """An office whose pack has a new version from 10 April on, which promises more, and less."""
    with promises(database_url, clock, ["own-pack"]) as held:
        for text in (FIRST, SECOND):
            own = text.replace('id = "test"', 'id = "own-pack"')
            held.office.standards.take_in(own, "own-pack.toml")
        yield Scores(held)


def promised(scored: Scores, period=APRIL) -> dict[str, tuple[str, str]]:
    return {row.standard: (row.pack_version, row.target) for row in scored.board(period).rows}


def test_a_period_is_judged_by_the_version_in_force_at_its_end(renewed: Scores) -> None:
    assert promised(renewed, MARCH) == {"ST-01": ("1", "75% or more"), "ST-02": ("1", "100%")}
    assert promised(renewed, WEEK) == {"ST-01": ("2", "90% or more")}


def test_what_was_promised_for_a_part_of_the_period_is_not_lost(renewed: Scores) -> None:
    assert promised(renewed) == {"ST-01": ("2", "90% or more"), "ST-02": ("1", "100%")}


def test_packs_stand_with_the_days_of_their_version(renewed: Scores) -> None:
    (march,), (april,) = renewed.board(MARCH).packs, renewed.board().packs
    assert (march.version, march.first, march.last) == ("1", None, date(2026, 4, 9))
    assert (april.version, april.first, april.last) == ("2", date(2026, 4, 10), None)
    assert april.kind is PackKind.LANDLORD


def test_clocks_count_under_whichever_version_they_began(renewed: Scores) -> None:
    for days in (-6, -5, -1, 0):
        renewed.case(10, started=days * 24 * 60)
    row = renewed.row("ST-01")
    assert (row.counted, row.kept) == (4, 4)
