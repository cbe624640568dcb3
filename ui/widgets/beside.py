"""A main part with a panel at its right, which becomes a drawer over it where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.space import Space


class Beside(QWidget):
    """Give both parts with `put_beside`; `back_to` has the focus again once a drawer is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawer = False
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)

    def put_beside(self, main: QWidget, panel: QWidget, back_to: QWidget) -> None:
        """Lay out the main part and the panel."""
        self._panel, self._back_to = panel, back_to
        self._across.addWidget(main, 1)
        self._across.addWidget(panel)

    def take_space(self, space: Space) -> None:
        """Let the panel be a drawer in a narrow window."""
        if space.drawer == self._drawer:
            return
        self._drawer = space.drawer
        if space.drawer:
            self._across.removeWidget(self._panel)
            self._panel.hide()
        else:
            self._across.addWidget(self._panel)
            self._panel.show()

    def toggle_panel(self) -> None:
        """Open the panel, or close it."""
        if self._panel.isVisibleTo(self):
            self._panel.hide()
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bring_panel()
            self._panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def bring_panel(self) -> None:
        """Have the panel in sight."""
        self._panel.show()
        if self._drawer:
            self._place_drawer()
            self._panel.raise_()

    def _place_drawer(self) -> None:
        wide = min(self._panel.width(), self.width())
        self._panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        if self._drawer:
            self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._drawer and self._panel.isVisible():
            self.toggle_panel()
            return
        super().keyPressEvent(event)
