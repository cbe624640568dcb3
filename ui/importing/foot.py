"""The foot of the import: whether anything has been changed, what is still to be done, and the way on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hsdesk.people.importing.rows import ImportKind
from ui.fonts import Role
from ui.importing.words import NOTHING_YET, THINGS
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import Picture
from ui.widgets.panels import Panel, Surface


class Foot(Panel):
    """A sentence at the left, the buttons at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Surface.SHEET, margins=(24, 10, 24, 10))
        self.setAccessibleName("Where the import stands")
        self._mark = Picture(theme, "shield-check", side=20, tone=Tone.OK)
        self.title = Label(theme, NOTHING_YET, role=Role.STRONG)
        self.note = Label(theme, "", role=Role.SUPPORT, tone=Tone.SECOND, wrap=True)
        self.other = Button(theme, "Another file", icon="arrow-left", size=Size.FOOTER)
        self.go = Button(theme, "Import", kind=Kind.PRIMARY, icon="database", size=Size.FOOTER)
        row, words = QHBoxLayout(), QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.note)
        words.setSpacing(0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.other)
        row.addWidget(self.go)
        self.body.addLayout(row)

    def begin(self, kind: ImportKind) -> None:
        """Another file is looked at."""
        self.go.set_words(f"Import {THINGS[kind][1]}")
        self.go.setVisible(True)

    def wait(self, note: str) -> None:
        """Nothing has been changed, and the way on is barred."""
        self._show(NOTHING_YET, note, can_go=False)

    def ready(self, note: str) -> None:
        """Nothing has been changed, and everything can come in."""
        self._show(NOTHING_YET, note, can_go=True)

    def finish(self, title: str, note: str) -> None:
        """Everything is in."""
        self._show(title, note, can_go=False)
        self.go.setVisible(False)
        self.other.setFocus()

    def _show(self, title: str, note: str, *, can_go: bool) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.go.setEnabled(can_go)
