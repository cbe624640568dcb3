"""What windows see of checks at the office."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.attachments.rows import AttachmentRow
from hsdesk.tasks.rows import TaskRow


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What one promise asks at the office: the question, where to look, and the promise in its own words."""

    pack: str
    pack_version: str
    standard: str
    title: str
    question: str
    look_for: str
    sentence: str
    source: str
    place: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question of a round with its answer; `yes` is None while nobody has looked.

    `photos` are the files attached to the answer, `tasks` what somebody is to do about it.
    """

    answer_id: int
    question: QuestionRow
    yes: bool | None
    note: str
    answered_at: datetime | None
    answered_by: str
    corrected: bool
    photos: tuple[AttachmentRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()

    @property
    def lacks_note(self) -> bool:
        """Whether something is amiss and nobody has said what."""
        return self.yes is False and not self.note


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A round with all its questions, in their order."""

    check_id: int
    due_date: date
    started_at: datetime
    started_by: str
    finished_at: datetime | None
    finished_by: str
    answers: tuple[AnswerRow, ...]

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(answer.yes is not None for answer in self.answers)

    @property
    def to_go(self) -> int:
        """How many questions are still to be answered."""
        return len(self.answers) - self.answered

    @property
    def without_note(self) -> int:
        """How many answers of No do not say yet what is amiss."""
        return sum(answer.lacks_note for answer in self.answers)

    @property
    def saved_at(self) -> datetime:
        """When the last answer was kept; when the round was begun, if there is none."""
        return max(
            (answer.answered_at for answer in self.answers if answer.answered_at), default=self.started_at
        )


@dataclass(frozen=True, slots=True)
class DueRow:
    """The round that comes next, or the one that was begun: when it is due and what it asks.

    `to_go` counts the questions that nobody has answered; `check_id` is None while nobody has begun.
    """

    due_date: date
    check_id: int | None
    questions: tuple[QuestionRow, ...]
    to_go: int

    def is_due(self, today: date) -> bool:
        """Whether somebody is to look today: its day has come, or the round was begun."""
        return self.due_date <= today or self.check_id is not None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due_date < today


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A finished round in the history: how many things were in place, and how many were not."""

    check_id: int
    due_date: date
    started_at: datetime
    finished_at: datetime
    finished_by: str
    yes: int
    no: int
    corrected: int


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One answer behind a figure: what was found, when, in which round."""

    answer_id: int
    check_id: int
    pack: str
    pack_version: str
    standard: str
    yes: bool
    note: str
    answered_at: datetime
    answered_by: str
    corrected: bool
