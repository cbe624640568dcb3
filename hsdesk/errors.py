"""Refusals that a person can cause, each with a sentence for the screen.

Everything that derives from `HsdeskError` is expected: it is shown beside the place where it
happened, without a traceback, and nothing has been changed. Any other exception is a bug.
"""


class HsdeskError(Exception):
    """A request that is refused, in words a person understands.

    `sentence` says what is wrong and `advice` says what to do next; either may be shown alone.
    Neither ever carries a person's name, address or note.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(f"{sentence} {advice}".strip())
        self.sentence = sentence
        self.advice = advice


class Refused(HsdeskError):
    """What was entered cannot be taken; `field` names the input it belongs to, when there is one."""

    def __init__(self, sentence: str, advice: str = "", *, field: str = "") -> None:
        super().__init__(sentence, advice)
        self.field = field


class Gone(HsdeskError):
    """Somebody else was first: the visitor was called, the room was taken, the step was done."""


class ChangedByOther(HsdeskError):
    """The record was changed by somebody else since it was read; what was typed is kept."""


class StoreError(HsdeskError):
    """The database cannot be used as it is; the sentence says why."""


class StoreUnreachable(StoreError):
    """The database does not answer for now; the same action may be sent again with the same id."""


class NewerDatabase(StoreError):
    """The database was made by a newer hsdesk than this one."""


class PackError(HsdeskError):
    """A standards pack is broken: the sentence names file, line, clause and what to mend."""


class CalendarError(HsdeskError):
    """A date cannot be worked out: the calendar never opens, or does not reach that far."""
