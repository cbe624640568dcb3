"""What this computer remembers, saved whenever it changes."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from hsdesk.errors import StoreError
from hsdesk.settings import Folders, Settings, save_settings


class Preferences(QObject):
    """Keeps the settings of this computer; every change is written at once.

    A change that cannot be written counts until the window closes, and `troubled` says so.
    """

    changed = Signal()
    """A setting has another value."""
    troubled = Signal(object)
    """A `StoreError`: the settings could not be written."""

    def __init__(self, folders: Folders, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders, self._settings = folders, settings

    @property
    def current(self) -> Settings:
        """The settings as they are now; never changed in place."""
        return self._settings

    def change(self, **values: Any) -> None:
        """Give settings other values and write them. Raises `TypeError` for a name that is no setting."""
        fresh = msgspec.structs.replace(self._settings, **values)
        if fresh == self._settings:
            return
        self._settings = fresh
        try:
            save_settings(self._folders, fresh)
        except OSError:
            self.troubled.emit(
                StoreError(
                    "This computer could not keep your settings.",
                    "They count until you close the window. Check that there is room on the disk.",
                )
            )
        self.changed.emit()
