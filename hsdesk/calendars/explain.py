"""The reckoning of a due date in plain English, for the screen and for letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from hsdesk.calendars.calendar import Span
from hsdesk.calendars.local_time import end_of_day
from hsdesk.calendars.steps import Due, Step, StepKind
from hsdesk.calendars.within import Unit, Within
from hsdesk.calendars.words import count_in_words, day_in_words, length_in_words, list_in_words, time_in_words
from hsdesk.clock import LONDON

_ONE_DAY = timedelta(days=1)
_CLOSED = {
    StepKind.WEEKEND: "weekend",
    StepKind.BANK_HOLIDAY: "bank holiday",
    StepKind.OFFICE_CLOSED: "office closed",
}


@dataclass(slots=True)
class _Run:
    """Neighbouring steps that can be told in one sentence."""

    first: Step
    last: Step
    length: int = 1

    def takes(self, step: Step) -> bool:
        """Take `step` in, if it continues the run."""
        same = (step.kind, step.name) == (self.last.kind, self.last.name) and not (
            step.spans or self.last.spans
        )
        if same and abs(step.day - self.last.day) == _ONE_DAY and step.kind is not StepKind.EXTENDED:
            self.last = step
            self.length += 1
            return True
        return False


def summary(due: Due, within: Within, zone: ZoneInfo = LONDON) -> str:
    """One sentence that says when the promise is due and how long that is after its start."""
    start = day_in_words(due.steps[0].day)
    if within.unit is Unit.AT_ONCE:
        return f"Due at once, at {_moment(due, zone)}."
    if any(step.kind is StepKind.EXTENDED for step in due.steps):
        told = f"{within} from {start}, then extended"
    elif within.unit is Unit.SAME_DAY:
        told = f"the day of receipt, {start}"
    elif within.looks_back:
        told = f"{Within(-within.amount, within.unit)} before {start}"
    else:
        told = f"{within} from {start}"
    if due.due == end_of_day(due.due_date, zone):
        return f"Due by the end of {day_in_words(due.due_date)}: {told}."
    return f"Due by {_moment(due, zone)}: {told}."


def sentences(due: Due, within: Within, zone: ZoneInfo = LONDON) -> tuple[str, ...]:
    """Each step of the reckoning as a sentence; neighbouring days that are alike share one."""
    runs: list[_Run] = []
    for step in due.steps:
        if not (runs and runs[-1].takes(step)):
            runs.append(_Run(step, step))
    return tuple(_sentence(run, within, zone) for run in runs)


def _sentence(run: _Run, within: Within, zone: ZoneInfo) -> str:
    days = day_in_words(run.first.day)
    if run.length > 1:
        days = f"{days} to {day_in_words(run.last.day)}"
    reason = f", {run.first.name}" if run.first.name else ""
    return f"{days}: {_what_happened(run, within, zone)}{reason}."


def _what_happened(run: _Run, within: Within, zone: ZoneInfo) -> str:
    match run.first.kind:
        case StepKind.RECEIVED:
            told = "the day it is counted from" if within.looks_back else "received"
        case StepKind.COUNTED:
            told = _counted(run, within, zone)
        case StepKind.WEEKEND | StepKind.BANK_HOLIDAY | StepKind.OFFICE_CLOSED as kind:
            told = f"not counted, {_CLOSED[kind]}"
        case StepKind.PAUSED:
            spans = f" from {_spans(run.first.spans, zone)}" if run.first.spans else ""
            told = f"not counted, the clock was paused{spans}"
        case StepKind.MADE_UP:
            told = f"{count_in_words(run.length, 'day')} added for the time the clock was paused"
        case StepKind.EXTENDED:
            told = "extended"
        case StepKind.MOVED_RECEIPT:
            told = "counts as the day of receipt"
        case StepKind.MOVED_DUE:
            told = "the due date moves to here"
    return told


def _counted(run: _Run, within: Within, zone: ZoneInfo) -> str:
    step = run.first
    if step.spans:
        length = sum((span.length for span in step.spans), timedelta())
        return f"counted {length_in_words(length)}, {_spans(step.spans, zone)}"
    if step.number is None or step.number == 0:
        return "the same day"
    noun = "month" if within.unit is Unit.MONTH else "day"
    if run.length > 1:
        return f"{noun}s {step.number} to {run.last.number}"
    return f"{noun} {step.number}"


def _spans(spans: tuple[Span, ...], zone: ZoneInfo) -> str:
    return list_in_words(list(_told(spans, zone)))


def _told(spans: tuple[Span, ...], zone: ZoneInfo) -> Iterator[str]:
    for span in spans:
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        next_midnight = end.date() == start.date() + _ONE_DAY and time_in_words(end) == "00:00"
        if next_midnight or end.date() == start.date():
            yield f"{time_in_words(start)} to {'24:00' if next_midnight else time_in_words(end)}"
        else:
            yield f"{time_in_words(start)} to {time_in_words(end)} on {day_in_words(end.date())}"


def _moment(due: Due, zone: ZoneInfo) -> str:
    return f"{time_in_words(due.due.astimezone(zone))} on {day_in_words(due.due_date)}"
