"""Who is at the desk, with the menu of everything that concerns the desk itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.ground import focus_line, rounded, words, words_width
from ui.widgets.paint import initials_of, paint_avatar
from ui.widgets.themed import Themed

_WIDEST_NAME = 180


class PersonButton(QAbstractButton, Themed):
    """Avatar, a small line above and the name; opens a menu."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._number, self._line = "", 0, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)
        self.show_person("", 0, "")

    def show_person(self, name: str, number: int, line: str) -> None:
        """Show `name`, the hue of record `number`, and a small line such as "On desk duty"."""
        self._name, self._number, self._line = name or "Nobody yet", number, line
        self.setAccessibleName(f"{line or 'At the desk'}: {self._name}")
        self.setText(self._name.replace("&", "&&"))
        self.restyle()

    def restyle(self) -> None:
        """Measure and paint again."""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the name, up to a limit."""
        px = self.theme.px
        name = words_width(self.theme.font(Role.SUPPORT_STRONG), self._name)
        line = words_width(self.theme.font(Role.SMALL), self._line)
        return QSize(px(8 + 32 + 8 + 8) + min(px(_WIDEST_NAME), max(name, line) + 2), px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw avatar and words."""
        painter = QPainter(self)
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, box, px(8), fill=t.tint2 if self.isDown() else t.hover)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(8))
        circle = QRectF(px(8), (self.height() - px(32)) / 2, px(32), px(32))
        paint_avatar(
            painter, self.theme, circle, initials_of(self._name) if self._number else "", self._number
        )
        left, width = px(48), box.width() - px(56)
        middle = box.center().y()
        if not self._line:
            whole = QRectF(left, 0, width, box.height())
            words(painter, whole, self._name, self.theme.font(Role.SUPPORT_STRONG), t.ink, elide=True)
            return
        above = QRectF(left, middle - px(17), width, px(16))
        words(painter, above, self._line, self.theme.font(Role.SMALL), t.ink2)
        below = QRectF(left, middle - px(1), width, px(18))
        words(painter, below, self._name, self.theme.font(Role.SUPPORT_STRONG), t.ink, elide=True)
