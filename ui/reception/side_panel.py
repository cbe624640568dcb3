"""The panel on the right: checking in, and who is expected today. In a narrow window it is a drawer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.reception.check_in.panel import CheckInPanel
from ui.reception.expected.panel import ExpectedPanel
from ui.reception.expected.words import counts_of
from ui.services import Services
from ui.widgets.marks import HairLine
from ui.widgets.tabs import Tabs
from ui.widgets.themed import Themed

WIDE, NARROW = 360, 328
CHECK_IN, EXPECTED = 0, 1


class SidePanel(QWidget, Themed):
    """Two tabs, one panel each."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._narrow = False
        self.tabs = Tabs(theme)
        self.tabs.add("Check in")
        self.tabs.add("Expected today", 0)
        self.check_in = CheckInPanel(services)
        self.expected = ExpectedPanel(services)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.check_in)
        self.stack.addWidget(self.expected)
        inside = QWidget()
        inside.setProperty("surface", "sunken")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        row.addWidget(inside, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.expected.count_changed.connect(self._count)
        self._count(counts_of(self.expected.rows).to_come)
        self.setAccessibleName("Check in and expected today")
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the width at the present scale."""
        self.setFixedWidth(self.theme.px(NARROW if self._narrow else WIDE))

    def set_narrow(self, *, narrow: bool) -> None:
        """Be 328 wide instead of 360."""
        self._narrow = narrow
        self.restyle()

    def show_tab(self, place: int) -> None:
        """Bring one of the two to the front."""
        self.tabs.setCurrentIndex(place)

    @Slot(int)
    def _count(self, count: int) -> None:
        self.tabs.set_count(EXPECTED, count)
