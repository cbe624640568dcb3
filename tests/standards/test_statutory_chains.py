"""Chains of statutory clocks, each date worked out by hand.

Bank holidays of England and Wales around them: Friday 25 December 2026 (Christmas Day), Monday 28 December
(for Boxing Day, which is a Saturday), Friday 1 January 2027, Friday 26 March (Good Friday), Monday 29 March
(Easter Monday), Monday 3 May and Monday 31 May 2027. The day of receipt is never day 1.
"""

from datetime import date

import pytest

from hsdesk.calendars.calendar import ExceptionDay
from hsdesk.errors import Refused
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.outcomes import Outcome
from support.calendars import closed, local
from support.chains import Chain, day_by_day, kept, shipped

CODE = "complaint-handling-code"
AWAAB = "awaabs-law"
SHUTDOWN = closed("2026-12-29", "2026-12-30", "2026-12-31", reason="Christmas shutdown")
NO_DAYS: dict[date, ExceptionDay] = {}


@pytest.fixture(scope="module")
def standards() -> Standards:
    return shipped()


def complaint(standards: Standards, *packs: str, shutdown: dict[date, ExceptionDay] = SHUTDOWN) -> Chain:
    """A complaint received on Thursday 24 December 2026."""
    chain = Chain(standards, (CODE, *packs), shutdown)
    chain.then("complaint.received", "2026-12-24 11:20")
    return chain


def test_the_acknowledgement(standards: Standards) -> None:
    chain = complaint(standards)
    # 29, 30, 31 December are 1, 2, 3: the office is shut, but the law knows nothing of that.
    # 4 January is 4, and 5 January 5.
    assert day_by_day(chain.clock("CHC-62")) == [
        "Thu 24 Dec received",
        "Fri 25 Dec Christmas Day",
        "Sat 26 Dec weekend",
        "Sun 27 Dec weekend",
        "Mon 28 Dec Boxing Day (substitute day)",
        "Tue 29 Dec 1",
        "Wed 30 Dec 2",
        "Thu 31 Dec 3",
        "Fri 1 Jan New Year’s Day",
        "Sat 2 Jan weekend",
        "Sun 3 Jan weekend",
        "Mon 4 Jan 4",
        "Tue 5 Jan 5",
    ]
    assert chain.due_at("CHC-62") == "2027-01-05 23:59"


def test_stage_one_counts_from_the_acknowledgement(standards: Standards) -> None:
    chain = complaint(standards)
    chain.then("complaint.acknowledged", "2027-01-05 17:00", stage=1)
    assert kept(chain.clock("CHC-62"))
    # 6, 7, 8 January; 11 to 15; 18 and 19: ten. Counted from the receipt it would have been 12 January.
    assert chain.due("CHC-63") == "2027-01-19"
    assert chain.open() == {"CHC-63": "2027-01-19"}


def test_an_extension_of_ten_days_and_no_more(standards: Standards) -> None:
    chain = complaint(standards)
    chain.then("complaint.acknowledged", "2027-01-05", stage=1)
    chain.then("complaint.extended", "2027-01-19", stage=1, by="10 working days", reason="survey")
    # On from 19 January: 20, 21, 22; 25 to 29; 1 and 2 February: ten.
    clock = chain.clock("CHC-63")
    assert clock.due.due_date == date(2027, 2, 2)
    assert clock.original_due_at.date() == date(2027, 1, 19)
    chain.then("complaint.extended", "2027-02-01", stage=1, by="1 working day", reason="survey")
    with pytest.raises(Refused, match="Tuesday 2 February 2027 at the latest"):
        chain.clock("CHC-63")


