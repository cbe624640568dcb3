"""The panel on the right: checking in, and who is expected today. In a narrow window it is a drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.reception.check_in.panel import CheckInPanel
from ui.services import Services
from ui.widgets.marks import HairLine
from ui.widgets.tabs import Tabs
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.reception.expected.panel import ExpectedPanel

WIDE, NARROW = 360, 328
CHECK_IN, EXPECTED = 0, 1


class SidePanel(QWidget, Themed):
    """Two tabs, one panel each; the second is made when it is first wanted."""

    arrived = Signal(object)
    """Somebody expected is to be checked in; carries the `ExpectedRow`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._narrow = False
        # Made from the outside in: whatever is put into another widget later is styled once more.
        inside = QWidget(self)
        inside.setProperty("surface", "sunken")
        self.stack = QStackedWidget(inside)
        self.tabs = Tabs(theme)
        self.tabs.add("Check in")
        self.tabs.add("Expected today", 0)
        self.check_in = CheckInPanel(services, self.stack)
        self._services = services
        self._expected: ExpectedPanel | None = None
        self.stack.addWidget(self.check_in)
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
        self.tabs.currentChanged.connect(self._show_part)
        self.check_in.today.read.connect(self._count)
        self._count()
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

    @property
    def expected(self) -> ExpectedPanel:
        """Who is expected today, made now if it was not shown before."""
        if self._expected is None:
            from ui.reception.expected.panel import ExpectedPanel

            self._expected = ExpectedPanel(self._services, self.stack)
            self._expected.arrived.connect(self.arrived)
            self.stack.addWidget(self._expected)
        return self._expected

    def show_tab(self, place: int) -> None:
        """Bring one of the two to the front."""
        self.tabs.setCurrentIndex(place)

    @Slot(int)
    def _show_part(self, place: int) -> None:
        self.stack.setCurrentWidget(self.expected if place == EXPECTED else self.check_in)

    @Slot()
    def _count(self) -> None:
        self.tabs.set_count(EXPECTED, len(self.check_in.today.known.expected))
