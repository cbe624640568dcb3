"""Standards told to people and to programs."""

from typing import Any

import msgspec

from hsdesk.calendars.rules import Rules
from hsdesk.calendars.within import Unit, Within
from hsdesk.calendars.words import day_in_words, list_in_words
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.intervals import Interval
from hsdesk.standards.pack import Better, Conduct, Every, Fixture, Level, Recurring, Standard, Timed
from hsdesk.standards.seasons import Season


def target_in_words(standard: Standard) -> str:
    """What is to be reached, in a few words: within 10 minutes, 90 %."""
    share = "" if standard.share is None else f", {standard.share:g} %"
    return f"{_target(standard)}{share}"


def promised_in_words(standard: Standard) -> str:
    """What each single one is held to, such as "within 10 minutes"; empty where the kind says it all."""
    if isinstance(standard, Timed | Recurring) or (isinstance(standard, Every) and standard.within):
        return _target(standard)
    return ""


def _target(standard: Standard) -> str:
    match standard:
        case Timed():
            return _timed(standard)
        case Every():
            return f"each time, {_within(standard.within)}" if standard.within else "each time"
        case Level():
            return _level(standard)
        case Recurring():
            return _recurring(standard)
        case Fixture():
            return (
                f"in place, checked every {standard.checked_every}" if standard.checked_every else "in place"
            )
        case Conduct():
            return "how people behave"
        case _:
            raise TypeError(f"{type(standard).__name__} is no kind of standard.")


def _timed(standard: Timed) -> str:
    if standard.within.looks_back:
        return f"{Within(-standard.within.amount, standard.within.unit)} before"
    counted = f", counted as {_within(standard.counted_as)}" if standard.counted_as else ""
    return f"{_within(standard.within)}{counted}"


def _within(within: Within) -> str:
    return f"within {within}" if within.amount else str(within)


def _level(standard: Level) -> str:
    figure = standard.at_least if standard.at_most is None else standard.at_most
    if figure is None:
        return f"the {standard.direction.value} the better"
    side = "at least" if standard.at_most is None else "at most"
    unit = "%" if standard.unit == "percent" else standard.unit.replace("_", " ")
    return f"{side} {figure:g} {unit}"


def _recurring(standard: Recurring) -> str:
    if standard.each:
        return f"after each {standard.each}"
    if standard.per_year is not None:
        return f"{standard.per_year} a year"
    how_often = f"every {standard.every}".replace("every 1 ", "every ") if standard.every else "regularly"
    return how_often if standard.times == 1 else f"{how_often}, {standard.times} times"


def marks_of(known: Standards, standard: Standard) -> tuple[str, ...]:
    """What a reader must know of a standard: not yet measured, contradicted by the law, or unverified."""
    marks = []
    if awaited := known.awaits(standard):
        marks.append(f"Not yet measured: awaits {list_in_words(awaited)}.")
    if against := standard.contradicts:
        way = "Replaced by the law" if against.overruled else "The law says otherwise"
        marks.append(f"{way} ({against.of}, {against.clause}): {against.why}")
    if standard.unverified:
        marks.append("Check before relying on this: the figure is unverified.")
    if standard.in_force_from or standard.until:
        marks.append(_dates_in_words(standard))
    return tuple(marks)


def _dates_in_words(standard: Standard) -> str:
    first = f"from {day_in_words(standard.in_force_from)}" if standard.in_force_from else ""
    last = f"until {day_in_words(standard.until)}" if standard.until else ""
    return f"In force {first} {last}".replace("  ", " ").strip() + "."


def as_plain(standard: Standard) -> dict[str, Any]:
    """A standard as plain data, without what is left at its default; times and rules as packs write them.

    Every one has its figure as a number, `target`, of `unit`, such as 10 of `working_days` or 7 of
    `percent_max`, its `share` in per cent and `every`, how often it comes; None where there is none.
    """
    plain: dict[str, Any] = {"id": standard.id, "kind": standard.KIND.value}
    for field in msgspec.structs.fields(standard):
        value = getattr(standard, field.name)
        if value != field.default and field.name not in plain:
            plain[field.encode_name] = _plain(value)
    target, unit = _figure(standard)
    figures = {"target": _number(target), "unit": unit, "share": _number(standard.share)}
    return plain | figures | {"every": _every(standard)}


def _number(figure: float | None) -> float | None:
    """A whole number without a point: 90, not 90.0."""
    return int(figure) if figure is not None and figure == int(figure) else figure


def _figure(standard: Standard) -> tuple[float | None, str | None]:
    """The number that is promised, and of what."""
    match standard:
        case Timed(within=within) | Every(within=Within() as within):
            return within.amount, _UNIT_NAMES.get(within.unit, f"{within.unit.value.replace(' ', '_')}s")
        case Every():
            bounds = (each for each in (*standard.when.all, *standard.shows.all) if each.unit)
            bound = next(bounds, None)
            return (None, None) if bound is None else (bound.at_least or bound.at_most, bound.unit)
        case Level():
            figure = standard.at_least if standard.at_most is None else standard.at_most
            side = "min" if standard.direction is Better.HIGHER else "max"
            return figure, f"percent_{side}" if standard.unit == "percent" else standard.unit
        case Recurring(per_year=int() as times):
            return times, "per_year"
        case _:
            return None, None


_UNIT_NAMES = {Unit.SAME_DAY: "days", Unit.AT_ONCE: "minutes"}


def _every(standard: Standard) -> str | None:
    match standard:
        case Recurring(each=each) if each:
            return f"each {each}"
        case Recurring(every=Interval() as every) | Level(every=Interval() as every):
            return str(every)
        case _:
            return None


def _plain(value: Any) -> Any:
    if isinstance(value, Conditions | Rules):
        return value.as_mapping()
    if isinstance(value, Within | Interval):
        return str(value)
    if isinstance(value, Season):
        return value.as_list()
    return msgspec.to_builtins(value)