def test_stage_two_over_easter(standards: Standards) -> None:
    chain = complaint(standards)
    chain.then("complaint.acknowledged", "2027-01-05", stage=1)
    chain.then("complaint.extended", "2027-01-19", stage=1, by="10 working days", reason="survey")
    chain.then("complaint.answered", "2027-02-02 16:00", stage=1)
    assert kept(chain.clock("CHC-63"))
    assert chain.open() == {}
    chain.then("complaint.escalated", "2027-03-22", stage=2)
    # 23, 24, 25 March; Good Friday, a weekend and Easter Monday do not count; 30 and 31 March: five.
    assert chain.open() == {"CHC-611": "2027-03-31"}
    chain.then("complaint.acknowledged", "2027-03-31 16:30", stage=2)
    # 1 and 2 April are 1 and 2; the weeks of 5, 12 and 19 April bring 17; 26, 27 and 28 April are 18 to 20.
    assert chain.open() == {"CHC-614": "2027-04-28"}
    chain.then("complaint.extended", "2027-04-28", stage=2, by="20 working days", reason="expert")
    # 29, 30 April (2); 4 to 7 May, as 3 May is a bank holiday (6); the weeks of 10 and 17 May (16);
    # 24, 25, 26 and 27 May (20).
    assert chain.open() == {"CHC-614": "2027-05-27"}
    chain.then("complaint.answered", "2027-05-27 23:59", stage=2)
    assert kept(chain.clock("CHC-614"))
    assert [chain.clock(each).outcome for each in ("CHC-62", "CHC-63", "CHC-611", "CHC-614")] == [
        Outcome.MET
    ] * 4


def test_stage_two_cannot_be_moved_beyond_its_limit(standards: Standards) -> None:
    chain = complaint(standards)
    chain.then("complaint.escalated", "2027-03-22", stage=2)
    chain.then("complaint.acknowledged", "2027-03-31", stage=2)
    chain.then("complaint.extended", "2027-04-28", stage=2, until="2027-05-28T11:00:00+00:00")
    with pytest.raises(Refused, match="Thursday 27 May 2027 at the latest"):
        chain.clock("CHC-614")


@pytest.mark.parametrize(
    ("shutdown", "dates"),
    [
        # Longhurst & Havelok: 3 working days are 29, 30, 31 December; 10 end on 12 January.
        (NO_DAYS, {"LH-27": "2026-12-31", "CHC-62": "2027-01-05", "LH-28": "2027-01-12"}),
        # With the shutdown they are 4, 5, 6 January, after the law’s own date; 10 end on 15 January.
        (SHUTDOWN, {"CHC-62": "2027-01-05", "LH-27": "2027-01-06", "LH-28": "2027-01-15"}),
    ],
)
def test_the_nearer_of_law_and_landlord_leads(
    standards: Standards, shutdown: dict[date, ExceptionDay], dates: dict[str, str]
) -> None:
    chain = complaint(standards, "longhurst-and-havelok", shutdown=shutdown)
    running = {standard: due for standard, due in chain.open().items() if standard in dates}
    assert list(running.items()) == list(dates.items())


def test_the_landlords_answer_leads_the_codes(standards: Standards) -> None:
    chain = complaint(standards, "longhurst-and-havelok", shutdown=NO_DAYS)
    chain.then("complaint.acknowledged", "2026-12-31", stage=1)
    # From the acknowledgement on 31 December: 4 to 8, 11 to 15 January; the landlord's ran from receipt.
    assert chain.due("LH-28") == "2027-01-12"
    assert chain.due("CHC-63") == "2027-01-15"


def test_other_landlords_beside_the_code(standards: Standards) -> None:
    chain = complaint(standards, "one-housing", shutdown=NO_DAYS)
    assert next(iter(chain.open().items())) == ("OH-17", "2026-12-24")
    chain = complaint(standards, "together-housing", shutdown=NO_DAYS)
    chain.then("complaint.escalated", "2027-03-22", stage=2)
    chain.then("complaint.stage_opened", "2027-03-22", stage=2)
    chain.then("complaint.acknowledged", "2027-03-31", stage=2)
    # Fifteen from 22 March: 23, 24, 25, 30, 31 March, 1, 2, then 5 to 9 April, 12, 13, 14 April.
    assert (chain.due("TF-15"), chain.due("CHC-614")) == ("2027-04-14", "2027-04-28")
    chain.then("complaint.answered", "2027-04-14", stage=2)
    # Nobody waits eight weeks for the Ombudsman where the Code is run.
    assert "TF-16" not in chain.started()


def test_taken_further_before_stage_one_was_answered(standards: Standards) -> None:
    chain = complaint(standards)
    chain.then("complaint.acknowledged", "2027-01-05", stage=1)
    chain.then("complaint.escalated", "2027-01-20", stage=2)
    clock = chain.clock("CHC-63")
    assert (clock.outcome, kept(clock)) == (Outcome.LEFT, False)
    assert chain.open() == {"CHC-611": "2027-01-27"}


