"""`hsdesk standards`: the promises of a pack, and whether a pack can be read."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import click
import msgspec

from hsdesk.calendars.words import count_in_words, list_in_words
from hsdesk.commands.common import json_option, print_json
from hsdesk.office import known_events
from hsdesk.standards.catalogue import PackFile, Standards, pack_in_file, shipped_packs
from hsdesk.standards.describe import as_plain, marks_of, target_in_words
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
        print_json([_as_plain(known, each) for each in packs])
        return
    click.echo("\n\n".join(_for_reading(known, each) for each in packs))


@standards.command("check")
@click.argument("pack", required=False)
def check(*, pack: str | None) -> None:
    """Check PACK (its id, or a file), or every pack that comes with hsdesk.

    Each fault is one line on standard error, with its file, line and clause; the exit code is then 1. A pack
    without a fault is told with the number of promises that cannot be measured yet, and what they wait for.
    """
    known = Standards(_packs(pack), known_events())
    try:
        known.check()
    except BrokenPack as broken:
        for fault in broken.faults:
            click.echo(str(fault), err=True)
        click.get_current_context().exit(1)
    packs = [known.pack(pack_id) for pack_id in known.ids]
    for found in packs:
        click.echo(f"{found.title}: {count_in_words(len(found.standards), 'promise')}, no fault.")
        for line in _remarks(known, found):
            click.echo(f"  {line}")
    if len(packs) > 1:
        every = [standard for each in packs for standard in each.standards]
        waiting = sum(bool(known.awaits(standard)) for standard in every)
        click.echo(f"In all: {count_in_words(len(every), 'promise')}, of which {waiting} not yet measured.")


def _remarks(known: Standards, pack: Pack) -> Iterator[str]:
    """What is to be known of a pack: what waits, what is unverified, and what the law contradicts."""
    waiting = [awaited for standard in pack.standards if (awaited := known.awaits(standard))]
    if waiting:
        by_feature = Counter(feature for awaited in waiting for feature in awaited)
        features = list_in_words([f"{name} ({count})" for name, count in sorted(by_feature.items())])
        yield f"{len(waiting)} not yet measured, awaiting {features}."
    unverified = sum(standard.unverified for standard in pack.standards)
    if unverified:
        yield f"{unverified} to check before relying on them."
    against = sum(standard.contradicts is not None for standard in pack.standards)
    if against:
        yield f"{against} that the law contradicts."


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


def _as_plain(known: Standards, pack: Pack) -> dict[str, Any]:
    head = {
        "id": pack.id,
        "kind": pack.kind.value,
        "title": pack.title,
        "organisation": pack.organisation,
        "version": pack.version,
        "dated": pack.dated.isoformat(),
        "note": pack.note,
        "in_force_from": pack.in_force_from.isoformat() if pack.in_force_from else None,
        "compensation": msgspec.to_builtins(pack.compensation),
        "sources": msgspec.to_builtins(pack.sources),
    }
    promises = [as_plain(standard) | {"awaits": known.awaits(standard)} for standard in pack.standards]
    return {**head, "standards": promises}


def _for_reading(known: Standards, pack: Pack) -> str:
    own = " The office’s own aims, not published promises." if pack.kind is PackKind.OFFICE else ""
    lines = [f"{pack.title} ({pack.id}), version {pack.version} of {pack.dated:%d/%m/%Y}.{own}"]
    lines += [f"  Source: {each.title}, {each.publisher}, {each.dated}." for each in pack.sources]
    for area, promises in groupby(sorted(pack.standards, key=attrgetter("area", "id")), attrgetter("area")):
        lines += ["", f"  {area.capitalize()}"]
        for promise in promises:
            lines.append(f"  {promise.id:<8} {promise.title} – {target_in_words(promise)}")
            lines.append(f"  {'':<8} {promise.sentence}")
            lines += [f"  {'':<8} {mark}" for mark in marks_of(known, promise)]
    return "\n".join(lines)
