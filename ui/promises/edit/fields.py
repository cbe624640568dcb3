"""The fields of each kind of promise: what each is called, what it asks for, and how it is entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hsdesk.calendars.rules import AfterHours, AtClosingTime, ClosedDayReceipt, DueOnClosedDay
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.pack import Better, Evidence, StandardKind
from ui.widgets.option import Option


class Entry(StrEnum):
    """How a value is entered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    NAMES = "names"
    SEASON = "season"
    CHOICE = "choice"
    CHIPS = "chips"
    AREA = "area"
    SOURCE = "source"
    MEASURE = "measure"
    EVENTS = "events"
    EXCUSES = "excuses"
    CONDITIONS = "conditions"
    MOMENTS = "moments"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `about` names the fields of entries whose facts it speaks of.

    A `key` with a point, such as `rules.after_hours`, is a part of a value.
    """

    key: str
    label: str
    entry: Entry = Entry.LINE
    hint: str = ""
    required: bool = False
    about: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under a heading."""

    title: str
    fields: tuple[FieldSpec, ...]


_TIME = "Such as 5 minutes, 24 hours, 10 working days, 4 weeks, 1 month, same day or at once."
_PERIOD = "Such as 1 week, 3 months or 2 years."
_STARTS, _STOPS, _SHOWN = ("starts",), ("stops",), ("shown_by", "starts")

_HEAD = (
    FieldSpec("title", "Title", hint="A few words, for lists.", required=True),
    FieldSpec(
        "sentence", "What tenants are told", Entry.TEXT, "One sentence with a full stop.", required=True
    ),
    FieldSpec("area", "Area", Entry.AREA, required=True),
)
_SHARE = FieldSpec(
    "share", "Share to be kept, in per cent", Entry.NUMBER, "Only where one is promised, such as 90."
)
_FOOT = FieldGroup(
    "Where it comes from, and when it holds",
    (
        FieldSpec("source", "Document", Entry.SOURCE, required=True),
        FieldSpec("place", "Heading in the document"),
        FieldSpec(
            "in_force_from", "In force from", Entry.DATE, "The first day on which it can begin to count."
        ),
        FieldSpec("until", "In force until", Entry.DATE, "The last day on which it can begin to count."),
        FieldSpec("note", "Note", Entry.TEXT, "For colleagues; tenants do not see it."),
    ),
)
_CALENDAR = FieldSpec(
    "calendar",
    "Which days count",
    Entry.CHOICE,
    options=(
        Option(None, "Weekends, bank holidays and our own closures do not"),
        Option(CalendarKind.STATUTORY.value, "Only weekends and bank holidays do not, as in law"),
    ),
)
_RULES = (
    FieldSpec(
        "rules.closed_day_receipt",
        "What comes on a closed day",
        Entry.CHOICE,
        options=(
            Option(None, "The next working day is day 1"),
            Option(ClosedDayReceipt.ROLLS_TO_DAY_ZERO.value, "The next working day is day 0"),
        ),
    ),
    FieldSpec(
        "rules.count_receipt_day",
        "The day of receipt",
        Entry.CHOICE,
        options=(Option(None, "is not counted"), Option(True, "is day 1")),  # noqa: FBT003 - a value of the pack
    ),
    FieldSpec(
        "rules.after_hours",
        "What comes after closing time",
        Entry.CHOICE,
        options=(
            Option(None, "counts as received that day"),
            Option(AfterHours.NEXT_WORKING_DAY.value, "counts as received on the next working day"),
        ),
    ),
    FieldSpec(
        "rules.at_closing_time",
        "Time that ends exactly at closing time",
        Entry.CHOICE,
        options=(
            Option(None, "is over then"),
            Option(AtClosingTime.NEXT_OPENING.value, "runs until the next opening"),
        ),
    ),
    FieldSpec(
        "rules.due_on_closed_day",
        "A last day that is a closed day",
        Entry.CHOICE,
        options=(
            Option(None, "stays; months move on to the next working day"),
            Option(DueOnClosedDay.STAYS.value, "always stays"),
            Option(DueOnClosedDay.NEXT_WORKING_DAY.value, "always moves on to the next working day"),
        ),
    ),
)
_WHEN = FieldSpec("when", "Only when", Entry.CONDITIONS, about=_STARTS)
_FROM = FieldSpec(
    "from", "The time counts from", Entry.MOMENTS, "The latest of what is chosen.", about=_STARTS
)

