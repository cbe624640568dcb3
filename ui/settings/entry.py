"""One line in the list of settings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.settings.sections import SectionSpec
from ui.theme import Theme
from ui.widgets.ground import focus_line, line_height, rounded, words
from ui.widgets.themed import Themed


class SettingsEntry(QAbstractButton, Themed):
    """Icon and words; the open section has the deeper ground and a bar."""

    def __init__(self, theme: Theme, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setText(spec.title)
        self.setAccessibleName(spec.title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """36 high."""
        high = max(self.theme.px(36), line_height(self.theme.font(Role.STRONG)) + self.theme.px(12))
        return QSize(self.theme.px(200), high)

    def set_current(self, *, current: bool) -> None:
        """Mark it as the section that is open; Tab comes to this one."""
        self.setChecked(current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def nextCheckState(self) -> None:
        """Only the page decides which section is open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as well as the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, icon and words."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, px(8), fill=t.rail_item, edge=t.edge if t.contrast else None)
            bar = QRectF(0, px(8), px(3), box.height() - px(16))
            rounded(painter, bar, px(1.5), fill=t.accent)
        elif self.underMouse():
            rounded(painter, box, px(8), fill=t.hover)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(8))
        ink = t.accent_ink if self.isChecked() else t.ink
        icon = QRectF(px(12), 0, px(18), box.height())
        self.theme.icons.paint(painter, icon, self.spec.icon, ink if self.isChecked() else t.ink2)
        room = QRectF(px(40), 0, box.width() - px(46), box.height())
        role = Role.STRONG if self.isChecked() else Role.BODY
        words(painter, room, self.spec.title, self.theme.font(role), ink, elide=True)
