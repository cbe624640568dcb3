"""What the commands share: naming the database, opening it, and printing."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
import msgspec
from sqlalchemy import Engine

from hsdesk.errors import Refused
from hsdesk.office import Office, open_office
from hsdesk.settings import Folders, load_settings
from hsdesk.store.opening import engine_for

F = TypeVar("F", bound=Callable[..., Any])


def database_option(command: F) -> F:
    """Give a command `--database`, passed on as `database`: None for this computer's own."""
    return click.option(
        "--database",
        metavar="URL",
        help="A file, or an address such as postgresql://server/office "
        "(default: the one this computer works with).",
    )(command)


def json_option(command: F) -> F:
    """Give a command `--json`, passed on as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def address_of(database: str | None) -> str:
    """The database that was named, else the one this computer works with.

    Raises `Refused` when there is neither.
    """
    named = load_settings(Folders()).database if database is None else database
    if not named.strip():
        raise Refused(
            "No database is named, and this computer does not work with one yet.",
            "Name it with --database.",
            field="database",
        )
    return named


@contextmanager
def opened(database: str | None, *, create: bool = False) -> Iterator[Office]:
    """Open the office of a database for one command; its tables are brought up to date first."""
    with open_office(address_of(database), create=create) as office:
        yield office


@contextmanager
def connected(database: str | None) -> Iterator[Engine]:
    """Reach a database for one command without touching its tables."""
    engine = engine_for(address_of(database))
    try:
        yield engine
    finally:
        engine.dispose()


def print_json(data: Any) -> None:
    """Print a dataclass, or plain data, as one line of JSON."""
    click.echo(json.dumps(msgspec.to_builtins(data), ensure_ascii=False))
