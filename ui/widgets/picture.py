"""A picture of a window together with the dialog and menu that are open over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def picture_of(window: QWidget, *, ratio: float = 1.0) -> QPixmap:
    """What a person sees of a window: its own content, then what opened over it, lowest first.

    `ratio` is how many pixels the picture has for each pixel of the window.
    """
    made = QPixmap(window.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(window.palette().window().color())
    window.render(made)
    painter = QPainter(made)
    for other in _over(window):
        layer = QPixmap(other.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        other.render(layer)
        painter.drawPixmap(window.mapFromGlobal(other.mapToGlobal(other.rect().topLeft())), layer)
    painter.end()
    return made


def _over(window: QWidget) -> list[QWidget]:
    """The visible windows that belong to a window, dialogs before menus."""
    found = [
        other
        for other in QApplication.topLevelWidgets()
        if other is not window and other.isVisible() and _owner(other) is window
    ]
    return sorted(found, key=lambda other: other.windowType().value)


def _owner(other: QWidget) -> QWidget | None:
    """The main window that a dialog, a menu or a menu of a dialog belongs to."""
    parent = other.parentWidget()
    while parent is not None and parent.window().parentWidget() is not None:
        parent = parent.window().parentWidget()
    return parent.window() if parent is not None else None
