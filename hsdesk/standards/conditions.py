"""Conditions on the facts of a journal entry, such as `appointment = true`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from hsdesk.calendars.words import shown
from hsdesk.errors import Refused

Code = str | int | bool
Number = int | float
_ADVICE = "Give a value, a list of values, { present = true }, or { at_least = 5 }."
_BOUNDS = {"at_least", "at_most"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact that must have one of `values`, or a number `at_least` or `at_most` so much of a `unit`.

    With none of these it must be there, or must not, as `present` says.
    """

    fact: str
    values: tuple[Code, ...] | None = None
    present: bool = True
    at_least: Number | None = None
    at_most: Number | None = None
    unit: str = ""

    @property
    def is_bound(self) -> bool:
        """Whether a number is asked for that is large or small enough."""
        return self.at_least is not None or self.at_most is not None

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether the facts of an entry satisfy the condition; of a list one item is enough."""
        found = facts.get(self.fact)
        if self.is_bound:
            return self._is_within(found)
        if self.values is None:
            return (found is not None) is self.present
        items = found if isinstance(found, list | tuple) else (found,)
        # True is not 1 here: a count must not pass for an answer.
        return any(type(item) is type(value) and item == value for item in items for value in self.values)

    def _is_within(self, found: object) -> bool:
        if not isinstance(found, Number) or isinstance(found, bool):
            return False
        return (self.at_least is None or found >= self.at_least) and (
            self.at_most is None or found <= self.at_most
        )


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
    if isinstance(wanted, dict) and _BOUNDS & set(wanted) and set(wanted) <= _BOUNDS | {"unit"}:
        return _bound(fact, wanted)
    raise Refused(f"The condition on {shown(fact)} cannot be read.", _ADVICE)


def _bound(fact: str, wanted: Mapping[str, object]) -> Condition:
    least, most, unit = wanted.get("at_least"), wanted.get("at_most"), wanted.get("unit", "")
    numbers = [number for number in (least, most) if number is not None]
    if not isinstance(unit, str) or not all(_is_number(number) for number in numbers):
        raise Refused(
            f"The condition on {shown(fact)} cannot be read.", "Write for example { at_least = 5 }."
        )
    return Condition(fact, at_least=cast("Number", least), at_most=cast("Number", most), unit=unit)


def _is_number(value: object) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)


def _written(condition: Condition) -> Any:
    if condition.is_bound:
        bounds = {"at_least": condition.at_least, "at_most": condition.at_most}
        unit = {"unit": condition.unit} if condition.unit else {}
        return {name: number for name, number in bounds.items() if number is not None} | unit
    if condition.values is None:
        return {"present": condition.present}
    return condition.values[0] if len(condition.values) == 1 else list(condition.values)
