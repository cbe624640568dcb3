"""The standards page as the rail knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.shell.pages import PageSpec


def make_page(services: Services, parent: QWidget) -> QWidget:
    """Make the page when it is first shown."""
    from ui.standards.page import StandardsPage

    return StandardsPage(services, parent)


STANDARDS = PageSpec("standards", "Standards", "target", make_page)
"""Every promise of the office, how it is kept, and what is to be done for it."""
