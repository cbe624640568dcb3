"""The bar over every page: search, office, who is here, the time, and the messages."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.services import Services
from ui.shell.bell import Bell, Memory
from ui.shell.person_button import PersonButton
from ui.shell.search_box import SearchBox
from ui.widgets.labels import ElidedLabel, Label, Tone
from ui.widgets.marks import HairLine, Picture, Tag
from ui.widgets.themed import Themed
from ui.words import clock_time, full_date, local

HEIGHT = 56


class TopBar(QWidget, Themed):
    """Lies on the window's ground, beside the rail."""

    def __init__(self, services: Services, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Top bar")
        self._services = services
        theme = services.theme
        self.search = SearchBox(theme, "Search people and commands")
        self.search.clicked.connect(services.requests.search)
        self.office = ElidedLabel(theme, role=Role.MEDIUM, tone=Tone.SECOND)
        self.demo = Tag(theme, "Demo office", icon="compass")
        self.demo.setToolTip("A made-up office. Settings, Database and sharing removes it.")
        self.person = PersonButton(theme)
        self.time = Label(theme, role=Role.HEADING, figures=True)
        self.date = Label(theme, role=Role.SMALL, tone=Tone.SECOND)
        self.bell = Bell(theme, memory)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        self._row.addWidget(self.demo)
        self._row.addWidget(Picture(theme, "building-2", side=18))
        self._row.addWidget(self.office)
        self._row.addWidget(_divider(services))
        self._row.addWidget(self.person)
        self._row.addWidget(_divider(services))
        self._row.addLayout(self._clock())
        self._row.addWidget(self.bell)
        self.setTabOrder(self.search, self.person)
        self.setTabOrder(self.person, self.bell)
        self.follow(theme)
        services.ticker.tick.connect(self.show_time)
        self.show_time(services.clock.now())

    def restyle(self) -> None:
        """Take height and distances at the present scale."""
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(8), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self.office.setMaximumWidth(px(220))

    def show_office(self, name: str, *, demo: bool) -> None:
        """Name the office that is open, and mark a demo."""
        self.office.set_text(name)
        self.demo.setVisible(demo)

    @Slot(object)
    def show_time(self, now: datetime) -> None:
        """Show the time of day and the date in the office."""
        time, date = clock_time(now), full_date(local(now).date())
        if time != self.time.text():
            self.time.setText(time)
        if date != self.date.text():
            self.date.setText(date)

    def _clock(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        right = Qt.AlignmentFlag.AlignRight
        self.time.setAlignment(right)
        self.date.setAlignment(right)
        column.addStretch(1)
        column.addWidget(self.time)
        column.addWidget(self.date)
        column.addStretch(1)
        return column


def _divider(services: Services) -> HairLine:
    line = HairLine(services.theme, way=Qt.Orientation.Vertical)
    line.setMaximumHeight(services.theme.px(26))
    return line