def hazard(
    standards: Standards,
    reported: str,
    group: str = "damp-and-mould",
    category: str = "significant",
    **facts: str,
) -> Chain:
    chain = Chain(standards, (AWAAB,), SHUTDOWN)
    chain.then("hazard.reported", reported, group=group, category=category, **facts)
    return chain


def test_mould_reported_before_christmas(standards: Standards) -> None:
    chain = hazard(standards, "2026-12-23 15:10")
    # 24 December is 1; 29, 30, 31 are 2, 3, 4; 4 to 8 January 5 to 9; 11 January 10.
    assert day_by_day(chain.clock("AL-11")) == [
        "Wed 23 Dec received",
        "Thu 24 Dec 1",
        "Fri 25 Dec Christmas Day",
        "Sat 26 Dec weekend",
        "Sun 27 Dec weekend",
        "Mon 28 Dec Boxing Day (substitute day)",
        "Tue 29 Dec 2",
        "Wed 30 Dec 3",
        "Thu 31 Dec 4",
        "Fri 1 Jan New Year’s Day",
        "Sat 2 Jan weekend",
        "Sun 3 Jan weekend",
        "Mon 4 Jan 5",
        "Tue 5 Jan 6",
        "Wed 6 Jan 7",
        "Thu 7 Jan 8",
        "Fri 8 Jan 9",
        "Sat 9 Jan weekend",
        "Sun 10 Jan weekend",
        "Mon 11 Jan 10",
    ]
    assert chain.open() == {"AL-11": "2027-01-11"}
    chain.then("hazard.investigated", "2027-01-11 14:00", group="damp-and-mould", category="significant")
    assert kept(chain.clock("AL-11"))
    # From the end of the investigation: 12, 13, 14 January are 3; 15 and 18 make 5; 84 days are 5 April.
    assert chain.open() == {
        "AL-13": "2027-01-14",
        "AL-14": "2027-01-18",
        "AL-15": "2027-01-18",
        "AL-16": "2027-04-05",
    }
    chain.then("hazard.summary_sent", "2027-01-14")
    chain.then("hazard.made_safe", "2027-01-18")
    chain.then("hazard.further_work_begun", "2027-01-18", physically=False)
    assert chain.open() == {"AL-16": "2027-04-05"}
    chain.then("hazard.work_started", "2027-04-06")
    assert not kept(chain.clock("AL-16"))
    assert all(kept(chain.clock(each)) for each in ("AL-11", "AL-13", "AL-14", "AL-15"))


def test_the_time_counts_from_when_we_became_aware(standards: Standards) -> None:
    # A contractor remarked on it on Monday 21 December: 22, 23, 24 December are 1 to 3, 29 to 31 are 4 to
    # 6, 4 to 7 January 7 to 10.
    chain = hazard(standards, "2026-12-23 15:10", aware_at="2026-12-21T10:00:00+00:00")
    assert chain.open() == {"AL-11": "2027-01-07"}


def test_an_emergency_runs_through_christmas(standards: Standards) -> None:
    chain = hazard(standards, "2026-12-24 16:40", "electrical", "emergency")
    assert chain.started() == {"AL-01", "AL-02"}
    assert chain.due_at("AL-02") == "2026-12-25 16:40"
    chain.then("hazard.investigated", "2026-12-24 19:00", group="electrical", category="emergency")
    chain.then("hazard.made_safe", "2026-12-25 16:41")
    assert (kept(chain.clock("AL-01")), kept(chain.clock("AL-02"))) == (True, False)


def test_an_emergency_is_a_day_long_also_when_the_clocks_change(standards: Standards) -> None:
    # Summer time ends on Sunday 25 October 2026 at 02:00, so that the day has 25 hours.
    chain = hazard(standards, "2026-10-24 12:00", "electrical", "emergency")
    assert chain.due_at("AL-02") == "2026-10-25 11:00"


def test_an_emergency_found_while_investigating(standards: Standards) -> None:
    chain = hazard(standards, "2026-12-23")
    found = {"group": "damp-and-mould", "category": "emergency", "emergency_found": True}
    chain.then("hazard.investigated", "2026-12-24 16:30", **found)
    assert chain.due_at("AL-03") == "2026-12-25 16:30"
    assert "AL-14" not in chain.started()


