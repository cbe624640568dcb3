"""What the form of a sheet holds, what is missing in it, and its draft. No window in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hsdesk.errors import Refused
from hsdesk.surveys.rows import SheetDetail
from hsdesk.surveys.rules import Channel
from ui.drafts import DraftValue
from ui.settings.dates import read_date
from ui.words import full_date

Met = tuple[int | None, int | None]
NOBODY: Met = (None, None)


@dataclass(frozen=True, slots=True)
class SheetForm:
    """Everything a person filled in; `day` as typed, `met` a member of staff or a team."""

    questionnaire: str = ""
    day: str = ""
    channel: Channel = Channel.PAPER
    met: Met = NOBODY
    person_id: int | None = None
    note: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything was filled in that typing again would cost."""
        return bool(self.answers or self.note.strip())

    def problems(self, today: date) -> list[tuple[str, str]]:
        """What is missing or cannot be, by the name of its field."""
        found = []
        try:
            self.on_day(today)
        except Refused as refused:
            found.append(("day", f"{refused.sentence} {refused.advice}"))
        if not self.answers:
            found.append(("answers", "Nothing is answered yet. Answer at least one question."))
        return found

    def on_day(self, today: date) -> date:
        """The day on which it was answered or tried out. Raises `Refused` for none, or one to come."""
        if not self.day.strip():
            raise Refused("The day is missing.", "Give it like Tue 14 Apr.", field="day")
        if self.day.strip().casefold() == "today":
            return today
        day = read_date(self.day, today)
        if day > today:  # a date without a year is the next such day; here it is the last one
            earlier = _a_year_before(day)
            if str(day.year) in self.day or earlier > today:
                raise Refused("This day is still to come.", "Give the day on which it was.", field="day")
            day = earlier
        return day

    def values(self, today: date) -> dict[str, Any]:
        """What the action is told. Raises `Refused` as `on_day` does."""
        staff_id, team_id = self.met
        return {
            "day": self.on_day(today),
            "channel": self.channel,
            "answers": dict(self.answers),
            "note": self.note,
            "staff_id": staff_id,
            "team_id": team_id,
            "person_id": self.person_id,
        }

    def draft(self) -> dict[str, DraftValue]:
        """The form as plain values; who answered is not among them."""
        return {
            "questionnaire": self.questionnaire,
            "day": self.day,
            "channel": self.channel.value,
            "staff": self.met[0],
            "team": self.met[1],
            "note": self.note,
            "answers": [f"{question}={code}" for question, code in self.answers.items()],
        }

    @classmethod
    def from_draft(cls, values: Mapping[str, object]) -> SheetForm:
        """The form again; what a damaged draft tells wrongly is left empty."""
        channel = next((each for each in Channel if each.value == values.get("channel")), Channel.PAPER)
        staff, team = values.get("staff"), values.get("team")
        listed = values.get("answers")
        pairs = [str(each).partition("=") for each in listed] if isinstance(listed, list) else []
        return cls(
            questionnaire=str(values.get("questionnaire") or ""),
            day=str(values.get("day") or ""),
            channel=channel,
            met=(staff if isinstance(staff, int) else None, team if isinstance(team, int) else None),
            note=str(values.get("note") or ""),
            answers={question: code for question, sign, code in pairs if question and sign and code},
        )

    @classmethod
    def of_sheet(cls, sheet: SheetDetail) -> SheetForm:
        """The form of a sheet that is to be put right."""
        return cls(
            questionnaire=sheet.row.questionnaire,
            day=full_date(sheet.row.day),
            channel=sheet.row.channel,
            met=(sheet.staff_id, sheet.team_id),
            person_id=sheet.person_id,
            note=sheet.row.note,
            answers={answer.question: answer.code for answer in sheet.answers if answer.code},
        )

    def limited_to(self, questions: set[str]) -> SheetForm:
        """The form with answers to these questions alone."""
        return replace(self, answers={key: code for key, code in self.answers.items() if key in questions})


def _a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
