"""The What if tab as the standards page knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.standards.tabs import TabSpec


def make_tab(services: Services, parent: QWidget) -> QWidget:
    """Make the tab when it is first shown."""
    from ui.what_if.tab import WhatIfTab

    return WhatIfTab(services, parent)


WHAT_IF = TabSpec("what-if", "What if", make_tab)
"""The dates that something would bring, before it is saved."""
