"""The key list on F1: every key that does something, and what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.fonts import Role
from ui.keys import key_list
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.field import SearchField
from ui.widgets.labels import Label, Tone, section
from ui.widgets.marks import KeyCap
from ui.widgets.panels import ScrollPane


class _KeyRow(QWidget):
    """What a key does at the left, the key itself at the right."""

    def __init__(self, theme: Theme, keys: str, words: str) -> None:
        super().__init__()
        self.searched = f"{words} {keys}".casefold()
        self.setAccessibleName(f"{words}: {keys}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(6))
        row.addWidget(Label(theme, words, wrap=True), 1)
        for cap in keys.split(", "):
            row.addWidget(KeyCap(theme, cap))


class KeyList(DialogFrame):
    """A small window to search the keys in. Esc closes it; the focus goes back to where it was."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, name="Key list", width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = SearchField(theme, placeholder="Find a key", name="Find a key")
        self.nothing = Label(theme, tone=Tone.SECOND, wrap=True)
        self.nothing.setVisible(False)
        close = Button(theme, "Close", key="Esc")
        head = QHBoxLayout()
        head.addWidget(Label(theme, "Keys", role=Role.TITLE_PANE), 1)
        head.addWidget(close)
        self.content.addLayout(head)
        self.content.addWidget(self.field)
        self.content.addWidget(self.nothing)
        self.area = ScrollPane(theme, margins=(0, 0, 8, 0), gap=2)
        self.area.setMinimumHeight(theme.px(360))
        self._groups: list[tuple[Label, list[_KeyRow]]] = []
        for scope, keys in key_list():
            heading = section(theme, scope.value)
            rows = [_KeyRow(theme, caps, words) for caps, words in keys]
            self._groups.append((heading, rows))
            self.area.body.addWidget(heading)
            for row in rows:
                self.area.body.addWidget(row)
            self.area.body.addSpacing(theme.px(8))
        self.area.body.addStretch(1)
        self.content.addWidget(self.area)
        self.field.edited.connect(self._search)
        close.clicked.connect(self.reject)
        self.field.setFocus()

    def shown_rows(self) -> list[str]:
        """The accessible names of the rows that are shown."""
        return [row.accessibleName() for _, rows in self._groups for row in rows if not row.isHidden()]

    @Slot(str)
    def _search(self, typed: str) -> None:
        words = typed.casefold().split()
        for heading, rows in self._groups:
            for row in rows:
                row.setVisible(all(word in row.searched for word in words))
            heading.setVisible(any(not row.isHidden() for row in rows))
        self.nothing.setText(f"No key does “{typed.strip()}”. Try another word.")
        self.nothing.setVisible(not self.shown_rows())
