"""Migrations: they end at the tables that the program uses, and lose nothing on the way."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from hsdesk.clock import FrozenClock
from hsdesk.errors import StoreError
from hsdesk.office import open_office
from hsdesk.store import migrate
from hsdesk.store.opening import engine_for
from hsdesk.store.schema import MIGRATIONS, revision_of, revisions
from support.damage import break_link, file_of
from support.processes import Child
from support.rows import all_tables, columns, contents, fill

UPGRADE = """
from hsdesk.errors import StoreError
from hsdesk.office import open_office

tell("ready")
hear()
with open_office(sys.argv[1], create=True) as office:
    tell(office.is_set_up)
"""


@pytest.fixture
def engine(empty_database_url: str) -> Iterator[Engine]:
    """An empty database."""
    engine = engine_for(empty_database_url, create=True)
    yield engine
    engine.dispose()


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return revision_of(connection)


def schema(connection: Connection) -> dict[str, Any]:
    """Everything that makes up the tables, in a form that can be compared."""
    inspector = inspect(connection)
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))
        return {f"{kind} {name}": sql for kind, name, sql in rows if not name.startswith("sqlite_")}
    found: dict[str, Any] = {}
    for table in sorted(inspector.get_table_names()):
        found[table] = [
            [
                (column["name"], str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            ],
            inspector.get_pk_constraint(table),
            sorted(map(str, inspector.get_foreign_keys(table))),
            sorted(map(str, inspector.get_unique_constraints(table))),
            sorted(map(str, inspector.get_indexes(table))),
        ]
    triggers = connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"))
    found["triggers"] = list(triggers.scalars())
    functions = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1"
    found["functions"] = list(connection.execute(text(functions)).scalars())
    return found


def test_revisions_follow_each_other() -> None:
    found = revisions()
    assert found == [f"{number:04}" for number in range(1, len(found) + 1)]
    for entry in (MIGRATIONS / "versions").iterdir():
        if entry.name[:4].isdigit():
            source = entry.read_text(encoding="utf-8")
            number = int(entry.name[:4])
            before = None if number == 1 else f"{number - 1:04}"
            assert re.search(rf'^revision = "{number:04}"$', source, re.MULTILINE), entry.name
            stated = re.search(r"^down_revision = (.+)$", source, re.MULTILINE)
            assert stated is not None
            assert stated[1] == ("None" if before is None else f'"{before}"'), entry.name


def test_head_is_what_the_program_uses(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert migrate.differences(connection, all_tables()) == []


def test_every_step_goes_up_and_down_and_up(engine: Engine) -> None:
    before: dict[str, Any] = {}
    for step in revisions():
        migrate.upgrade(engine, to=step)
        assert revision(engine) == step
        with engine.connect() as connection:
            after = schema(connection)
        migrate.downgrade(engine, to=str(int(step) - 1).zfill(4) if step != "0001" else "base")
        with engine.connect() as connection:
            back = {name: what for name, what in schema(connection).items() if "alembic_version" not in name}
        assert back == {name: what for name, what in before.items() if "alembic_version" not in name} or (
            step == "0001" and not any(back.values())
        )
        migrate.upgrade(engine, to=step)
        with engine.connect() as connection:
            assert schema(connection) == after
        before = after


def test_rows_survive_every_step(engine: Engine) -> None:
    already: frozenset[str] = frozenset()
    for step in revisions():
        with engine.connect() as connection:
            before = contents(connection) if already else {}
        migrate.upgrade(engine, to=step)
        with engine.begin() as connection:
            after = contents(connection)
            for table, rows in before.items():
                assert len(after[table]) == len(rows), f"{table} lost rows on the way to {step}"
            already = fill(connection, already=already)
    assert already


def test_rows_of_the_rooms_below_survive_the_way_down(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.begin() as connection:
        fill(connection)
        before = columns(connection)
    for step in reversed(revisions()[:-1]):
        migrate.downgrade(engine, to=step)
        with engine.connect() as connection:
            after = columns(connection)
        assert after == {table: {name: before[table][name] for name in own} for table, own in after.items()}


def test_foreign_keys_rest_while_tables_are_rebuilt(sqlite_url: str) -> None:
    """Otherwise a rebuilt table would empty those that point to it."""
    with migrate._connection_for_migrating(engine_for(sqlite_url).url) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
    engine = engine_for(sqlite_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_upgrade_of_what_is_up_to_date_does_nothing(engine: Engine) -> None:
    assert migrate.upgrade(engine) is None
    assert migrate.upgrade(engine) == revisions()[-1]


def test_older_office_is_backed_up_and_brought_up_to_date(
    engine: Engine, empty_database_url: str, clock: FrozenClock, tmp_path: Any
) -> None:
    migrate.upgrade(engine, to=revisions()[-2])
    with engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    with open_office(empty_database_url, clock=clock, backups=tmp_path / "b") as office:
        assert revision(office.engine) == revisions()[-1]
    (made,) = (tmp_path / "b").iterdir()
    assert f"before-update-2026-04-14-134300Z-r{revisions()[-2]}" in made.name
    copy = engine_for(made)
    with copy.connect() as connection:
        assert contents(connection) == before
    copy.dispose()
    with open_office(empty_database_url, clock=clock, backups=tmp_path / "b"):
        assert len(list((tmp_path / "b").iterdir())) == 1, "no backup where there is nothing to update"


def test_update_that_does_not_pass_its_check_is_taken_back(sqlite_url: str, clock: FrozenClock) -> None:
    engine = engine_for(sqlite_url)
    migrate.downgrade(engine, to=revisions()[-2])
    break_link(file_of(sqlite_url))
    with pytest.raises(StoreError, match="the update was taken back"):
        migrate.upgrade(engine)
    assert revision(engine) == revisions()[-2]
    with pytest.raises(StoreError, match="did not pass its check"):
        open_office(sqlite_url, clock=clock)
    assert revision(engine) == revisions()[-2]
    engine.dispose()


@pytest.mark.parametrize("start", [None, "0001"])
def test_two_processes_update_at_once(engine: Engine, empty_database_url: str, start: str | None) -> None:
    if start is not None:
        migrate.upgrade(engine, to=start)
    with Child(UPGRADE, empty_database_url) as one, Child(UPGRADE, empty_database_url) as two:
        assert (one.hear(), two.hear()) == ("ready", "ready")
        one.say("go")
        two.say("go")
        assert one.finish() == two.finish() == [False]
    assert revision(engine) == revisions()[-1]
    with engine.connect() as connection:
        assert migrate.differences(connection, all_tables()) == []
