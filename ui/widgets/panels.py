"""Grounds that hold other parts: panels, cards, scrolling panes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme, set_property
from ui.widgets.themed import Themed


class Surface(StrEnum):
    """The ground of a panel. Card, page and well have a hairline and round corners."""

    CANVAS = "canvas"
    SHEET = "sheet"
    SUNKEN = "sunken"
    RAISED = "raised"
    TINT = "tint"
    CARD = "card"
    PAGE = "page"
    WELL = "well"
    NONE = "none"


class Panel(QFrame, Themed):
    """A ground with an upright layout, `body`, whose margins and gap are pixels at 100 %."""

    def __init__(
        self,
        theme: Theme,
        surface: Surface = Surface.SHEET,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 0,
    ) -> None:
        super().__init__(parent)
        self._margins, self._gap = margins, gap
        self.setProperty("surface", surface.value)
        self.body = QVBoxLayout(self)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take margins and gap at the present scale."""
        px = self.theme.px
        left, top, right, bottom = self._margins
        self.body.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self.body.setSpacing(px(self._gap))

    def set_surface(self, surface: Surface) -> None:
        """Change the ground."""
        set_property(self, "surface", surface.value)


class Card(Panel):
    """A box with a hairline and round corners, for one thing among several."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (16, 12, 16, 12),
        gap: int = 8,
    ) -> None:
        super().__init__(theme, Surface.CARD, parent, margins=margins, gap=gap)


class ScrollPane(QScrollArea, Themed):
    """A pane that scrolls up and down and never clips; put parts into `body`.

    The part that takes the keyboard focus is scrolled into view.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (20, 16, 20, 16),
        gap: int = 14,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = Panel(theme, Surface.NONE, margins=margins, gap=gap)
        self.body = self._inside.body
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Scroll by a line of text at a time."""
        self.verticalScrollBar().setSingleStep(self.theme.px(24))
