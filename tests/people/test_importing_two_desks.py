"""Two programs import the same files at once, and nothing comes in twice; on both databases."""

from pathlib import Path

from hsdesk.clock import FrozenClock
from support.imports import HOMES, PEOPLE, csv_file
from support.notes import count, raw
from support.offices import open_new_office
from support.processes import Child

IMPORTS = """
from pathlib import Path
from hsdesk.office import open_office
from hsdesk.people.importing.rows import ImportKind
from support.imports import bring_in

with open_office(sys.argv[1]) as office:
    for kind in ImportKind.HOMES, ImportKind.PEOPLE:
        tell("ready")
        hear()
        done = bring_in(office, Path(sys.argv[2]) / f"{kind.value}.csv", kind)
        tell([done.added, done.unchanged])
"""


def test_two_programs_import_the_same_files(database_url: str, clock: FrozenClock, tmp_path: Path) -> None:
    csv_file(tmp_path, HOMES, "homes.csv")
    csv_file(tmp_path, PEOPLE, "people.csv")
    with (
        open_new_office(database_url, clock) as office,
        Child(IMPORTS, database_url, str(tmp_path)) as one,
        Child(IMPORTS, database_url, str(tmp_path)) as other,
    ):
        both = (one, other)
        for rows in (2, 3):
            assert [child.hear() for child in both] == ["ready", "ready"]
            for child in both:
                child.say("go")
            assert sorted(child.hear() for child in both) == [[0, rows], [rows, 0]]
        for child in both:
            child.finish()
        assert (count(office, "home"), count(office, "person"), count(office, "tenancy")) == (2, 3, 2)
        assert raw(office, "SELECT count(*) FROM journal WHERE event = 'people.imported'") == [(1,)]
