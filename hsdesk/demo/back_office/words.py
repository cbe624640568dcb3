"""What is written down in the demo's back office."""

import msgspec

from hsdesk.demo.lists import read_list


class OwnDuty(msgspec.Struct, frozen=True):
    """A duty that the office gave itself."""

    title: str
    every: str


class Amiss(msgspec.Struct, frozen=True):
    """Something that a round of the office may find: the promise, what was found, what is to be done."""

    standard: str
    note: str
    task: str


class VisitNotes(msgspec.Struct, frozen=True):
    """What mystery shoppers write of a visit that went well, and of one that did not."""

    good: tuple[str, ...]
    poor: tuple[str, ...]


class OfficeWords(msgspec.Struct, frozen=True):
    """Everything that is written in the back office; `evidence` is by the duty's promise."""

    usual_evidence: tuple[str, ...]
    move_reason: str
    usual_amiss: str
    usual_mending: str
    evidence: dict[str, tuple[str, ...]]
    own_duty: tuple[OwnDuty, ...]
    amiss: tuple[Amiss, ...]
    visit_notes: VisitNotes


def load_words() -> OfficeWords:
    """Read the texts that come with hsdesk."""
    return msgspec.convert(read_list("office"), OfficeWords)
