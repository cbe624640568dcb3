"""Fresh databases for tests: migrated once, copied for each test."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fasteners
from sqlalchemy import make_url

from support.postgres import PostgresServer, shared_server

TEMPLATE = "hsdesk_template"


class Databases:
    """Hands out databases of one run of the tests; each belongs to one test."""

    def __init__(self, run_folder: Path) -> None:
        self._run_folder = run_folder
        self._numbers = itertools.count(1)
        self._server: PostgresServer | None = None

    @contextmanager
    def sqlite(self, folder: Path, *, migrated: bool = True) -> Iterator[str]:
        """A SQLite database in `folder`; an unmigrated one does not exist until it is opened."""
        path = folder / "office.db"
        if migrated:
            shutil.copyfile(self._sqlite_template(), path)
        yield f"sqlite:///{path}"

    @contextmanager
    def postgresql(self, *, migrated: bool = True) -> Iterator[str]:
        """A database on the run's PostgreSQL server, dropped at the end."""
        server = self._postgres()
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        try:
            yield server.create(name, template=self._postgres_template() if migrated else "template0")
        finally:
            server.drop(name)

    def _postgres(self) -> PostgresServer:
        if self._server is None:
            self._server = shared_server(self._run_folder)
        return self._server

    def _sqlite_template(self) -> Path:
        template = self._run_folder / "template.db"
        with fasteners.InterProcessLock(self._run_folder / "sqlite.lock"):
            if not template.exists():
                making = template.with_suffix(".making")
                upgrade(f"sqlite:///{making}")
                making.rename(template)
        return template

    def _postgres_template(self) -> str:
        server = self._postgres()
        with fasteners.InterProcessLock(self._run_folder / "postgresql.lock"):
            if not server.has(TEMPLATE):
                server.drop(f"{TEMPLATE}_making")
                upgrade(server.create(f"{TEMPLATE}_making"))
                server.create(TEMPLATE, template=f"{TEMPLATE}_making")
        return TEMPLATE


def upgrade(url: str) -> None:
    """Bring the database at `url` to the present tables."""
    from hsdesk.store import migrate
    from hsdesk.store.engine import make_engine

    engine = make_engine(make_url(url))
    try:
        migrate.upgrade(engine)
    finally:
        engine.dispose()
