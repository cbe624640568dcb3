"""What an import does off the main thread: open a file, check its rows, bring them in."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hsdesk.errors import Refused
from hsdesk.people.importing.actions import import_rows
from hsdesk.people.importing.checking import check_rows
from hsdesk.people.importing.lines import Checked
from hsdesk.people.importing.opening import Source, open_source
from hsdesk.people.importing.queries import outlook
from hsdesk.people.importing.remembered import columns_for, remember
from hsdesk.people.importing.rows import Imported, ImportKind, Outlook

if TYPE_CHECKING:
    from hsdesk.office import Actor, Office


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that somebody chose, and what they said of how it is written."""

    file: Path
    kind: ImportKind
    encoding: str = ""
    sheet: str = ""

    def otherwise(self, *, encoding: str = "", sheet: str = "") -> Asked:
        """The same file, read in another way."""
        return replace(self, encoding=encoding or self.encoding, sheet=sheet or self.sheet)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as far as its headings, with the columns that are remembered or guessed."""

    source: Source
    columns: dict[int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The checked rows of a file, and what they would do."""

    checked: Checked = field(repr=False)
    outlook: Outlook

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of the rows that cannot come in."""
        return frozenset(refusal.row for refusal in self.outlook.refused)


class Run(QObject):
    """One piece of work with its bar; it ends when somebody stops it, or when it is asked anew."""

    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Let the work end as soon as it next tells how far it is."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody has stopped it."""
        return self._stop.is_set()

    def tell(self, done: int, of: int) -> None:
        """Called on the worker: pass the news on. Raises `Refused` once it is stopped."""
        if self._stop.is_set():
            raise Refused("The import was stopped.", "Nothing has been changed.")
        self.progressed.emit(done, of)


def open_file(asked: Asked, folder: Path) -> Opened:
    """Open a file; `folder` is where columns are remembered. Raises `Refused`."""
    source = open_source(asked.file, asked.kind, encoding=asked.encoding, sheet=asked.sheet)
    return Opened(source, columns_for(folder, source, {}))


def check_file(office: Office, source: Source, columns: dict[int, str], run: Run) -> Found:
    """Check all rows and compare them with what is there; nothing is changed. Raises `Refused`."""
    checked = check_rows(source, columns, run.tell)
    return Found(checked, office.ask(outlook, checked))


def bring_in(actor: Actor, opened: Opened, found: Found, folder: Path, run: Run) -> Imported:
    """Bring everything in at once, without the refused rows, and remember the columns."""
    done = actor.do(import_rows, checked=found.checked, left_out=found.refused_rows, progress=run.tell)
    remember(folder, opened.source.kind, opened.source.headings, opened.columns)
    return done
