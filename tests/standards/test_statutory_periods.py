"""The rights over personal data and the Right to Repair, each date worked out by hand.

Bank holidays of England and Wales around them: Friday 25 December 2026 (Christmas Day), Monday 28 December
(for Boxing Day, which is a Saturday), Friday 1 January 2027, Monday 3 May 2027. The day of receipt is never
day 1. The office is shut from 29 to 31 December, of which the law knows nothing.
"""

import pytest

from hsdesk.errors import Refused
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.compensation import compensation_due
from hsdesk.standards.outcomes import Outcome
from support.calendars import closed
from support.chains import Chain, day_by_day, kept, shipped

DATA = "data-protection"
REPAIR = "right-to-repair"
SHUTDOWN = closed("2026-12-29", "2026-12-30", "2026-12-31", reason="Christmas shutdown")


@pytest.fixture(scope="module")
def standards() -> Standards:
    return shipped()


def request(standards: Standards, received: str) -> Chain:
    chain = Chain(standards, (DATA,), SHUTDOWN)
    chain.then("access_request.received", received)
    return chain


def test_a_month_from_the_last_of_january(standards: Standards) -> None:
    chain = request(standards, "2027-01-31")
    # There is no 31 February: the month ends on Sunday 28th and moves on to Monday.
    assert day_by_day(chain.clock("DP-01")) == [
        "Sun 31 Jan received",
        "Sun 28 Feb 1",
        "Sun 28 Feb weekend",
        "Mon 1 Mar fell on a closed day",
    ]
    # In the leap year 2028 the 29th of February is a Tuesday.
    assert request(standards, "2028-01-31").due("DP-01") == "2028-02-29"


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-11-25", "2026-12-29"), ("2026-12-01", "2027-01-04"), ("2026-11-30", "2026-12-30")],
)
def test_a_month_that_ends_at_christmas(standards: Standards, received: str, due: str) -> None:
    # 25 December moves to Tuesday 29th, 1 January to Monday 4th. On 30 December the office is shut, and
    # nothing moves.
    assert request(standards, received).due("DP-01") == due


def test_two_more_months_count_from_the_day_of_receipt(standards: Standards) -> None:
    chain = request(standards, "2027-01-31")
    chain.then("access_request.extended", "2027-02-20", by="2 months", reason="complex")
    # Three months after 31 January is 30 April, a Friday; two months after 1 March it would be 1 May.
    assert chain.due("DP-01") == "2027-04-30"
    chain.then("access_request.extended", "2027-02-21", by="1 month", reason="complex")
    with pytest.raises(Refused, match="Friday 30 April 2027 at the latest"):
        chain.clock("DP-01")


def test_the_month_waits_for_proof_of_identity(standards: Standards) -> None:
    chain = request(standards, "2027-01-31")
    chain.then("access_request.identity_asked", "2027-02-02", reason="identity")
    assert chain.clock("DP-01").paused_at is not None
    chain.then("access_request.identity_given", "2027-02-09")
    # Seven nights stood still, those of 2 to 8 February: 28 February and 7 days are Sunday 7 March.
    assert chain.due("DP-01") == "2027-03-08"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-12-26", "2027-01-25"),  # a Monday
        ("2026-11-27", "2026-12-29"),  # Sunday 27 December, then the substitute for Boxing Day
        ("2026-06-19", "2026-07-20"),  # Sunday 19 July
    ],
)
def test_thirty_days_for_a_complaint(standards: Standards, received: str, due: str) -> None:
    chain = Chain(standards, (DATA,), SHUTDOWN)
    chain.then("data_complaint.received", received)
    assert chain.open() == {"DP-10": due}


def test_no_complaint_before_the_duty_began(standards: Standards) -> None:
    chain = Chain(standards, (DATA,))
    chain.then("data_complaint.received", "2026-06-18 23:59")
    assert chain.started() == set()


def test_seventy_two_hours_over_a_weekend(standards: Standards) -> None:
    chain = Chain(standards, (DATA,), SHUTDOWN)
    chain.then("data_breach.noticed", "2026-12-05 09:00", aware_at="2026-12-04T17:30:00+00:00")
    assert chain.due_at("DP-20") == "2026-12-07 17:30"
    chain.then("data_breach.reported", "2026-12-07 17:30")
    assert kept(chain.clock("DP-20"))


def repair(standards: Standards, reported: str, defect: str, **facts: str | bool) -> Chain:
    chain = Chain(standards, (REPAIR,), SHUTDOWN)
    chain.then("repair.reported", reported, defect=defect, **{"right_to_repair": True, **facts})
    return chain


