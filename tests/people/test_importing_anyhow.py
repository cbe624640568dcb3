"""Whatever a file holds: importing it twice changes nothing, and what is refused changes nothing."""

import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsdesk.clock import FrozenClock
from hsdesk.errors import HsdeskError
from hsdesk.office import Office
from hsdesk.people.importing.rows import ImportKind
from hsdesk.store.check import check
from support.imports import HOMES, bring_in, csv_file, looked_at
from support.notes import raw
from support.offices import open_new_office

HEADINGS = (
    "Person ref",
    "Name",
    "Mobile",
    "Email",
    "Property ref",
    "Tenancy ref",
    "From",
    "To",
    "Needs",
    "Role",
)
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
TABLES = ("person", "home", "contact_method", "tenancy", "tenancy_person", "search_person", "journal")

names = st.one_of(
    st.sampled_from(["Ann", "WHITLOCK, Bernard", "Zoë", "", "...", "=1+1", "O'BRIEN", "x" * 250]),
    st.text(max_size=12),
)
row = st.tuples(
    st.sampled_from(["N1", "N2", "N3", "n1", "", "N4"]),
    names,
    st.sampled_from(["", "07700 900177", "7700900121", "none"]),
    st.sampled_from(["", "a@example.org", "A@example.org", "a@b"]),
    st.sampled_from(["", "P1", "P2", "P3"]),
    st.sampled_from(["", "T1", "T2", "T3"]),
    st.sampled_from(["", "01/04/2019", "2020-05-06", "13/13/2019", "04/25/2019"]),
    st.sampled_from(["", "31/12/2019", "2021-01-01", "soon"]),
    st.sampled_from(["", "BSL", "large print, seat", "wings"]),
    st.sampled_from(["", "joint", "tenant", "cat"]),
)
files = st.lists(row, max_size=6)


@pytest.fixture
def offices(tmp_path: Path, clock: FrozenClock) -> Iterator[Iterator[Office]]:
    """A fresh office for each example."""
    opened: list[Office] = []

    def fresh() -> Iterator[Office]:
        for number in itertools.count():
            for older in opened:
                older.close()
            opened.append(open_new_office(tmp_path / f"{number}.db", clock))
            yield opened[-1]

    yield fresh()
    for office in opened:
        office.close()


def written(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *rows])
    return out.getvalue().encode("utf-8", "replace").decode()


def everything(office: Office) -> list[list[tuple[object, ...]]]:
    return [sorted(raw(office, f"SELECT * FROM {table}"), key=repr) for table in TABLES]


@FEW
@given(rows=files)
def test_importing_twice_changes_nothing(
    rows: list[tuple[str, ...]], offices: Iterator[Office], tmp_path: Path
) -> None:
    office = next(offices)
    bring_in(office, csv_file(tmp_path, HOMES, "homes.csv"), ImportKind.HOMES)
    file = csv_file(tmp_path, written(rows))
    refused = frozenset(refusal.row for refusal in looked_at(office, file, ImportKind.PEOPLE).refused)
    first = bring_in(office, file, ImportKind.PEOPLE, left_out=refused)
    assert first.added == first.rows - len(refused)
    before = everything(office)
    second = bring_in(office, file, ImportKind.PEOPLE, left_out=refused)
    assert (second.added, second.changed) == (0, 0)
    assert everything(office) == before
    assert check(office.engine) == []


@FEW
@given(good=files, rows=files)
def test_refused_rows_change_nothing(
    good: list[tuple[str, ...]], rows: list[tuple[str, ...]], offices: Iterator[Office], tmp_path: Path
) -> None:
    office = next(offices)
    bring_in(office, csv_file(tmp_path, HOMES, "homes.csv"), ImportKind.HOMES)
    earlier = csv_file(tmp_path, written(good))
    left_out = frozenset(refusal.row for refusal in looked_at(office, earlier, ImportKind.PEOPLE).refused)
    bring_in(office, earlier, ImportKind.PEOPLE, left_out=left_out)
    before = everything(office)
    file = csv_file(tmp_path, written(rows))
    found = looked_at(office, file, ImportKind.PEOPLE)
    assert everything(office) == before
    if found.refused:
        with pytest.raises(HsdeskError):
            bring_in(office, file, ImportKind.PEOPLE)
        assert everything(office) == before
    else:
        done = bring_in(office, file, ImportKind.PEOPLE)
        assert (done.added, done.changed) == (found.counts.added, found.counts.changed)
