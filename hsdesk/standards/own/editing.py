"""Changes the text of a pack, key by key, so that its remarks and its order stay as they are."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from hsdesk.calendars.words import shown
from hsdesk.errors import Refused
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.own.changes import Changes

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

_OWN = "own-"


def copy_of(text: str, *, organisation: str, dated: date) -> str:
    """A copy of a pack for an office of its own: with its own id, in its first version.

    Raises `BrokenPack` when the text cannot be read.
    """
    document = _read(text)
    original, version = str(document["id"]), str(document["version"])
    own = original if original.startswith(_OWN) else f"{_OWN}{original}"
    changes = {
        "id": own,
        "title": f"{document['title']}, as changed by {organisation}"[:200],
        "version": "1",
        "dated": dated,
        "based_on": f"{original} {version}",
        "in_force_from": None,
    }
    return _with(document, changes)


def with_head(text: str, **changes: Any) -> str:
    """The text with other values at its head, None takes a key out. Raises `BrokenPack`."""
    return _with(_read(text), changes)


def with_promise(text: str, clause: str, changes: Mapping[str, Any]) -> str:
    """The text with a promise changed: a value for each key, None to take the key out.

    Raises `Refused` when it has no such promise, and `BrokenPack` when it cannot be read.
    """
    document = _read(text)
    _set(_promise(document, clause), changes)
    return document.as_string()


def with_new_promise(text: str, values: Mapping[str, Any]) -> str:
    """The text with one more promise at its end. Raises `Refused` when its id is taken, and `BrokenPack`."""
    import tomlkit

    document = _read(text)
    clause = str(values.get("id", ""))
    if any(str(each.get("id")) == clause for each in document.get("standard", [])):
        raise Refused(f"There is a promise {shown(clause)} already.", "Give yours another id.", field="id")
    table = tomlkit.table()
    _set(table, values)
    document.setdefault("standard", tomlkit.aot()).append(table)
    return document.as_string()


def without_promise(text: str, clause: str) -> str:
    """The text without one of its promises. Raises `Refused` when it is not there, and `BrokenPack`."""
    document = _read(text)
    promises = document["standard"]
    promises.remove(_promise(document, clause))
    return document.as_string()


def with_changes(text: str, changes: Changes) -> str:
    """The text with all of these changes at once.

    Raises `Refused` for a promise that is not there or an id that is taken, and `BrokenPack`.
    """
    import tomlkit

    document = _read(text)
    _set(document, changes.written_head())
    sources = document.get("source", [])
    for source in changes.sources:
        if all(str(each.get("id")) != source["id"] for each in sources):
            table = tomlkit.table()
            _set(table, source)
            document.setdefault("source", tomlkit.aot()).append(table)
    for clause, values in changes.written_promises().items():
        if clause not in changes.removed:
            _set(_promise(document, clause), values)
    for clause in changes.removed:
        if clause in changes.added:
            continue
        promises = document["standard"]
        promises.remove(_promise(document, clause))
    for values in changes.written_added():
        table = tomlkit.table()
        _set(table, values)
        document.setdefault("standard", tomlkit.aot()).append(table)
    return document.as_string()


def value_of(entered: str, *, is_text: bool) -> Any:
    """What somebody typed for a key, as the value that packs hold; None for nothing.

    Text is taken as it is; anything else as packs write it: 90, true, 2026-04-01, `appointment = true` for a
    condition, and `visit.seen, visit.left` for a list of names. Raises `Refused` for what cannot be read.
    """
    plain = entered.strip()
    if not plain:
        return None
    if is_text:
        return plain
    for written in (plain, f"{{ {plain} }}", f'"{plain}"'):
        try:
            value = tomllib.loads(f"value = {written}")
        except tomllib.TOMLDecodeError:
            continue
        if list(value) == ["value"]:
            return _names(value["value"])
    raise Refused(f"{shown(plain)} cannot be read.", "Write it as the other promises do.")


def entered_of(value: Any) -> str:
    """A value of a pack as it stands in a field, which `value_of` reads back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {_inline(each)}" for key, each in value.items())
    return "" if value is None else str(value)


def _names(value: Any) -> Any:
    """A line with commas and without spaces inside its parts is a list of names."""
    if isinstance(value, str) and "," in value:
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _inline(value: Any) -> str:
    import tomlkit

    return f"{{ {entered_of(value)} }}" if isinstance(value, Mapping) else tomlkit.item(value).as_string()


def _read(text: str) -> "TOMLDocument":
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(text)
    except ParseError as error:
        fault = PackFault(
            "this pack", error.line, "", "The text cannot be read as a pack.", "Mend this line."
        )
        raise BrokenPack([fault]) from None


def _with(document: "TOMLDocument", changes: Mapping[str, Any]) -> str:
    _set(document, changes)
    return document.as_string()


def _set(table: "TOMLDocument | Table", changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = _item(value)


def _item(value: Any) -> Any:
    """A value as it is written into one line; tables and lists of tables come with headers of their own."""
    import tomlkit

    if not isinstance(value, Mapping):
        return value
    table = tomlkit.inline_table()
    for key, each in value.items():
        table[key] = _item(each)
    return table


def _promise(document: "TOMLDocument", clause: str) -> "Table":
    for table in document.get("standard", []):
        if str(table.get("id")) == clause:
            return table  # type: ignore[no-any-return]
    raise Refused(f"The pack has no promise {shown(clause)}.", "Look at the list again.")
