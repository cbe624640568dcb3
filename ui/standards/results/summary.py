"""The summary over the list: how many promises were met, how the others stand, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsdesk.reporting.rows import Scoreboard, ScoreState
from ui.fonts import Role
from ui.standards.results.words import CHIPS, before_name
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import hairline, line_height, rounded, words, words_width
from ui.widgets.themed import Themed

_PARTS = (ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED, ScoreState.TOO_FEW)
_LEAST_BAR = 8
_JUDGED = "How it is judged"


@dataclass(frozen=True, slots=True)
class Since:
    """The change against the period before: heading, words, and which way it is."""

    heading: str
    words: str
    icon: str = ""
    family: Family | None = None


def since(board: Scoreboard) -> Since:
    """How many more or fewer were met than in the period before."""
    heading = f"Since {before_name(board.period)}"
    more = board.more_met
    if more is None:
        return Since(heading, "Nothing measured then")
    if more == 0:
        return Since(heading, "As many met", "minus")
    if more > 0:
        return Since(heading, f"{more} more met", "arrow-up", Family.OK)
    return Since(heading, f"{-more} fewer met", "arrow-down", Family.OVER)


def key_words(board: Scoreboard) -> list[tuple[ScoreState, int, str]]:
    """What stands under the bar: each state with its number and word."""
    return [(state, board.count(state), state.in_words.lower()) for state in _PARTS]


def others(board: Scoreboard, *, but: frozenset[ScoreState] = frozenset()) -> str:
    """What could not be judged, in words: "61 not yet measured, 12 without data"; `but` leaves states out."""
    said = (
        (ScoreState.AWAITED, "not yet measured"),
        (ScoreState.NO_DATA, "without data"),
        (ScoreState.NO_FIGURE, "without a target"),
        (ScoreState.OVERRULED, "replaced by law"),
        (ScoreState.NOT_IN_FORCE, "not in force"),
    )
    return ", ".join(
        f"{board.count(state)} {word}" for state, word in said if board.count(state) and state not in but
    )


class Summary(QWidget, Themed):
    """Figure, split bar with its key, and the change; the screen reader says it as one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: Scoreboard | None = None
        self._low = False
        self.judged = Button(
            theme, _JUDGED, self, kind=Kind.QUIET, size=Size.HEADER, icon="scale", name=_JUDGED
        )
        self.judged.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self._place_button()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end of the bar."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        """Put the button at the end of the key; without its words where they do not fit."""
        board, px = self._board, self.theme.px
        self.judged.setVisible(board is not None)
        if board is None:
            return
        room = self._parts_room(board)
        line, key = self._key_line(room), self._key_width(board)
        self.judged.set_words(_JUDGED)
        if key + self.judged.sizeHint().width() > room.width():
            self.judged.set_words("")
        size = self.judged.sizeHint()
        top = round(line.center().y() - size.height() / 2)
        self.judged.setGeometry(
            QRect(round(room.right()) - size.width() + px(8), top, size.width(), size.height())
        )

    def show_board(self, board: Scoreboard) -> None:
        """Show the summary of a board."""
        self._board = board
        change = since(board)
        parts = ", ".join(f"{number} {word}" for _, number, word in key_words(board))
        rest = others(board)
        self.setAccessibleName(
            f"Standards met, {board.met} of {board.judged}. {parts}. {rest}. {change.heading}: {change.words}"
        )
        self.setToolTip(rest)
        self.restyle()

    def set_low(self, *, low: bool) -> None:
        """Be 64 high instead of 82."""
        self._low = low
        self.restyle()

    def sizeHint(self) -> QSize:
        """As high as its lines need."""
        font = self.theme.font
        need = line_height(font(Role.LABEL)) + line_height(font(self._figure_role())) + self.theme.px(8)
        return QSize(self.theme.px(600), max(self.theme.px(64 if self._low else 82), need))

    def minimumSizeHint(self) -> QSize:
        """As high, and much narrower."""
        return QSize(self.theme.px(320), self.sizeHint().height())

    def _figure_role(self) -> Role:
        return Role.FIGURE_LOW if self._low else Role.FIGURE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw figure, bar, key and change."""
        board = self._board
        if board is None:
            return
        painter = QPainter(self)
        self._paint_figure(painter, self.theme.px(24), board)
        self._paint_since(painter, since(board))
        self._paint_parts(painter, self._parts_room(board), board)

    # what has which room

    def _parts_room(self, board: Scoreboard) -> QRectF:
        """Where bar and key stand, between the figure and the change."""
        px = self.theme.px
        left = px(24) + self._figure_width(board) + px(32)
        right = self._since_left(since(board)) - 2 * px(32)
        return QRectF(left, 0, right - left, self.height())

    def _figure_width(self, board: Scoreboard) -> float:
        font = self.theme.font
        met = words_width(font(self._figure_role()), str(board.met))
        beside = met + self.theme.px(8) + words_width(font(Role.BODY), f"of {board.judged}")
        return max(words_width(font(Role.SUPPORT), "Standards met"), beside)

    def _since_left(self, change: Since) -> float:
        px, font = self.theme.px, self.theme.font
        mark = px(16) + px(6) if change.icon else 0
        wide = max(
            words_width(font(Role.SUPPORT), change.heading),
            mark + words_width(font(Role.HEADING), change.words),
        )
        return self.width() - px(24) - wide

    def _bar(self, room: QRectF) -> QRectF:
        px = self.theme.px
        high = px(12 if not self._low else 10)
        whole = high + self._gap() + self._line()
        return QRectF(room.left(), round((room.height() - whole) / 2), room.width(), high)

    def _key_line(self, room: QRectF) -> QRectF:
        return QRectF(room.left(), self._bar(room).bottom() + self._gap(), room.width(), self._line())

    def _gap(self) -> int:
        return self.theme.px(10 if not self._low else 6)

    def _line(self) -> int:
        return max(line_height(self.theme.font(Role.SUPPORT_STRONG)), self.theme.px(18))

    def _key_width(self, board: Scoreboard) -> float:
        px, font = self.theme.px, self.theme.font
        strong, plain = font(Role.SUPPORT_STRONG, figures=True), font(Role.SUPPORT)
        return sum(
            px(22) + words_width(strong, str(number)) + px(5) + words_width(plain, word) + px(24)
            for _, number, word in key_words(board)
        )

    # drawing

    def _paint_figure(self, painter: QPainter, left: float, board: Scoreboard) -> None:
        """Draw how many were met."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        label, big, small = font(Role.SUPPORT), font(self._figure_role()), font(Role.BODY)
        high = line_height(label) + line_height(big)
        top = (self.height() - high) / 2
        words(painter, QRectF(left, top, px(200), line_height(label)), "Standards met", label, t.ink2)
        below = QRectF(left, top + line_height(label), px(300), line_height(big))
        met, of = str(board.met), f"of {board.judged}"
        words(painter, below, met, big, t.ink)
        after = left + words_width(big, met) + px(8)
        drop = (line_height(big) - line_height(small)) * 0.28
        words(painter, QRectF(after, below.top() + drop, px(200), below.height()), of, small, t.ink2)

    def _paint_since(self, painter: QPainter, change: Since) -> None:
        """Draw the change at the right."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        label, strong = font(Role.SUPPORT), font(Role.HEADING)
        mark = px(16) + px(6) if change.icon else 0
        left = self._since_left(change)
        wide = self.width() - px(24) - left
        high = line_height(label) + px(4) + line_height(strong)
        top = (self.height() - high) / 2
        words(painter, QRectF(left, top, wide + 1, line_height(label)), change.heading, label, t.ink2)
        row = QRectF(left, top + line_height(label) + px(4), wide + 1, line_height(strong))
        if change.icon:
            ink = t.state(change.family).mark if change.family else t.ink2
            spot = QRectF(left, row.top(), px(16), row.height())
            self.theme.icons.paint(painter, spot, change.icon, ink)
        words(painter, row.adjusted(mark, 0, 0, 0), change.words, strong, t.ink)
        x = left - px(32)
        upright = QPointF(x, self.height() / 2 - px(12)), QPointF(x, self.height() / 2 + px(12))
        hairline(painter, *upright, t.line2)

    def _paint_parts(self, painter: QPainter, room: QRectF, board: Scoreboard) -> None:
        """Draw the split bar and, under it, what its parts are."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        self._paint_bar(painter, self._bar(room), board)
        line, left = self._key_line(room), room.left()
        for state, number, word in key_words(board):
            icon, family = CHIPS[state]
            spot = QRectF(left, line.top(), px(16), line.height())
            self.theme.icons.paint(painter, spot, icon, t.state(family).text)
            left = self._say(painter, left + px(22), spot, str(number), word) + px(24)
        rest = others(board)
        spare = QRectF(left, line.top(), self.judged.x() - px(8) - left, line.height())
        if rest and spare.width() > px(60):
            words(painter, spare, rest, font(Role.SUPPORT), t.ink3, elide=True)

    def _say(self, painter: QPainter, left: float, line: QRectF, number: str, word: str) -> float:
        """Draw a number and its word; returns where they end."""
        t, font = self.theme.tokens, self.theme.font
        strong, plain = font(Role.SUPPORT_STRONG, figures=True), font(Role.SUPPORT)
        words(painter, QRectF(left, line.top(), 200, line.height()), number, strong, t.ink)
        left += words_width(strong, number) + self.theme.px(5)
        words(painter, QRectF(left, line.top(), 400, line.height()), word, plain, t.ink2)
        return left + words_width(plain, word)

    def _paint_bar(self, painter: QPainter, room: QRectF, board: Scoreboard) -> None:
        t, px = self.theme.tokens, self.theme.px
        parts = [(state, board.count(state)) for state in _PARTS if board.count(state)]
        total = sum(number for _, number in parts)
        if not total:
            rounded(painter, room, px(3), fill=t.track, edge=t.edge if t.contrast else None)
            return
        gap = px(3)
        spare = room.width() - gap * (len(parts) - 1) - px(_LEAST_BAR) * len(parts)
        left = room.left()
        for state, number in parts:
            wide = px(_LEAST_BAR) + spare * number / total
            fill = t.line2 if state is ScoreState.TOO_FEW else t.state(CHIPS[state][1]).mark
            rounded(painter, QRectF(left, room.top(), wide, room.height()), px(3), fill=fill)
            left += wide + gap
