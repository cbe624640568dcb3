"""The standards page as the rail knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.shell.pages import Badge, PageSpec

if TYPE_CHECKING:
    from hsdesk.office import Office


def make_page(services: Services, parent: QWidget) -> QWidget:
    """Make the page when it is first shown."""
    from ui.standards.page import StandardsPage

    return StandardsPage(services, parent)


def questions_due(office: Office) -> int:
    """How many questions of the office check wait for an answer today."""
    from hsdesk.office_checks.queries import due_count

    return office.ask(due_count, office.standards)


STANDARDS = PageSpec(
    "standards",
    "Standards",
    "target",
    make_page,
    badge=Badge(None, frozenset({"office_check", "office"}), "to check at the office", questions_due),
)
"""Every promise of the office, how it is kept, and what is to be done for it."""
