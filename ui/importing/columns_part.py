"""What each column of the file holds: its heading, its first cell, the field it goes to, what was done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from hsdesk.people.importing.fields import REFERENCE, fields_of
from hsdesk.people.importing.opening import Source
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, Label, Tone
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.select import Select
from ui.widgets.themed import Themed

LEFT_OUT = ""
_HEADINGS = ("Column in the file", "First row", "Goes to", "What was done")
_FIELD_WIDTH, _HEADING_WIDTH, _SAMPLE_WIDTH = 200, 112, 90
_LINES = 4


class ColumnsPart(QWidget, Themed):
    """One line for each column. `changed` tells that somebody matched one of them otherwise."""

    changed = Signal()

    def __init__(self, theme: Theme, source: Source, columns: Mapping[int, str]) -> None:
        super().__init__()
        self.theme = theme
        self._source = source
        self._boxes: dict[int, Select] = {}
        self._remarks: dict[int, Label] = {}
        self._grid = QGridLayout(self)
        for place, title in enumerate(_HEADINGS):
            self._grid.addWidget(Label(theme, title, role=Role.CAPTION, tone=Tone.SECOND), 0, place)
        self._line(1)
        for place in range(len(source.headings)):
            self._add(place, columns.get(place, LEFT_OUT))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(3, 3)
        self.follow(theme)
        self.show_remarks({})

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(3))
        self._grid.setColumnMinimumWidth(0, px(_HEADING_WIDTH))
        self._grid.setColumnMinimumWidth(1, px(_SAMPLE_WIDTH))
        for box in self._boxes.values():
            box.setFixedWidth(px(_FIELD_WIDTH))

    def columns(self) -> dict[int, str]:
        """The field of each column that is not left out."""
        return {place: str(box.value()) for place, box in self._boxes.items() if box.value() != LEFT_OUT}

    def count(self) -> int:
        """How many columns the file has."""
        return len(self._boxes)

    def first_box(self) -> Select:
        """The choice for the first column."""
        return next(iter(self._boxes.values()))

    def box(self, heading: str) -> Select:
        """The choice for a column. Raises `ValueError` when the file has none of this heading."""
        return self._boxes[self._source.headings.index(heading)]

    def match(self, place: int, key: str) -> None:
        """Match a column; another one that held the same is left out."""
        for other, box in self._boxes.items():
            if other != place and key != LEFT_OUT and box.value() == key:
                box.set_value(LEFT_OUT)
        self._boxes[place].set_value(key)
        self.show_remarks({})
        self.changed.emit()

    def show_remarks(self, remarks: Mapping[str, tuple[str, ...]]) -> None:
        """Say what was done with each column; `remarks` by heading."""
        for place, label in self._remarks.items():
            said = ", ".join(remarks.get(self._source.headings[place], ()))
            is_left_out = self._boxes[place].value() == LEFT_OUT
            label.setText("Left out" if is_left_out else said)
            label.set_tone(Tone.HINT if is_left_out else Tone.SECOND)

    def _add(self, place: int, key: str) -> None:
        theme, row = self.theme, 2 + 2 * place
        heading = self._source.headings[place]
        first = next(
            (cells[place] for cells in self._source.sample if place < len(cells) and cells[place]), ""
        )
        fields = fields_of(self._source.kind)
        options = [Option(LEFT_OUT, "Leave out"), *(Option(spec.key, spec.label) for spec in fields)]
        box = Select(theme, options, height=32)
        box.setAccessibleName(f"{heading} goes to")
        box.set_value(key)
        box.setProperty("place", place)
        box.chosen.connect(self._chosen)
        self._boxes[place] = box
        self._remarks[place] = Label(theme, "", role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        name = ElidedLabel(theme, heading, role=Role.STRONG if key == REFERENCE else Role.MEDIUM)
        centre = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(name, row, 0, centre)
        self._grid.addWidget(ElidedLabel(theme, first, role=Role.SUPPORT, tone=Tone.SECOND), row, 1, centre)
        self._grid.addWidget(box, row, 2, centre)
        self._grid.addWidget(self._remarks[place], row, 3, centre)
        self._line(row + 1)

    def _line(self, row: int) -> None:
        self._grid.addWidget(HairLine(self.theme), row, 0, 1, _LINES)

    @Slot(object)
    def _chosen(self, key: object) -> None:
        self.match(int(self.sender().property("place")), str(key))
