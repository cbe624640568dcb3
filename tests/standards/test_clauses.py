"""Every clause that the four landlords published is in their packs, with its figures one by one."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hsdesk.office import known_events
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.describe import as_plain
from hsdesk.standards.pack import Fixture, Standard

PACKS = {
    "TC": "together-housing",
    "TF": "together-housing",
    "LH": "longhurst-and-havelok",
    "OH": "one-housing",
    "RB": "rosebery",
}
"""The pack of each landlord by what its clauses begin with."""

HOW_MANY = {"TC": 20, "TF": 25, "LH": 44, "OH": 45, "RB": 56}


class Clause(NamedTuple):
    """A published clause with its figures; None for what it names no figure of."""

    id: str
    kind: str
    target: float | None
    unit: str | None
    share: float | None
    every: str | None

    @property
    def pack(self) -> str:
        """The pack in which it must stand."""
        return PACKS[self.id.partition("-")[0]]


def _number(written: str) -> float | None:
    return float(written) if written else None


def _clauses() -> list[Clause]:
    with Path(__file__).with_name("clauses.csv").open(encoding="utf-8", newline="") as file:
        return [
            Clause(
                id=row["id"],
                kind=row["kind"],
                target=_number(row["target"]),
                unit=row["unit"] or None,
                share=_number(row["share"]),
                every=row["every"] or None,
            )
            for row in csv.DictReader(file)
        ]


CLAUSES = _clauses()


@cache
def _standards() -> Standards:
    return Standards(shipped_packs(), known_events())


def _promises(pack: str) -> dict[str, Standard]:
    return {standard.id: standard for standard in _standards().pack(pack).standards}


def test_there_are_a_hundred_and_ninety_clauses() -> None:
    assert len({clause.id for clause in CLAUSES}) == len(CLAUSES) == 190
    numbered = {
        f"{letters}-{number:02}" for letters, most in HOW_MANY.items() for number in range(1, most + 1)
    }
    assert {clause.id for clause in CLAUSES} == numbered


def test_none_of_them_is_missing_from_its_landlords_pack() -> None:
    missing = [clause.id for clause in CLAUSES if clause.id not in _promises(clause.pack)]
    assert missing == []


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_told_with_its_figures(clause: Clause) -> None:
    plain = as_plain(_promises(clause.pack)[clause.id])
    told = Clause(*(plain[name] for name in Clause._fields))
    assert told == clause


@pytest.mark.parametrize("pack", sorted(set(PACKS.values())))
def test_what_a_pack_holds_besides_belongs_to_a_clause(pack: str) -> None:
    own = {clause.id for clause in CLAUSES if clause.pack == pack}
    for promise in _promises(pack):
        clause = re.match(r"[A-Z]+-\d+", promise)
        assert clause is not None
        assert clause[0] in own, promise


@pytest.mark.parametrize("pack", sorted(set(PACKS.values())))
def test_promises_read_well_in_lists_and_to_tenants(pack: str) -> None:
    for standard in _promises(pack).values():
        assert len(standard.title) <= 60, standard.id
        assert not standard.title.endswith("."), standard.id
        assert standard.sentence.endswith("."), standard.id
        assert standard.place, standard.id
        if isinstance(standard, Fixture):
            assert standard.question.endswith("?"), standard.id


@pytest.mark.parametrize(
    ("clause", "sibling", "times"),
    [
        ("LH-19", "LH-19-urgent", ("3 working days", "1 working day")),
        ("LH-20", "LH-20-urgent", ("3 working days", "1 working day")),
        ("LH-21", "LH-21-urgent", ("5 days", "1 day")),
        ("OH-13", "OH-13-acknowledge", ("10 working days", "24 hours")),
        ("OH-14", "OH-14-acknowledge", ("10 working days", "24 hours")),
    ],
)
def test_where_a_clause_names_two_times_both_run(clause: str, sibling: str, times: tuple[str, str]) -> None:
    promises = _promises(PACKS[clause[:2]])
    told = [as_plain(promises[promise])["within"] for promise in (clause, sibling)]
    assert tuple(told) == times


@pytest.mark.parametrize("pack", sorted(set(PACKS.values())))
def test_the_version_under_which_earlier_matters_began_can_still_be_read(pack: str) -> None:
    newest, first = _standards().pack(pack), _standards().pack(pack, "1")
    assert newest.version == "2"
    assert {standard.id for standard in first.standards} <= {standard.id for standard in newest.standards}
