"""The lines of the list: areas that fold, their promises, and what is not measured yet at their end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from hsdesk.reporting.rows import Scoreboard, ScoreRow, ScoreState
from hsdesk.standards.pack import StandardKind
from ui.standards.results.words import area_title, met_words

QUIET = (ScoreState.AWAITED, ScoreState.NOT_IN_FORCE)
"""States whose promises stand folded together at the end of their area."""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """The heading of an area. `measured` says how many of its promises were met, whatever is filtered."""

    area: str
    title: str
    measured: str
    rows: int
    folded: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"area {self.area}"


@dataclass(frozen=True, slots=True)
class QuietLine:
    """Stands for the promises of an area that are in one quiet state, until it is opened."""

    area: str
    state: ScoreState
    rows: int
    folded: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"quiet {self.area} {self.state.value}"

    @property
    def words(self) -> str:
        """How many, and in which state: "12 not yet measured"."""
        return f"{self.rows} {self.state.in_words.lower()}"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One promise."""

    row: ScoreRow

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"row {self.row.pack} {self.row.standard}"

    @property
    def area(self) -> str:
        """The area under which it stands."""
        return self.row.area


Line = AreaLine | QuietLine | ResultLine


class Show(StrEnum):
    """Which promises the list shows."""

    ALL = "all"
    MISSED = "missed"
    CLOSE = "close"
    AWAITED = "awaited"

    @property
    def in_words(self) -> str:
        """The word on its chip."""
        return _SHOW_WORDS[self]

    def takes(self, row: ScoreRow) -> bool:
        """Whether a promise is among them."""
        return self is Show.ALL or row.state is _SHOW_STATES[self]


_SHOW_WORDS = {
    Show.ALL: "All",
    Show.MISSED: "Missed",
    Show.CLOSE: "Close",
    Show.AWAITED: "Not yet measured",
}
_SHOW_STATES = {
    Show.MISSED: ScoreState.MISSED,
    Show.CLOSE: ScoreState.CLOSE,
    Show.AWAITED: ScoreState.AWAITED,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the board is shown: a state, a kind, and words that stand in the promise."""

    show: Show = Show.ALL
    kind: StandardKind | None = None
    words: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return self.show is Show.ALL and self.kind is None and not self.words.strip()

    def takes(self, row: ScoreRow) -> bool:
        """Whether a promise is shown."""
        if not self.show.takes(row) or (self.kind is not None and row.kind is not self.kind):
            return False
        text = f"{row.standard} {row.title} {row.sentence} {area_title(row.area)} {row.pack_title}".casefold()
        return all(word in text for word in self.words.casefold().split())


def lines(
    board: Scoreboard, chosen: Filter, folded: AbstractSet[str], opened: AbstractSet[str]
) -> list[Line]:
    """The lines from the top.

    `folded` are keys of areas that were closed, `opened` those of quiet lines that were opened. While
    something is looked for, quiet promises stand among the others.
    """
    return list(_lines(board, chosen, folded, opened))


def areas_in_order(board: Scoreboard) -> list[str]:
    """The areas in which something was measured, then those without data, then those that still wait."""
    return sorted(board.areas, key=lambda area: min(map(_rank, board.of_area(area))))


def _rank(row: ScoreRow) -> int:
    return _RANKS.get(row.state, 0)


_RANKS = {
    ScoreState.NO_DATA: 1,
    ScoreState.OVERRULED: 2,
    ScoreState.AWAITED: 3,
    ScoreState.NOT_IN_FORCE: 4,
}
"""What can be judged, or has a figure at least, stands first; otherwise the order of the pack."""


def _lines(
    board: Scoreboard, chosen: Filter, folded: AbstractSet[str], opened: AbstractSet[str]
) -> Iterator[Line]:
    for area in areas_in_order(board):
        everything = sorted(board.of_area(area), key=_rank)
        wanted = [row for row in everything if chosen.takes(row)]
        if not wanted:
            continue
        head = AreaLine(area, area_title(area), met_words(everything), len(wanted), folded=False)
        if head.key in folded:
            yield AreaLine(area, head.title, head.measured, head.rows, folded=True)
            continue
        yield head
        yield from _rows(area, wanted, opened, fold=chosen.is_open)


def _rows(area: str, wanted: Iterable[ScoreRow], opened: AbstractSet[str], *, fold: bool) -> Iterator[Line]:
    rows = list(wanted)
    yield from (ResultLine(row) for row in rows if not fold or row.state not in QUIET)
    if not fold:
        return
    for state in QUIET:
        quiet = [row for row in rows if row.state is state]
        if quiet:
            line = QuietLine(area, state, len(quiet), folded=True)
            is_open = line.key in opened
            yield QuietLine(area, state, len(quiet), folded=not is_open)
            if is_open:
                yield from (ResultLine(row) for row in quiet)
