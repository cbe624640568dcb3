"""The head of the reception page: title, which list, hiding names, the waiting screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QWidget

from ui.keys import Key
from ui.reception.snapshot import BoardList, Snapshot
from ui.services import Services
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import title
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented
from ui.widgets.themed import Themed

_LISTS = {BoardList.WAITING: "Waiting", BoardList.BEING_SEEN: "Being seen", BoardList.TODAY: "Today"}
_ICONS_ONLY, _NO_TITLE, _LEAST = 880, 640, 560
"""Below these widths, at 100 %, buttons show their icons alone and the title goes."""


class ListChoice(Segmented):
    """Waiting, being seen or the whole of today, each with how many there are."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        options = [Option(which, words) for which, words in _LISTS.items()]
        super().__init__(services.theme, options, parent, name="Which visits", height=32)

    def show_counts(self, counts: dict[BoardList, int]) -> None:
        """Put the counts behind the words."""
        for segment in self._segments():
            which = BoardList(str(segment.option.value))
            text = f"{_LISTS[which]} {counts[which]}"
            if text != segment.option.text:
                segment.option = replace(segment.option, text=text)
                segment.setAccessibleName(text)
        self.restyle()


class ReceptionHead(QWidget, Themed):
    """56 high. In a narrow window its buttons show icons only."""

    check_in_wanted = Signal()
    """Open the panel on the right, which is a drawer in this window."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._privacy = services.privacy
        self._low = False
        self._title = title(theme, "Reception")
        self.choice = ListChoice(services)
        self.check_in = Button(
            theme, "Check in", kind=Kind.PRIMARY, size=Size.TOOLBAR, icon="log-in", key=Key.CHECK_IN.cap()
        )
        self.hide_names = Button(
            theme, "Hide names", size=Size.TOOLBAR, icon="eye-off", key=Key.HIDE_NAMES.cap()
        )
        self.public = Button(
            theme, "Waiting screen", size=Size.TOOLBAR, icon="monitor", name="Waiting screen"
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._gap = QSpacerItem(0, 0)
        self._row.addItem(self._gap)
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        for button in (self.check_in, self.hide_names, self.public):
            self._row.addWidget(button)
        self.check_in.setVisible(False)
        self.check_in.clicked.connect(self.check_in_wanted)
        self.hide_names.clicked.connect(services.privacy.toggle)
        self.public.clicked.connect(services.requests.waiting_screen)
        self.public.setToolTip(f"Waiting screen ({Key.WAITING_SCREEN.cap()})")
        services.privacy.changed.connect(self._fit)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        above = px(8 if self._low else 11)
        self._row.setContentsMargins(px(20), above, px(20), above)
        self._row.setSpacing(px(8))
        self._gap.changeSize(px(8), 0)
        self.setMinimumSize(px(_LEAST), px(50 if self._low else 56))
        self._fit()

    def show_counts(self, snapshot: Snapshot) -> None:
        """Show how many visits each list has."""
        self.choice.show_counts({which: len(snapshot.rows(which)) for which in BoardList})

    def set_low(self, *, low: bool) -> None:
        """Be a little lower."""
        self._low = low
        self.restyle()

    def set_drawer(self, *, drawer: bool) -> None:
        """Whether the panel on the right is a drawer, so that it needs a button."""
        self.check_in.setVisible(drawer)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        hidden = self._privacy.hidden
        room = self.width() / self.theme.scale - (120 if self.check_in.isVisibleTo(self) else 0)
        words = room >= _ICONS_ONLY
        text = "Show names" if hidden else "Hide names"
        self.hide_names.set_icon_name("eye" if hidden else "eye-off")
        self.hide_names.set_words(text if words else "")
        self.hide_names.setAccessibleName(text)
        self.public.set_words("Waiting screen" if words else "")
        self._title.setVisible(room >= _NO_TITLE)
