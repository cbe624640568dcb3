"""A list of what was picked in a field, each with a button that takes it out again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import rounded
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class Picked:
    """One thing that was picked: what it is, its words, and a few more behind them."""

    value: Hashable
    words: str
    behind: str = ""


class PickedLine(QWidget, Themed):
    """One line. `removed` carries its value."""

    removed = Signal(object)

    def __init__(self, theme: Theme, picked: Picked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picked = picked
        self._row = QHBoxLayout(self)
        self._row.addWidget(Label(theme, picked.words, role=Role.SUPPORT, wrap=True), 1)
        if picked.behind:
            self._row.addWidget(Label(theme, picked.behind, role=Role.SMALL, tone=Tone.HINT))
        self.cross = Button(
            theme, icon="x", name=f"Take out: {picked.words}", kind=Kind.QUIET, size=Size.HEADER
        )
        self._row.addWidget(self.cross)
        self.setAccessibleName(f"{picked.words}, {picked.behind}" if picked.behind else picked.words)
        self.cross.clicked.connect(self._remove)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(11), px(3), px(3), px(3))
        self._row.setSpacing(px(8))
        self.update()

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.picked.value)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ground."""
        t = self.theme.tokens
        rounded(QPainter(self), QRectF(self.rect()), self.theme.px(6), fill=t.sunken, edge=t.line2)


class PickedList(QWidget):
    """The lines under each other."""

    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Picked, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def lines(self) -> list[PickedLine]:
        """The lines that are shown."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, PickedLine)]

    def show_picked(self, picked: Sequence[Picked]) -> None:
        """Show other lines."""
        if tuple(picked) == self._shown:
            return
        self._shown = tuple(picked)
        for line in self.lines():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for each in picked:
            line = PickedLine(self._theme, each, self)
            line.removed.connect(self.removed)
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(picked))
