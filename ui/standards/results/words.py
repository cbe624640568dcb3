"""What the scoreboard says: figures, changes, states and whole rows, for eye and screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hsdesk.calendars.words import MONTH_NAMES
from hsdesk.reporting.periods import Period, PeriodKind
from hsdesk.reporting.rows import PackRow, ScoreRow, ScoreState
from hsdesk.reporting.words import excuse_in_words, figure_in_words, result_in_words
from hsdesk.standards.pack import Better, StandardKind
from ui.tokens import Family
from ui.widgets.paint import Chip, ChipSize
from ui.words import counted, listed

CHIPS: dict[ScoreState, tuple[str, Family]] = {
    ScoreState.MET: ("check", Family.OK),
    ScoreState.CLOSE: ("triangle-alert", Family.SOON),
    ScoreState.MISSED: ("x", Family.OVER),
    ScoreState.TOO_FEW: ("circle-dashed", Family.PAUSE),
    ScoreState.NO_DATA: ("circle-dashed", Family.PAUSE),
    ScoreState.NO_FIGURE: ("minus", Family.PAUSE),
    ScoreState.AWAITED: ("clock-fading", Family.PAUSE),
    ScoreState.OVERRULED: ("scale", Family.PAUSE),
    ScoreState.NOT_IN_FORCE: ("calendar-minus", Family.PAUSE),
}
"""Icon and family of each state; only what was measured against a figure has a colour."""

KIND_WORDS: dict[StandardKind, str] = {
    StandardKind.TIMED: "Done in a time",
    StandardKind.EVERY: "Done each time",
    StandardKind.LEVEL: "Figures to reach",
    StandardKind.RECURRING: "Done regularly",
    StandardKind.FIXTURE: "In place",
    StandardKind.CONDUCT: "How we behave",
}
"""The kinds of promises as a manager chooses among them."""

_AREAS = {"asb": "Antisocial behaviour", "email": "Emails", "phone": "Telephone"}
_UNITS = {"working_days": ("working day", "working days"), "percent": ("point", "points")}
_STEADY = 0.5
"""A curve that ends less than this away from where it began is steady."""
_LEAST = 0.05
"""What is less than this rounds to nothing."""


def area_title(area: str) -> str:
    """An area as a heading: "Reception", "Antisocial behaviour"."""
    return _AREAS.get(area, area.replace("-", " ").replace("_", " ").capitalize())


def state_chip(row: ScoreRow, *, small: bool = False) -> Chip:
    """The state of a promise: icon and words in the colour of its family."""
    icon, family = CHIPS[row.state]
    return Chip(row.state.in_words, icon, family, ChipSize.TEXT if small else ChipSize.ROW)


def state_words(row: ScoreRow) -> str:
    """The state with what it waits for: "Not yet measured, awaits Complaints"."""
    if row.state is ScoreState.AWAITED and row.awaits:
        return f"{row.state.in_words}, awaits {listed(row.awaits)}"
    return row.state.in_words


# figures


def number(value: float, places: int = 1) -> str:
    """A number without needless noughts: 94, 5.2."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(row: ScoreRow, value: float) -> str:
    """A figure of a promise with its unit: "94%", "5.2%", "8 working days"."""
    return figure_in_words(value, row.unit)


def result(row: ScoreRow) -> str:
    """The result of the period; a dash where nothing was measured, never a nought."""
    return result_in_words(row) or "–"


def target(row: ScoreRow) -> str:
    """What is to be reached, as a sentence begins: "90% or more, within 10 minutes"."""
    told = ", ".join(part for part in (row.target, row.promised) if part)
    return told[:1].upper() + told[1:]


def share(row: ScoreRow) -> str:
    """The figure to be reached, without what each single one is held to."""
    return row.target[:1].upper() + row.target[1:]


def change(row: ScoreRow) -> str:
    """The result against the period before: "3 points better", "No change", nothing without a result."""
    if row.result is None:
        return ""
    difference = row.change
    if difference is None:
        return "No figure before"
    if abs(difference) < _LEAST or row.is_better is None:
        return "No change"
    amount = number(abs(difference))
    one, many = _UNITS.get(row.unit, (row.unit.replace("_", " "),) * 2)
    return f"{amount} {one if amount == '1' else many} {'better' if row.is_better else 'worse'}"


def change_mark(row: ScoreRow) -> tuple[str, Family | None]:
    """The arrow of a change and its colour: up is better, whichever way the figure went."""
    words = change(row)
    if words.endswith("better"):
        return "arrow-up", Family.OK
    if words.endswith("worse"):
        return "arrow-down", Family.OVER
    return "minus" if words == "No change" else "", None


def evidence(row: ScoreRow) -> str:
    """What is behind the figure, as a link: "212 visits"; else what it waits for."""
    if row.state is ScoreState.AWAITED:
        return f"Awaits {listed(row.awaits)}" if row.awaits else "Awaited"
    if row.state is ScoreState.OVERRULED:
        return "Not measured"
    return row.counted_words if row.counted else "Nothing yet"


