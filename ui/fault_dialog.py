"""Shows the report about a bug, so that it can be copied or saved and sent."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hsdesk.errors import Refused
from ui.errors import FaultReport


class FaultDialog(QDialog):
    """One window for all faults: a further fault is added below, never a second window.

    Work goes on beside it.
    """

    refused = Signal(object)
    """A `Refused`: the report could not be saved where it was wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong in hsdesk")
        self.setModal(False)
        self._what = QLabel("hsdesk met a fault of its own.")
        self._what.setObjectName("dialog-title")
        self._advice = QLabel(
            "What was confirmed before is safe, and you can go on. Please send this report to whoever "
            "looks after hsdesk for you. It holds no names and nothing that you typed."
        )
        for label in (self._what, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Report")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.go_on = QPushButton("Go on")
        self.copy_report = QPushButton("Copy report")
        self.save_report = QPushButton("Save report…")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.close)
        self.copy_report.clicked.connect(self._copy)
        self.save_report.clicked.connect(self._ask_where)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_report)
        buttons.addWidget(self.save_report)
        column = QVBoxLayout(self)
        column.addWidget(self._what)
        column.addWidget(self._advice)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(560, 420)

    @Slot(object)
    def tell(self, report: FaultReport) -> None:
        """Show `report`; reports of earlier faults stay above it until the window is closed."""
        before = self.text.toPlainText() if self.isVisible() else ""
        self.text.setPlainText(f"{before}\n{report.text()}" if before else report.text())
        self.show()
        self.raise_()

    def save_to(self, path: Path) -> None:
        """Write the report to `path`; what stands in the way is sent as `refused`."""
        try:
            path.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError:
            self.refused.emit(
                Refused("The report could not be saved there.", "Choose another folder, or copy the report.")
            )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    def _ask_where(self) -> None:
        chooser = QFileDialog(self, "Save report", "hsdesk-report.txt")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._save_chosen)
        chooser.open()

    @Slot(str)
    def _save_chosen(self, name: str) -> None:
        self.save_to(Path(name))
