"""Conditions on the facts of a journal entry, such as `appointment = true`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hsdesk.calendars.words import shown
from hsdesk.errors import Refused

Code = str | int | bool
_ADVICE = "Give a value, a list of values, or { present = true }."


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact that must have one of `values`.

    With `values` None it must be there, or must not, as `present` says.
    """

    fact: str
    values: tuple[Code, ...] | None = None
    present: bool = True

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether the facts of an entry satisfy the condition; of a list one item is enough."""
        found = facts.get(self.fact)
        if self.values is None:
            return (found is not None) is self.present
        items = found if isinstance(found, list | tuple) else (found,)
        # True is not 1 here: a count must not pass for an answer.
        return any(type(item) is type(value) and item == value for item in items for value in self.values)


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of these must hold; none at all always do."""

    all: tuple[Condition, ...] = ()

    @classmethod
    def parse(cls, entered: object) -> "Conditions":
        """Read conditions as packs write them: a table from fact to what it must be. Raises `Refused`."""
        if not isinstance(entered, dict):
            raise Refused("Conditions are a table of facts.", "Write for example { appointment = true }.")
        return cls(tuple(_read(fact, wanted) for fact, wanted in entered.items()))

    def hold(self, facts: Mapping[str, Any]) -> bool:
        """Whether the facts of an entry satisfy every condition."""
        return all(condition.holds(facts) for condition in self.all)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that are asked for."""
        return tuple(condition.fact for condition in self.all)

    def as_mapping(self) -> dict[str, Any]:
        """The conditions as packs write them."""
        return {condition.fact: _written(condition) for condition in self.all}


def _read(fact: str, wanted: object) -> Condition:
    if isinstance(wanted, Code):
        return Condition(fact, (wanted,))
    if isinstance(wanted, list) and wanted and all(isinstance(value, Code) for value in wanted):
        return Condition(fact, tuple(wanted))
    if isinstance(wanted, dict) and list(wanted) == ["present"] and isinstance(wanted["present"], bool):
        return Condition(fact, present=wanted["present"])
    raise Refused(f"The condition on {shown(fact)} cannot be read.", _ADVICE)


def _written(condition: Condition) -> Any:
    if condition.values is None:
        return {"present": condition.present}
    return condition.values[0] if len(condition.values) == 1 else list(condition.values)
