"""The tab of office checks as the standards page knows it, with the number of questions to answer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.standards.spec import questions_due
from ui.standards.tabs import TabSpec

KINDS = frozenset({"office_check", "office", "duty"})
"""What changes the number of questions to answer; somebody comes on duty every morning."""


def make_tab(services: Services, parent: QWidget) -> QWidget:
    """Make the tab when it is first shown."""
    from ui.office_checks.tab import OfficeChecksTab

    return OfficeChecksTab(services, parent)


OFFICE_CHECKS = TabSpec("office-checks", "Office checks", make_tab, count_at=questions_due, kinds=KINDS)
