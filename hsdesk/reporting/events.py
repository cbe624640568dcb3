"""What is written in the journal about figures that a person enters."""

from enum import StrEnum


class FigureEvent(StrEnum):
    """Steps of a monthly figure."""

    ENTERED = "figure.entered"
    CORRECTED = "figure.corrected"


_VALUES = {"measure", "month", "hundredths", "numerator", "denominator"}

FACTS: dict[StrEnum, frozenset[str]] = {
    FigureEvent.ENTERED: frozenset(_VALUES),
    FigureEvent.CORRECTED: frozenset(_VALUES | {"old_hundredths", "old_numerator", "old_denominator"}),
}
"""The facts that each entry may carry; a month is written as 2026-03, figures are in hundredths."""
