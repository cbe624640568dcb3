"""The parts of the editor and where they stand: list, form, note, and the foot with what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.promises.edit.foot import EditorFoot
from ui.promises.edit.form import PromiseForm
from ui.promises.edit.list import PromiseList
from ui.promises.edit.meaning import MeaningPane
from ui.promises.page_head import PageHead
from ui.shell.space import Space
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.marks import HairLine


class EditorFrame(QWidget):
    """Three columns between head and foot; in a small window the note goes below the form."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        upright = Qt.Orientation.Vertical
        self.head = PageHead(theme, "")
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.trouble.hide()
        self.list = PromiseList(theme)
        self.form = PromiseForm(theme)
        self.meaning = MeaningPane(theme)
        self.foot = EditorFoot(theme)
        self._beside = QWidget()
        self._both = QHBoxLayout(self._beside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._line = HairLine(theme, way=upright)
        self._both.addWidget(self.form, 5)
        self._both.addWidget(self._line)
        self._both.addWidget(self.meaning, 4)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(HairLine(theme, way=upright))
        across.addWidget(self._beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, HairLine(theme), self.trouble):
            column.addWidget(part)
        column.addLayout(across, 1)
        column.addWidget(HairLine(theme))
        column.addWidget(self.foot)

    def take_space(self, space: Space) -> None:
        """Lay the page out for a narrow window."""
        self.list.set_narrow(narrow=space.narrow)
        way = QHBoxLayout.Direction.TopToBottom if space.drawer else QHBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)
        self._line.setVisible(not space.drawer)
        self._both.setStretch(0, 3 if space.drawer else 5)
        self._both.setStretch(2, 1 if space.drawer else 4)

    def panes(self) -> list[QWidget]:
        """The list, the form, the note, the foot and the head."""
        return [self.list, self.form, self.meaning, self.foot, self.head]