def has_evidence(row: ScoreRow) -> bool:
    """Whether there is anything behind the figure."""
    return row.counted > 0 or bool(row.left_out) or bool(row.excused)


def curve(row: ScoreRow) -> str:
    """The small curve in words: "88, 91, no figure, 94, rising"."""
    known = [point for point in row.points if point is not None]
    if not known:
        return ""
    said = ["no figure" if point is None else number(point) for point in row.points]
    first = next(place for place, point in enumerate(row.points) if point is not None)
    words = ", ".join(said[first:])
    if len(known) < 2:
        return words
    third = max(1, len(known) // 3)
    rise = sum(known[-third:]) / third - sum(known[:third]) / third
    way = "steady" if abs(rise) < _STEADY else "rising" if rise > 0 else "falling"
    return f"{words}, {way}"


# rows


def second_line(row: ScoreRow, *, home: str) -> str:
    """Under the title: the clause, the pack where it is not `home`, and what to be careful of."""
    parts = [row.standard]
    if row.pack != home:
        parts.append(row.pack_title)
    if row.is_aim:
        parts.append("our own aim")
    if row.unverified:
        parts.append("check before relying on this")
    if row.contradiction and row.state is not ScoreState.OVERRULED:
        parts.append("the law says otherwise")
    return "  ·  ".join(parts)


def row_sentence(row: ScoreRow) -> str:
    """Everything a row shows, as it is read out."""
    parts = [row.title, row.standard, f"target {row.target}", row.promised]
    if row.result is not None:
        parts.append(f"result {result(row)}")
    parts.append(state_words(row))
    if row.result is not None:
        parts.append(change(row))
    if row.counted:
        parts.append(row.counted_words)
    shown = curve(row)
    if shown:
        parts.append(f"over time {shown}")
    if row.unverified:
        parts.append("check before relying on this")
    if row.contradiction and row.state is not ScoreState.OVERRULED:
        parts.append("the law says otherwise")
    return ", ".join(part for part in parts if part)


def met_words(rows: Sequence[ScoreRow]) -> str:
    """How many of a group were met, of those that could be judged: "2 of 3 met"."""
    judged = {ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED, ScoreState.TOO_FEW}
    of = sum(row.state in judged for row in rows)
    met = sum(row.state is ScoreState.MET for row in rows)
    return f"{met} of {of} met" if of else "None measured"


def left_out_words(row: ScoreRow) -> list[str]:
    """What was left out and why, one sentence each; then what was corrected."""
    said = [f"{number} left out: {reason.in_words}." for reason, number in row.left_out if number]
    for code, many in row.excused:
        if many:
            said.append(f"{many} excused by the promise itself: {excuse_in_words(code)}.")
    if row.result_with_excused is not None and row.excused:
        said.append(f"With those it would be {figure(row, row.result_with_excused)}.")
    if row.corrected:
        said.append(f"{counted(row.corrected, 'time')} corrected later; the corrected time counts.")
    return said


# periods and packs


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


def _day(day: date) -> str:
    return f"{day.day} {_month(day)[:3]}"


def _dated(day: date) -> str:
    return f"{_day(day)} {day.year}"


def short_name(period: Period) -> str:
    """A period in a column title: "March", "Jan to Mar", "2025 to 2026"."""
    first, last = period.first, period.last
    match period.kind:
        case PeriodKind.MONTH:
            return _month(first)
        case PeriodKind.WEEK:
            return f"Week of {_day(first)}"
        case PeriodKind.QUARTER:
            return f"{_month(first)[:3]} to {_month(last)[:3]}"
        case PeriodKind.YEAR_TO_DATE:
            return "To date"
        case PeriodKind.FINANCIAL_YEAR:
            return f"{first.year} to {last.year}"


def before_name(period: Period) -> str:
    """The period before, with which one is compared: "February", "a year ago"."""
    return "a year ago" if period.kind is PeriodKind.YEAR_TO_DATE else short_name(period.previous())


def span(period: Period) -> str:
    """What the small curves cover: "Apr 2025 to Mar 2026"."""
    curve_of = period.sparkline()
    first, last = curve_of[0].first, curve_of[-1].last
    if period.kind is PeriodKind.WEEK:
        return f"{_day(first)} to {_dated(last)}"
    return f"{_month(first)[:3]} {first.year} to {_month(last)[:3]} {last.year}"


def in_force(pack: PackRow) -> str:
    """From when to when a version of a pack counts: "in force 1 Oct 2025 to 31 Mar 2026"."""
    if pack.first and pack.last:
        return f"in force {_dated(pack.first)} to {_dated(pack.last)}"
    if pack.first:
        return f"in force since {_dated(pack.first)}"
    return f"in force until {_dated(pack.last)}" if pack.last else ""


def direction(better: Better) -> str:
    """Which way a figure is better, in words."""
    return "the higher the better" if better is Better.HIGHER else "the lower the better"
