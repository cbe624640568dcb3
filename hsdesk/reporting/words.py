"""Targets, results and counts in words."""

from datetime import date
from fractions import Fraction

from hsdesk.calendars.words import MONTH_NAMES
from hsdesk.reporting.promises import Promise
from hsdesk.reporting.rows import ScoreRow, ScoreState
from hsdesk.reporting.rules import WHOLE, Target
from hsdesk.standards.pack import Better, Every, Level, PackKind, Recurring, StandardKind, Timed

_NOUNS = {
    "asb": "report",
    "email": "email",
    "letter_in": "letter",
    "home_visit": "home visit",
    "meeting": "meeting",
    "service": "service",
    "voicemail": "voicemail",
}
"""What the things are called that entries are about, where the entry's own name does not say it."""
_ROOM_NOUNS = {
    StandardKind.RECURRING: ("duty", "duties"),
    StandardKind.FIXTURE: ("check", "checks"),
    StandardKind.CONDUCT: ("answer", "answers"),
    StandardKind.LEVEL: ("figure", "figures"),
}
_EXCUSES = {"no-staff-available": "no member of staff was available"}


def target_of(promise: Promise) -> Target:
    """What the figure of a promise is to reach: 100 % where no share is named, none for a bare level."""
    standard = promise.standard
    if isinstance(standard, Level):
        figure = standard.at_least if standard.at_most is None else standard.at_most
        exact = None if figure is None else Fraction(str(figure))
        return Target(exact, standard.direction, is_points=standard.unit == "percent")
    each_counts = promise.pack.kind is PackKind.STATUTE or standard.KIND in {
        StandardKind.RECURRING,
        StandardKind.FIXTURE,
    }
    share = WHOLE if standard.share is None else Fraction(str(standard.share))
    return Target(share, each_counts=each_counts)


def target_in_words(target: Target, unit: str) -> str:
    """A target for a narrow column: "90% or more", "100%", "7% or less", "No figure named"."""
    if target.figure is None:
        return "No figure named"
    figure = figure_in_words(target.figure, unit)
    if target.is_points and target.figure == WHOLE and target.better is Better.HIGHER:
        return figure
    return f"{figure} or {'more' if target.better is Better.HIGHER else 'less'}"


def figure_in_words(figure: Fraction | float, unit: str, *, places: int = 1) -> str:
    """A figure with its unit, to so many decimal places at most: "94%", "5.2%", "20 working days"."""
    text = f"{float(figure):,.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if unit == "percent" else f"{text} {unit.replace('_', ' ')}"


def result_in_words(row: ScoreRow) -> str:
    """The result as it may be shown: never rounded so far that a missed target looks reached; "" for none."""
    if row.result is None:
        return ""
    if row.state not in {ScoreState.CLOSE, ScoreState.MISSED}:
        return figure_in_words(row.result, row.unit)
    for places in range(1, 6):
        text = figure_in_words(row.result, row.unit, places=places)
        if not row.target.startswith(text):
            return text
    return figure_in_words(row.result, row.unit, places=6)


def counted_in_words(promise: Promise, count: int) -> str:
    """How many of what were counted: "212 visits", "3 checks"."""
    return count_of(count, *nouns_of(promise))


def count_of(count: int, one: str, many: str) -> str:
    """A count with its noun, thousands set apart: "3,911 calls"."""
    return f"{count:,} {one if count == 1 else many}"


def nouns_of(promise: Promise) -> tuple[str, str]:
    """What a promise counts, in the singular and the plural."""
    standard = promise.standard
    if isinstance(standard, Timed | Every) or (isinstance(standard, Recurring) and standard.each):
        subjects = dict.fromkeys(event.partition(".")[0] for event in standard.starts)
        if len(subjects) == 1:
            (subject,) = subjects
            one = subject_in_words(subject)
            return one, _plural(one)
        return "time", "times"
    return _ROOM_NOUNS[standard.KIND]


def subject_in_words(kind: str) -> str:
    """What a subject of the journal is called: "letter", "home visit"."""
    return _NOUNS.get(kind, kind.replace("_", " "))


def day_in_short(day: date) -> str:
    """A date for a list: 14 Apr 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def month_in_words(month: date) -> str:
    """A month as figures are entered by: March 2026."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def _plural(one: str) -> str:
    if one.endswith("y") and one[-2] not in "aeiou":
        return f"{one[:-1]}ies"
    return f"{one}es" if one.endswith(("s", "x", "ch", "sh")) else f"{one}s"


def excuse_in_words(code: str) -> str:
    """The reason that a promise itself gives for not being kept."""
    return _EXCUSES.get(code, code.replace("-", " "))
