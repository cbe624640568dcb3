"""What windows see of surveys."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.surveys.rules import Channel, QuestionnaireKind, QuestionType


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet in the list. `good` of `judged` answers speak for what was asked; `about` is whom it met."""

    sheet_id: int
    questionnaire: str
    title: str
    kind: QuestionnaireKind
    day: date
    channel: Channel
    about: str
    person: str
    note: str
    judged: int
    good: int
    recorded_at: datetime
    recorded_by: str
    corrected: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """One question of a sheet with its answer; `code` is empty where none was given."""

    question: str
    words: str
    code: str
    answer: str
    good: bool | None
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetDetail:
    """A sheet with all its answers; `version` goes back with a correction."""

    row: SheetRow
    staff_id: int | None
    team_id: int | None
    person_id: int | None
    version: int
    answers: tuple[AnsweredRow, ...]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How often one answer was given."""

    code: str
    words: str
    count: int
    good: bool | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How one question was answered in a period: every answer with its count, and the good ones of all."""

    question: str
    words: str
    type: QuestionType
    tests: tuple[str, ...]
    tallies: tuple[TallyRow, ...]
    counted: int
    good: int

    @property
    def share(self) -> float | None:
        """The percentage of good answers; None where there is none, or where none is better than another."""
        judged = any(tally.good is not None for tally in self.tallies)
        return 100 * self.good / self.counted if self.counted and judged else None


@dataclass(frozen=True, slots=True)
class QuestionnaireRow:
    """A questionnaire with what came in under it in a period."""

    questionnaire: str
    title: str
    kind: QuestionnaireKind
    sheets: int
    judged: int
    good: int

    @property
    def share(self) -> float | None:
        """The percentage of good answers to all its questions; None without any."""
        return 100 * self.good / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One answer behind a figure: to which question, on which sheet, of which day."""

    sheet_id: int
    title: str
    day: date
    words: str
    answer: str
    good: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A figure: `good` of `counted` answers."""

    good: int
    counted: int

    @property
    def share(self) -> float | None:
        """The percentage; None without an answer."""
        return 100 * self.good / self.counted if self.counted else None
