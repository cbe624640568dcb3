"""What is behind a figure: the visits, cases, checks, answers and months that were counted, or were not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hsdesk.clock import LONDON
from hsdesk.reporting.clock_evidence import clocks_behind, count_clocks
from hsdesk.reporting.gathering import awaits, gathered, room_of
from hsdesk.reporting.measures import Page, entered_in
from hsdesk.reporting.periods import Period
from hsdesk.reporting.promises import Promise, Reporting, promise_of
from hsdesk.reporting.rows import EvidenceOutcome, EvidenceRow
from hsdesk.reporting.words import figure_in_words, month_in_words, subject_in_words
from hsdesk.standards.occasions import occasions
from hsdesk.standards.pack import Every, Level, is_overruled
from hsdesk.standards.tallies import Span
from hsdesk.store.work import Read


def behind(
    read: Read,
    reporting: Reporting,
    standard: str,
    period: Period,
    *,
    only_broken: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[EvidenceRow]:
    """What is behind the figure of a promise in a period, latest first, a page at a time.

    With `only_broken` these are the ones that were counted and not kept. Raises `Gone` for a promise that
    no pack of the office has.
    """
    promise = promise_of(read, reporting, standard, period)
    if not _is_measured(reporting, promise):
        return []
    span, page = period.bounds(LONDON), Page(only_broken, limit, offset)
    if promise.is_clock:
        return _named(read, reporting, clocks_behind(read, standard, span, page))
    if (occasion := promise.occasion) is not None:
        return _named(read, reporting, _of_journal(read, occasion, span, page))
    if (kind := room_of(promise)) is not None:
        return reporting.rooms[kind].behind(read, standard, span, page)
    return _of_measure(read, reporting, promise, span, page)


def count_behind(
    read: Read, reporting: Reporting, standard: str, period: Period, *, only_broken: bool = False
) -> int:
    """How many rows `behind` has in all. Raises `Gone` as it does."""
    promise = promise_of(read, reporting, standard, period)
    if not _is_measured(reporting, promise):
        return 0
    if promise.is_clock:
        return count_clocks(read, standard, period.bounds(LONDON), only_broken=only_broken)
    measured = gathered(read, reporting, [promise], [period])[standard][period]
    if measured.figure is not None:
        return 0 if only_broken else measured.counted
    return measured.counted - measured.kept if only_broken else measured.counted


def _is_measured(reporting: Reporting, promise: Promise) -> bool:
    return not is_overruled(promise.standard, promise.packs) and not awaits(reporting, promise)


def _of_journal(read: Read, standard: Every, span: Span, page: Page) -> list[EvidenceRow]:
    found = occasions(
        read, standard, *span, only_broken=page.only_broken, limit=page.limit, offset=page.offset
    )
    return [
        EvidenceRow(
            subject_kind=each.subject_kind,
            subject_id=each.subject_id,
            title="",
            when=each.at,
            outcome=EvidenceOutcome.SHOWN if each.kept else EvidenceOutcome.NOT_SHOWN,
            kept=each.kept,
        )
        for each in found
    ]


def _of_measure(
    read: Read, reporting: Reporting, promise: Promise, span: Span, page: Page
) -> list[EvidenceRow]:
    level = promise.standard
    if not isinstance(level, Level):
        return []
    if not reporting.measures.is_entered(level.measure):
        return reporting.measures.behind(read, level.measure, span, page)
    if page.only_broken:
        return []
    rows = entered_in(read, level.measure, *span)[page.offset : page.offset + page.limit]
    return [
        EvidenceRow(
            subject_kind="figure",
            subject_id=row.id,
            title=f"{month_in_words(row.month)}: {figure_in_words(row.value.figure, level.unit, places=2)}",
            when=row.entered_at,
            outcome=EvidenceOutcome.FIGURE,
            corrected=row.is_corrected,
        )
        for row in rows
    ]


def _named(read: Read, reporting: Reporting, rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    """The rows with the names of what they are about, never a person's."""
    own = list(rows)
    names: dict[str, Mapping[int, str]] = {
        kind: reporting.titles[kind](read, {row.subject_id for row in own if row.subject_kind == kind})
        for kind in {row.subject_kind for row in own} & set(reporting.titles)
    }
    return [
        replace(
            row,
            title=names.get(row.subject_kind, {}).get(
                row.subject_id, f"{subject_in_words(row.subject_kind).capitalize()} {row.subject_id}"
            ),
        )
        for row in own
    ]
