"""The scoreboard: every promise of the office's packs, how it was kept in a period, and how it goes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hsdesk.clock import LONDON
from hsdesk.reporting.evidence import count_behind
from hsdesk.reporting.gathering import Found, gathered
from hsdesk.reporting.judging import as_the_office_judges
from hsdesk.reporting.leaving_out import Omission, omission_of, omitted
from hsdesk.reporting.periods import Period
from hsdesk.reporting.promises import Promise, Reporting, packs_of, promise_of, promises_of
from hsdesk.reporting.rows import Scoreboard, ScoreDetail, ScoreRow, ScoreState
from hsdesk.reporting.scoring import row_of, state_of
from hsdesk.reporting.words import count_of, excuse_in_words, figure_in_words, nouns_of
from hsdesk.standards.results import results
from hsdesk.store.work import Read

_JUDGED = {ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED}


def scoreboard(read: Read, reporting: Reporting, period: Period) -> Scoreboard:
    """How every promise was kept in a period, against the period before, and over the last ones.

    No promise is ever silently good. One that a later feature must measure awaits it, one that the law has
    replaced says so, one that nothing happened to has no data; none of these shows a figure. A promise that
    names no share is held to every single case, and so is a statutory one, however few there were. Those
    that the promise itself excuses, where it says so, are left out of the figure and shown beside it.
    """
    reporting = as_the_office_judges(read, reporting)
    promises = promises_of(read, reporting, period)
    before, points = period.previous(), period.sparkline()
    found = gathered(read, reporting, promises, [period, before, *points])
    left_out = omitted(read, [each for each in promises if each.is_clock], period)
    rows = tuple(
        row_of(reporting, each, found, period, left_out.get(each.standard.id, Omission()))
        for each in promises
    )
    return Scoreboard(
        period, rows, packs_of(read, reporting, period), _met(reporting, promises, found, before)
    )


class _Times(NamedTuple):
    median: float | None = None
    longest: int | None = None
    left_out: Omission = Omission()


def detail(read: Read, reporting: Reporting, standard: str, period: Period) -> ScoreDetail:
    """Everything about one promise in a period. Raises `Gone` when no pack of the office has it."""
    reporting = as_the_office_judges(read, reporting)
    promise = promise_of(read, reporting, standard, period)
    found = gathered(read, reporting, [promise], [period, period.previous(), *period.sparkline()])
    times = _times(read, promise, period)
    row = row_of(reporting, promise, found, period, times.left_out)
    source = promise.pack.source_of(promise.standard)
    return ScoreDetail(
        row=row,
        source=source.title,
        source_dated=source.dated,
        place=promise.standard.place,
        measured=tuple(_measured_in_words(promise, row)),
        median=times.median,
        longest=times.longest,
        behind=count_behind(read, reporting, standard, period),
        broken=count_behind(read, reporting, standard, period, only_broken=True),
    )


def _times(read: Read, promise: Promise, period: Period) -> _Times:
    if not promise.is_clock:
        return _Times()
    (row,) = results(read, [promise.standard.id], *period.bounds(LONDON))
    return _Times(row.median, row.longest, omission_of(row))


def _measured_in_words(promise: Promise, row: ScoreRow) -> Iterator[str]:
    """What was counted, what was left out and why, and what was corrected, in sentences."""
    one, many = nouns_of(promise)
    if not row.counted:
        yield "Nothing was counted in this period."
    elif row.kept or row.unit == "percent":
        yield f"{count_of(row.counted, one, many)} counted; {row.kept:,} kept the promise."
    for reason, count in row.left_out:
        yield f"{count_of(count, one, many)} not counted: {reason.in_words}."
    for code, count in row.excused:
        yield f"{count_of(count, one, many)} excused by the promise itself: {excuse_in_words(code)}."
    if row.result_with_excused is not None:
        yield f"With these the figure is {figure_in_words(row.result_with_excused, row.unit)}."
    if row.corrected:
        yield f"{count_of(row.corrected, one, many)} with a time that was corrected later."


def _met(reporting: Reporting, promises: Sequence[Promise], found: Found, before: Period) -> int | None:
    """How many promises were met in the period before; None when none was judged."""
    states = [state_of(reporting, each, found.get(each.standard.id, {}), before) for each in promises]
    judged = [state for state in states if state in _JUDGED]
    return judged.count(ScoreState.MET) if judged else None
