"""What a standard may say beyond its clock: seasons, the law, how it is measured, what it shows in time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hsdesk.calendars.calendar import Calendar
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.describe import as_plain, marks_of, target_in_words
from hsdesk.standards.effective import Happening
from hsdesk.standards.outcomes import Outcome
from hsdesk.standards.pack import Every, Pack, Timed, running
from hsdesk.standards.reading import read_pack
from hsdesk.standards.rules import Clock, clocks
from support.promises import CaseEvent, changed, known_events, pack_file, pack_text

NOON = datetime(2026, 4, 14, 11, 0, tzinfo=UTC)
LAW = '\n[standard.contradicts]\nof = "the-law"\nclause = "5.2"\nwhy = "It forbids this."\noverruled = {}\n'


def read(text: str, pack: str = "test") -> Pack:
    return read_pack(pack_text(text, pack=pack), f"{pack}.toml", known_events())


def run(standard: Timed, *happenings: Happening) -> list[Clock]:
    return clocks([standard], happenings, lambda *_: Calendar())[standard.id]


def received(at: datetime = NOON, **facts: Any) -> Happening:
    return Happening(1, CaseEvent.RECEIVED, at, facts)


@pytest.mark.parametrize(("month", "started"), [(4, 1), (5, 0), (10, 0), (11, 1)])
def test_a_clock_starts_in_its_season_only(month: int, started: int) -> None:
    (standard,) = read(changed(season='["11-01", "04-30"]')).timed
    assert len(run(standard, received(NOON.replace(month=month)))) == started
    assert as_plain(standard)["season"] == ["11-01", "04-30"]


def test_a_promise_without_a_countable_time_is_measured_as_the_pack_says() -> None:
    (standard,) = read(changed(within='"at once"', counted_as='"5 minutes"')).timed
    (clock,) = run(standard, received())
    assert clock.due.due == NOON + timedelta(minutes=5)
    assert target_in_words(standard) == "at once, counted as within 5 minutes"
    assert (as_plain(standard)["target"], as_plain(standard)["unit"]) == (0, "minutes")


@pytest.mark.parametrize(("promised_on", "started"), [(13, 0), (14, 1)])
def test_the_law_of_the_earlier_day_decides(promised_on: int, started: int) -> None:
    # Known since the 13th, although written down on the 14th, when the standard came into force.
    (standard,) = read(changed(in_force_from="2026-04-14", from_='"promised_at"')).timed
    moment = NOON.replace(day=promised_on)
    assert len(run(standard, received(promised_at=moment.isoformat()))) == started


def test_what_a_time_ahead_counts_to_is_judged_by_the_day_it_was_fixed() -> None:
    (standard,) = read(changed(until="2026-04-14", from_='"promised_at"', within='"-10 days"')).timed
    ahead = NOON + timedelta(days=60)
    (clock,) = run(standard, received(promised_at=ahead.isoformat()))
    assert clock.started_at == ahead


@pytest.mark.parametrize(("overruled", "runs"), [("true", False), ("false", True)])
def test_the_law_replaces_a_promise_where_both_are_run(overruled: str, runs: bool) -> None:
    promise = read(changed() + LAW.format(overruled))
    law = read(changed(id='"LW-01"'), "the-law")
    assert [standard.id for _, standard in running([promise])] == ["TT-01"]
    assert ("TT-01" in [standard.id for _, standard in running([promise, law])]) is runs


def test_marks_are_told(  # the words that stand beside the promise wherever it is read
) -> None:
    text = pack_text(
        changed(unverified="true", in_force_from="2026-04-01", starts='"complaint.received"')
        + LAW.format("true")
    )
    known = Standards([pack_file(text)], known_events())
    (standard,) = known.pack("test").standards
    assert marks_of(known, standard) == (
        "Not yet measured: awaits Complaints.",
        "Replaced by the law (the-law, 5.2): It forbids this.",
        "Check before relying on this: the figure is unverified.",
        "In force from Wednesday 1 April 2026.",
    )


EVERY = changed(
    kind='"every"', stops=None, shown_by='["case.answered", "case.extended"]', within='"10 working days"'
)


@pytest.mark.parametrize("event", [CaseEvent.ANSWERED, CaseEvent.EXTENDED])
@pytest.mark.parametrize(("days", "late"), [(10, False), (15, True)])
def test_what_is_shown_each_time_within_a_time_runs_as_a_clock(
    event: CaseEvent, days: int, late: bool
) -> None:
    (standard,) = read(EVERY).standards
    assert isinstance(standard, Every)
    assert standard.as_timed is not None
    (clock,) = run(standard.as_timed, received(), Happening(2, event, NOON + timedelta(days=days), {}))
    assert clock.outcome is Outcome.MET
    assert (clock.ended_at is not None and clock.ended_at > clock.due.due) is late
    assert target_in_words(standard) == "each time, within 10 working days"
    assert (as_plain(standard)["target"], as_plain(standard)["unit"]) == (10, "working_days")


def test_figures_of_every_kind_come_out_as_numbers() -> None:
    guard = changed(
        kind='"every"',
        stops=None,
        within=None,
        shows='{ urgent = true, topics = { at_least = 5, unit = "weeks" } }',
    )
    yearly = changed(
        kind='"recurring"', starts=None, stops=None, within=None, per_year="12", every='"1 month"'
    )
    each = changed(kind='"recurring"', within=None, stops=None, each='"service"', shown_by='"case.answered"')
    level = changed(kind='"level"', starts=None, stops=None, within=None, measure='"lost"')
    at_most, free = level + "at_most = 7\n", level + 'better = "higher"\n'
    told = [as_plain(read(text).standards[0]) for text in (guard, yearly, each, at_most, free)]
    assert [(each["target"], each["unit"], each["every"]) for each in told] == [
        (5, "weeks", None),
        (12, "per_year", "1 month"),
        (None, None, "each service"),
        (7, "percent_max", None),
        (None, "percent_min", None),
    ]
