"""The buttons of the current row: only what can be done with this visit now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.reception.rows import VisitRow
from hsdesk.reception.rules import IN_THE_OFFICE, VisitState
from ui.fonts import Role
from ui.keys import Key
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.labels import ElidedLabel, Tone
from ui.widgets.themed import Themed


class RowActions(QWidget, Themed):
    """Call, Seen, Room… and More, as far as they fit how the visit stands, and a few small words."""

    called = Signal()
    seen = Signal()
    finished = Signal()
    room_wanted = Signal()
    history_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.call = Button(theme, "Call", icon="megaphone", key=Key.CALL.cap())
        self.see = Button(theme, "Seen", icon="check", key=Key.SEEN.cap())
        self.finish = Button(theme, "Finish…", kind=Kind.PRIMARY, icon="circle-check", key="Enter")
        self.room = Button(theme, "Room…", icon="door-open", key=Key.ROOM.cap())
        self.history = Button(theme, "History", icon="history", key="Enter")
        self.more = Button(theme, "More", menu_mark=True)
        self.story = ElidedLabel(theme, role=Role.SMALL, tone=Tone.SECOND)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, signal in (
            (self.call, self.called),
            (self.see, self.seen),
            (self.finish, self.finished),
            (self.room, self.room_wanted),
            (self.history, self.history_wanted),
            (self.more, self.more_wanted),
        ):
            button.clicked.connect(signal)
            button.installEventFilter(self)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.story.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.story, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("What to do with this visitor")
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._row.setSpacing(self.theme.px(8))

    def show_visit(self, row: VisitRow, story: str) -> None:
        """Offer what can be done with this visit. The focus stays within the row."""
        had = self.focused()
        waiting, called = row.state is VisitState.WAITING, row.state is VisitState.CALLED
        self.call.setVisible(waiting or called)
        self.call.set_words("Call again" if called else "Call")
        self.call.set_kind(Kind.OUTLINED if called else Kind.PRIMARY)
        self.see.setVisible(waiting or called)
        self.see.set_kind(Kind.PRIMARY if called else Kind.OUTLINED)
        self.finish.setVisible(row.state is VisitState.BEING_SEEN)
        self.room.setVisible(row.state in IN_THE_OFFICE)
        self.history.setVisible(row.state not in IN_THE_OFFICE)
        self.story.set_text(story)
        if had is not None and not had.isVisible():
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the second click of a double click, and a key that is held, for one: the next row moves up."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        return (held and event.type() == QEvent.Type.KeyPress) or super().eventFilter(watched, event)

    def focused(self) -> Button | None:
        """The button that has the focus, if one has."""
        return next((button for button in self.buttons() if button.hasFocus()), None)

    def buttons(self) -> list[Button]:
        """All buttons, from the left."""
        return [self.call, self.see, self.finish, self.room, self.history, self.more]
