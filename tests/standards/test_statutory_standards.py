"""Every standard of the laws, kept and broken, in a real office."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.errors import Refused
from hsdesk.premises.actions import close_on
from hsdesk.standards.conditions import Condition, Conditions
from hsdesk.standards.occasions import each_time
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Every, Standard, Timed
from hsdesk.store.work import Subject
from support.chains import Chain, kept, shipped
from support.offices import london
from support.promises import Promises, promises

LAWS = ("complaint-handling-code", "awaabs-law", "right-to-repair", "data-protection")
STANDARDS = shipped()
ALL: list[Standard] = [standard for law in LAWS for standard in STANDARDS.pack(law).standards]
TIMED = [pytest.param(standard, id=standard.id) for standard in ALL if isinstance(standard, Timed)]
EVERY = [pytest.param(standard, id=standard.id) for standard in ALL if isinstance(standard, Every)]
IN_FORCE = london("2027-04-06 09:00")
"""A Tuesday after all of them have begun, in the winter of the Right to Repair."""
SUMMER = london("2027-05-11 09:00")


def that_hold(conditions: Conditions) -> dict[str, Any]:
    """Facts that satisfy conditions."""
    return {condition.fact: holding(condition) for condition in conditions.all}


def holding(condition: Condition) -> Any:
    """A value that satisfies a condition."""
    if condition.values:
        return condition.values[0]
    return condition.at_least if condition.is_bound else "some-reason"


def breaking(condition: Condition) -> Any:
    """A value that does not satisfy a condition; None where it is that the fact is missing."""
    if condition.is_bound and condition.at_least is not None:
        return condition.at_least - 1
    if condition.values and isinstance(condition.values[0], bool):
        return not condition.values[0]
    return "something-else" if condition.values else None


def begun(standard: Timed, starts: str) -> Chain:
    """A chain in which a clock of the standard runs."""
    chain = Chain(STANDARDS, LAWS)
    in_season = standard.season is None or standard.season.has(IN_FORCE.date())
    chain.then(starts, IN_FORCE if in_season else SUMMER, **that_hold(standard.when))
    assert chain.clock(standard.id).outcome is Outcome.OPEN
    return chain


@pytest.mark.parametrize("standard", TIMED)
def test_a_timed_one_is_kept_up_to_its_last_second_and_broken_after_it(standard: Timed) -> None:
    for starts in standard.starts:
        for stops in standard.stops:
            for late in (timedelta(0), timedelta(seconds=1)):
                chain = begun(standard, starts)
                at = chain.clock(standard.id).due.due + late
                chain.then(stops, at, **that_hold(standard.stops_when))
                clock = chain.clock(standard.id)
                assert (clock.outcome, kept(clock)) == (Outcome.MET, not late)


@pytest.mark.parametrize("standard", TIMED)
def test_a_timed_one_starts_and_stops_for_what_is_meant_only(standard: Timed) -> None:
    chain = begun(standard, standard.starts[0])
    for condition in standard.stops_when.all:
        other = that_hold(standard.stops_when) | {condition.fact: breaking(condition)}
        chain.then(standard.stops[0], "2027-05-12", **other)
        assert chain.clock(standard.id).outcome is Outcome.OPEN
    for condition in standard.when.all:
        chain = Chain(STANDARDS, LAWS)
        other = that_hold(standard.when) | {condition.fact: breaking(condition)}
        chain.then(standard.starts[0], "2027-04-06", **other)
        assert standard.id not in chain.started()


@pytest.mark.parametrize("standard", TIMED)
def test_a_timed_one_falls_away_or_ends_without_being_kept(standard: Timed) -> None:
    for events, outcome in ((standard.cancels, Outcome.CANCELLED), (standard.ends, Outcome.LEFT)):
        for event in events:
            chain = begun(standard, standard.starts[0])
            chain.then(event, "2027-06-30")
            assert chain.clock(standard.id).outcome is outcome


@pytest.mark.parametrize("standard", TIMED)
def test_none_starts_before_its_law_is_in_force(standard: Timed) -> None:
    if standard.in_force_from is not None:
        for day, starts in ((-1, False), (0, True)):
            chain = Chain(STANDARDS, LAWS)
            begins = standard.in_force_from + timedelta(days=day)
            chain.then(standard.starts[0], begins.isoformat(), **that_hold(standard.when))
            assert (standard.id in chain.started()) is starts


@pytest.fixture
def held(database_url: str, clock: FrozenClock) -> Iterator[Promises]:
    """An office that runs one landlord's pack and all the laws, shut from 29 to 31 December 2026."""
    with promises(database_url, clock, ["longhurst-and-havelok", *LAWS]) as opened:
        for number in (29, 30, 31):
            opened.office.actor().do(close_on, day=date(2026, 12, number), reason="Christmas shutdown")
        yield opened


