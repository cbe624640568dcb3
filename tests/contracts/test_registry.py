"""Whatever has a name is tried by some test: actions, entries, facts, settings, rules, promises, commands.

A name that is added without a test fails here, so that nothing ships which nobody has ever seen work.
"""

import ast
import inspect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib import import_module
from typing import Any

import click
import msgspec
import pytest

from hsdesk.calendars import rules as calendar_rules
from hsdesk.calendars.calendar import Calendar
from hsdesk.cli import hsdesk as command_line
from hsdesk.clock import FrozenClock
from hsdesk.office import Office, known_events, open_office
from hsdesk.settings import Settings
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.describe import as_plain, target_in_words
from hsdesk.standards.effective import Happening
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Every, Level, Timed
from hsdesk.standards.rules import clocks
from hsdesk.standards.vocabulary import known_with_awaited
from hsdesk.store.work import Work
from support.calendars import NINE_TO_FIVE
from support.every_action import EveryAction
from support.facts import unfit_facts
from support.notes import raw
from support.source import ROOT, Source, name_of, sources

HERE = "tests/contracts/test_registry.py"
PARTS = {"diary.actions.take_room", "diary.actions.leave_room", "diary.actions.free_room"}
"""Steps that the actions of reception are made of; nobody takes them alone."""
STANDARDS = Standards(shipped_packs(), known_events())


def the_tests() -> list[Source]:
    """Every file of tests but this one."""
    return [source for source in sources() if source.path.startswith("tests/") and source.path != HERE]


# actions, entries and facts


def actions() -> set[str]:
    """The name of every action: a public function that takes its work and, by name, what a form holds."""
    found = set()
    for path in sorted((ROOT / "hsdesk").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if not {"migrations", "demo", "__main__"} & set(parts):
            module = import_module(".".join(parts))
            found |= {
                f"{'.'.join(parts[1:])}.{name}"
                for name, function in inspect.getmembers(module, inspect.isfunction)
                if function.__module__ == module.__name__ and is_action(name, function)
            }
    return found


def is_action(name: str, function: Any) -> bool:
    parameters = list(inspect.signature(function).parameters.values())
    return (
        not name.startswith("_")
        and bool(parameters)
        and parameters[0].annotation is Work
        and all(other.kind is inspect.Parameter.KEYWORD_ONLY for other in parameters[1:])
    )


@pytest.fixture
def busy_office(database_url: str, clock: FrozenClock) -> Iterator[Office]:
    with open_office(database_url, clock=clock) as office:
        EveryAction(office, clock).run()
        yield office


def test_every_action_is_done_and_every_entry_written_with_its_own_facts(busy_office: Office) -> None:
    done = {name for (name,) in raw(busy_office, "SELECT name FROM accepted_action")}
    assert done >= actions() - PARTS
    assert unfit_facts(busy_office, known_events()) == []
    written = defaultdict(set)
    for event, facts in raw(busy_office, "SELECT event, facts FROM journal"):
        written[event] |= set(msgspec.json.decode(facts) if isinstance(facts, str) else facts)
    assert {event: frozenset(facts) for event, facts in written.items()} == known_events()


def test_every_event_belongs_to_a_room_that_says_its_facts() -> None:
    declared = {
        member.value
        for path in (ROOT / "hsdesk").rglob("events.py")
        for _, kind in inspect.getmembers(
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)), inspect.isclass
        )
        if issubclass(kind, StrEnum)
        for member in kind
    }
    assert declared == set(known_events())


# settings and the named rules of calendars


def words_of(source: Source) -> Iterator[str]:
    """Every keyword, attribute and string that a file uses."""
    for node in source.nodes:
        if isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def untried(names: set[str], folder: str = "tests/") -> set[str]:
    """Names that no test in the folder uses."""
    return names - {
        word for source in the_tests() if source.path.startswith(folder) for word in words_of(source)
    }


