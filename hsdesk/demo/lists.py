"""The word lists of the demo office: invented names, streets and notes."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import msgspec


class NameGroup(msgspec.Struct, frozen=True):
    """First and last names that go together; `share` counts households of a hundred."""

    share: int
    language: str
    first: tuple[str, ...]
    last: tuple[str, ...]


class Places(msgspec.Struct, frozen=True):
    """The parts of which addresses are made; `outward` are the first halves of postcodes."""

    towns: tuple[str, ...]
    outward: tuple[str, ...]
    street_names: tuple[str, ...]
    street_kinds: tuple[str, ...]
    block_names: tuple[str, ...]
    block_kinds: tuple[str, ...]


class DeskWords(msgspec.Struct, frozen=True):
    """What is noted at the desk: by purpose of the visit, and why somebody left."""

    notes: dict[str, tuple[str, ...]]
    left_because: tuple[str, ...]
    did_not_answer: tuple[str, ...]


class _Names(msgspec.Struct, frozen=True):
    group: tuple[NameGroup, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """All word lists."""

    names: tuple[NameGroup, ...]
    places: Places
    desk: DeskWords


def load_lists() -> Lists:
    """Read the word lists that come with hsdesk."""
    return Lists(
        msgspec.convert(read_list("names"), _Names).group,
        msgspec.convert(read_list("places"), Places),
        msgspec.convert(read_list("desk"), DeskWords),
    )


def read_list(name: str) -> dict[str, Any]:
    """The list of this name as it is written."""
    file = files("resources") / "demo" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
