"""What changes about an office, as the journal knows it."""

from enum import StrEnum


class OfficeEvent(StrEnum):
    """Steps in the life of an office."""

    SET_UP = "office.set_up"
    CHANGED = "office.changed"
    HOURS_CHANGED = "office.hours_changed"
    PACKS_CHANGED = "office.packs_changed"
    DAY_CLOSED = "office.day_closed"
    DAY_OPENED = "office.day_opened"
    DAY_USUAL = "office.day_usual"


FACTS: dict[StrEnum, frozenset[str]] = {
    OfficeEvent.SET_UP: frozenset({"nation", "packs", "is_demo"}),
    OfficeEvent.CHANGED: frozenset({"nation"}),
    OfficeEvent.HOURS_CHANGED: frozenset(),
    OfficeEvent.PACKS_CHANGED: frozenset({"packs"}),
    OfficeEvent.DAY_CLOSED: frozenset({"day"}),
    OfficeEvent.DAY_OPENED: frozenset({"day"}),
    OfficeEvent.DAY_USUAL: frozenset({"day"}),
}
"""The facts that each entry may carry; a day is written as 2026-04-14."""
