"""How a clock can stand or end, and in which calendar it is counted."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a deadline stands or ended; whether it was in time follows from its times."""

    OPEN = "open"
    MET = "met"
    LEFT = "left"
    """It ended without what was promised; missed if after the due time, else left out of the count."""
    CANCELLED = "cancelled"
    """The promise fell away, for instance because the visitor was sent on."""
    CLOSED_WHILE_PAUSED = "closed-while-paused"
    """It ended so while the clock stood still; left out of the count."""


class CalendarKind(StrEnum):
    """The calendar in which a standard is counted."""

    OFFICE = "office"
    """Weekends, bank holidays and the office's own closures, and its opening hours."""
    STATUTORY = "statutory"
    """Weekends and bank holidays only: an office cannot close its way out of the law."""
