"""F6: from pane to pane, coming back to where the focus was in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class PaneCycle(QObject):
    """Moves the focus between panes and remembers the widget that had it in each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: dict[QWidget, QWidget] = {}

    def move(self, panes: Sequence[QWidget], step: int) -> QWidget | None:
        """Go `step` panes on from the one with the focus; returns the widget that has it now."""
        shown = [pane for pane in panes if pane.isVisible() and first_stop(pane) is not None]
        if not shown:
            return None
        focus = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(shown) if _within(focus, pane)), None)
        if here is not None and focus is not None:
            self._forget_gone()
            self._last[shown[here]] = focus
        there = shown[(here + step) % len(shown)] if here is not None else shown[0 if step > 0 else -1]
        target = self._last.get(there)
        if target is None or not _can_take(target) or not _within(target, there):
            target = first_stop(there)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target

    def _forget_gone(self) -> None:
        import shiboken6

        self._last = {
            pane: widget
            for pane, widget in self._last.items()
            if shiboken6.isValid(pane) and shiboken6.isValid(widget)
        }


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane to which Tab would come."""
    if _can_take(pane):
        return pane
    inside = (widget for widget in pane.findChildren(QWidget) if _can_take(widget))
    return next(inside, None)


def _can_take(widget: QWidget) -> bool:
    import shiboken6

    return (
        shiboken6.isValid(widget)
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.isVisible()
        and widget.focusProxy() is None
    )


def _within(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
