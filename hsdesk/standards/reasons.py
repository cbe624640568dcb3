"""Why a day is what it is where no clock runs: told in sentences, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hsdesk.calendars.words import day_in_words


class ReasonPart(NamedTuple):
    """Some sentences with their heading."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why something is due on a day; `standing` says how it stands, where there is more to say."""

    title: str
    due: date
    standing: str
    parts: tuple[ReasonPart, ...]

    @property
    def text(self) -> str:
        """Everything line by line, for copying and printing."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Why this date? {self.title}"
        yield f"Due: {day_in_words(self.due)}. {self.standing}".strip()
        for part in self.parts:
            yield ""
            yield f"{part.heading}:"
            yield from (f"- {sentence}" for sentence in part.sentences)
