"""A line in which one thing is found by typing a part of it."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.reception.check_in.suggestions import Suggestion, Suggestions
from ui.theme import Theme
from ui.widgets.announcer import Announcer
from ui.widgets.field import FieldFrame, LineEdit

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class TypeAheadLine(LineEdit):
    """The line itself. It tells of the keys that belong to an open list before it uses them."""

    entered = Signal()
    pressed = Signal()

    def __init__(self, theme: Theme, *, icon: str, placeholder: str, chevron: bool) -> None:
        self._chevron = chevron
        super().__init__(theme, icon=icon, placeholder=placeholder)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that somebody came."""
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that it was pressed."""
        super().mousePressEvent(event)
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the small arrow of a line that also opens like a box."""
        super().paintEvent(event)
        if self._chevron:
            side = self.theme.px(16)
            spot = QRectF(self.width() - side - self.theme.px(10), 0, side, self.height())
            self.theme.icons.paint(QPainter(self), spot, "chevron-down", self.theme.tokens.ink2)


class TypeAhead(FieldFrame):
    """A labelled line with a list below it while somebody types.

    Up and Down go through the list, Enter takes the current row, Esc closes it; with the list closed
    these keys mean what they mean in the form. `typed` carries each text, `taken` the `value` of what
    was taken. Whoever uses it answers with `offer`.
    """

    typed = Signal(str)
    taken = Signal(object)
    opening = Signal()
    """Down was pressed, or the line clicked, while the list was closed."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        icon: str = "search",
        placeholder: str = "",
        chevron: bool = False,
        hint: str = "",
    ) -> None:
        self.line = TypeAheadLine(theme, icon=icon, placeholder=placeholder, chevron=chevron)
        self._list: Suggestions | None = None
        self._label_text, self._awaits, self._enters = label, False, False
        super().__init__(theme, label, self.line, parent, hint=hint)
        self._announcer = Announcer(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self.close_list)
        self.line.pressed.connect(self._ask_to_open)

    # what it shows

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the line; nothing is looked for."""
        self._awaits = self._enters = False
        self.close_list()
        self.line.setText(text)

    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and shiboken6.isValid(self._list) and self._list.isVisible()

    def suggestions(self) -> tuple[Suggestion, ...]:
        """What the open list suggests."""
        return self._list.rows() if self._list is not None and self.is_open() else ()

    def offer(self, rows: Sequence[Suggestion]) -> None:
        """Answer what was typed last. Enter pressed meanwhile takes the one row that is sure, if there is."""
        self._awaits, enters, self._enters = False, self._enters, False
        if not rows or not self.line.hasFocus():
            self.close_list()
            return
        sure = [row for row in rows if not row.is_offer]
        if enters and len(sure) == 1:
            self._take(sure[0])
            return
        opened = self._opened_list()
        opened.show_rows(rows)
        opened.lay_below(self.line)
        self._say_current()

    @Slot()
    def close_list(self) -> None:
        """Close the list; what was typed stays."""
        if self._list is not None and self.is_open():
            self._list.hide()

    @Slot()
    def stay_below(self) -> None:
        """Keep the open list below the line, which was moved."""
        if self._list is not None and self.is_open():
            self._list.lay_below(self.line)

    # how it works

    def _opened_list(self) -> Suggestions:
        if self._list is None or not shiboken6.isValid(self._list):
            self._list = Suggestions(self.theme, self._label_text, self.window())
            self._list.taken.connect(self._take)
            # It lies over the window, not in this field, so it must be told when the field goes.
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    @Slot(str)
    def _edited(self, text: str) -> None:
        self._awaits, self._enters = True, False
        self.set_error("")
        self.typed.emit(text)

    @Slot()
    def _ask_to_open(self) -> None:
        if not self.is_open():
            self.opening.emit()

    @Slot(object)
    def _take(self, row: Suggestion) -> None:
        self.close_list()
        self.taken.emit(row.value)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the open list along."""
        super().moveEvent(event)
        self.stay_below()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the open list along."""
        super().resizeEvent(event)
        self.stay_below()

    def _say_current(self) -> None:
        current = self._list.current() if self._list is not None else None
        if current is not None:
            self._announcer.say(current.spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keys of the open list to it."""
        if (
            watched is self.line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and self._key(Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """Use a key; False when it means nothing to the list."""
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._list is None or not self.is_open():
            if key == Qt.Key.Key_Down:
                self._ask_to_open()
                return True
            if enter and self._awaits:
                self._enters = True
                return True
            return False
        current = self._list.current()
        if key in _STEPS:
            self._list.go_on(_STEPS[key])
            self._say_current()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif enter and current is not None:
            if self._awaits:
                self._enters = True  # the list still answers an older text
            else:
                self._take(current)
        else:
            return False
        return True
