"""Checks a pack while it is changed, off the main thread, and asks what the change would mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hsdesk.errors import HsdeskError
from hsdesk.standards.own.changes import Changes
from hsdesk.standards.own.queries import impact
from hsdesk.standards.own.rows import ImpactRow
from ui.promises.compare import Difference, differences
from ui.promises.edit.edited import Checked, Edited, check
from ui.promises.library import Library
from ui.services import Services

CHECK_MS = 50
"""How long after the last key the pack is read, so that an answer is there within 200 milliseconds."""
NOTE_MS = 250
"""How long after a sound pack was read its meaning for open deadlines is asked for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change says and does: every difference, and what it means for open deadlines by promise."""

    differences: tuple[Difference, ...]
    impact: tuple[ImpactRow, ...]


class Checker(QObject):
    """`checked` carries a `Checked`, `understood` a `Meaning`, each of the newest state only."""

    checked = Signal(object)
    understood = Signal(object)
    refused = Signal(object)
    """An `HsdeskError`: the pack could not be checked."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._library: Library | None = None
        self._edited: Edited | None = None
        self._applies: date | None = None
        self._last: Checked | None = None
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, time, slot in ((self._soon, CHECK_MS, self.check_now), (self._later, NOTE_MS, self._ask)):
            timer.setSingleShot(True)
            timer.setInterval(time)
            timer.timeout.connect(slot)

    def begin(self, library: Library, edited: Edited, applies: date) -> None:
        """Check another pack from now on."""
        self._library, self._edited, self._applies = library, edited, applies
        self.check_now()

    def stop(self) -> None:
        """Nothing is changed any more."""
        self._soon.stop()
        self._later.stop()
        self._edited = None

    def check_soon(self, applies: date) -> None:
        """Something was typed."""
        self._applies = applies
        self._soon.start()

    @Slot()
    def check_now(self) -> None:
        """Read the whole pack as it stands."""
        self._soon.stop()
        self._later.stop()
        if self._edited is None or self._library is None or self._applies is None:
            return
        standards, applies = self._library.standards, self._applies
        base, changes = self._edited.base, _copy(self._edited.changes)

        def work() -> Checked:
            return check(standards, base, changes, applies)

        line = self._services.tasks.latest("pack check")
        line.run(work, self._checked, self.refused.emit, owner=self)

    def _checked(self, checked: Checked) -> None:
        if self._edited is None:
            return
        self._last = checked
        self.checked.emit(checked)
        if checked.pack is not None:
            self._later.start()

    @Slot()
    def _ask(self) -> None:
        library, checked = self._library, self._last
        if self._edited is None or library is None or checked is None or checked.pack is None:
            return
        base, pack, text = self._edited.base, checked.pack, checked.text
        office = self._services.open_office

        def work() -> Meaning:
            found = differences(base.pack, pack, library.vocabulary, library.office.nation)
            rows = office.ask(impact, library.standards, base.pack, text)
            return Meaning(found, tuple(rows))

        line = self._services.tasks.latest("pack meaning")
        line.run(work, self._understood, self._not_understood, owner=self)

    def _understood(self, meaning: Meaning) -> None:
        if self._edited is not None:
            self.understood.emit(meaning)

    def _not_understood(self, refusal: HsdeskError) -> None:
        self.refused.emit(refusal)


def _copy(changes: Changes) -> Changes:
    """The changes as they are now: work on another thread must not see them move."""
    return Changes.from_text(changes.as_text())
