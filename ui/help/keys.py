"""F1 on pages outside the shell, which has the key among its commands."""

from __future__ import annotations

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ui.keys import Key
from ui.services import Requests


def help_on_keys(page: QWidget, requests: Requests) -> None:
    """Let the help keys ask for the key list while `page` is shown."""
    for sequence in Key.HELP.sequences():
        QShortcut(sequence, page).activated.connect(requests.help)
