"""The Promises tab as the standards page knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.standards.tabs import TabSpec


def make_tab(services: Services, parent: QWidget) -> QWidget:
    """Make the tab when it is first shown."""
    from ui.promises.tab import PromisesTab

    return PromisesTab(services, parent)


PROMISES = TabSpec("promises", "Promises", make_tab)
"""Every promise to read, the packs that the office runs, and copies of its own."""
