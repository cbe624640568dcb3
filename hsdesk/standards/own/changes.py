"""What somebody is changing in a pack, kept apart from its text, so that nothing typed is lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hsdesk.errors import Refused

_DATES = frozenset({"in_force_from", "until", "dated"})


@dataclass(slots=True)
class Changes:
    """Values by key, None to take a key out: at the head, of promises, and of promises that are new.

    `removed` holds the ids of promises taken out, `sources` documents that new promises stand in. Dates are
    text, as they are typed; what is no date is told by the reader of packs.
    """

    head: dict[str, Any] = field(default_factory=dict)
    promises: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: dict[str, dict[str, Any]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    sources: list[dict[str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many promises are changed, new or taken out; the head counts as one."""
        return len(self.touched) + bool(self.head)

    @property
    def touched(self) -> tuple[str, ...]:
        """The promises that are changed, new or taken out, by their ids when the change began.

        One that is new and was taken out again makes no difference.
        """
        found = dict.fromkeys([*self.promises, *self.added, *self.removed])
        return tuple(each for each in found if not (each in self.added and each in self.removed))

    def written_head(self) -> dict[str, Any]:
        """The head's values as a pack holds them."""
        return _written(self.head)

    def written_promises(self) -> dict[str, dict[str, Any]]:
        """The changed values of promises as a pack holds them."""
        return {clause: _written(values) for clause, values in self.promises.items()}

    def written_added(self) -> list[dict[str, Any]]:
        """The new promises as a pack holds them, those taken out again left out."""
        return [_written(values) for clause, values in self.added.items() if clause not in self.removed]

    def as_text(self) -> str:
        """The changes as text that `from_text` reads back."""
        parts = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Changes":
        """Read what `as_text` wrote. Raises `Refused` for anything else."""
        try:
            parts = json.loads(text)
        except ValueError:
            parts = None
        kinds = {"head": dict, "promises": dict, "added": dict, "removed": list, "sources": list}
        if not isinstance(parts, dict) or set(parts) != set(kinds):
            raise Refused("The kept changes cannot be read.", "Make them again.")
        if not all(isinstance(parts[name], kind) for name, kind in kinds.items()):
            raise Refused("The kept changes cannot be read.", "Make them again.")
        return cls(**parts)


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _date(value) if key in _DATES else value for key, value in values.items()}


def _date(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
