"""Compensation for lateness: £10, £2 for each day, £50 at most, as the Right to Repair has it."""

import pytest

from hsdesk.errors import Refused
from hsdesk.office import known_events
from hsdesk.standards.catalogue import Standards, shipped_packs
from hsdesk.standards.compensation import (
    CompensationStep,
    CompensationStepKind,
    compensation_due,
)
from hsdesk.standards.pack import Compensation


@pytest.fixture(scope="module")
def formula() -> Compensation:
    """The formula of the pack that comes with hsdesk."""
    found = Standards(shipped_packs(), known_events()).pack("right-to-repair").compensation
    assert found is not None
    return found


def test_the_pack_says_what_is_due_in_pence(formula: Compensation) -> None:
    assert (formula.base_pence, formula.per_day_pence, formula.at_most_pence) == (1000, 200, 5000)
    assert formula.counted == "days"


@pytest.mark.parametrize(
    ("days", "pence"),
    [(0, 0), (1, 1200), (2, 1400), (7, 2400), (19, 4800), (20, 5000), (21, 5000), (365, 5000)],
)
def test_ten_pounds_and_two_for_each_day_up_to_fifty(formula: Compensation, days: int, pence: int) -> None:
    due = compensation_due(formula, days)
    assert due.pence == pence
    assert sum(step.pence for step in due.steps) == pence


def test_each_step_is_told(formula: Compensation) -> None:
    # 25 days: £10 + 25 x £2 = £60, of which the limit of £50 takes £10 off again.
    assert compensation_due(formula, 25).steps == (
        CompensationStep(CompensationStepKind.BASE, 1000),
        CompensationStep(CompensationStepKind.DAYS, 5000, 25),
        CompensationStep(CompensationStepKind.LIMIT, -1000),
    )


def test_nothing_is_late_by_less_than_nothing(formula: Compensation) -> None:
    with pytest.raises(Refused):
        compensation_due(formula, -1)
