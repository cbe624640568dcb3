"""A file that is looked at: how it is read, its columns, its first rows, and what they would do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.people.importing.opening import Source
from hsdesk.people.importing.rows import ImportKind, Outlook
from ui.fonts import Role
from ui.importing.columns_part import ColumnsPart
from ui.importing.lists import PreviewList
from ui.importing.side import SidePart
from ui.importing.words import ENCODINGS
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, Label, Tone, section
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.select import Select
from ui.words import counted

_NARROW = 900


class Board(QWidget):
    """`changed` tells of another match of columns, `reread` of another encoding or sheet."""

    changed = Signal()
    reread = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._kind = ImportKind.PEOPLE
        self.columns_part: ColumnsPart | None = None
        self.preview: PreviewList | None = None
        self.side = SidePart(theme)
        self.file = ElidedLabel(theme, "", role=Role.HEADING)
        self.matched = Label(theme, "", role=Role.SUPPORT, tone=Tone.SECOND)
        self.encoding = Select(theme, [Option(key, text) for key, text in ENCODINGS], height=32)
        self.encoding.setAccessibleName("Encoding of the file")
        self.sheet = Select(theme, (), height=32)
        self.sheet.setAccessibleName("Sheet of the workbook")
        self.area = ScrollPane(theme, margins=(24, 12, 24, 12), gap=10)
        self.head = Panel(theme, Surface.SHEET, margins=(24, 12, 24, 10))
        self._head_row = QHBoxLayout()
        self._across = QHBoxLayout(self)
        self._line = HairLine(theme, way=Qt.Orientation.Vertical)
        self._is_narrow = False
        self._lay_out()
        self.encoding.chosen.connect(self._encoding_chosen)
        self.sheet.chosen.connect(self._sheet_chosen)

    def _lay_out(self) -> None:
        row, words = self._head_row, QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.file)
        words.addWidget(self.matched)
        row.addLayout(words, 1)
        for box in (self.encoding, self.sheet):
            box.setFixedWidth(self.theme.px(220))
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.body.addLayout(row)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.head)
        main.addWidget(HairLine(self.theme))
        main.addWidget(self.area, 1)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(main, 1)
        self._across.addWidget(self._line)
        self._across.addWidget(self.side)

    def show_source(self, source: Source, columns: Mapping[int, str]) -> None:
        """Show a file that was opened."""
        self._kind = source.kind
        self._forget_parts()
        self.file.set_text(source.file.name)
        self.encoding.setVisible(not source.sheet)
        self.sheet.setVisible(len(source.sheets) > 1)
        if source.sheet:
            self.sheet.set_options([Option(name, name) for name in source.sheets])
            self.sheet.set_value(source.sheet)
        else:
            known = dict(ENCODINGS)
            extra = (
                [] if source.encoding in known else [Option(source.encoding, source.how.split(" with ")[0])]
            )
            self.encoding.set_options([*(Option(key, text) for key, text in ENCODINGS), *extra])
            self.encoding.set_value(source.encoding)
        self.columns_part = ColumnsPart(self.theme, source, columns)
        self.columns_part.changed.connect(self._matched_otherwise)
        self.preview = PreviewList(self.theme, source.kind)
        self.area.body.addWidget(section(self.theme, "Match columns"))
        self.area.body.addWidget(self.columns_part)
        self.area.body.addWidget(section(self.theme, "Preview: how the first rows will look"))
        self.area.body.addWidget(self.preview)
        if not self._is_narrow:
            self.area.body.addStretch(1)
        self._place_side()
        self.side.leave_out.setChecked(False)
        self._say_matched()

    def columns(self) -> dict[int, str]:
        """The field of each column that is matched."""
        return self.columns_part.columns() if self.columns_part is not None else {}

    def forget(self) -> None:
        """The rows are being checked anew."""
        self.side.forget(self._kind)
        if self.preview is not None:
            self.preview.rows.start_over([])

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what the rows would do."""
        self.side.show_outlook(self._kind, outlook)
        if self.preview is not None and self.columns_part is not None:
            self.preview.rows.start_over(outlook.preview)
            self.columns_part.show_remarks(outlook.remarks)

    def set_busy(self, *, busy: bool) -> None:
        """While rows come in, nothing can be matched otherwise."""
        if self.columns_part is not None:
            self.columns_part.setEnabled(not busy)
        self.head.setEnabled(not busy)
        self.side.leave_out.setEnabled(not busy)

    def focus_first(self) -> None:
        """Put the focus on the first column's field."""
        if self.columns_part is not None:
            self.columns_part.first_box().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, what the rows would do stands below the columns."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._place_side()

    def _place_side(self) -> None:
        narrow = self._is_narrow
        self._line.setVisible(not narrow)
        self.side.set_below(below=narrow)
        ways = QBoxLayout.Direction
        self._head_row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        if narrow:
            self.area.body.addWidget(self.side)
        else:
            self._across.addWidget(self.side)

    def _forget_parts(self) -> None:
        while (item := self.area.body.takeAt(0)) is not None:
            part = item.widget()
            if part is not None and part is not self.side:
                part.hide()
                part.deleteLater()

    def _say_matched(self) -> None:
        if self.columns_part is None:
            return
        matched, every = len(self.columns_part.columns()), self.columns_part.count()
        self.matched.setText(f"{matched} of {counted(every, 'column')} matched, {every - matched} left out")

    @Slot()
    def _matched_otherwise(self) -> None:
        self._say_matched()
        self.changed.emit()

    @Slot(object)
    def _encoding_chosen(self, encoding: object) -> None:
        self.reread.emit(str(encoding), "")

    @Slot(object)
    def _sheet_chosen(self, sheet: object) -> None:
        self.reread.emit("", str(sheet))
