"""Standards told to people and to programs."""

from typing import Any

import msgspec

from hsdesk.calendars.rules import Rules
from hsdesk.calendars.within import Within
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.intervals import Interval
from hsdesk.standards.pack import Conduct, Every, Fixture, Level, Recurring, Standard, Timed


def target_in_words(standard: Standard) -> str:
    """What is to be reached, in a few words: within 10 minutes, 90 %."""
    share = "" if standard.share is None else f", {standard.share:g} %"
    return f"{_target(standard)}{share}"


def _target(standard: Standard) -> str:
    match standard:
        case Timed():
            counted_back = standard.within.looks_back
            own = Within(-standard.within.amount, standard.within.unit) if counted_back else standard.within
            return f"{own} before" if counted_back else _timed(own)
        case Every():
            return "each time"
        case Level():
            figure = standard.at_least if standard.at_most is None else standard.at_most
            side = "at least" if standard.at_most is None else "at most"
            return f"{side} {figure:g} {standard.unit}"
        case Recurring():
            how_often = f"every {standard.every}" if standard.every else "regularly"
            return how_often if standard.times == 1 else f"{how_often}, {standard.times} times"
        case Fixture():
            return (
                f"in place, checked every {standard.checked_every}" if standard.checked_every else "in place"
            )
        case Conduct():
            return "how people behave"
        case _:
            raise TypeError(f"{type(standard).__name__} is no kind of standard.")


def _timed(within: Within) -> str:
    return f"within {within}" if within.amount else str(within)


def as_plain(standard: Standard) -> dict[str, Any]:
    """A standard as plain data, without what is left at its default; times and rules as packs write them.

    A timed one also has its time as a number, `target`, of `unit`, such as 10 of `working_days`.
    """
    plain: dict[str, Any] = {"id": standard.id, "kind": standard.KIND.value}
    for field in msgspec.structs.fields(standard):
        value = getattr(standard, field.name)
        if value != field.default and field.name not in plain:
            plain[field.encode_name] = _plain(value)
    if isinstance(standard, Timed):
        plain["target"] = standard.within.amount
        plain["unit"] = f"{standard.within.unit.value.replace(' ', '_')}s"
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Conditions | Rules):
        return value.as_mapping()
    if isinstance(value, Within | Interval):
        return str(value)
    return msgspec.to_builtins(value)
