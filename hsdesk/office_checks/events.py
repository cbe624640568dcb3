"""The journal entries of checks at the office."""

from enum import StrEnum


class OfficeCheckEvent(StrEnum):
    """Steps of one round of the office."""

    BEGUN = "office_check.begun"
    ANSWERED = "office_check.answered"
    NOTED = "office_check.noted"
    FINISHED = "office_check.finished"
    CORRECTED = "office_check.corrected"


class OfficeCheckSettingEvent(StrEnum):
    """Changes of what the office sets for its checks."""

    INTERVAL_SET = "office.check_interval_set"


FACTS: dict[StrEnum, frozenset[str]] = {
    OfficeCheckEvent.BEGUN: frozenset({"due_date", "questions"}),
    OfficeCheckEvent.ANSWERED: frozenset({"pack", "standard", "yes"}),
    OfficeCheckEvent.NOTED: frozenset({"pack", "standard"}),
    OfficeCheckEvent.FINISHED: frozenset({"due_date", "yes", "no", "late"}),
    OfficeCheckEvent.CORRECTED: frozenset({"pack", "standard", "yes"}),
    OfficeCheckSettingEvent.INTERVAL_SET: frozenset({"count", "unit"}),
}
"""The facts that each entry may carry; standards may only ask for these."""
