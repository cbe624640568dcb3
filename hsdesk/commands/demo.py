"""`hsdesk demo`: make a database with a plausible office to try things on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hsdesk.clock import SystemClock
from hsdesk.commands.common import json_option, print_json
from hsdesk.demo.making import DemoMade, Progress, make_demo
from hsdesk.settings import Folders
from hsdesk.store.address import parse_address, shown


@click.command("demo")
@click.option("--homes", metavar="N", type=int, default=2000, show_default=True, help="How many homes.")
@click.option(
    "--days",
    metavar="N",
    type=int,
    default=60,
    show_default=True,
    help="How many days of visits before today.",
)
@click.option(
    "--seed",
    metavar="N",
    type=int,
    default=1,
    show_default=True,
    help="Which office: the same number makes the same one on the same day.",
)
@click.option(
    "--database",
    metavar="URL",
    help="A file, or the address of an empty database (default: this computer's demo file).",
)
@json_option
def demo(*, homes: int, days: int, seed: int, database: str | None, as_json: bool) -> None:
    """Make a demo office: people, homes, staff, history and today's appointments, all of it invented.

    An older demo in the file is replaced; an office that is not a demo is never touched.
    """
    address = str(Folders().demo_database) if database is None else database
    with _progress() as progress:
        made = make_demo(address, homes=homes, days=days, seed=seed, clock=SystemClock(), progress=progress)
    url = parse_address(address)
    is_file = url.get_backend_name() == "sqlite"
    place = str(Path(str(url.database))) if is_file else shown(url)
    if as_json:
        print_json({"database": place, "made": made})
        return
    click.echo(in_words(made))
    click.echo(f"It is kept in {place}")
    if is_file:
        click.echo(f'Open it with: hsdesk --database "{place}"')


def in_words(made: DemoMade) -> str:
    """What was made, for reading."""
    return (
        f"Made the demo office {made.office}: {made.homes:,} homes, {made.people:,} people, "
        f"{made.tenancies:,} tenancies, {made.staff} staff and {made.rooms} rooms; "
        f"{made.visits:,} visits and {made.appointments:,} appointments since {made.first_day:%d %B %Y}."
    )


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on a terminal; nothing where standard error goes to a file or another program."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1000, label="Making the demo office", file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            bar.update(done * 1000 // of - bar.pos)

        yield tell