@pytest.mark.parametrize(
    ("defect", "due"),
    [
        # One working day after Thursday 24 December is the 29th, three end on the 31st, seven on 7 January.
        ("total-power-loss", {"RTR-01": "2026-12-29"}),
        ("partial-water-loss", {"RTR-03": "2026-12-31"}),
        ("leaking-roof", {"RTR-07": "2027-01-07"}),
        ("heating-loss", {"RTR-01-heating": "2026-12-29"}),
        ("dripping-tap", {}),
    ],
)
def test_the_first_period(standards: Standards, defect: str, due: dict[str, str]) -> None:
    assert repair(standards, "2026-12-24", defect).open() == due


def test_only_repairs_under_the_right(standards: Standards) -> None:
    assert repair(standards, "2026-12-24", "leaking-roof", right_to_repair=False).started() == set()


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        # Saturday 31 October is the last day of summer: 2, 3 and 4 November.
        ("2026-10-31 23:59", {"RTR-03-heating": "2026-11-04"}),
        # Sunday 1 November is winter: Monday 2nd.
        ("2026-11-01 00:00", {"RTR-01-heating": "2026-11-02"}),
        # Friday 30 April is the last day of winter; Monday 3 May is a bank holiday, so Tuesday 4th.
        ("2027-04-30 23:59", {"RTR-01-heating": "2027-05-04"}),
        # Saturday 1 May is summer: 4, 5 and 6 May.
        ("2027-05-01 00:00", {"RTR-03-heating": "2027-05-06"}),
    ],
)
def test_heating_goes_by_the_season(standards: Standards, reported: str, due: dict[str, str]) -> None:
    assert repair(standards, reported, "heating-loss").open() == due


def test_the_season_is_that_of_the_report(standards: Standards) -> None:
    # Reported late on 31 October, British winter time by then, and written down after midnight.
    reported_at = "2026-10-31T23:50:00+00:00"
    chain = repair(standards, "2026-11-01 00:30", "heating-loss", reported_at=reported_at)
    assert chain.open() == {"RTR-03-heating": "2026-11-04"}


def test_the_second_period_and_what_is_owed_after_it(standards: Standards) -> None:
    chain = repair(standards, "2026-12-24", "total-power-loss")
    chain.then("repair.second_contractor_requested", "2026-12-30", right_to_repair=True, first_period=1)
    first = chain.clock("RTR-01")
    assert (first.outcome, kept(first)) == (Outcome.LEFT, False)
    # One working day again: Thursday 31 December.
    assert chain.open() == {"RTR-01-second": "2026-12-31"}
    chain.then("repair.completed", "2027-01-06", second_period_missed=True)
    second = chain.clock("RTR-01-second")
    assert not kept(second)
    # 1 to 6 January are six days, holiday and weekend too: £10 and six times £2.
    formula = standards.pack(REPAIR).compensation
    assert second.ended_at is not None
    assert formula is not None
    assert compensation_due(formula, (second.ended_at.date() - second.due.due_date).days).pence == 2200


@pytest.mark.parametrize(
    ("period", "standard", "due"),
    [
        (1, "RTR-01-second", "2027-01-05"),
        (3, "RTR-03-second", "2027-01-07"),
        (7, "RTR-07-second", "2027-01-13"),
    ],
)
def test_the_second_period_is_as_long_as_the_first(
    standards: Standards, period: int, standard: str, due: str
) -> None:
    # Asked for on Monday 4 January: 5; 5, 6, 7; 5 to 8, 11, 12, 13 January. What had three days in summer
    # has three in winter too.
    chain = repair(standards, "2026-10-30", "heating-loss")
    chain.then("repair.second_contractor_requested", "2027-01-04", right_to_repair=True, first_period=period)
    assert chain.open() == {standard: due}


@pytest.mark.parametrize(
    ("event", "excuse"), [("repair.no_access", "no-access"), ("repair.parts_awaited", "special-parts")]
)
def test_lateness_that_brings_no_compensation_is_marked(
    standards: Standards, event: str, excuse: str
) -> None:
    chain = repair(standards, "2026-12-24", "entryphone-not-working")
    chain.then(event, "2027-01-05")
    chain.then("repair.completed", "2027-01-20")
    clock = chain.clock("RTR-07")
    assert (clock.excuse, kept(clock)) == (excuse, False)
