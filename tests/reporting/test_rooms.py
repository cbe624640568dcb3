"""What the rooms for duties, checks and surveys tell the scoreboard."""

from datetime import date, timedelta

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.office import Office
from hsdesk.premises.tables import Office as OfficeRecord
from hsdesk.reporting.evidence import behind, count_behind
from hsdesk.reporting.periods import Period, PeriodKind, containing
from hsdesk.reporting.rows import EvidenceOutcome, EvidenceRow, LeftOut, ScoreRow, ScoreState
from hsdesk.reporting.scoreboard import scoreboard
from hsdesk.store.work import Work
from support.checks import PACK as CHECKS
from support.checks import CheckDesk
from support.duties import duty_office
from support.promises import changed, pack_text, promises
from support.scores import NAME, SATISFIED
from support.surveys import SurveyDesk

APRIL = containing(PeriodKind.MONTH, date(2026, 4, 1))
YEAR = containing(PeriodKind.FINANCIAL_YEAR, date(2026, 4, 1))
POLITE = changed(NAME, id='"LH-03"', kind='"conduct"', checked_every=None)


def row(office: Office, standard: str, period: Period = APRIL) -> ScoreRow:
    board = office.ask(scoreboard, office.reporting, period)
    return next(each for each in board.rows if each.standard == standard)


def listed(
    office: Office, standard: str, *, broken: bool = False, period: Period = APRIL
) -> list[EvidenceRow]:
    return office.ask(behind, office.reporting, standard, period, only_broken=broken)


def test_what_checks_at_the_office_found(database_url: str, clock: FrozenClock) -> None:
    with promises(database_url, clock, ["test"], {"test": CHECKS}) as held:
        desk = CheckDesk(held.office, clock)
        desk.makes_a_round(amiss="TT-02")
        office = held.office
        name, hours = row(office, "TT-01"), row(office, "TT-02")
        # One check is enough to say: what was not in place was not in place.
        assert (name.state, name.counted_words) == (ScoreState.MET, "1 check")
        assert (hours.state, hours.result) == (ScoreState.MISSED, 0)
        (found,) = listed(office, "TT-02", broken=True)
        assert (found.subject_kind, found.outcome) == ("office_check", EvidenceOutcome.NOT_PASSED)
        assert found.title == "Check of 14 Apr 2026"
        assert listed(office, "TT-01", broken=True) == []
        assert office.ask(count_behind, office.reporting, "TT-01", APRIL) == 1


def test_duties_done_in_time_late_and_not_yet(database_url: str, clock: FrozenClock) -> None:
    with duty_office(database_url, clock) as duties:
        duties.opens()
        office, news = duties.office, duties.rows()["DT-02"]
        before = row(office, "DT-02", YEAR)
        assert (before.state, before.counted) == (ScoreState.NO_DATA, 0)
        assert before.left_out == ((LeftOut.NOT_DUE_YET, 1),)
        assert [each.reason for each in listed(office, "DT-02", period=YEAR)] == [LeftOut.NOT_DUE_YET]
        duties.completes(news)
        done = row(office, "DT-02", YEAR)
        assert (done.state, done.kept, done.counted_words) == (ScoreState.MET, 1, "1 duty")
        audit = duties.rows()["DT-01"]
        clock.advance(timedelta(days=(audit.due_date - date(2026, 4, 14)).days + 2))
        missed = row(office, "DT-01", YEAR)
        assert (missed.state, missed.counted) == (ScoreState.MISSED, 1)
        (late,) = listed(office, "DT-01", broken=True, period=YEAR)
        assert (late.outcome, late.subject_id) == (EvidenceOutcome.NOT_DONE, audit.duty_id)
        assert late.title.startswith("Answer times looked at, due ")


@pytest.fixture
def asked(office: Office) -> SurveyDesk:
    """An office whose promises shipped questionnaires test."""
    desk = SurveyDesk(office, office.clock)  # type: ignore[arg-type]
    desk.office.standards.take_in(pack_text(POLITE, SATISFIED), "test.toml")

    def choose(work: Work) -> None:
        work.session.get_one(OfficeRecord, work.office_id).packs = ["test"]

    office.actor().do(choose)
    return desk


def test_answers_of_surveys(asked: SurveyDesk) -> None:
    for overall in ("5", "4", "1"):
        asked.records(answers={"overall": overall})
    satisfied = row(asked.office, "SL-04")
    assert (satisfied.kept, satisfied.counted, satisfied.state) == (2, 3, ScoreState.MISSED)
    assert satisfied.unit == "percent"
    broken = listed(asked.office, "SL-04", broken=True)
    assert [(each.subject_kind, each.kept) for each in broken] == [("survey_sheet", False)]
    assert len(listed(asked.office, "SL-04")) == 3
    assert asked.office.ask(count_behind, asked.office.reporting, "SL-04", APRIL, only_broken=True) == 1
