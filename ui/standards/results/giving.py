"""Giving the board away: as a file for a spreadsheet, or as a page for the waiting room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hsdesk.errors import HsdeskError, Refused
from hsdesk.premises.queries import office as particulars
from hsdesk.premises.rows import OfficeRow
from hsdesk.reporting.rows import Scoreboard
from ui.services import Services
from ui.standards.results.display_layout import Poster
from ui.words import local

SHEET, TEXT = "Spreadsheet (*.xlsx)", "Plain text table (*.csv)"


def file_name(board: Scoreboard, ending: str) -> str:
    """A name for the file, such as "standards 2026-03-01 to 2026-03-31.xlsx"."""
    return f"standards {board.period.first} to {board.period.last}.{ending}"


def as_file(board: Scoreboard, path: Path) -> None:
    """Write a board where somebody chose to; the ending says how. Raises `Refused` where it cannot be."""
    from hsdesk.reporting.export import as_csv, as_xlsx

    content = as_csv(board) if path.suffix.lower() == ".csv" else as_xlsx(board)
    try:
        path.write_bytes(content)
    except OSError:
        raise Refused(
            "The file could not be saved there.",
            "Close it if it is open elsewhere, or choose another folder.",
        ) from None


class Giving(QObject):
    """Asks where to, then writes off the main thread."""

    refused = Signal(object)
    """An `HsdeskError`: nothing was written."""

    def __init__(self, services: Services, part: QWidget) -> None:
        super().__init__(part)
        self._services, self._part = services, part

    def export(self, board: Scoreboard) -> None:
        """Ask for a file and save the board in it."""
        chooser = QFileDialog(self._part.window(), "Export the results", file_name(board, "xlsx"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([SHEET, TEXT])
        chooser.setDefaultSuffix("xlsx")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(name: str) -> None:
            self.save(board, complete(Path(name), chooser.selectedNameFilter()))

        chooser.fileSelected.connect(chosen)
        chooser.open()

    def save(self, board: Scoreboard, path: Path) -> None:
        """Save the board in a file."""

        def work() -> Path:
            as_file(board, path)
            return path

        self._services.tasks.run(work, self._saved, self._refuse, owner=self)

    def _saved(self, path: Path) -> None:
        self._services.notices.say_done(f"The results are saved as {path.name}")

    def _refuse(self, refusal: HsdeskError) -> None:
        self.refused.emit(refusal)

    def print_for_display(self, board: Scoreboard) -> None:
        """Show the pages for the waiting room, to print them or to keep them as a file."""
        services = self._services
        office = services.open_office

        def work() -> OfficeRow:
            return office.ask(particulars)

        def show(named: OfficeRow) -> None:
            from ui.standards.results.display_dialog import DisplayDialog

            poster = Poster(board, named.name, named.landlord, local(services.clock.now()).date())
            DisplayDialog(services, self._part.window(), poster).open()

        services.tasks.run(work, show, self._refuse, owner=self)


def complete(path: Path, name_filter: str) -> Path:
    """The path with the ending of the kind that was chosen, where none was typed."""
    if path.suffix.lower() in {".csv", ".xlsx"}:
        return path
    return path.with_name(f"{path.name}{'.csv' if name_filter == TEXT else '.xlsx'}")
