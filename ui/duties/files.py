"""Files of evidence on this computer: saved where somebody chose, or opened from a folder of our own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from hsdesk.attachments.queries import content
from hsdesk.duties.rows import EvidenceRow
from hsdesk.errors import HsdeskError, Refused
from ui.services import Services


class EvidenceFiles(QObject):
    """Reads files off the main thread. What was opened is removed from this computer with the window."""

    refused = Signal(object)
    """An `HsdeskError`: the file could not be read or written."""
    ready = Signal(object)
    """The `Path` of a file that was written so that it can be opened."""

    def __init__(self, services: Services, part: QWidget) -> None:
        super().__init__(part)
        self._services, self._part = services, part
        self._folder: QTemporaryDir | None = None
        self.ready.connect(self._show)

    def open(self, row: EvidenceRow) -> None:
        """Open a file with the program that this computer has for it."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        if not self._folder.isValid():
            self.refused.emit(_not_written())
            return
        folder = Path(self._folder.path()) / str(row.attachment_id)
        self._services.tasks.run(
            lambda: self._write(row, folder / row.file_name), self._opened, self._refuse, owner=self
        )

    def save(self, row: EvidenceRow) -> None:
        """Ask for a place and save a file there."""
        chooser = QFileDialog(self._part.window(), "Save this file", row.file_name)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(name: str) -> None:
            self.save_as(row, Path(name))

        chooser.fileSelected.connect(chosen)
        chooser.open()

    def save_as(self, row: EvidenceRow, path: Path) -> None:
        """Save a file in a place."""
        self._services.tasks.run(lambda: self._write(row, path), self._saved, self._refuse, owner=self)

    def _write(self, row: EvidenceRow, path: Path) -> Path:
        found = self._services.open_office.ask(content, row.attachment_id or 0)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found.content)
        except OSError:
            raise _not_written() from None
        return path

    def _opened(self, path: Path) -> None:
        self.ready.emit(path)

    def _saved(self, path: Path) -> None:
        self._services.notices.say_done(f"Saved as {path.name}")

    def _refuse(self, refusal: HsdeskError) -> None:
        self.refused.emit(refusal)

    def _show(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(
                Refused("This computer has no program that opens such files.", "Save the file instead.")
            )


def _not_written() -> Refused:
    return Refused(
        "The file could not be saved there.", "Close it if it is open elsewhere, or choose another folder."
    )
