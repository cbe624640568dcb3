"""The conventions in which organisations differ when they count, each by its name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self

from hsdesk.calendars.words import list_in_words, shown
from hsdesk.errors import Refused


class ClosedDayReceipt(StrEnum):
    """What happens to something received on a day that is not a working day."""

    NEXT_IS_DAY_ONE = "next-is-day-one"
    """It was received that day, so the next working day is day 1."""
    ROLLS_TO_DAY_ZERO = "rolls-to-day-zero"
    """It counts as received on the next working day, which is day 0."""


class AtClosingTime(StrEnum):
    """What happens when an hour clock runs out exactly when the office closes."""

    DUE_NOW = "due-now"
    NEXT_OPENING = "next-opening"


class DueOnClosedDay(StrEnum):
    """What happens when a count of days, weeks or months ends on a day that is not a working day."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next-working-day"


class AfterHours(StrEnum):
    """When something counts as received that arrives on a working day after the office has closed."""

    SAME_DAY = "same-day"
    NEXT_WORKING_DAY = "next-working-day"
    """That day is day 0.

    Together with `next-is-day-one`, what comes on a Friday evening may be due after what comes on the
    Saturday; together with `rolls-to-day-zero` it never is.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The conventions of one standard.

    `due_on_closed_day` left at None means that months move on from a closed day and that days and weeks
    stay, as the guidance on subject access requests has it for months.
    """

    closed_day_receipt: ClosedDayReceipt = ClosedDayReceipt.NEXT_IS_DAY_ONE
    count_receipt_day: bool = False
    at_closing_time: AtClosingTime = AtClosingTime.DUE_NOW
    due_on_closed_day: DueOnClosedDay | None = None
    after_hours: AfterHours = AfterHours.SAME_DAY

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> Self:
        """Read rules as files write them; what is left out, or null, keeps its default.

        Raises `Refused` for a rule or a value that does not exist.
        """
        known = [rule.name for rule in fields(cls)]
        read: dict[str, Any] = {}
        for name, value in mapping.items():
            if name not in known:
                raise Refused(
                    f"{shown(name)} is not a rule.", f"The rules are {list_in_words(known)}.", field="rules"
                )
            if value is not None:
                read[name] = _read(name, value)
        return cls(**read)

    def as_mapping(self) -> dict[str, str | bool]:
        """The rules as files write them, without those that are left to the unit counted."""
        values = {rule.name: getattr(self, rule.name) for rule in fields(self)}
        return {
            name: value if isinstance(value, bool) else str(value)
            for name, value in values.items()
            if value is not None
        }


_CHOICES: Mapping[str, type[StrEnum]] = {
    "closed_day_receipt": ClosedDayReceipt,
    "at_closing_time": AtClosingTime,
    "due_on_closed_day": DueOnClosedDay,
    "after_hours": AfterHours,
}


def _read(name: str, value: object) -> StrEnum | bool:
    choice = _CHOICES.get(name)
    if choice is None:
        if isinstance(value, bool):
            return value
        raise Refused(f"The rule {name} is not {shown(value)}.", "It is true or false.", field="rules")
    if not isinstance(value, str) or value not in set(choice):
        raise Refused(
            f"The rule {name} is not {shown(value)}.", f"It is {' or '.join(choice)}.", field="rules"
        )
    return choice(value)
