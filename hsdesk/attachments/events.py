"""What attaching writes in the journal; a file's name may tell of a person and stays out of it."""

from enum import StrEnum


class AttachmentEvent(StrEnum):
    """Steps in the life of an attached file."""

    ADDED = "attachment.added"
    REMOVED = "attachment.removed"
    RESTORED = "attachment.restored"


FACTS: dict[StrEnum, frozenset[str]] = {
    AttachmentEvent.ADDED: frozenset({"kind", "size"}),
    AttachmentEvent.REMOVED: frozenset(),
    AttachmentEvent.RESTORED: frozenset(),
}
"""The facts that each entry may carry; `kind` is one of `FileKind`, `size` in bytes."""
