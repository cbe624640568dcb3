"""A list with nothing in it: what is true, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button
from ui.widgets.ground import circle, middle
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed


class _Medallion(QWidget, Themed):
    """The icon in its circle, with a check when being empty is good news."""

    def __init__(self, theme: Theme, icon: str, *, good: bool) -> None:
        super().__init__()
        self.icon, self._good = icon, good
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(88), self.theme.px(88))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the circle, the icon and the check."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        circle(painter, box, fill=t.tint, edge=t.edge if t.contrast else None)
        self.theme.icons.paint(painter, middle(box, QSize(px(32), px(32))), self.icon, t.accent_ink)
        if self._good:
            side, ring = px(24), px(3)
            disc = QRectF(box.right() - side - ring, box.bottom() - side - ring, side, side)
            circle(painter, disc.adjusted(-ring, -ring, ring, ring), fill=t.sheet)
            circle(painter, disc, fill=t.state(Family.OK).mark)
            self.theme.icons.paint(painter, middle(disc, QSize(px(16), px(16))), "check", t.on_accent)


class EmptyState(QWidget, Themed):
    """Says why there is nothing, in the middle of the room it has.

    `action` is the button for the next step, if there is one. `good` adds a check: nobody has to wait.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        action: Button | None = None,
        good: bool = False,
    ) -> None:
        super().__init__(parent)
        self._medallion = _Medallion(theme, icon, good=good)
        self._title = Label(theme, title, role=Role.TITLE_PANE, wrap=True)
        self._text = Label(theme, text, role=Role.BODY, tone=Tone.SECOND, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._medallion, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        if action is not None:
            self._column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.follow(theme)
        self.set_words(title, text)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}".strip())

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        margin = self.theme.px(24)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(self.theme.px(12))
