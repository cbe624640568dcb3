"""What the tab says of a round and of its questions. No window in here."""

from __future__ import annotations

from collections.abc import Sequence

from hsdesk.diary.rows import RoomRow
from hsdesk.office_checks.rows import CheckRow, QuestionRow
from hsdesk.wording import words
from ui.office_checks.source import LineState, RoundLine, free_rooms
from ui.tokens import Family
from ui.widgets.paint import Chip
from ui.words import clock_time, counted, full_date, listed, local, short_date

_PRIVATE_ROOM = {"private", "room"}
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def state_chip(line: RoundLine, *, bare: bool = False) -> Chip:
    """How a round stands, in icon, word and colour."""
    word, icon, family = _state(line)
    return Chip(word, icon, family, bare=bare)


def _state(line: RoundLine) -> tuple[str, str, Family]:
    days = counted(line.days_off, "day")
    states = {
        LineState.DONE: ("Done", "check", Family.OK),
        LineState.DONE_LATE: (f"Done {days} late", "x", Family.OVER),
        LineState.LATE: (f"{days} over", "circle-alert", Family.OVER),
        LineState.DUE: ("Due today", "clock-alert", Family.SOON),
        LineState.BEGUN_EARLY: ("Begun early", "circle-dot", Family.INFO),
        LineState.TOMORROW: ("Due tomorrow", "clock-alert", Family.SOON),
        LineState.AHEAD: ("On time", "circle-check", Family.OK),
    }
    return states[line.state]


def day_words(line: RoundLine) -> str:
    """When a round is due, as seen from today, or the day on which it was finished."""
    if line.is_finished:
        return short_date(line.day)
    days = counted(line.days_off, "day")
    if line.state is LineState.LATE:
        return f"{days} over"
    return "Today" if not line.days_off else "Tomorrow" if line.days_off == 1 else f"In {days}"


def date_words(line: RoundLine) -> str:
    """The exact date of a round below that."""
    return str(line.day.year) if line.is_finished else short_date(line.day)


def result_words(line: RoundLine) -> str:
    """What a round asks or found: "8 questions", "5 of 8 answered", "7 of 8 in place"."""
    if line.is_finished:
        return f"{line.questions - line.amiss} of {line.questions} in place"
    if line.by:
        return f"{line.answered} of {line.questions} answered"
    return counted(line.questions, "question")


def amiss_words(line: RoundLine) -> str:
    """How many things were not in place, and whether an answer was put right since."""
    parts = [f"{line.amiss} amiss"] if line.amiss else []
    if line.corrected:
        parts.append(counted(line.corrected, "answer") + " put right")
    return ", ".join(parts)


def to_go_words(check: CheckRow) -> str:
    """What is missing before the round can be finished, and the keys."""
    if check.to_go:
        number = _NUMBERS[check.to_go] if check.to_go < len(_NUMBERS) else str(check.to_go)
        answers = "answer" if check.to_go == 1 else "answers"
        return f"{number} {answers} to go. Left and Right answer, Enter goes on."
    if check.without_note:
        said = (
            "One answer of No has" if check.without_note == 1 else f"{check.without_note} answers of No have"
        )
        return f"{said} no note yet. Say what is amiss, so that somebody can mend it."
    return "Everything is answered."


def kept_words(check: CheckRow) -> str:
    """Who began the round, when, and when the last answer was kept; or when it was finished."""
    if check.finished_at is not None:
        who = f"{check.finished_by}, " if check.finished_by else ""
        return f"{who}finished {full_date(local(check.finished_at).date())}, {clock_time(check.finished_at)}."
    who = f"{check.started_by}, " if check.started_by else ""
    started = local(check.started_at)
    day = "" if started.date() == local(check.saved_at).date() else f" {short_date(started.date())},"
    return f"{who}started{day} {clock_time(check.started_at)}. Saved {clock_time(check.saved_at)}."


def room_hint(question: QuestionRow, rooms: Sequence[RoomRow]) -> str:
    """For a question about a private room: which interview room is free at the moment."""
    if not rooms or not set(words(f"{question.title} {question.question}")) >= _PRIVATE_ROOM:
        return ""
    free = free_rooms(rooms)
    if not free:
        return "No interview room is free now."
    return f"{listed(free)} {'is' if len(free) == 1 else 'are'} free now."


def promise_words(question: QuestionRow) -> str:
    """Where the promise stands: its id, the document and the heading."""
    return ", ".join(part for part in (question.standard, question.source, question.place) if part)


def spoken(line: RoundLine) -> str:
    """All of a line as it is read out."""
    when = f"{day_words(line)} {date_words(line)}" if line.is_finished else f"due {date_words(line)}"
    parts = (f"Check, {when}", result_words(line), amiss_words(line), line.by, state_chip(line).word)
    return ", ".join(part for part in parts if part)
