"""The busy hour: the office's figures agree with plain sums under every landlord's promises."""

from datetime import timedelta

import pytest

from hsdesk.clock import SystemClock
from ui.tour.busy_hour import replay
from ui.tour.busy_plan import FIVE, PROMISES, TEN, VISITORS, End, Planned, Tally, Targets, plan, tally

MINUTE = timedelta(minutes=1)


def planned(**changed) -> Planned:
    values = {
        "number": 1,
        "arrives": 0 * MINUTE,
        "booked": None,
        "ends": 4 * MINUTE,
        "end": End.SEEN,
        "talk": MINUTE,
        "nobody": False,
    }
    return Planned(**{**values, **changed})


@pytest.mark.parametrize("packs", PROMISES, ids=lambda packs: packs[0])
def test_the_office_counts_as_plain_sums_do(tmp_path, packs) -> None:
    result = replay(tmp_path, packs, SystemClock())
    assert result.complaint == ""
    assert result.visitors == VISITORS
    assert (result.counted_all > 0) == (PROMISES[packs] != Targets())
    assert result.title in result.row


def test_the_plan_holds_every_kind_of_visit() -> None:
    visits = plan()
    assert {visit.end for visit in visits} == set(End)
    assert any(visit.nobody for visit in visits)
    early = [visit for visit in visits if visit.booked is not None and visit.booked > visit.arrives]
    late = [visit for visit in visits if visit.booked is not None and visit.booked < visit.arrives]
    assert early
    assert late


def test_a_wait_counts_from_the_later_of_arrival_and_booked_time() -> None:
    assert planned(booked=2 * MINUTE).waited == 2 * MINUTE
    assert planned(arrives=3 * MINUTE, booked=0 * MINUTE).waited == MINUTE


@pytest.mark.parametrize(
    ("visit", "counted"),
    [
        (planned(), Tally(1, 1, 1, 1, 0)),
        (planned(ends=TEN), Tally(1, 1, 1, 1, 0)),
        (planned(ends=TEN + timedelta(seconds=1)), Tally(0, 1, 0, 1, 0)),
        (planned(nobody=True), Tally(1, 1, 1, 1, 0)),
        (planned(ends=11 * MINUTE, nobody=True), Tally(0, 0, 0, 1, 0)),
        (planned(end=End.LEFT), Tally(0, 0, 0, 0, 1)),
        (planned(end=End.LEFT, ends=11 * MINUTE), Tally(0, 1, 0, 1, 0)),
        (planned(end=End.SENT_ELSEWHERE, ends=11 * MINUTE), Tally(0, 0, 0, 0, 0)),
        (planned(booked=0 * MINUTE, ends=6 * MINUTE), Tally(0, 1, 0, 1, 0)),
    ],
)
def test_plain_sums(visit: Planned, counted: Tally) -> None:
    assert tally([visit], Targets(FIVE, TEN)) == counted
    assert tally([visit], Targets()) == Tally(0, 0, 0, 0, 0)
