"""The pages of the window, in the order of the rail."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.reception.spec import RECEPTION
from ui.services import Services
from ui.shell.pages import PageSpec
from ui.standards.spec import STANDARDS


def _settings(services: Services, parent: QWidget) -> QWidget:
    from ui.settings.page import SettingsPage

    return SettingsPage(services, parent)


def page_specs() -> tuple[PageSpec, ...]:
    """Every page there is; the first is shown when an office opens."""
    return (RECEPTION, STANDARDS, PageSpec("settings", "Settings", "settings", _settings, at_foot=True))
