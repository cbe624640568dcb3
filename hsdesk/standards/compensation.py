"""What a law gives for lateness, reckoned from a pack's formula: pure, with each step of the reckoning."""

from dataclasses import dataclass
from enum import StrEnum

from hsdesk.errors import Refused
from hsdesk.standards.pack import Compensation


class CompensationStepKind(StrEnum):
    """What one line of the reckoning adds or takes off."""

    BASE = "base"
    DAYS = "days"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class CompensationStep:
    """One line of the reckoning: `pence` added, below zero where the limit takes something off.

    `days` is the number of days that a line counts, 0 on the other lines.
    """

    kind: CompensationStepKind
    pence: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class CompensationDue:
    """An amount in pence, and the steps that add up to it."""

    pence: int
    steps: tuple[CompensationStep, ...]


def compensation_due(formula: Compensation, days: int) -> CompensationDue:
    """What is due when something is `days` late, in the days that the formula counts.

    Nothing is due for 0 days: it was done in time. For the Right to Repair (SI 1994/133) these are calendar
    days after the end of the second period. Raises `Refused` for fewer than 0 days.
    """
    if days < 0:
        raise Refused(
            "Nothing can be late by fewer than 0 days.",
            "Count the days from the day after it was due.",
            field="days",
        )
    if days == 0:
        return CompensationDue(0, ())
    for_days = days * formula.per_day_pence
    steps = [
        CompensationStep(CompensationStepKind.BASE, formula.base_pence),
        CompensationStep(CompensationStepKind.DAYS, for_days, days),
    ]
    over = formula.base_pence + for_days - formula.at_most_pence
    if over > 0:
        steps.append(CompensationStep(CompensationStepKind.LIMIT, -over))
    return CompensationDue(sum(step.pence for step in steps), tuple(steps))
