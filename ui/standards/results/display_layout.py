"""The results as pages for the waiting room: what stands where on A4, in tenths of a millimetre."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from hsdesk.reporting.rows import Scoreboard, ScoreRow, ScoreState
from ui.fonts import family
from ui.standards.results.lines import areas_in_order
from ui.standards.results.summary import others
from ui.standards.results.words import area_title, result, share
from ui.widgets.ground import one_line
from ui.words import full_date

PAGE = QRectF(0, 0, 2100, 2970)
SIDE, TOP, FOOT = 160.0, 150.0, 170.0
INK, SOFT, LINE = "#12222B", "#42535E", "#C3CED4"
STATE_INK = {
    ScoreState.MET: "#14663D",
    ScoreState.CLOSE: "#744600",
    ScoreState.MISSED: "#9C1F1B",
}
"""Dark enough to be read on paper; the words say the same without colour."""
_SHOWN = (
    ScoreState.MET,
    ScoreState.CLOSE,
    ScoreState.MISSED,
    ScoreState.TOO_FEW,
    ScoreState.NO_FIGURE,
)
_TARGET_LEFT, _RESULT_LEFT, _STATE_LEFT = 1050.0, 1360.0, 1560.0
_LONGEST_TITLE = 240


@dataclass(frozen=True, slots=True)
class Letters:
    """A size in tenths of a millimetre and a weight."""

    size: float
    weight: int = 400

    def font(self) -> QFont:
        """The font on a device of 254 dots to the inch, where one dot is a tenth of a millimetre."""
        made = QFont(family())
        made.setPixelSize(round(self.size))
        made.setWeight(QFont.Weight(self.weight))
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made


TITLE, BIG, HEAD, BODY, STRONG, SMALL = (
    Letters(84, 600),
    Letters(120, 600),
    Letters(52, 600),
    Letters(44),
    Letters(44, 600),
    Letters(34),
)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words in a box; `wraps` onto further lines, else cut with dots where they do not fit."""

    box: QRectF
    words: str
    letters: Letters
    ink: str = INK
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across."""

    y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of a state: a tick, a triangle, a cross, or a dashed ring."""

    box: QRectF
    state: ScoreState


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of parts with their numbers, from the left."""

    box: QRectF
    parts: tuple[tuple[ScoreState, int], ...]


Piece = Text | Rule | Mark | Bar


@dataclass(slots=True)
class Sheet:
    """One page."""

    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Poster:
    """What the pages are made of."""

    board: Scoreboard
    office: str
    landlord: str
    printed: date


def sheets(poster: Poster) -> list[Sheet]:
    """The pages, as many as are needed; each says which of how many it is."""
    pages = [Sheet()]
    y = _first_head(pages[0], poster)
    for area, rows in _areas(poster.board):
        for place, row in enumerate(rows):
            high = _row_height(row)
            heading = 92.0 if place == 0 else 0.0
            if y + heading + high > PAGE.height() - FOOT:
                pages.append(Sheet())
                y = _further_head(pages[-1], poster)
                heading = 92.0
            if heading:
                y = _area(pages[-1], y, area_title(area), again=place > 0)
            y = _row(pages[-1], y, row, high)
    _closing(pages, y, poster)
    for place, page in enumerate(pages, start=1):
        _foot(page, poster, f"Page {place} of {len(pages)}")
    return pages


def _areas(board: Scoreboard) -> Iterator[tuple[str, Sequence[ScoreRow]]]:
    for area in areas_in_order(board):
        rows = [row for row in board.of_area(area) if row.state in _SHOWN]
        if rows:
            yield area, rows


def _first_head(sheet: Sheet, poster: Poster) -> float:
    board, wide = poster.board, PAGE.width() - 2 * SIDE
    add = sheet.pieces.append
    add(Text(QRectF(SIDE, TOP, wide, 60), f"{poster.landlord}, {poster.office}", BODY, SOFT))
    add(Text(QRectF(SIDE, TOP + 66, wide, 106), "How we kept our promises", TITLE))
    add(Text(QRectF(SIDE, TOP + 176, wide, 68), board.period.in_words(), HEAD, SOFT))
    y = TOP + 272
    add(Text(QRectF(SIDE, y, 580, 150), f"{board.met} of {board.judged}", BIG))
    add(Text(QRectF(SIDE, y + 146, 560, 60), "standards met", BODY, SOFT))
    parts = tuple((state, board.count(state)) for state in _SHOWN[:4] if board.count(state))
    left = SIDE + 600
    add(Bar(QRectF(left, y + 36, PAGE.width() - SIDE - left, 44), parts))
    for state, number in parts:
        add(Mark(QRectF(left, y + 108, 40, 40), state))
        words = f"{number} {state.in_words.lower()}"
        wide_words = QFontMetricsF(SMALL.font()).horizontalAdvance(words)
        add(Text(QRectF(left + 52, y + 106, wide_words + 4, 46), words, SMALL))
        left += wide_words + 52 + 46
    add(Rule(y + 228))
    return y + 250


def _further_head(sheet: Sheet, poster: Poster) -> float:
    box = QRectF(SIDE, TOP, PAGE.width() - 2 * SIDE, 68)
    words = f"How we kept our promises, {poster.board.period.in_words()}"
    sheet.pieces.append(Text(box, words, HEAD))
    sheet.pieces.append(Rule(TOP + 80))
    return TOP + 96


def _area(sheet: Sheet, y: float, title: str, *, again: bool) -> float:
    box = QRectF(SIDE, y + 22, _TARGET_LEFT - SIDE - 20, 68)
    sheet.pieces.append(Text(box, f"{title}, continued" if again else title, HEAD))
    for left, words in ((_TARGET_LEFT, "Target"), (_RESULT_LEFT, "Result")):
        sheet.pieces.append(Text(QRectF(left, y + 38, 200, 46), words, SMALL, SOFT))
    return y + 92


def _title_of(row: ScoreRow) -> str:
    return one_line(row.title)[:_LONGEST_TITLE]


def _cells(row: ScoreRow) -> list[tuple[float, float, str, Letters, str]]:
    """Left edge, right edge, words, letters and ink of what stands in a row, but for its state."""
    return [
        (SIDE, _TARGET_LEFT - 30, _title_of(row), BODY, INK),
        (_TARGET_LEFT, _RESULT_LEFT - 20, share(row), BODY, SOFT),
        (_RESULT_LEFT, _STATE_LEFT - 20, result(row), STRONG, INK),
    ]


def wrapping(words: str, letters: Letters, wide: float) -> Qt.TextFlag:
    """How words go on to further lines: between words, and inside one only where it alone is too wide."""
    metrics = QFontMetricsF(letters.font())
    fits = all(metrics.horizontalAdvance(word) <= wide for word in words.split())
    return Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere


def _high(words: str, letters: Letters, wide: float) -> float:
    flags = int(wrapping(words, letters, wide))
    return QFontMetricsF(letters.font()).boundingRect(QRectF(0, 0, wide, 10_000), flags, words).height()


def _row_height(row: ScoreRow) -> float:
    need = max(_high(words, letters, right - left) for left, right, words, letters, _ in _cells(row))
    return max(92.0, need + 36)


def _row(sheet: Sheet, y: float, row: ScoreRow, high: float) -> float:
    add = sheet.pieces.append
    middle = Qt.AlignmentFlag.AlignVCenter
    add(Rule(y))
    for left, right, words, letters, ink in _cells(row):
        add(Text(QRectF(left, y, right - left, high), words, letters, ink, middle, wraps=True))
    add(Mark(QRectF(_STATE_LEFT, y + high / 2 - 20, 40, 40), row.state))
    box = QRectF(_STATE_LEFT + 56, y, PAGE.width() - SIDE - _STATE_LEFT - 56, high)
    add(Text(box, row.state.in_words, STRONG, STATE_INK.get(row.state, SOFT), middle, wraps=True))
    return y + high


def _closing(pages: list[Sheet], y: float, poster: Poster) -> None:
    """What could not be judged is said too, so that nobody takes silence for a promise kept."""
    rest = others(poster.board, but=frozenset(_SHOWN))
    if not rest:
        return
    meaning = "“Close” means missed by little; “Too few to say” means too few for a fair figure."
    words = f"Not in this list: {rest}. {meaning}"
    wide = PAGE.width() - 2 * SIDE
    high = _high(words, SMALL, wide)
    if y + 40 + high > PAGE.height() - FOOT:
        pages.append(Sheet())
        y = _further_head(pages[-1], poster)
    pages[-1].pieces.append(Rule(y))
    pages[-1].pieces.append(Text(QRectF(SIDE, y + 24, wide, high + 6), words, SMALL, SOFT, wraps=True))


def _foot(sheet: Sheet, poster: Poster, place: str) -> None:
    y, wide = PAGE.height() - FOOT + 40, PAGE.width() - 2 * SIDE
    packs = ", ".join(f"{pack.title} {pack.version}" for pack in poster.board.packs[:3])
    if len(poster.board.packs) > 3:
        packs += " and others"
    sheet.pieces.append(Rule(y))
    sheet.pieces.append(
        Text(
            QRectF(SIDE, y + 16, wide - 260, 44), f"{packs}. Printed {full_date(poster.printed)}", SMALL, SOFT
        )
    )
    right = Qt.AlignmentFlag.AlignRight
    sheet.pieces.append(Text(QRectF(SIDE + wide - 250, y + 16, 250, 44), place, SMALL, SOFT, right))
