"""`hsdesk standards`: the promises of a pack, and whether a pack can be read."""

from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import click
import msgspec

from hsdesk.calendars.words import count_in_words
from hsdesk.commands.common import json_option, print_json
from hsdesk.office import known_events
from hsdesk.standards.catalogue import PackFile, Standards, pack_in_file, shipped_packs
from hsdesk.standards.describe import as_plain, target_in_words
from hsdesk.standards.faults import BrokenPack
from hsdesk.standards.pack import Pack, PackKind


@click.group("standards")
def standards() -> None:
    """List or check the standards of a pack: the promises that deadlines are counted by."""


@standards.command("list")
@click.argument("pack", required=False)
@json_option
def list_standards(*, pack: str | None, as_json: bool) -> None:
    """Print the promises of PACK (its id, or a file), or of every pack that comes with hsdesk."""
    known = Standards(_packs(pack), known_events())
    packs = [known.pack(pack_id) for pack_id in known.ids]
    if as_json:
        print_json([_as_plain(each) for each in packs])
        return
    click.echo("\n\n".join(_for_reading(each) for each in packs))


@standards.command("check")
@click.argument("pack", required=False)
def check(*, pack: str | None) -> None:
    """Check PACK (its id, or a file), or every pack that comes with hsdesk.

    Each fault is one line on standard error, with its file, line and clause; the exit code is then 1.
    """
    known = Standards(_packs(pack), known_events())
    try:
        known.check()
    except BrokenPack as broken:
        for fault in broken.faults:
            click.echo(str(fault), err=True)
        click.get_current_context().exit(1)
    for pack_id in known.ids:
        found = known.pack(pack_id)
        click.echo(f"{found.title}: {count_in_words(len(found.standards), 'promise')}, no fault.")


def _packs(named: str | None) -> list[PackFile]:
    """The packs that were asked for: all, one by its id, or one in a file. Raises `PackError`."""
    shipped = shipped_packs()
    if named is None:
        return shipped
    file = Path(named)
    if file.suffix == ".toml" or file.is_file():
        return [pack_in_file(file)]
    own = [pack for pack in shipped if pack.pack == named]
    if not own:
        Standards(shipped, {}).pack(named)
    return own


def _as_plain(pack: Pack) -> dict[str, Any]:
    head = {
        "id": pack.id,
        "kind": pack.kind.value,
        "title": pack.title,
        "organisation": pack.organisation,
        "version": pack.version,
        "dated": pack.dated.isoformat(),
        "note": pack.note,
        "sources": msgspec.to_builtins(pack.sources),
    }
    return {**head, "standards": [as_plain(standard) for standard in pack.standards]}


def _for_reading(pack: Pack) -> str:
    own = " The office’s own aims, not published promises." if pack.kind is PackKind.OFFICE else ""
    lines = [f"{pack.title} ({pack.id}), version {pack.version} of {pack.dated:%d/%m/%Y}.{own}"]
    lines += [f"  Source: {each.title}, {each.publisher}, {each.dated}." for each in pack.sources]
    for area, promises in groupby(sorted(pack.standards, key=attrgetter("area", "id")), attrgetter("area")):
        lines += ["", f"  {area.capitalize()}"]
        for promise in promises:
            lines.append(f"  {promise.id:<8} {promise.title} – {target_in_words(promise)}")
            lines.append(f"  {'':<8} {promise.sentence}")
    return "\n".join(lines)
