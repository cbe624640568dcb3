"""The Results tab: how every promise was kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.services import Services
from ui.widgets.empty import EmptyState


class ResultsTab(QWidget):
    """The results of the office's promises."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(services.theme, "target", "Nothing was counted yet"))
