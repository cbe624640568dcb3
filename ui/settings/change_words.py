"""How a change of the calendar, and what it moves, is said in words."""

from __future__ import annotations

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.premises.changes import (
    BankHolidayAdded,
    BankHolidayRemoved,
    CalendarChange,
    DayClosed,
    DayOpened,
    DayUsual,
    HoursChanged,
    NationChanged,
    counts_in_law,
)
from hsdesk.standards.move_rows import MoveRow, MovesRow
from ui.words import clock_time, counted, full_date, listed, short_date

NATION_WORDS = {
    Nation.ENGLAND_AND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UK_UNION: "all parts of the UK",
    Nation.NONE: "no nation",
}


def what_moves(change: CalendarChange, row: MovesRow) -> str:
    """The sentence of a preview: "Closing on Fri 24 Apr 2026 moves 11 of 63 open deadlines, …"."""
    said, many = _said(change)
    verb = "move" if many else "moves"
    if not row.looked_at:
        return f"{said} {verb} nothing: no deadline is open."
    if not row.moved:
        none = "the only open deadline" if row.looked_at == 1 else f"any of {row.looked_at:,} open deadlines"
        return f"{said} {'do' if many else 'does'} not move {none}."
    deadlines = counted(row.looked_at, "open deadline")
    return f"{said} {verb} {row.moved:,} of {deadlines}, {_which_way(row)}."


def lateness(row: MovesRow) -> list[tuple[str, bool]]:
    """What the moves do to what is late, and whether that is for the worse."""
    found = []
    if row.starts_late:
        found.append((f"{counted(row.starts_late, 'deadline')} would be late at once", True))
    if row.stops_late:
        found.append((f"{counted(row.stops_late, 'deadline')} would not be late any more", False))
    return found


def by_law(change: CalendarChange, row: MovesRow) -> tuple[str, str]:
    """What stays because the law sets it, and why."""
    dates = counted(row.unmoved_by_law, "date")
    title = f"{dates} set by law {'does' if row.unmoved_by_law == 1 else 'do'} not move"
    if counts_in_law(change):
        return title, "They end before, or count other days."
    return title, "The law counts weekends and bank holidays, but not our own hours and closures."


def save_words(row: MovesRow | None) -> str:
    """The words of the button that saves."""
    if row is None or not row.moved:
        return "Save"
    return f"Save and move {counted(row.moved, 'date')}"


def subject_words(row: MoveRow) -> str:
    """What a deadline is about: "Complaint 12"."""
    return f"{row.subject_kind.replace('_', ' ').capitalize()} {row.subject_id}"


def due_before(row: MoveRow) -> str:
    """When it is due now; a time only where the time matters."""
    return _due(row, row.from_date.year != row.to_date.year, before=True)


def due_after(row: MoveRow) -> str:
    """When it would be due."""
    return _due(row, row.from_date.year != row.to_date.year, before=False)


def state_words(*, late: bool) -> str:
    """How a deadline stands."""
    return "Late" if late else "On time"


def spoken(row: MoveRow) -> str:
    """A move for the screen reader."""
    parts = [
        row.title,
        subject_words(row),
        f"due now {due_before(row)}, {state_words(late=row.is_late_before)}",
        f"would be {due_after(row)}, {state_words(late=row.is_late_after)}",
    ]
    return "; ".join(parts)


def _due(row: MoveRow, with_year: bool, *, before: bool) -> str:  # noqa: FBT001 - named by its callers
    day, moment = (row.from_date, row.from_due) if before else (row.to_date, row.to_due)
    said = full_date(day) if with_year else short_date(day)
    return said if row.runs_to_the_end_of_the_day else f"{said}, {clock_time(moment)}"


def _which_way(row: MovesRow) -> str:
    earlier = row.moved - row.later
    if not earlier:
        return "to a later date" if row.moved == 1 else "all to a later date"
    if not row.later:
        return "to an earlier date" if row.moved == 1 else "all to an earlier date"
    return listed([f"{row.later:,} to a later date", f"{earlier:,} to an earlier one"])


def _said(change: CalendarChange) -> tuple[str, bool]:
    """What is done, as the beginning of a sentence, and whether it is plural."""
    match change:
        case DayClosed(day):
            said, many = f"Closing on {full_date(day)}", False
        case DayOpened(day):
            said, many = f"The hours of {full_date(day)}", True
        case DayUsual(day):
            said, many = f"Going back to the usual hours on {full_date(day)}", False
        case BankHolidayAdded(day):
            said, many = f"The bank holiday on {full_date(day)}", False
        case BankHolidayRemoved(day):
            said, many = f"Taking back the bank holiday on {full_date(day)}", False
        case HoursChanged():
            said, many = "These hours", True
        case NationChanged(nation):
            said, many = f"The bank holidays of {NATION_WORDS[Nation(nation)]}", True
    return said, many
