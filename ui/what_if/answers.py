"""The answers that decide which promise applies: one field for each thing that is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.clock import Clock
from hsdesk.standards.beginnings import AskedFact, Beginning
from hsdesk.store.work import FactValue
from ui.explanation.text import moment_in_words
from ui.theme import Theme
from ui.what_if.beginning_field import capital
from ui.what_if.moment_field import MomentField
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import FieldFrame
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.widgets.themed import Themed

_MOST_CHIPS = 5
NOT_KNOWN = Option(None, "Not known")


class ChipsField(FieldFrame):
    """A few answers as chips, of which one is on. `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str, options: list[Option]) -> None:
        self.chips = ChoiceChips(theme, options, name=label, single=True)
        super().__init__(theme, label, self.chips)
        self.chips.set_values([options[0].value])
        self.chips.chosen.connect(self._chosen)

    def value(self) -> object:
        """The answer that is on, None for not known."""
        return next(iter(self.chips.values()), None)

    def set_value(self, value: object) -> None:
        """Put an answer on."""
        self.chips.set_values([value])

    @Slot(list)
    def _chosen(self, values: list[object]) -> None:
        if not values:
            self.chips.set_values([None])
        self.chosen.emit(self.value())


class Answers(QWidget, Themed):
    """Asks only what can still change a date. `changed` is sent when an answer was given.

    What was answered stays when something else happens of which the same is asked.
    """

    changed = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asked: tuple[AskedFact, ...] = ()
        self._compared = ""
        self.fields: dict[str, ChipsField | SelectField | MomentField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distance at the present scale."""
        self._column.setSpacing(self.theme.px(14))

    def ask_about(self, beginning: Beginning | None) -> None:
        """Ask what decides the dates of something that happens."""
        before = self.facts(hidden_too=True)
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        self._asked = beginning.facts if beginning is not None else ()
        self._compared = ""
        for asked in self._asked:
            self.fields[asked.fact] = field = self._made(asked, before)
            self._column.addWidget(field)
        self._show_what_matters()

    def compare_by(self, fact: str) -> None:
        """The answer to this is not asked, as all of them stand side by side; empty for none."""
        self._compared = fact
        self._show_what_matters()

    def is_right(self) -> bool:
        """Whether every moment that is typed can be read."""
        return all(
            field.is_right()
            for fact, field in self.fields.items()
            if isinstance(field, MomentField) and self._is_asked(fact)
        )

    def facts(self, *, hidden_too: bool = False) -> dict[str, FactValue]:
        """What was answered; a moment that cannot be read is left out."""
        found: dict[str, FactValue] = {}
        for fact, field in self.fields.items():
            if not hidden_too and not self._is_asked(fact):
                continue
            value = self._value(field)
            if value is not None:
                found[fact] = value
        return found

    def said(self) -> tuple[str, ...]:
        """What was answered, in words."""
        found = []
        facts = self.facts()
        for asked in self._asked:
            value = facts.get(asked.fact)
            if asked.is_moment and value is not None:
                field = self.fields[asked.fact]
                moment = field.moment() if isinstance(field, MomentField) else None
                if moment is not None:
                    found.append(f"{capital(asked.words)}: {moment_in_words(moment)}")
            elif value is not None:
                found.append(f"{capital(asked.words)}: {dict(asked.values)[_code(value)]}")
        return tuple(found)

    def unsaid(self) -> tuple[str, ...]:
        """What was asked and is not known, in words."""
        facts = self.facts()
        return tuple(
            asked.words
            for asked in self._asked
            if self._is_asked(asked.fact) and not asked.is_moment and asked.fact not in facts
        )

    def _value(self, field: ChipsField | SelectField | MomentField) -> FactValue:
        if isinstance(field, MomentField):
            return field.moment() if field.is_right() else None
        value = field.value()
        return value if isinstance(value, str | int | bool) else None

    def _made(self, asked: AskedFact, before: dict[str, FactValue]) -> ChipsField | SelectField | MomentField:
        label, kept = capital(asked.words), before.get(asked.fact)
        field: ChipsField | SelectField | MomentField
        if asked.is_moment:
            field = MomentField(self.theme, label, self._clock, optional=True)
            field.changed.connect(self._answered)
            return field
        options = [*(Option(value, capital(text)) for value, text in asked.values), NOT_KNOWN]
        many = len(asked.values) > _MOST_CHIPS
        field = SelectField(self.theme, label, options) if many else ChipsField(self.theme, label, options)
        known = kept is not None and kept in [option.value for option in options]
        field.set_value(kept if known else options[0].value)
        field.chosen.connect(self._answered)
        return field

    @Slot()
    def _answered(self) -> None:
        self._show_what_matters()
        self.changed.emit()

    def _is_asked(self, fact: str) -> bool:
        return fact != self._compared and self.fields[fact].isVisibleTo(self)

    def _show_what_matters(self) -> None:
        facts = {fact: value for fact, value in self.facts(hidden_too=True).items() if fact != self._compared}
        for asked in self._asked:
            matters = asked.fact != self._compared and asked.matters(facts)
            self.fields[asked.fact].setVisible(matters)
        self.setVisible(any(field.isVisibleTo(self) for field in self.fields.values()))


def _code(value: FactValue) -> str | int | bool:
    if isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} is no code.")
