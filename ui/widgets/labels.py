"""Words on a page. All of them are plain text: what people typed is shown letter by letter."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme, set_property
from ui.tokens import Family
from ui.widgets.button import plain_tooltip
from ui.widgets.ground import line_height, one_line, words, words_width
from ui.widgets.themed import Themed


class Tone(StrEnum):
    """The colour of words; the last six are the state families."""

    INK = "ink"
    SECOND = "ink2"
    HINT = "ink3"
    ACCENT = "accent"
    OK = "ok"
    SOON = "soon"
    OVER = "over"
    PAUSE = "pause"
    WAIT = "wait"
    INFO = "info"


class Label(QLabel, Themed):
    """Plain words that may wrap onto more lines.

    `figures` sets digits of equal width, for times and counts that change in place.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: Role = Role.BODY,
        tone: Tone = Tone.INK,
        wrap: bool = False,
        figures: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._role, self._figures = role, figures
        self.setProperty("tone", tone.value)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the font at the present scale."""
        self.setFont(self.theme.font(self._role, figures=self._figures))

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of the words."""
        set_property(self, "tone", tone.value)

    def set_role(self, role: Role) -> None:
        """Change how the words are set."""
        self._role = role
        self.restyle()


def title(theme: Theme, text: str, parent: QWidget | None = None) -> Label:
    """The one title of a page."""
    return Label(theme, text, parent, role=Role.TITLE)


def heading(theme: Theme, text: str, parent: QWidget | None = None) -> Label:
    """A heading within a page or pane."""
    return Label(theme, text, parent, role=Role.STRONG)


def section(theme: Theme, text: str, parent: QWidget | None = None) -> Label:
    """A quiet heading over a group."""
    return Label(theme, text, parent, role=Role.SUPPORT_STRONG, tone=Tone.SECOND)


def caption(theme: Theme, text: str, parent: QWidget | None = None) -> Label:
    """Small words in the background."""
    return Label(theme, text, parent, role=Role.SMALL, tone=Tone.HINT)


def support(theme: Theme, text: str, parent: QWidget | None = None, *, wrap: bool = False) -> Label:
    """The second line of something."""
    return Label(theme, text, parent, role=Role.SUPPORT, tone=Tone.SECOND, wrap=wrap)


class ElidedLabel(QWidget, Themed):
    """One line of plain words, cut with dots when there is too little room.

    For names and titles. The whole text stays in the tooltip and for the screen reader. Never use it
    for a time, a state or a reference.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: Role = Role.BODY,
        tone: Tone = Tone.INK,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._text = role, tone, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Change the text."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of the words."""
        self._tone = tone
        self.update()

    def is_cut(self) -> bool:
        """Whether dots stand for a part of the text at the present width."""
        return words_width(self.theme.font(self._role), one_line(self._text)) > self.width()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        face = self.theme.font(self._role)
        return QSize(words_width(face, one_line(self._text)) + 1, line_height(face))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few letters and the dots."""
        face = self.theme.font(self._role)
        return QSize(
            min(self.sizeHint().width(), QFontMetrics(face).averageCharWidth() * 6), line_height(face)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the words, cut at the right if need be."""
        colour = tone_colour(self.theme, self._tone)
        face = self.theme.font(self._role)
        words(QPainter(self), QRectF(self.rect()), self._text, face, colour, elide=True)


def tone_colour(theme: Theme, tone: Tone) -> QColor:
    """The colour of a tone in the theme now in force."""
    t = theme.tokens
    plain = {Tone.INK: t.ink, Tone.SECOND: t.ink2, Tone.HINT: t.ink3, Tone.ACCENT: t.accent_ink}
    return plain[tone] if tone in plain else t.state(Family(tone.value)).text
