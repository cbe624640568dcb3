"""The steps at the left: which are done, which one this is, which are to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import Role
from ui.shell.logo import paint_logo
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import CENTRE, circle, middle, words
from ui.widgets.themed import Themed

_WIDTH, _PITCH, _TOP = 240, 56, 120


class StepList(QWidget, Themed):
    """Numbered circles under each other; done ones carry a check. It is read out as one sentence."""

    def __init__(self, theme: Theme, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles, self._step = tuple(titles), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.follow(theme)
        self.show_step(0)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.setFixedWidth(self.theme.px(_WIDTH))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as drawn."""
        return QSize(self.theme.px(_WIDTH), self.theme.px(_TOP + _PITCH * len(self._titles)))

    def show_step(self, step: int) -> None:
        """Mark the step that is shown, from 0."""
        self._step = step
        self.setAccessibleName(f"Step {step + 1} of {len(self._titles)}: {self._titles[step]}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the mark and the steps."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        paint_logo(painter, QRectF(px(24), px(24), px(36), px(36)), ground=t.primary, mark=t.on_primary)
        name = QRectF(px(72), px(24), self.width() - px(72), px(36))
        words(painter, name, "hsdesk", self.theme.font(Role.TITLE), t.ink)
        for place, title in enumerate(self._titles):
            top = px(_TOP + _PITCH * place)
            disc = QRectF(px(24), top, px(32), px(32))
            done, now = place < self._step, place == self._step
            ok = t.state(Family.OK)
            fill = ok.fill if done else t.primary if now else None
            circle(painter, disc, fill=fill, edge=None if done or now else t.edge)
            if done:
                self.theme.icons.paint(painter, middle(disc, QSize(px(18), px(18))), "check", ok.text)
            else:
                ink = t.on_primary if now else t.ink2
                words(painter, disc, str(place + 1), self.theme.font(Role.STRONG), ink, align=CENTRE)
            room = QRectF(disc.right() + px(14), top, self.width() - disc.right() - px(22), px(32))
            role = Role.STRONG if now else Role.BODY
            words(painter, room, title, self.theme.font(role), t.ink if now else t.ink2, elide=True)