def write(held: Promises, event: str, at: datetime, subject: Subject, facts: Mapping[str, Any]) -> None:
    """Write an entry of a feature that is still to come."""

    class Entry(StrEnum):
        THIS = event

    held.record(Entry.THIS, at=at, subject=subject, **facts)


def test_each_one_of_every_time_is_kept_and_broken(held: Promises) -> None:
    for number, parameter in enumerate(EVERY):
        (standard,) = parameter.values
        assert isinstance(standard, Every)
        at = london("2027-04-06 09:00") + timedelta(days=number)
        cases = [(True, {}), *((False, {each.fact: breaking(each)}) for each in standard.shows.all)]
        if standard.shown_by and not standard.shows.all:
            cases.append((False, {}))
        for place, (is_kept, other) in enumerate(cases):
            subject = Subject("case", number * 100 + place)
            shows = that_hold(standard.shows) | other
            starts = that_hold(standard.when) | ({} if standard.shown_by else shows)
            write(held, standard.starts[0], at, subject, starts)
            if standard.shown_by and (is_kept or standard.shows.all):
                write(held, standard.shown_by[0], at + timedelta(hours=1), subject, shows)
        row = held.office.ask(each_time, standard, at, at + timedelta(days=1))
        assert (row.counted, row.in_time) == (len(cases), 1), standard.id


def test_a_complaint_on_christmas_eve_in_the_office_itself(held: Promises) -> None:
    """The chain that stands worked out in the tests of chains, written into a journal and read from it."""
    subject = Subject("complaint", 1)

    def leading() -> tuple[str, str]:
        row = next(row for row in held.deadlines(subject) if row.outcome is Outcome.OPEN)
        return row.standard, row.due_date.isoformat()

    write(held, "complaint.received", london("2026-12-24 11:20"), subject, {})
    # The law counts 29, 30 and 31 December, on which the office is shut; the landlord’s 3 days end after it.
    dates = {row.standard: row.due_date.isoformat() for row in held.deadlines(subject)}
    assert (dates["CHC-62"], dates["LH-27"], dates["LH-28"]) == ("2027-01-05", "2027-01-06", "2027-01-15")
    assert leading() == ("CHC-62", "2027-01-05")
    write(held, "complaint.acknowledged", london("2027-01-05 16:00"), subject, {"stage": 1})
    dates = {row.standard: row.due_date.isoformat() for row in held.deadlines(subject)}
    assert (dates["LH-28"], dates["CHC-63"]) == ("2027-01-15", "2027-01-19")
    with pytest.raises(Refused, match="Tuesday 2 February 2027 at the latest"):
        write(
            held, "complaint.extended", london("2027-01-14"), subject, {"stage": 1, "by": "11 working days"}
        )
    write(held, "complaint.extended", london("2027-01-14"), subject, {"stage": 1, "by": "10 working days"})
    dates = {row.standard: row.due_date.isoformat() for row in held.deadlines(subject)}
    assert (dates["LH-28"], dates["CHC-63"]) == ("2027-01-29", "2027-02-02")
    write(held, "complaint.answered", london("2027-02-02 12:00"), subject, {"stage": 1})
    write(held, "complaint.escalated", london("2027-03-22 09:00"), subject, {"stage": 2})
    assert leading() == ("CHC-611", "2027-03-31")
    write(held, "complaint.acknowledged", london("2027-03-31 12:00"), subject, {"stage": 2})
    assert leading() == ("CHC-614", "2027-04-28")
    write(held, "complaint.answered", london("2027-04-29 00:00"), subject, {"stage": 2})
    in_time = {row.standard: not row.is_over(london("2027-05-01 00:00")) for row in held.deadlines(subject)}
    assert in_time["CHC-63"]
    assert not in_time["CHC-614"]
