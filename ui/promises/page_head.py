"""The head of a page inside the tab: the way back, its title, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import ElidedLabel, Label, Tone
from ui.widgets.themed import Themed


class PageHead(QWidget, Themed):
    """`left` is sent by the arrow at the left. Put buttons into `buttons`."""

    left = Signal()

    def __init__(self, theme: Theme, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(
            theme, icon="arrow-left", name="Back to the promises", kind=Kind.QUIET, size=Size.TOOLBAR
        )
        self.title = Label(theme, title, role=Role.HEADING)
        self.lead = ElidedLabel(theme, lead, role=Role.SUPPORT, tone=Tone.SECOND)
        self.buttons = QHBoxLayout()
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.lead)
        self.lead.setVisible(bool(lead))
        self._row.addWidget(self.back)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self._leave)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(16), px(8), px(24), px(8))
        self._row.setSpacing(px(12))
        self._words.setSpacing(0)
        self.buttons.setSpacing(px(8))

    def say(self, title: str, lead: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.lead.set_text(lead)
        self.lead.setVisible(bool(lead))

    @Slot()
    def _leave(self) -> None:
        self.left.emit()
