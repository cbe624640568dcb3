"""Short lists in a card: an icon, words, words at the right, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, Label, Tone, caption
from ui.widgets.marks import Avatar, HairLine, Picture
from ui.widgets.panels import Card, Surface


@dataclass(frozen=True, slots=True)
class Line:
    """One line. With `avatar`, the number of a member of staff, initials stand in place of the icon.

    A `marked` one is what is being worked on.
    """

    icon: str
    title: str
    second: str = ""
    right: str = ""
    buttons: tuple[QWidget, ...] = ()
    avatar: int = 0
    quiet: bool = False
    marked: bool = False


def fill(theme: Theme, card: Card, lines: Sequence[Line], empty: str) -> None:
    """Show other lines in a card, or a sentence when there are none."""
    while (item := card.body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    if not lines:
        words = caption(theme, empty)
        words.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        card.body.addWidget(words)
    for place, line in enumerate(lines):
        if place:
            card.body.addWidget(HairLine(theme))
        widget = _widget(theme, line)
        card.body.addWidget(widget)
        widget.show()


def _widget(theme: Theme, line: Line) -> QWidget:
    widget = QWidget()
    if line.marked:
        widget.setProperty("surface", Surface.TINT.value)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(widget)
    row.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
    row.setSpacing(theme.px(10))
    if line.avatar:
        row.addWidget(Avatar(theme, line.title, line.avatar, quiet=line.quiet))
    else:
        row.addWidget(Picture(theme, line.icon, side=18))
    words = QVBoxLayout()
    words.setSpacing(0)
    tone = Tone.HINT if line.quiet else Tone.INK
    words.addWidget(ElidedLabel(theme, line.title, role=Role.MEDIUM, tone=tone))
    if line.second:
        words.addWidget(ElidedLabel(theme, line.second, role=Role.SMALL, tone=Tone.SECOND))
    row.addLayout(words, 1)
    if line.right:
        tone = Tone.ACCENT if line.marked else Tone.HINT
        row.addWidget(Label(theme, line.right, role=Role.SMALL, tone=tone))
    for button in line.buttons:
        row.addWidget(button)
    widget.setMinimumHeight(theme.px(44))
    widget.setAccessibleName(", ".join(part for part in (line.title, line.second, line.right) if part))
    return widget
