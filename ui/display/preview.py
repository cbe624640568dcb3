"""A small picture of what the waiting room sees, for the desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, QSizeF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.display.board import PublicBoard
from ui.display.painting import paint_notice
from ui.services import Services
from ui.tokens import PUBLIC
from ui.widgets.themed import Themed

_SIZE = QSize(480, 270)


class Preview(QWidget, Themed):
    """Shows the public screen in small, and says its words to a screen reader."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.board = PublicBoard(services, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board.changed.connect(self._follow)
        self.follow(services.theme)

    @Slot()
    def restyle(self) -> None:
        """Take the size at the present scale."""
        self.setFixedSize(_SIZE * self.theme.scale)
        self.update()

    @Slot()
    def _follow(self) -> None:
        notice = self.board.notice
        if notice is not None:
            self.setAccessibleName(f"Preview. {notice.headline}")
            self.setAccessibleDescription(notice.spoken())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the screen in small."""
        painter = QPainter(self)
        notice = self.board.notice
        if notice is None:
            painter.fillRect(self.rect(), PUBLIC.ground)
        else:
            paint_notice(painter, QSizeF(self.size()), notice, self._services.icons)
