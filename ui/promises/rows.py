"""The lines of the list of promises: which are shown, under which heading, and with which mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsdesk.standards.describe import target_in_words
from hsdesk.standards.pack import Pack, Standard, StandardKind, is_overruled
from ui.promises.library import Library
from ui.standards.results.words import area_title
from ui.tokens import Family
from ui.words import full_date, listed


class Mark(StrEnum):
    """What a reader must know of a promise before relying on it."""

    REPLACED = "replaced"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    NOT_YET = "not-yet"
    OVER = "over"
    AWAITED = "awaited"

    @property
    def in_words(self) -> str:
        """The words of its chip."""
        return _MARKS[self][0]

    @property
    def icon(self) -> str:
        """The icon of its chip."""
        return _MARKS[self][1]

    @property
    def family(self) -> Family:
        """The colours of its chip."""
        return _MARKS[self][2]


_MARKS = {
    Mark.REPLACED: ("Replaced by law", "scale", Family.PAUSE),
    Mark.CONTRADICTED: ("Law says otherwise", "scale", Family.INFO),
    Mark.UNVERIFIED: ("Check first", "triangle-alert", Family.SOON),
    Mark.NOT_YET: ("Not yet in force", "calendar-clock", Family.PAUSE),
    Mark.OVER: ("No longer in force", "calendar-minus", Family.PAUSE),
    Mark.AWAITED: ("Not yet measured", "clock-fading", Family.PAUSE),
}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise with the pack that holds it. `marks` come with the weightiest first."""

    pack: Pack
    standard: Standard
    target: str
    marks: tuple[Mark, ...]
    awaits: tuple[str, ...]
    shows_pack: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"row {self.pack.id} {self.standard.id}"

    @property
    def second(self) -> str:
        """The line below the title: clause, pack where it is not the only one, and dates."""
        parts = [self.standard.id]
        if self.shows_pack:
            parts.append(self.pack.title)
        if self.standard.in_force_from:
            parts.append(f"from {full_date(self.standard.in_force_from)}")
        if self.standard.until:
            parts.append(f"until {full_date(self.standard.until)}")
        if self.awaits:
            parts.append(f"awaits {listed(self.awaits)}")
        return ", ".join(parts)

    @property
    def spoken(self) -> str:
        """Everything the line shows, as it is read out."""
        marks = (mark.in_words for mark in self.marks)
        return ", ".join((self.standard.title, self.second, self.target, *marks))


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The heading of an area."""

    area: str
    title: str
    rows: int
    folded: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"area {self.area}"


Line = HeadingLine | PromiseRow


@dataclass(frozen=True, slots=True)
class Filter:
    """Which promises are shown: with a mark, of a kind, and with words in them."""

    mark: Mark | None = None
    kind: StandardKind | None = None
    words: str = ""

    def takes(self, row: PromiseRow) -> bool:
        """Whether a promise is shown."""
        if self.mark is not None and self.mark not in row.marks:
            return False
        if self.kind is not None and row.standard.KIND is not self.kind:
            return False
        each = row.standard
        text = f"{each.id} {each.title} {each.sentence} {each.note} {area_title(each.area)} {row.pack.title}"
        return all(word in text.casefold() for word in self.words.casefold().split())


def rows_of(library: Library, packs: Iterable[Pack]) -> list[PromiseRow]:
    """Every promise of some packs, by area in the order in which areas first come."""
    shown = tuple(packs)
    rows = [
        _row(library, pack, standard, shows_pack=len(shown) > 1)
        for pack in shown
        for standard in pack.standards
    ]
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row.standard.area, len(order))
    return sorted(rows, key=lambda row: order[row.standard.area])


def _row(library: Library, pack: Pack, standard: Standard, *, shows_pack: bool) -> PromiseRow:
    awaits = library.standards.awaits(standard)
    target = target_in_words(standard)
    marks = tuple(_marks(standard, library.today, library.office.packs, awaited=bool(awaits)))
    return PromiseRow(pack, standard, target[:1].upper() + target[1:], marks, awaits, shows_pack)


def _marks(standard: Standard, today: date, packs: Iterable[str], *, awaited: bool) -> Iterator[Mark]:
    if is_overruled(standard, tuple(packs)):
        yield Mark.REPLACED
    elif standard.contradicts is not None:
        yield Mark.CONTRADICTED
    if standard.unverified:
        yield Mark.UNVERIFIED
    if standard.in_force_from is not None and today < standard.in_force_from:
        yield Mark.NOT_YET
    if standard.until is not None and standard.until < today:
        yield Mark.OVER
    if awaited:
        yield Mark.AWAITED


def lines_of(rows: Iterable[PromiseRow], chosen: Filter, folded: AbstractSet[str]) -> list[Line]:
    """The lines from the top; `folded` holds the keys of headings that are closed."""
    areas: dict[str, list[PromiseRow]] = {}
    for row in rows:
        if chosen.takes(row):
            areas.setdefault(row.standard.area, []).append(row)
    lines: list[Line] = []
    for area, wanted in areas.items():
        closed = f"area {area}" in folded
        lines.append(HeadingLine(area, area_title(area), len(wanted), closed))
        if not closed:
            lines.extend(wanted)
    return lines
