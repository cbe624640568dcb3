"""How much room the window has, in the three steps that change how pages are laid out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize

NARROW, DRAWER, LOW = 1400, 1200, 780  # pixels at 100 %
SMALLEST = QSize(1024, 640)


@dataclass(frozen=True, slots=True)
class Space:
    """What the window's size asks of its pages.

    `narrow`: side panels are narrower; `drawer`: the side panel opens over the page on Ctrl+.;
    `low`: figures and rows are lower.
    """

    narrow: bool
    drawer: bool
    low: bool


def space_of(size: QSize, scale: float) -> Space:
    """The space of a window of `size` pixels when everything is drawn `scale` times as large."""
    width, height = size.width() / scale, size.height() / scale
    return Space(narrow=width <= NARROW, drawer=width < DRAWER, low=height < LOW)