def settings_used(source: Source) -> Iterator[str]:
    """Settings that a file makes, changes or looks at."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and name_of(node.func).endswith(("Settings", "preferences.change")):
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)
        elif isinstance(node, ast.Attribute) and name_of(node.value).endswith(("settings", "current")):
            yield node.attr


def test_every_setting_is_tried() -> None:
    used = {name for source in the_tests() for name in settings_used(source)}
    assert {field.name for field in msgspec.structs.fields(Settings)} - used == set()


def test_every_rule_of_counting_is_tried_with_every_value() -> None:
    values = {
        f"{kind.__name__}.{member.name}": {member.name, member.value}
        for _, kind in inspect.getmembers(calendar_rules, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
        for member in kind
    }
    assert values
    never = [name for name, words in values.items() if untried(words, "tests/calendars/") == words]
    assert never == []
    assert untried({rule.name for rule in fields(calendar_rules.Rules)}, "tests/calendars/") == set()


# promises

ALL = [
    pytest.param(pack.id, standard, id=standard.id)
    for pack in (STANDARDS.pack(pack_id) for pack_id in STANDARDS.ids)
    for standard in pack.standards
]
TIMED = [each for each in ALL if isinstance(each.values[1], Timed)]
EVERY = [each for each in ALL if isinstance(each.values[1], Every)]
NINE = datetime(2026, 4, 14, 8, 0, tzinfo=UTC)
OPEN_ON_WEEKDAYS = Calendar(hours=NINE_TO_FIVE)


def that_hold(conditions: Conditions) -> dict[str, Any]:
    """Facts that satisfy conditions."""
    return {
        condition.fact: condition.values[0]
        if condition.values
        else next((bound for bound in (condition.at_least, condition.at_most) if bound is not None), 1)
        for condition in conditions.all
        if condition.values or condition.present
    }


def beginning(standard: Timed) -> datetime:
    """A moment at which the promise is in force, in its season."""
    begun = max(NINE, datetime.combine(standard.in_force_from or NINE.date(), NINE.timetz()))
    while standard.season is not None and not standard.season.has(begun.date()):
        begun += timedelta(days=1)
    return begun


@pytest.mark.parametrize(("pack", "standard"), ALL)
def test_every_promise_is_said_in_words(pack: str, standard: Any) -> None:
    assert standard.sentence.endswith(".")
    assert target_in_words(standard)
    assert as_plain(standard)["id"] == standard.id
    assert STANDARDS.standard(standard.id, [pack]) == standard


@pytest.mark.parametrize(("pack", "standard"), TIMED)
@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=1)])
def test_every_timed_promise_starts_and_is_met_or_missed(pack: str, standard: Timed, late: timedelta) -> None:
    def clock_after(*happenings: Happening) -> Any:
        (clock,) = clocks([standard], happenings, lambda *_: OPEN_ON_WEEKDAYS)[standard.id]
        return clock

    for number, event in enumerate(standard.starts):
        start = Happening(1, event, beginning(standard), that_hold(standard.when))
        open_one = clock_after(start)
        assert (open_one.outcome, open_one.opened_by) == (Outcome.OPEN, 1)
        stop = standard.stops[number % len(standard.stops)]
        met = clock_after(start, Happening(2, stop, open_one.due.due + late, that_hold(standard.stops_when)))
        assert met.outcome is Outcome.MET
        assert (met.ended_at > met.due.due) is (late > timedelta(0))


@pytest.mark.parametrize(("pack", "standard"), EVERY)
def test_every_promise_of_each_time_is_shown_by_facts_that_are_written(pack: str, standard: Every) -> None:
    known = known_with_awaited(known_events(), STANDARDS.vocabulary)
    for evidence in standard.shown_by or standard.starts:
        assert set(standard.shows.facts) <= known[evidence]
    assert standard.shows.hold(that_hold(standard.shows))
    assert not standard.shows.all or not standard.shows.hold({})


def test_every_entry_has_words_and_none_is_awaited_that_is_written_already() -> None:
    vocabulary = STANDARDS.vocabulary
    assert [event for event in known_events() if not vocabulary.has_event(event)] == []
    assert set(vocabulary.awaited_events) & set(known_events()) == set()
    told = [name for chapter in vocabulary.chapters if not chapter.awaited for name in chapter.events]
    assert set(told) == set(known_events())


@pytest.mark.parametrize(("pack", "standard"), ALL)
def test_every_name_in_a_pack_exists_or_is_awaited_with_its_feature(pack: str, standard: Any) -> None:
    vocabulary = STANDARDS.vocabulary
    if isinstance(standard, Level):
        assert standard.measure in vocabulary.measures
    for event in standard.events - set(known_events()):
        assert vocabulary.feature_of(event), f"{event} is written by no room, and no feature brings it"


def test_the_reception_clauses_of_all_four_landlords_are_there() -> None:
    clauses = {each.id for each in ALL}
    assert {"LH-24", "LH-25", *(f"OH-{number:02}" for number in range(1, 8))} <= clauses


# commands


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command: `("db", "check")`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def test_every_command_is_given_by_some_test() -> None:
    given = {
        words
        for source in the_tests()
        if source.path.startswith("tests/commands/")
        for words in rows_of_words(source)
    }
    missing = [
        path
        for path in commands(command_line)
        if not any(path == words[place : place + len(path)] for words in given for place in range(len(words)))
    ]
    assert missing == []


def rows_of_words(source: Source) -> Iterator[tuple[str, ...]]:
    """The strings that are written beside each other, as arguments or in a list."""
    for node in source.nodes:
        items = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
        yield tuple(
            item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)
        )
