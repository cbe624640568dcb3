"""`hsdesk db`: look after the database."""

from pathlib import Path

import click

from hsdesk import office
from hsdesk.clock import SystemClock
from hsdesk.commands.common import address_of, connected, database_option, json_option, print_json
from hsdesk.errors import Refused


@click.group("db")
def db() -> None:
    """Look after the database: upgrade, backup, restore, check."""


@db.command("upgrade")
@database_option
@json_option
def upgrade(*, database: str | None, as_json: bool) -> None:
    """Bring the tables up to date, with a backup before and a check after.

    An empty PostgreSQL database gets its tables.
    """
    from hsdesk.store.opening import bring_up_to_date

    with connected(database) as engine:
        done = bring_up_to_date(engine, None, SystemClock())
    if as_json:
        print_json(done)
    elif done.before is None:
        click.echo(f"The tables were made (revision {done.after}).")
    elif done.before == done.after:
        click.echo(f"The database is up to date (revision {done.after}).")
    else:
        click.echo(f"The database was brought from revision {done.before} to {done.after}.")
        click.echo(f"It is kept as it was in {done.backup}")


@db.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@database_option
@json_option
def backup(*, file: Path | None, database: str | None, as_json: bool) -> None:
    """Copy the database into a new FILE while the office works, and check the copy.

    A folder, or none at all, gets a file named for the moment (default: the folder of backups).
    """
    from hsdesk.store.backup import backup as back_up
    from hsdesk.store.backup import backup_into

    with connected(database) as engine:
        if file is None or file.is_dir():
            made = backup_into(engine, file and file.absolute(), SystemClock())
        else:
            made = back_up(engine, file)
    if as_json:
        print_json(made)
    else:
        click.echo(f"Copied and checked: {made.file}")


@db.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@database_option
@json_option
def restore(*, file: Path, database: str | None, as_json: bool) -> None:
    """Replace the database by the backup FILE, after a copy was made of what is there.

    The backup is checked first and brought up to date. The database may be missing or damaged.
    """
    from hsdesk.store.address import parse_address
    from hsdesk.store.restore import restore as bring_back

    url = parse_address(address_of(database))
    done = bring_back(url, file, SystemClock(), rebuilds=office.rebuilds())
    if as_json:
        print_json(done)
        return
    click.echo(f"The backup was brought back (revision {done.revision}).")
    if done.safety_copy:
        click.echo(f"What was there before is kept in {done.safety_copy}")
    if done.moved_aside:
        click.echo(f"The damaged file that was there before is now {done.moved_aside}")


@db.command("check")
@database_option
@json_option
def check(*, database: str | None, as_json: bool) -> None:
    """Look for damage, broken links and a journal or numbers that cannot be right."""
    from hsdesk.store.check import check as look

    with connected(database) as engine:
        findings = look(engine, office.checks())
    if as_json:
        print_json({"sound": not findings, "findings": findings})
    for finding in [] if as_json else findings:
        click.echo(f"{finding.sentence} {finding.advice}".strip())
    if findings:
        faults = "fault" if len(findings) == 1 else "faults"
        raise Refused(f"The check found {len(findings)} {faults}.")
    if not as_json:
        click.echo("The database is sound.")
