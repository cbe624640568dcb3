"""`hsdesk import`: bring in people or homes from a file of the landlord's."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from hsdesk.commands.common import database_option, json_option, opened, print_json
from hsdesk.errors import Refused
from hsdesk.people.importing.rows import Counts, Imported, ImportKind, Outlook, Progress
from hsdesk.settings import Folders

F = TypeVar("F", bound=Callable[..., Any])

_SHOWN = 20
"""So many refused rows are printed; --json and --refused give all."""

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def _options(command: F) -> F:
    """Give a command everything that an import takes."""
    for option in (
        click.argument("file", type=click.Path(path_type=Path)),
        click.option("--dry-run", is_flag=True, help="Only say what would be done."),
        click.option(
            "--mapping",
            "mapping",
            multiple=True,
            metavar="HEADING=FIELD",
            help="What a column holds; nothing after the = leaves it out. May be given again. "
            "Otherwise headings are recognised, or remembered from the last file like it.",
        ),
        click.option("--leave-out-refused", is_flag=True, help="Bring in the rest when rows are refused."),
        click.option(
            "--refused",
            "refused_file",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write every refused row with its reason into a new CSV file.",
        ),
        click.option(
            "--encoding", metavar="NAME", default="", help="For example cp1252 (default: recognised)."
        ),
        click.option(
            "--separator",
            type=click.Choice(list(_SEPARATORS)),
            help="What parts the cells (default: recognised).",
        ),
        click.option(
            "--sheet", metavar="NAME", default="", help="Which sheet of a workbook (default: the first)."
        ),
        database_option,
        json_option,
    )[::-1]:
        command = option(command)
    return command


@click.group("import")
def import_() -> None:
    """Bring in people or homes from a CSV file or an Excel workbook (.xlsx).

    Everything comes in, or nothing. People and homes are known again by the landlord's reference, so the same
    file may be brought in again and again: only what differs is changed, an empty cell changes nothing.
    """


@import_.command("people")
@_options
def people(**options: Any) -> None:
    """Bring in people, with their telephone numbers and tenancies."""
    _run(ImportKind.PEOPLE, **options)


@import_.command("homes")
@_options
def homes(**options: Any) -> None:
    """Bring in homes; do this before their people."""
    _run(ImportKind.HOMES, **options)


def _run(
    kind: ImportKind,
    *,
    file: Path,
    dry_run: bool,
    mapping: Sequence[str],
    leave_out_refused: bool,
    refused_file: Path | None,
    encoding: str,
    separator: str | None,
    sheet: str,
    database: str | None,
    as_json: bool,
) -> None:
    from hsdesk.people.importing.actions import import_rows
    from hsdesk.people.importing.checking import check_rows
    from hsdesk.people.importing.opening import open_source
    from hsdesk.people.importing.queries import outlook
    from hsdesk.people.importing.refused_list import write_refused
    from hsdesk.people.importing.remembered import columns_for, remember

    chosen = _pairs(mapping)
    with opened(database) as office:
        if not office.is_set_up:
            raise Refused("No office is set up in this database yet.", "Set up the office first.")
        source = open_source(
            file, kind, encoding=encoding, separator=_SEPARATORS.get(separator or "", ""), sheet=sheet
        )
        folder = Folders().config
        columns = columns_for(folder, source, chosen)
        with _progress("Checking rows") as progress:
            checked = check_rows(source, columns, progress)
        found = office.ask(outlook, checked)
        if refused_file is not None:
            write_refused(refused_file, found.refused)
        left_out = frozenset(refusal.row for refusal in found.refused)
        stopped = bool(left_out) and not leave_out_refused
        done = None
        if not dry_run and not stopped:
            with _progress("Bringing in") as progress:
                done = office.actor().do(import_rows, checked=checked, left_out=left_out, progress=progress)
            remember(folder, kind, source.headings, columns)
    matched = {source.headings[place]: key for place, key in sorted(columns.items())}
    if as_json:
        print_json(
            {
                "file": {"written": source.how, "columns": matched},
                "counts": found.counts,
                "refused": found.refused,
                "imported": done,
            }
        )
    else:
        _say(source.how, matched, found, done)
    if stopped:
        raise Refused(
            f"{_rows(len(left_out))} refused. Nothing has been changed.",
            "" if dry_run else "Mend the file, or leave those rows out with --leave-out-refused.",
        )


def _say(how: str, chosen: dict[str, str], found: Outlook, done: Imported | None) -> None:
    click.echo(f"Read as {how}.")
    click.echo("Columns: " + "; ".join(f"{heading} = {key}" for heading, key in chosen.items()))
    for heading, said in found.remarks.items():
        click.echo(f"{heading}: {', '.join(said).lower()}.")
    for refusal in found.refused[:_SHOWN]:
        where = f" ({refusal.column})" if refusal.column else ""
        click.echo(f"Row {refusal.row}{where}: {refusal.reason} {refusal.mend}")
    if len(found.refused) > _SHOWN:
        click.echo(f"… and {len(found.refused) - _SHOWN:,} more; --refused FILE writes them all into a file.")
    if done is None:
        click.echo(f"{_in_words(found.counts)} Nothing has been changed.")
        return
    left_out = f", {done.left_out:,} left out" if done.left_out else ""
    click.echo(f"Done: {done.added:,} new, {done.changed:,} changed, {done.unchanged:,} the same{left_out}.")


def _in_words(counts: Counts) -> str:
    return (
        f"{counts.rows:,} rows: {counts.added:,} new, {counts.changed:,} will change, "
        f"{counts.unchanged:,} the same, {counts.refused:,} refused."
    )


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"


def _pairs(mapping: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for each in mapping:
        heading, equals, key = each.rpartition("=")
        if not equals or not heading:
            raise click.UsageError(f"--mapping takes HEADING=FIELD, not {each!r}.")
        pairs[heading] = key.strip()
    return pairs


@contextmanager
def _progress(label: str) -> Iterator[Progress | None]:
    """A bar on a terminal; nothing where standard error goes to a file or another program."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            bar.update(done * 1000 // max(1, of) - bar.pos)

        yield tell
