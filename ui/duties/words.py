"""How duties are said on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsdesk.duties.rows import DutyDetail, DutyRow, PastDuty
from hsdesk.duties.rules import DutyGroup, DutyShow, DutyState
from ui.tokens import Family
from ui.widgets.paint import Chip, ChipSize
from ui.words import counted, full_date, short_date

SHOWS = {
    DutyShow.ALL: ("All", ""),
    DutyShow.LATE: ("Late", "circle-alert"),
    DutyShow.THIS_MONTH: ("This month", ""),
    DutyShow.DONE: ("Done", "check"),
}
"""Word and icon of each choice of the list."""

_STATES: dict[DutyState, tuple[str, str, Family]] = {
    DutyState.LATE: ("Late", "circle-alert", Family.OVER),
    DutyState.DUE_TODAY: ("Due today", "clock-alert", Family.SOON),
    DutyState.DUE_NEXT_DAY: ("Due tomorrow", "clock-alert", Family.SOON),
    DutyState.ON_TIME: ("On time", "circle-check", Family.OK),
    DutyState.DONE: ("Done", "check", Family.OK),
}
INTERVALS = (
    "1 week",
    "2 weeks",
    "1 month",
    "2 months",
    "3 months",
    "6 months",
    "1 year",
    "2 years",
    "3 years",
)
"""The intervals that are offered."""
REMINDERS = (0, 1, 3, 7, 14, 30)
"""The reminders that are offered, in days before."""


def every_words(every: str) -> str:
    """How often: "Every month", "Every 3 months"."""
    return f"Every {every.removeprefix('1 ')}"


def reminder_words(days: int) -> str:
    """When the owner is reminded."""
    if not days:
        return "On the day"
    if days % 7 == 0:
        return f"{counted(days // 7, 'week')} before"
    return f"{counted(days, 'day')} before"


def year_words(year: int) -> str:
    """A financial year: "2026 to 2027"."""
    return f"{year} to {year + 1}"


def period_words(start: date, end: date) -> str:
    """The days within which something is to be done."""
    if start == end:
        return full_date(end)
    first = short_date(start) if start.year == end.year else full_date(start)
    return " to ".join(words.partition(" ")[2] for words in (first, full_date(end)))


def state_word(row: DutyRow) -> str:
    """How a duty stands."""
    if row.state is DutyState.DONE_LATE:
        return f"Done {counted(row.days_over, 'day')} late"
    return _STATES[row.state][0]


def state_chip(row: DutyRow, *, bare: bool = False) -> Chip:
    """How a duty stands, as a chip."""
    if row.state is DutyState.DONE_LATE:
        return Chip(state_word(row), "x", Family.OVER, bare=bare)
    word, icon, family = _STATES[row.state]
    return Chip(word, icon, family, bare=bare)


def past_chip(past: PastDuty) -> Chip:
    """How an earlier duty ended."""
    if past.done_on is None:
        return Chip("Not done", "x", Family.OVER, ChipSize.SMALL, bare=True)
    if past.state is DutyState.DONE_LATE:
        late = counted((past.done_on - past.due_date).days, "day")
        return Chip(f"{late} late", "x", Family.OVER, ChipSize.SMALL, bare=True)
    return Chip("In time", "check", Family.OK, ChipSize.SMALL, bare=True)


def mark(row: DutyRow) -> tuple[str, Family]:
    """The icon before the date, and its colour."""
    if row.is_done:
        return "check", Family.OK
    _, icon, family = _STATES[row.state]
    return icon, family


def evidence(row: DutyRow) -> tuple[str, str]:
    """What shows that it was done, and the icon before it."""
    if row.parts and row.parts_in:
        return f"{row.parts_in} of {row.parts} parts in", "paperclip"
    if row.files == 1 and not row.notes:
        return row.file_name, "file-text"
    said = [counted(row.files, "file")] if row.files else []
    said += [counted(row.notes, "note")] if row.notes else []
    if not said:
        return "Nothing yet", "circle-dashed"
    return ", ".join(said), "paperclip" if row.files else "notebook-pen"


def has_evidence(row: DutyRow) -> bool:
    """Whether anything shows that it was done."""
    return bool(row.files or row.notes)


def still_missing(detail: DutyDetail) -> str:
    """What is still needed before a duty can be marked done; empty when nothing is."""
    if detail.missing:
        left, parts = len(detail.missing), len(detail.parts)
        verb = "is" if left == 1 else "are"
        return f"{left} of {parts} parts {verb} not in yet. Each needs a note or a file."
    if not detail.evidence:
        return "Add a note or a file that shows it, then mark it done."
    return ""


@dataclass
class DutyWords:
    """The words of rows, which depend on the day."""

    today: date = date.min
    year: int = 0

    def due(self, row: DutyRow) -> str:
        """When it is due, or was done: "4 days over", "Today", "In 3 days", "Tue 21 Apr"."""
        if row.done_on is not None:
            return short_date(row.done_on)
        days = (row.due_date - self.today).days
        if days < 0:
            return f"{counted(-days, 'day')} over"
        if days < 2:
            return "Tomorrow" if days else "Today"
        return f"In {days} days" if row.group is DutyGroup.THIS_WEEK else short_date(row.due_date)

    def due_second(self, row: DutyRow) -> str:
        """What stands below: the date, how many working days are left, or when it is next due."""
        if row.done_on is not None:
            return f"Next: {short_date(row.next_due)}" if row.next_due else ""
        if row.group in {DutyGroup.LATE, DutyGroup.THIS_WEEK}:
            return short_date(row.due_date)
        if row.working_days_left is not None:
            return counted(row.working_days_left, "working day")
        return str(row.due_date.year)

    def promise_second(self, row: DutyRow) -> tuple[str, str]:
        """The id of the promise, and how often it is done."""
        moved = ", date moved" if row.is_moved else ""
        return row.standard or "Our own", f"{every_words(row.every)}{moved}"

    def group_title(self, group: DutyGroup) -> str:
        """The heading of a part of the list."""
        this_year = self.year == (self.today.year if self.today.month >= 4 else self.today.year - 1)
        done = "Done since 1 April" if this_year else f"Done in {year_words(self.year)}"
        return {
            DutyGroup.LATE: "Late",
            DutyGroup.THIS_WEEK: "This week",
            DutyGroup.THIS_MONTH: f"Later in {self.today:%B}",
            DutyGroup.LATER: "Later",
            DutyGroup.DONE: done,
        }[group]

    def sentence(self, row: DutyRow) -> str:
        """Everything a row shows, as it is read out."""
        standard, every = self.promise_second(row)
        when = f"done {full_date(row.done_on)}" if row.done_on else f"due {full_date(row.due_date)}"
        owner = row.owner or "nobody in particular"
        parts = (row.title, standard, every, when, f"owner {owner}", evidence(row)[0], state_word(row))
        return ", ".join(parts)
