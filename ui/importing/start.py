"""The beginning of an import: what the file holds, and which file it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.people.importing.opening import MOST_BYTES, MOST_ROWS
from hsdesk.people.importing.rows import ImportKind
from ui.settings.section import row_of
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.labels import heading, support
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented

_FIRST = (
    "Import the homes first, then the people who live there. A column must hold the landlord’s own "
    "reference of each of them: by it everybody is known again the next time."
)
_THEN = "Every row is checked and shown before anything is changed. Then all come in at once, or none."
_SIZES = (
    f"A CSV file or an Excel workbook (.xlsx), up to {MOST_BYTES // 1_000_000} MB and {MOST_ROWS:,} rows. An "
    "empty cell changes nothing, and telephone numbers that the desk noted stay."
)


class StartPart(QWidget):
    """A file may also be dropped here."""

    chosen = Signal()
    dropped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        options = [Option(ImportKind.PEOPLE, "People", "users"), Option(ImportKind.HOMES, "Homes", "house")]
        self._kind = Segmented(theme, options, name="What the file holds")
        self.button = Button(theme, "Choose a file", kind=Kind.PRIMARY, icon="upload")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(heading(theme, "What does the file hold?"))
        column.addLayout(row_of(self._kind))
        for sentence in (_FIRST, _THEN, _SIZES):
            column.addWidget(support(theme, sentence, wrap=True))
        column.addLayout(row_of(self.button, support(theme, "or drop it here")))
        self.button.clicked.connect(self.chosen)

    def kind(self) -> ImportKind:
        """What the file is said to hold."""
        return ImportKind(str(self._kind.value()))

    def set_kind(self, kind: ImportKind) -> None:
        """Say what the file holds."""
        self._kind.set_value(kind)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
