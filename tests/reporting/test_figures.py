"""Figures that a person enters by the month."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from hsdesk.clock import LONDON
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.office import Office
from hsdesk.reporting.actions import correct_figure, enter_figure
from hsdesk.reporting.measures import Measures, entered
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.queries import figures
from hsdesk.reporting.rules import Measured
from hsdesk.standards.vocabulary import Vocabulary
from support.notes import raw
from support.offices import add_office

MARCH = date(2026, 3, 1)


def enter(office: Office, month: date = MARCH, **values: Any) -> int:
    given = {"measure": "rent-collected", "source": "Rent ledger", **values}
    return office.actor().do(enter_figure, month=month, **given)


def over(office: Office, kind: PeriodKind, day: date = MARCH) -> Measured:
    return office.ask(entered, "rent-collected", *containing(kind, day).bounds(LONDON))


def test_a_figure_is_kept_with_its_month_and_source(office: Office) -> None:
    number = enter(office, date(2026, 3, 17), hundredths=97_25)
    (row,) = office.ask(figures)
    assert (row.id, row.month, row.value.figure, row.source) == (
        number,
        MARCH,
        Fraction("97.25"),
        "Rent ledger",
    )
    assert (row.version, row.is_corrected) == (1, False)
    assert over(office, PeriodKind.MONTH) == Measured(1, figure=Fraction("97.25"))


def test_a_month_has_one_figure_of_a_measure(office: Office) -> None:
    enter(office, hundredths=97_25)
    with pytest.raises(Refused, match="has its figure already"):
        enter(office, hundredths=98_00)
    enter(office, measure="rent-arrears", hundredths=3_10)
    assert len(office.ask(figures)) == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "hundredths"),
        ({"hundredths": 1, "numerator": 1, "denominator": 2}, "hundredths"),
        ({"hundredths": -1}, "hundredths"),
        ({"numerator": 3}, "denominator"),
        ({"numerator": 3, "denominator": 0}, "denominator"),
        ({"numerator": -3, "denominator": 5}, "numerator"),
        ({"denominator": 5}, "numerator"),
        ({"hundredths": 5, "measure": "Rent; collected"}, "measure"),
        ({"hundredths": 5, "source": " "}, "source"),
        ({"hundredths": 5, "month": date(2026, 4, 1)}, "month"),
        ({"hundredths": 5, "month": date(2026, 5, 1)}, "month"),
    ],
)
def test_what_cannot_be_a_figure_is_refused(office: Office, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        enter(office, **values)
    assert refused.value.field == field
    assert office.ask(figures) == []


def test_a_figure_is_put_right_and_the_old_one_stays_in_the_journal(office: Office) -> None:
    number = enter(office, hundredths=97_25)
    actor = office.actor()
    right = {"figure_id": number, "source": "Rent ledger, second run", "numerator": 95, "denominator": 100}
    actor.do(correct_figure, version=1, **right)
    (row,) = office.ask(figures, "rent-collected")
    assert (row.value.figure, row.version, row.is_corrected) == (95, 2, True)
    ((facts,),) = raw(office, "SELECT facts FROM journal WHERE event = 'figure.corrected'")
    assert "9725" in str(facts)
    assert "Rent ledger" not in str(facts)
    with pytest.raises(ChangedByOther):
        actor.do(correct_figure, version=1, **right)
    with pytest.raises(Gone):
        actor.do(correct_figure, version=1, **right | {"figure_id": 99})


def test_another_office_does_not_see_or_change_it(office: Office) -> None:
    number = enter(office, hundredths=97_25)
    other = office.actor().do(add_office, name="Westgate area office")
    elsewhere = Office(office.engine, office.clock, office.standards_engine, office_id=other)
    assert elsewhere.ask(figures) == []
    with pytest.raises(Gone):
        elsewhere.actor().do(correct_figure, figure_id=number, version=1, source="x", hundredths=1)


def test_shares_add_up_over_months(office: Office) -> None:
    enter(office, date(2026, 2, 1), numerator=50, denominator=100)
    enter(office, MARCH, numerator=300, denominator=300)
    # 350 of 400, and not the mean of 50 % and 100 %.
    assert over(office, PeriodKind.QUARTER) == Measured(2, figure=Fraction(700, 8))


def test_of_figures_that_do_not_add_up_the_newest_stands(office: Office) -> None:
    enter(office, date(2026, 1, 1), hundredths=4_00)
    enter(office, MARCH, hundredths=3_00)
    enter(office, date(2026, 2, 1), numerator=1, denominator=2)
    assert over(office, PeriodKind.QUARTER) == Measured(3, figure=Fraction(3))


def test_only_whole_months_of_a_period_count(office: Office) -> None:
    enter(office, hundredths=97_25)
    assert over(office, PeriodKind.WEEK, date(2026, 3, 3)) == Measured()
    assert over(office, PeriodKind.YEAR_TO_DATE, date(2026, 3, 30)) == Measured()
    assert over(office, PeriodKind.YEAR_TO_DATE, date(2026, 3, 31)).counted == 1
    assert over(office, PeriodKind.FINANCIAL_YEAR).counted == 1


def test_every_measure_that_is_not_awaited_is_taken_by_somebody(office: Office) -> None:
    vocabulary, measures = Vocabulary(), office.reporting.measures
    for name, chapter in vocabulary.measures.items():
        assert measures.is_taken(name) is not chapter.awaited, name
        assert measures.feature_of(name) == chapter.feature
    assert Measures(vocabulary).feature_of("nothing-of-the-kind") == ""
