"""What changes about an office, as the journal knows it."""

from enum import StrEnum


class OfficeEvent(StrEnum):
    """Steps in the life of an office."""

    SET_UP = "office.set_up"
    CHANGED = "office.changed"
    PACKS_CHANGED = "office.packs_changed"
    HOURS_CHANGED = "office.hours_changed"
    NATION_CHANGED = "office.nation_changed"
    DAY_CLOSED = "office.day_closed"
    DAY_OPENED = "office.day_opened"
    DAY_USUAL = "office.day_usual"
    BANK_HOLIDAY_ADDED = "office.bank_holiday_added"
    BANK_HOLIDAY_REMOVED = "office.bank_holiday_removed"


MOVES = frozenset({"moved", "starts_late", "stops_late"})
"""How many open deadlines a change of the calendar moved, and how many of them it made late or not late."""
_OF_A_DAY = MOVES | {"day"}

FACTS: dict[StrEnum, frozenset[str]] = {
    OfficeEvent.SET_UP: frozenset({"nation", "packs", "is_demo"}),
    OfficeEvent.CHANGED: frozenset(),
    OfficeEvent.PACKS_CHANGED: frozenset({"packs"}),
    OfficeEvent.HOURS_CHANGED: MOVES,
    OfficeEvent.NATION_CHANGED: MOVES | {"nation"},
    OfficeEvent.DAY_CLOSED: _OF_A_DAY,
    OfficeEvent.DAY_OPENED: _OF_A_DAY,
    OfficeEvent.DAY_USUAL: _OF_A_DAY,
    OfficeEvent.BANK_HOLIDAY_ADDED: _OF_A_DAY,
    OfficeEvent.BANK_HOLIDAY_REMOVED: _OF_A_DAY,
}
"""The facts that each entry may carry; a day is written as 2026-04-14."""
