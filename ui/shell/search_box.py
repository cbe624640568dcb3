"""The search box in the top bar: it looks like a field and opens the search."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.keys import Key
from ui.theme import Theme
from ui.widgets.ground import focus_line, rounded, words
from ui.widgets.paint import keycap_size, paint_keycap
from ui.widgets.themed import Themed

WIDTH, HEIGHT = 440, 36
_LEAST = 220


class SearchBox(QAbstractButton, Themed):
    """Opens the search; `text` stands in it as in an empty field. Typing on it opens the search as well."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(Key.SEARCH.cap())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def restyle(self) -> None:
        """Take the size at the present scale."""
        self.setFixedHeight(self.theme.px(HEIGHT))
        self.setMinimumWidth(self.theme.px(_LEAST))
        self.setMaximumWidth(self.theme.px(WIDTH))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for, up to its full width."""
        return QSize(self.theme.px(WIDTH), self.theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it like an input with its keys at the right."""
        painter = QPainter(self)
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        rounded(painter, box, px(8), fill=t.hover if self.underMouse() else t.sheet, edge=t.edge)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(8))
        self.theme.icons.paint(painter, QRectF(px(11), 0, px(18), self.height()), "search", t.ink2)
        right = box.right() - px(10)
        for cap in reversed(Key.SEARCH.cap().split("+")):
            size = keycap_size(self.theme, cap)
            right -= size.width()
            paint_keycap(painter, self.theme, QRectF(right, 0, size.width(), self.height()), cap)
            right -= px(6)
        room = QRectF(px(39), 0, right - px(39), self.height())
        words(painter, room, self.text(), self.theme.font(Role.BODY), t.ink3, elide=True)
