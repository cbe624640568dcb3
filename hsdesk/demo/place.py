"""Where a demo may be made: in a new file, in place of an older demo, or in an empty database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from hsdesk.errors import StoreError
from hsdesk.premises.tables import Office
from hsdesk.store.address import parse_address, refuse_network_share
from hsdesk.store.engine import reading
from hsdesk.store.faults import explained
from hsdesk.store.opening import engine_for
from hsdesk.store.schema import revision_of
from hsdesk.store.sqlite_files import copy_pages, put_in_place, read_only, working_file


@contextmanager
def place_for_demo(address: str) -> Iterator[str]:
    """Give the address at which to make a demo; when it is made, it is at `address`.

    A demo file is made beside its place and takes it at the end, in one step: an older demo stays until
    then, and half a demo is never seen. Windows that have the older demo open go on with the new one.
    Raises `StoreError` for a database that holds an office which is no demo, or a server's database that
    holds any office.
    """
    url = parse_address(address)
    if url.get_backend_name() != "sqlite":
        with _engine(address) as engine:
            if _offices(engine):
                raise StoreError(
                    "This database holds an office already.",
                    "Name an empty database for the demo; nothing was changed.",
                )
        yield address
        return
    file = Path(str(url.database))
    refuse_network_share(file)
    exists = file.exists()
    if exists:
        with _engine(str(file)) as engine:
            _refuse_real_office(engine)
    with working_file(file) as part:
        yield str(part)
        if exists:
            _rewrite(part, file)
        else:
            put_in_place(part, file)


def _refuse_real_office(engine: Engine) -> None:
    if not all(_offices(engine)):
        raise StoreError(
            "This database holds an office that is not a demo.",
            "Name another file for the demo; nothing was changed.",
        )


def _offices(engine: Engine) -> list[bool]:
    """Of each office in a database, whether it is a demo."""
    with explained(), reading(engine).connect() as connection:
        if revision_of(connection) is None or not inspect(connection).has_table(Office.__tablename__):
            return []
        with Session(connection) as session:
            return list(session.scalars(select(Office.is_demo)))


@contextmanager
def _engine(address: str) -> Iterator[Engine]:
    engine = engine_for(address)
    try:
        yield engine
    finally:
        engine.dispose()


def _rewrite(part: Path, file: Path) -> None:
    with explained(), closing(read_only(part)) as source, closing(sqlite3.connect(file, timeout=5)) as live:
        copy_pages(source, live)
