"""Where the results come from: questions to the office, asked off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hsdesk.office import Office
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import EvidenceRow, Scoreboard, ScoreDetail, ScoreRow
from hsdesk.standards.pack import Level
from ui.standards.results.promise_words import Moves, moves_of
from ui.tables.paging import Page


@dataclass(frozen=True, slots=True)
class Detail:
    """What the panel shows of one promise: its figures, and what starts and stops it in words."""

    score: ScoreDetail
    moves: Moves
    measure: str = ""
    """The measure whose figures a person enters by the month; empty where hsdesk counts by itself."""


class Results(Protocol):
    """What the tab asks; every question may be asked off the main thread and may be refused."""

    def board(self, period: Period) -> Scoreboard:
        """All promises over a period."""

    def detail(self, row: ScoreRow, period: Period) -> Detail:
        """Everything about one promise."""

    def behind(
        self, row: ScoreRow, period: Period, skip: int, limit: int, *, only_broken: bool
    ) -> Page[EvidenceRow]:
        """What is behind a figure, newest first, from the `skip`th on."""


class OfficeResults:
    """The results of an open office."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def board(self, period: Period) -> Scoreboard:
        """All promises over a period."""
        from hsdesk.reporting.scoreboard import scoreboard

        return self._office.ask(scoreboard, self._office.reporting, period)

    def detail(self, row: ScoreRow, period: Period) -> Detail:
        """Everything about one promise. Raises `PackError` for one that is in no pack any more."""
        from hsdesk.reporting.scoreboard import detail

        standards = self._office.standards
        standard, _ = standards.standard_of(row.pack, row.pack_version, row.standard)
        score = self._office.ask(detail, self._office.reporting, row.standard, period)
        entered = isinstance(standard, Level) and standard.measure in standards.vocabulary.entered_measures
        measure = standard.measure if isinstance(standard, Level) and entered else ""
        return Detail(score, moves_of(standard, standards.vocabulary), measure)

    def behind(
        self, row: ScoreRow, period: Period, skip: int, limit: int, *, only_broken: bool
    ) -> Page[EvidenceRow]:
        """What is behind a figure, and how much there is of it."""
        from hsdesk.reporting.evidence import behind, count_behind

        reporting, standard = self._office.reporting, row.standard
        with self._office.read() as read:
            total = count_behind(read, reporting, standard, period, only_broken=only_broken)
            rows = behind(
                read, reporting, standard, period, only_broken=only_broken, limit=limit, offset=skip
            )
        return Page(tuple(rows), total)
