"""Asks before something that cannot be undone, never more often."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.actions import Ask, Confirmation
from ui.theme import Theme
from ui.widgets.dialog import Question


def asker(theme: Theme, part: QWidget, *, danger: bool = False) -> Ask:
    """What asks questions on behalf of the window in which `part` is."""

    def ask(confirmation: Confirmation, go_ahead: Callable[[], None]) -> None:
        question = Question(
            theme,
            part.window(),
            confirmation.question,
            confirmation.advice,
            verb=confirmation.verb,
            danger=danger,
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(go_ahead)
        question.open()

    return ask
