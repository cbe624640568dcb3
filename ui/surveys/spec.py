"""The tab of surveys as the standards page knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.services import Services
from ui.standards.tabs import TabSpec


def make_tab(services: Services, parent: QWidget) -> QWidget:
    """Make the tab when it is first shown."""
    from ui.surveys.tab import SurveysTab

    return SurveysTab(services, parent)


SURVEYS = TabSpec("surveys", "Surveys", make_tab)