@pytest.mark.parametrize(
    "event",
    [
        "hazard.household_moved",
        "hazard.consent_refused",
        "hazard.no_hazard_found",
        "hazard.emergency_lifted",
    ],
)
def test_the_day_of_an_emergency_ends_early(standards: Standards, event: str) -> None:
    chain = hazard(standards, "2026-12-24 16:40", "fire-and-explosions", "emergency")
    chain.then(event, "2026-12-24 22:00")
    assert {chain.clock(each).outcome for each in ("AL-01", "AL-02")} == {Outcome.CANCELLED}


def test_overcrowding_is_no_emergency_of_this_law(standards: Standards) -> None:
    assert hazard(standards, "2026-12-24", "overcrowding", "emergency").started() == set()


def test_an_investigation_in_person_when_asked_for(standards: Standards) -> None:
    chain = hazard(standards, "2026-12-02")
    seen = {"group": "damp-and-mould", "category": "none"}
    chain.then("hazard.investigated", "2026-12-04", remote=True, **seen)
    chain.then("hazard.reinvestigation_requested", "2026-12-09", group="damp-and-mould")
    # 10, 11; 14 to 18; 21, 22, 23 December.
    assert chain.due("AL-12") == "2026-12-23"
    chain.then("hazard.investigated", "2026-12-10", remote=True, **seen)
    assert chain.clock("AL-12").ended_at is None
    chain.then("hazard.investigated", "2026-12-23", remote=False, **seen)
    assert kept(chain.clock("AL-12"))


def test_excess_cold_on_the_last_day_of_november(standards: Standards) -> None:
    last_moment = hazard(standards, "2026-11-29 23:59", "excess-cold")
    assert last_moment.started() == set()
    chain = hazard(standards, "2026-11-30 00:00", "excess-cold")
    # 1 to 4 December are 1 to 4, 7 to 11 are 5 to 9, 14 December is 10.
    assert chain.open() == {"AL-11-phase-2": "2026-12-14"}
    chain.then("hazard.investigated", "2026-12-14", group="excess-cold", category="significant")
    # 15, 16, 17 December; 18 and 21; and 84 days on, 8 March.
    assert chain.open() == {
        "AL-13-phase-2": "2026-12-17",
        "AL-14-phase-2": "2026-12-21",
        "AL-15-phase-2": "2026-12-21",
        "AL-16-phase-2": "2027-03-08",
    }


def test_known_before_it_was_written_down_goes_by_the_earlier_day(standards: Standards) -> None:
    aware = "2026-11-29T18:00:00+00:00"
    assert hazard(standards, "2026-11-30 09:00", "excess-cold", aware_at=aware).started() == set()


@pytest.mark.parametrize(("aware", "runs"), [("2026-11-29 18:00", False), ("2026-11-30 00:00", True)])
def test_what_follows_an_investigation_goes_by_the_day_of_awareness(
    standards: Standards, aware: str, runs: bool
) -> None:
    chain = hazard(standards, aware, "excess-cold")
    known = local(aware).isoformat()
    cold = {"group": "excess-cold", "aware_at": known}
    chain.then("hazard.investigated", "2026-12-04", category="significant", **cold)
    chain.then("hazard.reinvestigation_requested", "2026-12-07", **cold)
    whole_set = {f"AL-{number}-phase-2" for number in range(11, 17)}
    assert chain.started() == (whole_set if runs else set())
    # The summary still counts from the end of the investigation: 7, 8, 9 December.
    assert not runs or chain.due("AL-13-phase-2") == "2026-12-09"


def test_an_emergency_of_cold_was_one_before(standards: Standards) -> None:
    chain = hazard(standards, "2026-11-29 21:00", "excess-cold", "emergency")
    assert chain.started() == {"AL-01", "AL-02"}
    assert chain.due_at("AL-02") == "2026-11-30 21:00"


def test_the_first_phase_began_on_a_monday(standards: Standards) -> None:
    assert hazard(standards, "2025-10-26 23:59").started() == set()
    assert hazard(standards, "2025-10-26 23:59", category="emergency").started() == set()
    assert hazard(standards, "2025-10-27 08:00", aware_at="2025-10-26T20:00:00+00:00").started() == set()
    # 28 to 31 October are 1 to 4, 3 to 7 November 5 to 9, 10 November is 10.
    assert hazard(standards, "2025-10-27 00:00").open() == {"AL-11": "2025-11-10"}
    assert hazard(standards, "2025-10-27 00:00", "excess-cold").started() == set()
