"""A strip that says what happened, what was not lost, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import rounded
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import Picture
from ui.widgets.themed import Themed

_ICONS = {
    Family.OK: "circle-check",
    Family.SOON: "triangle-alert",
    Family.OVER: "circle-alert",
    Family.INFO: "info",
    Family.PAUSE: "info",
    Family.WAIT: "hourglass",
}


class Banner(QWidget, Themed):
    """Amber for working without the database, red for what went wrong, green for what was done.

    `acted` is sent by its button and `closed` by its cross. It stays until told to go; a text is optional
    and wraps. `key` is shown behind the button, such as "Ctrl Z".
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        family: Family,
        title: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        action: str = "",
        key: str = "",
        can_close: bool = False,
    ) -> None:
        super().__init__(parent)
        self._family = family
        down = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        down.setHeightForWidth(True)
        self.setSizePolicy(down)
        tone = Tone(family.value)
        self._icon = Picture(theme, icon or _ICONS[family], side=18, tone=tone)
        self._title = Label(theme, title, role=Role.SUPPORT_STRONG, wrap=True)
        self._text = Label(theme, text, role=Role.SUPPORT, wrap=True)
        quiet = family is Family.OK
        self.button = Button(
            theme, action, kind=Kind.QUIET if quiet else Kind.OUTLINED, size=Size.TOOLBAR, key=key
        )
        self.cross = Button(theme, kind=Kind.QUIET, size=Size.TOOLBAR, icon="x", name="Close")
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.setVisible(bool(action))
        self.cross.setVisible(can_close)
        self.button.clicked.connect(self._act)
        self.cross.clicked.connect(self._close)
        self.follow(theme)
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Say something else in the same place."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        plain = self._family in {Family.OK, Family.PAUSE}
        self._title.set_tone(Tone.INK if plain or not text else Tone(self._family.value))
        self.setAccessibleName(f"{title}. {text}".strip())

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(14), px(10), px(12), px(10))
        self._row.setSpacing(px(12))
        self._words.setSpacing(px(2))
        self.update()

    @Slot()
    def _act(self) -> None:
        self.acted.emit()

    @Slot()
    def _close(self) -> None:
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the strip."""
        t = self.theme.tokens
        colours = t.state(self._family)
        edge = colours.text if t.contrast else None
        rounded(QPainter(self), QRectF(self.rect()), self.theme.px(8), fill=colours.fill, edge=edge)
