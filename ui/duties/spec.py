"""The Duties tab, as the standards page knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hsdesk.duties.queries import open_count
from ui.services import Services
from ui.standards.tabs import TabSpec


def _make(services: Services, parent: QWidget) -> QWidget:
    from ui.duties.tab import DutiesTab

    return DutiesTab(services, parent)


DUTIES = TabSpec(
    "duties", "Duties", _make, count=open_count, kinds=frozenset({"obligation", "obligation_plan", "office"})
)