_TIMED = (
    FieldGroup(
        "What is promised",
        (
            *_HEAD,
            FieldSpec("within", "Time", hint=_TIME, required=True),
            FieldSpec(
                "counted_as", "Measured as", hint="A time that can be measured, for at once and the like."
            ),
            _SHARE,
        ),
    ),
    FieldGroup(
        "The clock",
        (
            FieldSpec("starts", "Starts when", Entry.EVENTS, required=True),
            _WHEN,
            _FROM,
            FieldSpec("stops", "Stops when", Entry.EVENTS, required=True),
            FieldSpec("stops_when", "Stops only when", Entry.CONDITIONS, about=_STOPS),
        ),
    ),
    FieldGroup(
        "What else moves it",
        (
            FieldSpec("pauses", "Is paused when", Entry.EVENTS),
            FieldSpec("resumes", "Goes on when", Entry.EVENTS),
            FieldSpec("extends", "Is extended when", Entry.EVENTS),
            FieldSpec("extends_at_most", "Extended by at most", hint=_TIME),
            FieldSpec("cancels", "Falls away when", Entry.EVENTS),
            FieldSpec("ends", "Ends without being kept when", Entry.EVENTS),
            FieldSpec("excuses", "Is excused when", Entry.EXCUSES),
            FieldSpec(
                "yields",
                "Beside another promise about the same",
                Entry.CHOICE,
                options=(Option(None, "both run"), Option(True, "this one stands back")),  # noqa: FBT003
            ),
        ),
    ),
    FieldGroup(
        "How it is counted",
        (
            _CALENDAR,
            *_RULES,
            FieldSpec("season", "Only in a season", Entry.SEASON, "Such as 1 November to 30 April."),
        ),
    ),
    _FOOT,
)
_EVERY = (
    FieldGroup("What is promised", (*_HEAD, _SHARE)),
    FieldGroup(
        "What shows it",
        (
            FieldSpec("starts", "Each time", Entry.EVENTS, required=True),
            _WHEN,
            FieldSpec("shown_by", "Shown by a later entry", Entry.EVENTS, "Empty: the same entry shows it."),
            FieldSpec("shows", "Kept when", Entry.CONDITIONS, about=_SHOWN),
            FieldSpec("within", "In a time", hint=_TIME),
            FieldSpec("cancels", "Falls away when", Entry.EVENTS),
            FieldSpec("ends", "Ends without being kept when", Entry.EVENTS),
        ),
    ),
    FieldGroup("How it is counted", (_FROM, _CALENDAR, *_RULES)),
    _FOOT,
)
_UNITS = (
    Option(None, "per cent"),
    Option("working_days", "working days"),
)
_LEVEL = (
    FieldGroup(
        "What is promised",
        (
            *_HEAD,
            FieldSpec("measure", "Figure", Entry.MEASURE, required=True),
            FieldSpec("unit", "In", Entry.CHOICE, options=_UNITS),
            FieldSpec("at_least", "At least", Entry.NUMBER, "Fill in this, or one of the next two."),
            FieldSpec("at_most", "At most", Entry.NUMBER),
            FieldSpec(
                "better",
                "Without a number",
                Entry.CHOICE,
                options=(
                    Option(None, "there is a number"),
                    Option(Better.HIGHER.value, "the higher the better"),
                    Option(Better.LOWER.value, "the lower the better"),
                ),
            ),
            FieldSpec("every", "Reported every", hint=_PERIOD),
        ),
    ),
    _FOOT,
)
_RECURRING = (
    FieldGroup(
        "What is promised",
        (
            *_HEAD,
            FieldSpec("every", "How often", hint=f"{_PERIOD} Empty: the office sets its own."),
            FieldSpec("times", "Times in each period", Entry.NUMBER),
            FieldSpec("per_year", "Times a year", Entry.NUMBER),
            FieldSpec("parts", "One round consists of", Entry.NAMES, "Separate them with commas."),
            FieldSpec("shows_it", "What shows that it was done", Entry.TEXT),
            _SHARE,
        ),
    ),
    FieldGroup(
        "Where it is due after each of something",
        (
            FieldSpec("each", "After each", hint="In a word, such as service."),
            FieldSpec("starts", "Due after", Entry.EVENTS),
            _WHEN,
            FieldSpec("shown_by", "Done when", Entry.EVENTS),
        ),
    ),
    _FOOT,
)
_FIXTURE = (
    FieldGroup(
        "What is promised",
        (
            *_HEAD,
            FieldSpec("checked_every", "Looked at every", hint=f"{_PERIOD} Empty: the office sets its own."),
            FieldSpec("question", "Question at the office check", hint="Yes is good."),
            FieldSpec("look_for", "What to look at", Entry.TEXT),
            _SHARE,
        ),
    ),
    _FOOT,
)
_CONDUCT = (
    FieldGroup(
        "What is promised",
        (
            *_HEAD,
            FieldSpec(
                "tested_by",
                "Tested by",
                Entry.CHIPS,
                options=(
                    Option(Evidence.SURVEY.value, "Survey"),
                    Option(Evidence.MYSTERY_SHOPPING.value, "Mystery shopping"),
                    Option(Evidence.VISIT_RECORD.value, "Record of visits"),
                ),
            ),
            _SHARE,
        ),
    ),
    _FOOT,
)
GROUPS: dict[StandardKind, tuple[FieldGroup, ...]] = {
    StandardKind.TIMED: _TIMED,
    StandardKind.EVERY: _EVERY,
    StandardKind.LEVEL: _LEVEL,
    StandardKind.RECURRING: _RECURRING,
    StandardKind.FIXTURE: _FIXTURE,
    StandardKind.CONDUCT: _CONDUCT,
}
"""The fields of each kind, in the order of its form."""

PACK_GROUPS = (
    FieldGroup(
        "About the pack",
        (
            FieldSpec("title", "Title", required=True),
            FieldSpec("organisation", "Whose promises these are", required=True),
            FieldSpec("note", "Note", Entry.TEXT, "For colleagues who choose or read it."),
        ),
    ),
)
NEW_ID = FieldSpec("id", "Number", hint="Capitals and a number, such as OWN-01.", required=True)


def label_of(kind: StandardKind, key: str) -> str:
    """What a key of a promise is called, such as "Time" for `within`; parts of a value by its first."""
    for spec in _all_of(GROUPS[kind]):
        if spec.key == key:
            return spec.label
    return {
        "rules": "How it is counted",
        "unverified": "To be checked",
        "contradicts": "Against the law",
    }.get(key, key.replace("_", " ").capitalize())


def _all_of(groups: Iterable[FieldGroup]) -> Iterable[FieldSpec]:
    return (spec for group in groups for spec in group.fields)
