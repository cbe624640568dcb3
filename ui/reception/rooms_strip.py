"""The interview rooms below the board: a card each, one line in a low window."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.diary.rules import OccupancyKind
from hsdesk.reception.rows import RoomStateRow
from ui.fonts import Role
from ui.reception.room_words import RoomText, free_words, room_text
from ui.theme import Theme
from ui.widgets.button import plain_tooltip
from ui.widgets.ground import focus_line, line_height, rounded, words
from ui.widgets.labels import Label, Tone
from ui.widgets.option import literal
from ui.widgets.paint import chip_size, paint_chip
from ui.widgets.themed import Themed

CARD, LOW_CARD, LEAST_WIDE = 64, 36, 148


class RoomCard(QPushButton, Themed):
    """One room. Pressing it opens what can be done with it."""

    entered = Signal()
    """The keyboard focus has come to it."""

    def __init__(
        self, theme: Theme, room: RoomStateRow, now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.room = room
        self._text: RoomText | None = None
        self._low = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)
        self.show_room(room, now)

    def show_room(self, room: RoomStateRow, now: datetime) -> None:
        """Show how the room is at this moment; nothing is painted unless words are different."""
        self.room = room
        text = room_text(room, now)
        if text != self._text:
            self._text = text
            self.setText(literal(text.name))
            self.setAccessibleName(text.spoken)
            self.setToolTip(plain_tooltip("\n".join(filter(None, (text.name, text.first, text.second)))))
            self.update()

    def set_low(self, *, low: bool) -> None:
        """Show name and state in one line."""
        self._low = low
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """64 high, or one line of 36."""
        font, px = self.theme.font, self.theme.px
        if self._low:
            return QSize(px(LEAST_WIDE), max(px(LOW_CARD), line_height(font(Role.SUPPORT_STRONG)) + px(12)))
        lines = line_height(font(Role.SUPPORT_STRONG)) + 2 * line_height(font(Role.SMALL))
        return QSize(px(LEAST_WIDE), max(px(CARD), lines + px(14)))

    def minimumSizeHint(self) -> QSize:
        """The same: a state is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the card: bar, name, state, and two lines."""
        text = self._text
        if text is None:
            return
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        box = QRectF(self.rect())
        closed = self.room.kind is OccupancyKind.CLOSED
        fill = t.tint if self.isDown() else t.hover if self.underMouse() else t.sunken if closed else t.sheet
        rounded(painter, box, px(10), fill=fill, edge=t.line2 if self.underMouse() or t.contrast else t.line)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(10))
        bar = QRectF(px(8), px(9), px(4), box.height() - 2 * px(9))
        rounded(painter, bar, px(2), fill=t.state(text.chip.family).mark)
        left = px(20)
        name = line_height(font(Role.SUPPORT_STRONG))
        wide = chip_size(self.theme, text.chip).width()
        top = (box.height() - name) / 2 if self._low else px(7)
        head = QRectF(left, top, box.width() - left - wide - px(16), name)
        words(painter, head, text.name, font(Role.SUPPORT_STRONG), t.ink, elide=True)
        chip = QRectF(box.width() - wide - px(10), top, wide, name)
        paint_chip(painter, self.theme, chip, text.chip)
        if not self._low:
            self._paint_lines(painter, QRectF(left, head.bottom(), box.width() - left - px(10), 0), text)

    def _paint_lines(self, painter: QPainter, room: QRectF, text: RoomText) -> None:
        t, font = self.theme.tokens, self.theme.font(Role.SMALL)
        high, top = line_height(font), room.top() + 1
        for line in filter(None, (text.first, text.second)):
            spot = QRectF(room.left(), top, room.width(), high)
            words(painter, spot, line, font, t.ink2, elide=True)
            top += high

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too; left and right go to the next room."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class RoomsStrip(QWidget, Themed):
    """All rooms side by side; it scrolls sideways when there are more than fit. Hidden without rooms."""

    pressed = Signal(object)
    """The `RoomCard` that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[RoomCard] = []
        self._low = False
        self._title = Label(theme, "Interview rooms", role=Role.SUPPORT_STRONG)
        self._free = Label(theme, role=Role.SMALL, tone=Tone.SECOND)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._free)
        self._inside = QWidget()
        self._inside.setProperty("surface", "none")
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scroll.setWidget(self._inside)
        self._scroll.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._scroll)
        self.setAccessibleName("Interview rooms")
        self.setVisible(False)
        self.follow(theme)

    def cards(self) -> list[RoomCard]:
        """The cards, from the left."""
        return list(self._cards)

    def show_rooms(self, rooms: tuple[RoomStateRow, ...], now: datetime) -> None:
        """Show the rooms as they are; cards stay, so that the focus does too."""
        if [card.room.room_id for card in self._cards] != [room.room_id for room in rooms]:
            self._make_cards(rooms, now)
        for card, room in zip(self._cards, rooms, strict=True):
            card.show_room(room, now)
        self._free.setText(free_words(rooms))
        self.setVisible(bool(rooms))

    def tick(self, now: datetime) -> None:
        """Let the times of the rooms go on."""
        for card in self._cards:
            card.show_room(card.room, now)

    def set_low(self, *, low: bool) -> None:
        """Show one line instead of cards."""
        self._low = low
        self._head.setVisible(not low)
        for card in self._cards:
            card.set_low(low=low)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        above = px(7 if self._low else 10)
        self._column.setContentsMargins(px(20), above, px(20), px(8 if self._low else 12))
        self._column.setSpacing(px(6))
        self._row.setSpacing(px(8))
        self._fit()

    def _fit(self) -> None:
        if self._cards:
            bar = self._scroll.horizontalScrollBar()
            more = bar.sizeHint().height() if self._least_width() > self._scroll.width() else 0
            self._scroll.setFixedHeight(self._cards[0].sizeHint().height() + more)

    def _least_width(self) -> int:
        count = len(self._cards)
        return count * self.theme.px(LEAST_WIDE) + (count - 1) * self.theme.px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar when the cards do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _make_cards(self, rooms: tuple[RoomStateRow, ...], now: datetime) -> None:
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [RoomCard(self.theme, room, now, self._inside) for room in rooms]
        for card in self._cards:
            card.set_low(low=self._low)
            card.clicked.connect(self._pressed)
            card.entered.connect(self._bring_in_sight)
            self._row.addWidget(card, 1)
        self._fit()

    @Slot()
    def _pressed(self) -> None:
        self.pressed.emit(self.sender())

    @Slot()
    def _bring_in_sight(self) -> None:
        card = self.sender()
        if isinstance(card, RoomCard):
            self._scroll.ensureWidgetVisible(card)
