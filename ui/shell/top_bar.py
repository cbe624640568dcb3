"""The bar over every page: search, office, who is here, the time, and the messages."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
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
        self._is_demo = False
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
        self._building = Picture(theme, "building-2", side=18)
        self._row.addWidget(self._building)
        self._row.addWidget(self.office)
        self._office_end = _divider(services)
        self._row.addWidget(self._office_end)
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
        self._fit()

    def show_office(self, name: str, *, demo: bool) -> None:
        """Name the office that is open, and mark a demo."""
        self.office.set_text(name)
        self._is_demo = demo
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What cannot be left out: the search, who is here, the time and the bell."""
        parts = (self.person, self.time, self.bell)
        least = self.search.minimumWidth() + sum(part.sizeHint().width() for part in parts)
        return QSize(least + self.theme.px(64), self.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the office, the date and the mark of a demo as far as there is room, in that order of need."""
        px = self.theme.px
        room = self.width() - self.minimumSizeHint().width()
        room -= max(0, self.date.sizeHint().width() - self.time.sizeHint().width())
        self.date.setVisible(room >= 0)
        room -= self.demo.sizeHint().width() + px(16) if self._is_demo else 0
        self.demo.setVisible(self._is_demo and room >= 0)
        room -= px(150)
        for part in (self._building, self.office, self._office_end):
            part.setVisible(room >= 0)

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
