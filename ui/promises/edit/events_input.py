"""Picking journal entries by their words; nobody types their names."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.promises.edit.context import Context
from ui.promises.edit.fields import Entry, FieldSpec
from ui.promises.edit.picked import Picked, PickedList
from ui.reception.check_in.suggestions import Suggestion
from ui.reception.check_in.type_ahead import TypeAhead
from ui.theme import Theme
from ui.words import listed


class EventsInput(QWidget):
    """The entries that were picked, and a line in which more are found.

    With `Entry.EXCUSES` each entry comes with the code of the reason that it gives.
    """

    changed = Signal(str, object)

    def __init__(
        self, theme: Theme, spec: FieldSpec, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec, self._context = spec, context
        self._events: dict[str, str] = {}
        self._near: list[str] = []
        label = spec.label if spec.required else f"{spec.label} (optional)"
        self.line = TypeAhead(theme, label, placeholder="Find what happens", chevron=True, hint=spec.hint)
        self.picked = PickedList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.line)
        column.addWidget(self.picked)
        self.setFocusProxy(self.line)
        self.line.typed.connect(self._offer)
        self.line.opening.connect(self._offer_all)
        self.line.taken.connect(self._take)
        self.picked.removed.connect(self._remove)

    def events(self) -> list[str]:
        """The names of the entries that were picked."""
        return list(self._events)

    def show_near(self, events: list[str]) -> None:
        """Offer entries about the same matter as these first."""
        self._near = events

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        if isinstance(value, dict):
            self._events = {str(event): str(code) for event, code in value.items()}
        else:
            names = [value] if isinstance(value, str) else value or []
            self._events = {str(event): "" for event in names}
        self.line.set_text("")
        self._show()

    def problem(self) -> str:
        """What is picked from the list can always be read."""
        return ""

    def set_error(self, sentence: str) -> None:
        """Show how to put it right, or nothing."""
        self.line.set_error(sentence)

    def error(self) -> str:
        """What is asked to be put right now."""
        return self.line.error()

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _show(self) -> None:
        vocabulary = self._context.vocabulary
        self.picked.show_picked(
            [
                Picked(event, vocabulary.event_in_words(event), _behind(vocabulary.feature_of(event), code))
                for event, code in self._events.items()
            ]
        )

    @Slot(str)
    def _offer(self, typed: str) -> None:
        near = self._near or self.events()
        found = self._context.find(typed, near, self._events)
        self.line.offer(
            [
                Suggestion(each.event, each.words, behind=f"awaits {each.feature}" if each.feature else "")
                for each in found
            ]
        )

    @Slot()
    def _offer_all(self) -> None:
        self._offer(self.line.text())

    @Slot(object)
    def _take(self, event: object) -> None:
        code = ""
        if self.spec.entry is Entry.EXCUSES:
            code = self._context.excuses.get(str(event)) or str(event).partition(".")[2].replace("_", "-")
        self._events[str(event)] = code
        self.line.set_text("")
        self._tell()

    @Slot(object)
    def _remove(self, event: object) -> None:
        self._events.pop(str(event), None)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        self._show()
        if self.spec.entry is Entry.EXCUSES:
            self.changed.emit(self.spec.key, dict(self._events) or None)
        else:
            names = self.events()
            self.changed.emit(self.spec.key, (names[0] if len(names) == 1 else names) or None)


def _behind(feature: str, code: str) -> str:
    said = [f"awaits {feature}"] if feature else []
    return listed([*said, *([code.replace("-", " ")] if code else [])])
