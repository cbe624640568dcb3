"""One tile for each colleague; with many of them the rest are in a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.sign_in.who import Colleague
from ui.theme import Theme
from ui.widgets.card_button import PersonTile
from ui.widgets.option import Option
from ui.widgets.select import SelectField

MOST_TILES = 6
_ACROSS = 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_ACROSS, Qt.Key.Key_Down: _ACROSS}


class Tiles(QWidget):
    """Arrow keys move between the tiles and choose; `chosen` carries the colleague."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colleagues: tuple[Colleague, ...] = ()
        self._tiles: list[PersonTile] = []
        self._current: Colleague | None = None
        self.setAccessibleName("Who is at the desk")
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        for column_number in range(_ACROSS):
            self._grid.setColumnStretch(column_number, 1)
        self.others = SelectField(theme, "Somebody else")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(self._grid)
        column.addWidget(self.others)
        self.others.setVisible(False)
        self.others.chosen.connect(self._pick_other)

    def show_colleagues(self, colleagues: Sequence[Colleague]) -> None:
        """Show these people; the first ones as tiles."""
        self._colleagues = tuple(colleagues)
        for place, colleague in enumerate(self._colleagues[:MOST_TILES]):
            tile = PersonTile(self._theme, colleague.member.name, colleague.note, colleague.member.number)
            tile.clicked.connect(self._pick)
            tile.installEventFilter(self)
            self._tiles.append(tile)
            self._grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
            tile.show()  # at once, so that it can take the focus
        rest = self._colleagues[MOST_TILES:]
        self.others.setVisible(bool(rest))
        options = [Option(0, "Choose a name")]
        options += [Option(each.member.number, each.member.name) for each in rest]
        self.others.set_options(options)

    def current(self) -> Colleague | None:
        """Whoever is chosen."""
        return self._current

    def tiles(self) -> list[PersonTile]:
        """The tiles in their order."""
        return list(self._tiles)

    def mark(self, colleague: Colleague) -> None:
        """Show who is chosen."""
        self._current = colleague
        for tile, each in zip(self._tiles, self._colleagues, strict=False):
            tile.setChecked(each is colleague)
        if self._colleagues.index(colleague) < MOST_TILES:
            self.others.set_value(0)

    @Slot()
    def _pick(self) -> None:
        tile = self.sender()
        if isinstance(tile, PersonTile):
            self.chosen.emit(self._colleagues[self._tiles.index(tile)])

    @Slot(object)
    def _pick_other(self, number: object) -> None:
        found = next((each for each in self._colleagues if each.member.number == number), None)
        if found is not None:
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move between the tiles; a button would pass the focus on in its own order."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            here = next((place for place, tile in enumerate(self._tiles) if tile is watched), None)
            if step is not None and here is not None:
                if 0 <= here + step < len(self._tiles):
                    self._tiles[here + step].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
