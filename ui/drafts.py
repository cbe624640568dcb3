"""Half-filled forms, kept so that a crash, a lock or a power cut loses nothing that was typed."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hsdesk.errors import HsdeskError, StoreError
from ui.tasks import TaskRunner

DraftValue = str | int | float | bool | list[str] | list[int] | None
"""What an input may hold: a plain value that JSON knows."""
Values = dict[str, DraftValue]

SETTLE_MS = 400
"""How long after a letter a draft is written at the latest, in milliseconds; a crash takes no more typing."""

_FORM = re.compile(r"[a-z][a-z0-9-]{0,40}")


class Drafts(QObject):
    """Drafts in a folder of this computer's user, one file per form and member of staff.

    Writing goes through `tasks`: give it a runner of its own, so that drafts are kept even while the
    database does not answer. Files may be read by this user only and never go to a log.
    """

    troubled = Signal(object)
    """A `StoreError`: what was typed could not be kept on this computer."""

    def __init__(
        self, folder: Path, tasks: TaskRunner, parent: QObject | None = None, *, settle_ms: int = SETTLE_MS
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._office = ""
        self._tasks = tasks
        self._newest: dict[Path, Values | None] = {}
        self._unwritten: set[Path] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(settle_ms)
        self._rest.timeout.connect(self.flush)

    def of_office(self, mark: str) -> None:
        """From now on drafts of staff are those of one office, so that none turns up in another's.

        `mark` is `Office.mark`; what nobody in particular types, as in the set-up, is kept apart from it.
        """
        self.flush()
        self._office = mark

    def keep(self, form: str, staff_id: int, values: Mapping[str, DraftValue]) -> None:
        """Keep what the form holds now; it is written shortly, also while typing goes on."""
        path = self._path(form, staff_id)
        self._newest[path] = dict(values)
        self._unwritten.add(path)
        if not self._rest.isActive():  # begun anew at each letter it would not end before typing does
            self._rest.start()

    def load(self, form: str, staff_id: int) -> Values | None:
        """What was last kept of the form, or None; a file that cannot be read is set aside."""
        path = self._path(form, staff_id)
        if path not in self._newest:
            self._newest[path] = _read(path)
        values = self._newest[path]
        return None if values is None else dict(values)

    def discard(self, form: str, staff_id: int) -> None:
        """The form was finished or given up: its draft is removed at once."""
        path = self._path(form, staff_id)
        self._newest[path] = None
        self._unwritten.discard(path)
        self._tasks.run(_Removal(path), self._written, self._not_written, owner=self)

    def forms_of(self, staff_id: int) -> tuple[str, ...]:
        """The forms of which `staff_id` has a draft, in alphabetical order."""
        ending = f".{staff_id}.json"
        folder = self._folder_of(staff_id)
        stored = {path for path in folder.glob(f"*{ending}") if path not in self._newest}
        known = {
            path for path, values in self._newest.items() if values is not None and path.parent == folder
        }
        names = (path.name for path in stored | known if path.name.endswith(ending))
        return tuple(sorted(name.removesuffix(ending) for name in names))

    @Slot()
    def flush(self) -> None:
        """Hand over everything not yet written; closing the runner afterwards waits for it."""
        self._rest.stop()
        paths, self._unwritten = sorted(self._unwritten), set()
        for path in paths:
            values = self._newest[path]
            if values is not None:
                self._tasks.run(_Writing(path, values), self._written, self._not_written, owner=self)

    def _path(self, form: str, staff_id: int) -> Path:
        if not _FORM.fullmatch(form):
            raise ValueError("The key of a form is made of lower-case letters, digits and hyphens.")
        return self._folder_of(staff_id) / f"{form}.{staff_id}.json"

    def _folder_of(self, staff_id: int) -> Path:
        return self._folder / self._office if staff_id and self._office else self._folder

    def _written(self, _nothing: None) -> None:
        """Nothing remains to be done."""

    def _not_written(self, error: HsdeskError) -> None:
        self.troubled.emit(error)


class _Writing:
    """Writes a draft so that a power cut leaves either the old or the new one."""

    def __init__(self, path: Path, values: Values) -> None:
        self._path = path
        self._text = json.dumps(values, ensure_ascii=False)

    def __call__(self) -> None:
        try:
            _write(self._path, self._text.encode("utf-8", errors="surrogatepass"))
        except OSError as error:
            raise StoreError(
                "What you typed could not be kept on this computer.",
                "You can go on, but finish this form before you leave it. Then check the free disk space.",
            ) from error


class _Removal:
    """Removes a draft."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                "A draft that is no longer needed could not be removed from this computer.",
                "Ask whoever looks after this computer to check the folder of hsdesk's drafts.",
            ) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    if os.name == "posix":  # the new name itself must reach the disk; other systems see to that alone
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _read(path: Path) -> Values | None:
    try:
        found = json.loads(path.read_bytes().decode("utf-8", errors="surrogatepass"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        _set_aside(path)
        return None
    if not isinstance(found, dict) or not all(_is_plain(value) for value in found.values()):
        _set_aside(path)
        return None
    return found


def _set_aside(path: Path) -> None:
    """Keep an unreadable draft under another name, for whoever wants to look into it."""
    try:
        path.replace(path.with_suffix(".broken"))
    except OSError:  # a folder that cannot even be renamed in: there is simply no draft
        return


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str | int) for part in value)
    return value is None or isinstance(value, str | int | float)
