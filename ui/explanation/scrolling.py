"""Arrow and page keys scroll an explanation that does not fit, wherever the focus is in its dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider

_ACTIONS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


def scroll_by_key(pane: QAbstractScrollArea, event: QKeyEvent) -> bool:
    """Scroll if the key is one that does; False for any other."""
    action = _ACTIONS.get(Qt.Key(event.key()))
    if action is not None:
        pane.verticalScrollBar().triggerAction(action)
    return action is not None
