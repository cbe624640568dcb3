"""How a promise is counted, in words: which days count, and what happens on closed ones."""

from collections.abc import Iterator

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.rules import AfterHours, AtClosingTime, ClosedDayReceipt, DueOnClosedDay
from hsdesk.calendars.within import Unit, Within
from hsdesk.calendars.words import list_in_words
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.pack import Timed

_HOLIDAYS = {
    Nation.ENGLAND_AND_WALES: "bank holidays in England and Wales",
    Nation.SCOTLAND: "bank holidays in Scotland",
    Nation.NORTHERN_IRELAND: "bank holidays in Northern Ireland",
    Nation.UK_UNION: "bank holidays in any part of the UK",
}


def conventions_in_words(standard: Timed, nation: Nation) -> tuple[str, ...]:
    """The rules by which a promise is counted where the office is, each as a sentence."""
    return tuple(_conventions(standard, nation))


def _conventions(standard: Timed, nation: Nation) -> Iterator[str]:
    within, rules = standard.counted, standard.rules
    if standard.counted_as is not None:
        yield f"The promise says “{standard.within}”; it is measured as {standard.counted_as}."
    yield _which_time(within, standard.calendar, nation)
    if within.unit.is_day_target and within.amount > 0:
        counted = "counts as day 1" if rules.count_receipt_day else "is not counted"
        yield f"The day of receipt {counted}; the last day runs to midnight."
    if within.unit is Unit.WORKING_DAY and rules.closed_day_receipt is ClosedDayReceipt.ROLLS_TO_DAY_ZERO:
        yield "What comes on a closed day counts as received on the next working day."
    if rules.after_hours is AfterHours.NEXT_WORKING_DAY:
        yield "What comes after the office has closed counts as received on the next working day."
    if within.unit.is_working_time and rules.at_closing_time is AtClosingTime.NEXT_OPENING:
        yield "Time that ends exactly at closing time runs until the next opening."
    yield from _closed_last_day(within, rules.due_on_closed_day)
    if standard.season is not None:
        yield f"It applies to what begins from {standard.season}."
    if standard.extends_at_most is not None:
        yield f"It may be extended by {standard.extends_at_most} at most."


def _which_time(within: Within, calendar: CalendarKind, nation: Nation) -> str:
    unit = within.unit
    if unit.is_elapsed or unit is Unit.AT_ONCE:
        return "Every hour counts: nights, weekends and holidays too."
    if unit.is_working_time:
        return "Only time inside the office’s opening hours counts."
    if unit is not Unit.WORKING_DAY:
        return "Every day counts: weekends and holidays too."
    closed = ["Weekends"] if nation is Nation.NONE else ["Weekends", _HOLIDAYS[nation]]
    if calendar is CalendarKind.OFFICE:
        return f"{list_in_words([*closed, 'days on which the office is closed'])} are not counted."
    return f"{list_in_words(closed)} are not counted; days on which only the office closes are."


def _closed_last_day(within: Within, rule: DueOnClosedDay | None) -> Iterator[str]:
    if within.unit is Unit.WORKING_DAY or not within.unit.is_day_target:
        return
    moves = rule is DueOnClosedDay.NEXT_WORKING_DAY or (rule is None and within.unit is Unit.MONTH)
    if moves:
        yield "If the last day is a closed day, the next working day is the last."
    else:
        yield "The last day stays, even if it is a closed day."
