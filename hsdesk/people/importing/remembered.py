"""Which columns of which files somebody matched: remembered on this computer by the files' headings."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from hsdesk.people.importing.fields import by_headings, compared, fields_of
from hsdesk.people.importing.opening import Source
from hsdesk.people.importing.rows import ImportKind

FILE = "import-columns.json"
MOST = 100
"""So many shapes of files are remembered; the oldest are forgotten."""

_Kept = dict[str, dict[str, str]]


def remembered(folder: Path, kind: ImportKind, headings: Sequence[str]) -> dict[int, str] | None:
    """The columns that were last chosen for a file with these headings; None when there was none."""
    kept = _read(folder).get(_shape(kind, headings))
    if kept is None:
        return None
    keys = {spec.key for spec in fields_of(kind)}
    return {int(place): key for place, key in kept.items() if key in keys and int(place) < len(headings)}


def columns_for(folder: Path, source: Source, chosen: Mapping[str, str]) -> dict[int, str]:
    """The columns of a file: as remembered, else as guessed, changed by what is chosen for single headings.

    Raises `Refused` for a heading or a field that there is not.
    """
    known = remembered(folder, source.kind, source.headings)
    return by_headings(source.kind, source.headings, chosen, known)


def remember(folder: Path, kind: ImportKind, headings: Sequence[str], columns: Mapping[int, str]) -> None:
    """Keep the chosen columns for the next file with these headings; where it cannot, nothing is kept."""
    kept = _read(folder)
    shape = _shape(kind, headings)
    kept.pop(shape, None)
    kept[shape] = {str(place): key for place, key in columns.items()}
    newest = dict(list(kept.items())[-MOST:])
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{FILE}.new"
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(newest)))
        fresh.replace(folder / FILE)


def _shape(kind: ImportKind, headings: Sequence[str]) -> str:
    """A mark of a kind of file; the headings themselves are not kept."""
    said = "\n".join([kind.value, *map(compared, headings)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _read(folder: Path) -> _Kept:
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return {}
