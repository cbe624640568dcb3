"""What choosing other packs means, said before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hsdesk.standards.pack import is_overruled
from ui.promises.library import Library, PackEntry
from ui.words import counted, full_date, listed


def what_changes(library: Library, chosen: Collection[str]) -> tuple[str, ...]:
    """Sentences about the difference between the packs that are run and those chosen; empty for none."""
    before = set(library.office.packs)
    after = set(chosen)
    if before == after:
        return ()
    return (*_differences(library, before, after), _what_stays(library))


def _differences(library: Library, before: set[str], after: set[str]) -> Iterator[str]:
    for entry in library.entries:
        if entry.id in after - before:
            yield _begins(library, entry)
        elif entry.id in before - after:
            yield _ends(library, entry)
    yield from _gives_way(library, before, after)


def _begins(library: Library, entry: PackEntry) -> str:
    standards = entry.current.standards
    awaited = sum(bool(library.standards.awaits(each)) for each in standards)
    tail = f", {awaited} of them not yet measured" if awaited else ""
    first = entry.current.in_force_from
    when = "from now on" if first is None or first <= library.today else f"from {full_date(first)}"
    return f"{entry.current.title} counts for what begins {when}: {counted(len(standards), 'promise')}{tail}."


def _ends(library: Library, entry: PackEntry) -> str:
    running = library.open.get(entry.id, 0)
    keep = f" {counted(running, 'open deadline')} began under it and keep it." if running else ""
    if running == 1:
        keep = " 1 open deadline began under it and keeps it."
    return f"{entry.current.title} counts for nothing that begins from now on.{keep}"


def _gives_way(library: Library, before: set[str], after: set[str]) -> Iterator[str]:
    shown = [entry for entry in library.entries if entry.id in after]
    fresh = [
        standard.id
        for entry in shown
        for standard in entry.current.standards
        if is_overruled(standard, after) and not (entry.id in before and is_overruled(standard, before))
    ]
    if fresh:
        verb = "gives" if len(fresh) == 1 else "give"
        yield f"{counted(len(fresh), 'promise')} {verb} way to the law: {listed(fresh)}."


def _what_stays(library: Library) -> str:
    running = sum(library.open.values())
    if not running:
        return "No deadline is open, so no date moves."
    if running == 1:
        return "No date moves: the 1 open deadline keeps the pack and version it began under."
    return f"No date moves: all {running:,} open deadlines keep the pack and version they began under."
