"""How an office judges its results: what is close, and what is too few to say."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from hsdesk.errors import ChangedByOther, Refused
from hsdesk.office import Office
from hsdesk.reporting.actions import change_judging
from hsdesk.reporting.judging import JudgingRow, judging
from hsdesk.reporting.rows import ScoreState
from hsdesk.reporting.rules import Judging
from support.notes import raw
from support.offices import add_office
from support.scores import Scores


def change(office: Office, version: int = 0, **values: Any) -> None:
    office.actor().do(change_judging, version=version, **{"close_points": "2", "too_few": 3, **values})


def facts(office: Office) -> list[dict[str, Any]]:
    rows = raw(office, "SELECT facts FROM journal WHERE event = 'judging.changed' ORDER BY id")
    return [msgspec.json.decode(row) if isinstance(row, str) else row for (row,) in rows]


def test_an_office_that_set_nothing_judges_as_hsdesk_proposes(office: Office) -> None:
    assert office.ask(judging) == JudgingRow(None, 0)
    change(office)
    assert office.ask(judging) == JudgingRow(None, 0)
    assert facts(office) == []


def test_what_is_set_is_kept_with_the_numbers_before_in_the_journal(office: Office) -> None:
    change(office, close_points=" 2.50 ", too_few=5)
    assert office.ask(judging) == JudgingRow(Judging(Fraction(5, 2), 5), 1)
    change(office, 1, close_points=Decimal(0), too_few=1)
    assert office.ask(judging) == JudgingRow(Judging(Fraction(0), 1), 2)
    assert facts(office) == [
        {"close_hundredths": 250, "too_few": 5, "old_close_hundredths": 200, "old_too_few": 3},
        {"close_hundredths": 0, "too_few": 1, "old_close_hundredths": 250, "old_too_few": 5},
    ]


@pytest.mark.parametrize("version", [0, 2])
def test_whoever_read_it_before_it_was_changed_is_told(office: Office, version: int) -> None:
    change(office, too_few=5)
    with pytest.raises(ChangedByOther):
        change(office, version, too_few=6)
    assert office.ask(judging).judging == Judging(too_few=5)


@pytest.mark.parametrize(
    "points", ["", "two", "nan", "Infinity", "-1", "20.01", "0.125", "1e3", "1e-999999", Decimal(21)]
)
def test_points_that_cannot_be_are_refused(office: Office, points: Decimal | str) -> None:
    with pytest.raises(Refused) as refused:
        change(office, close_points=points)
    assert refused.value.field == "close_points"
    assert office.ask(judging).version == 0


@pytest.mark.parametrize("too_few", [-1, 0, 51])
def test_counts_that_cannot_be_are_refused(office: Office, too_few: int) -> None:
    with pytest.raises(Refused) as refused:
        change(office, too_few=too_few)
    assert refused.value.field == "too_few"


def test_each_office_judges_for_itself(office: Office) -> None:
    change(office, too_few=5)
    other = office.actor().do(add_office, name="Westgate area office")
    elsewhere = Office(office.engine, office.clock, office.standards_engine, office_id=other)
    assert elsewhere.ask(judging) == JudgingRow(None, 0)
    change(elsewhere, too_few=4)
    assert office.ask(judging).judging == Judging(too_few=5)


def test_the_board_is_judged_as_the_office_set_it(scored: Scores) -> None:
    office = scored.held.office
    for minutes in (10, 20, 90):
        scored.case(minutes)
    # 66.7 per cent of three, where 75 are promised.
    assert scored.row("ST-01").state is ScoreState.MISSED
    change(office, close_points="8.33")
    assert scored.row("ST-01").state is ScoreState.MISSED
    change(office, 1, close_points="8.34")
    assert scored.row("ST-01").state is ScoreState.CLOSE
    change(office, 2, close_points="8.34", too_few=4)
    assert scored.row("ST-01").state is ScoreState.TOO_FEW
    assert scored.detail("ST-01").row == scored.row("ST-01")
