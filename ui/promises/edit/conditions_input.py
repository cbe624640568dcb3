"""What must be true of an entry, put together from its facts and their values."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import Refused
from hsdesk.standards.conditions import Conditions
from ui.promises.edit.context import Context
from ui.promises.edit.fields import Entry, FieldSpec
from ui.promises.edit.picked import Picked, PickedList
from ui.promises.edit.values import value_typed
from ui.theme import Theme
from ui.widgets.button import Button, Size
from ui.widgets.field import FieldFrame, LineEdit
from ui.widgets.option import Option
from ui.widgets.select import Select


class Asks(StrEnum):
    """What is asked of a fact."""

    YES = "yes"
    NO = "no"
    PRESENT = "present"
    ABSENT = "absent"
    IS = "is"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"

    @property
    def needs_value(self) -> bool:
        """Whether something has to be typed beside it."""
        return self in {Asks.IS, Asks.AT_LEAST, Asks.AT_MOST}


_TESTS = (
    Option(Asks.YES, "is true"),
    Option(Asks.NO, "is not true"),
    Option(Asks.IS, "is"),
    Option(Asks.AT_LEAST, "is at least"),
    Option(Asks.AT_MOST, "is at most"),
    Option(Asks.PRESENT, "is known"),
    Option(Asks.ABSENT, "is not known"),
)


class ConditionsInput(QWidget):
    """The conditions in words, and two boxes with which one more is made."""

    changed = Signal(str, object)

    def __init__(
        self, theme: Theme, spec: FieldSpec, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec, self._context = spec, context
        self._wanted: dict[str, Any] = {}
        self.fact, self.test = Select(theme), Select(theme, _TESTS)
        self.fact.setAccessibleName(f"{spec.label}: what is asked for")
        self.test.setAccessibleName(f"{spec.label}: what it has to be")
        self.value = LineEdit(theme)
        self.value.setAccessibleName(f"{spec.label}: value")
        self.add = Button(theme, "Add", size=Size.ORDINARY, name=f"Add to {spec.label}")
        boxes = QWidget()
        row = QHBoxLayout(boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.fact, 5)
        row.addWidget(self.test, 3)
        row.addWidget(self.value, 2)
        row.addWidget(self.add)
        self.frame = FieldFrame(theme, f"{spec.label} (optional)", boxes, hint=spec.hint)
        self.frame.setFocusProxy(self.fact)
        self.picked = PickedList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.frame)
        column.addWidget(self.picked)
        self.test.chosen.connect(self._test_chosen)
        self.add.clicked.connect(self._add)
        self.value.returnPressed.connect(self._add)
        self.picked.removed.connect(self._remove)
        self._test_chosen(self.test.value())
        self.show_events([])

    def show_events(self, events: list[str]) -> None:
        """Offer the facts of these entries."""
        facts = self._context.facts_of(events)
        name = self._context.vocabulary.fact_name
        self.fact.set_options([Option(fact, name(fact)) for fact in facts])
        for part in (self.fact, self.test, self.value, self.add):
            part.setEnabled(bool(facts))
        nothing = "What is picked above tells of nothing that could be asked for."
        self.frame.set_beside("" if facts or not events else nothing)

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        self._wanted = dict(value) if isinstance(value, dict) else {}
        self.value.clear()
        self._show()

    def problem(self) -> str:
        """What is put together here can always be read."""
        return ""

    def set_error(self, sentence: str) -> None:
        """Show how to put it right, or nothing."""
        self.frame.set_error(sentence)

    def error(self) -> str:
        """What is asked to be put right now."""
        return self.frame.error()

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _show(self) -> None:
        self.picked.show_picked([Picked(fact, self._words(fact)) for fact in self._wanted])

    def _words(self, fact: str) -> str:
        try:
            said = self._context.vocabulary.conditions_in_words(Conditions.parse({fact: self._wanted[fact]}))
        except Refused:
            said = ""
        return said or self._context.vocabulary.fact_name(fact)

    @Slot(object)
    def _test_chosen(self, test: object) -> None:
        self.value.setVisible(isinstance(test, Asks) and test.needs_value)

    @Slot()
    def _add(self) -> None:
        fact, test = self.fact.value(), self.test.value()
        if not isinstance(fact, str) or not isinstance(test, Asks):
            return
        typed = value_typed(Entry.NUMBER, self.value.text(), self._context.today)
        if test.needs_value and typed is None:
            self.frame.set_error("Write what it has to be, then press Add.")
            self.value.setFocus()
            return
        if test in {Asks.AT_LEAST, Asks.AT_MOST} and isinstance(typed, str):
            self.frame.set_error("This is not a number. Write it in figures, such as 5.")
            self.value.setFocus()
            return
        self.frame.set_error("")
        self._wanted[fact] = _wanted(test, typed, self._wanted.get(fact))
        self.value.clear()
        self._tell()

    @Slot(object)
    def _remove(self, fact: object) -> None:
        self._wanted.pop(str(fact), None)
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self.spec.key, dict(self._wanted) or None)


def _wanted(test: Asks, typed: Any, before: Any) -> Any:
    """The condition as packs write it; another value of a fact is one more that will do."""
    match test:
        case Asks.YES | Asks.NO:
            return test is Asks.YES
        case Asks.PRESENT | Asks.ABSENT:
            return {"present": test is Asks.PRESENT}
        case Asks.AT_LEAST | Asks.AT_MOST:
            return {test.value.replace("-", "_"): typed}
        case _:
            value = typed.replace(" ", "-") if isinstance(typed, str) else typed
            earlier = (
                before if isinstance(before, list) else [before] if isinstance(before, str | int) else []
            )
            kept = [each for each in earlier if not isinstance(each, bool) and each != value]
            return [*kept, value] if kept else value
