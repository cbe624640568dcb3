"""What Together Housing and Rosebery promise, tried on single matters, with each date worked out by hand.

Friday 25 December 2026 is Christmas Day and Monday 28 December stands in for Boxing Day.
"""

import pytest

from hsdesk.standards.catalogue import Standards
from hsdesk.standards.outcomes import Outcome
from support.chains import Chain, kept, shipped

TOGETHER = "together-housing"
ROSEBERY = "rosebery"
CODE = "complaint-handling-code"
AGAINST_THE_CODE = {
    "TF-01": ("1.2", False),
    "TF-02": ("2.5", False),
    "TF-03": ("1.2", False),
    "TF-11": ("5.2", False),
    "TF-11-formal": ("5.2", True),
    "TF-15": ("6.12", False),
    "TF-15-reason": ("6.12", True),
    "TF-16": ("6.19", True),
    "TF-16-others": ("6.19", False),
    "TF-22-settled": ("5.2", False),
    "TF-23": ("6.19", False),
}
"""The promises that the Code contradicts: the clause, and whether the promise gives way."""


@pytest.fixture(scope="module")
def standards() -> Standards:
    return shipped()


def test_what_the_code_contradicts_is_marked(standards: Standards) -> None:
    marked = {
        standard.id: (standard.contradicts.clause, standard.contradicts.overruled)
        for standard in standards.pack(TOGETHER).standards
        if standard.contradicts is not None and standard.contradicts.of == CODE
    }
    assert marked == AGAINST_THE_CODE
    assert not [each for each in standards.pack(ROSEBERY).standards if each.contradicts is not None]


def test_settling_early_runs_beside_the_code_and_delays_nothing(standards: Standards) -> None:
    chain = Chain(standards, (CODE, TOGETHER))
    chain.then("complaint.received", "2026-04-14 14:43", channel="phone")
    alone = Chain(standards, (CODE,), entries=list(chain.entries))
    # 15, 16, 17, 20 and 21 April.
    assert chain.due("TF-11") == "2026-04-21"
    assert chain.due("CHC-62") == alone.due("CHC-62") == "2026-04-21"
    chain.then("complaint.acknowledged", "2026-04-15", stage=1)
    alone.then("complaint.acknowledged", "2026-04-15", stage=1)
    chain.then("complaint.settled_early", "2026-04-20", apologised=True)
    assert kept(chain.clock("TF-11"))
    assert chain.due("CHC-63") == alone.due("CHC-63")
    assert chain.clock("CHC-63").outcome is Outcome.OPEN


def test_nobody_waits_eight_weeks_where_the_code_is_run(standards: Standards) -> None:
    for packs, started in (((TOGETHER,), True), ((TOGETHER, CODE), False)):
        chain = Chain(standards, packs)
        chain.then("complaint.answered", "2026-04-14", stage=2)
        assert bool(chain.clocks("TF-16")) is started


def test_a_complaint_posted_after_closing_counts_from_the_next_opening(standards: Standards) -> None:
    posted = Chain(standards, (TOGETHER,))
    posted.then("complaint.received", "2026-12-18 19:30", channel="social-media")
    # Received on Monday 21; 22, 23, 24, 29 and 30 December.
    assert posted.due("TF-22-settled") == "2026-12-30"
    assert posted.clocks("TF-11") == []
    rung = Chain(standards, (TOGETHER,))
    rung.then("complaint.received", "2026-12-18 19:30", channel="phone")
    # Received on Friday 18; 21, 22, 23, 24 and 29 December.
    assert rung.due("TF-11") == "2026-12-29"
    assert rung.clocks("TF-22-settled") == []


def test_told_of_the_delay_or_answered_in_ten_working_days(standards: Standards) -> None:
    for event, on, in_time in (
        ("complaint.extended", "2026-04-28", True),
        ("complaint.answered", "2026-04-24", True),
        ("complaint.extended", "2026-04-29", False),
    ):
        chain = Chain(standards, (TOGETHER,))
        chain.then("complaint.stage_opened", "2026-04-14", stage=1)
        chain.then(event, on, stage=1, by="5 working days")
        # 15, 16, 17, 20 to 24, 27 and 28 April.
        assert chain.due("TF-14") == "2026-04-28"
        assert kept(chain.clock("TF-14")) is in_time


def test_stage_two_keeps_the_landlords_shorter_time(standards: Standards) -> None:
    chain = Chain(standards, (TOGETHER,))
    chain.then("complaint.stage_opened", "2026-04-14", stage=1)
    chain.then("complaint.answered", "2026-04-20", stage=1)
    chain.then("complaint.escalated", "2026-04-21", stage=2)
    chain.then("complaint.stage_opened", "2026-04-21", stage=2)
    # 22 to 24 April, 27 April to 1 May, 5 to 8 May (4 May is a holiday), 11 to 13 May: fifteen.
    assert chain.open() == {"TF-15": "2026-05-13"}
    assert chain.clock("TF-12").outcome is Outcome.MET


def test_a_forecast_is_owed_at_busy_times_only(standards: Standards) -> None:
    busy, quiet = Chain(standards, (TOGETHER,)), Chain(standards, (TOGETHER,))
    busy.then("call.offered", "2026-04-14 10:00", busy=True)
    quiet.then("call.offered", "2026-04-14 10:00", busy=False)
    assert busy.started() == {"TC-04", "TC-05"}
    assert quiet.started() == {"TC-04"}


@pytest.mark.parametrize(
    ("priority", "due"),
    [
        ("emergency", {"RB-35": "2026-12-24 21:30", "RB-36": "2026-12-25 17:30"}),
        ("urgent", {"RB-33-repair": "2026-12-31 23:59", "RB-37": "2027-01-21 23:59"}),
        ("routine", {"RB-34-repair": "2027-01-05 23:59", "RB-37": "2027-01-21 23:59"}),
    ],
)
def test_each_priority_of_a_repair_has_its_own_times(
    standards: Standards, priority: str, due: dict[str, str]
) -> None:
    # Hours run through the night and Christmas. In working days 29, 30 and 31 December are 1 to 3, 4 and
    # 5 January are 4 and 5. Twenty-eight days after 24 December is 21 January.
    chain = Chain(standards, (ROSEBERY,))
    chain.then("repair.reported", "2026-12-24 17:30", priority=priority)
    assert {standard: chain.due_at(standard) for standard in chain.started()} == due


def test_hate_crime_and_violence_at_home_are_answered_by_the_next_day(standards: Standards) -> None:
    for kind, standard in (("hate_crime", "RB-21"), ("domestic_abuse", "RB-21-domestic-abuse")):
        chain = Chain(standards, (ROSEBERY,))
        chain.then("asb.reported", "2026-12-24 16:00", **{kind: True})
        # Christmas Day counts.
        assert chain.open() == {standard: "2026-12-25"}


def test_a_letter_and_an_email_have_five_working_days_each(standards: Standards) -> None:
    for matter, standard in (("letter_in", "RB-15"), ("email", "RB-15-email")):
        chain = Chain(standards, (ROSEBERY,))
        chain.then(f"{matter}.received", "2026-04-14")
        assert chain.open() == {standard: "2026-04-21"}
        chain.then(f"{matter}.answered", "2026-04-21 16:00")
        assert kept(chain.clock(standard))
