"""What is written in the journal about figures that a person enters, and about how results are judged."""

from enum import StrEnum


class FigureEvent(StrEnum):
    """Steps of a monthly figure."""

    ENTERED = "figure.entered"
    CORRECTED = "figure.corrected"


class JudgingEvent(StrEnum):
    """Changes of how the office judges its results."""

    CHANGED = "judging.changed"


_VALUES = {"measure", "month", "hundredths", "numerator", "denominator"}

FACTS: dict[StrEnum, frozenset[str]] = {
    FigureEvent.ENTERED: frozenset(_VALUES),
    FigureEvent.CORRECTED: frozenset(_VALUES | {"old_hundredths", "old_numerator", "old_denominator"}),
    JudgingEvent.CHANGED: frozenset({"close_hundredths", "too_few", "old_close_hundredths", "old_too_few"}),
}
"""The facts that each entry may carry; a month is written as 2026-03, figures are in hundredths."""
