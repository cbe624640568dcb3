"""What happens to the packs of an office's own, as the journal knows it."""

from enum import StrEnum


class PackEvent(StrEnum):
    """Steps in the life of an office's own pack."""

    SAVED = "pack.saved"


FACTS: dict[StrEnum, frozenset[str]] = {
    PackEvent.SAVED: frozenset({"pack", "number", "based_on"}),
}
"""The facts that each entry may carry; `based_on` is the pack that was copied."""
