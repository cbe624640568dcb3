"""The inputs of simple values. Each sends `changed` with its key and value when a person changes it."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from ui.promises.edit.context import Context
from ui.promises.edit.fields import Entry, FieldSpec
from ui.promises.edit.values import problem_with, typed_value, value_typed
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import Field, FieldFrame, TextField
from ui.widgets.option import Option
from ui.widgets.select import SelectField


class Input(Protocol):
    """What a form asks of an input."""

    spec: FieldSpec
    changed: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""

    def problem(self) -> str:
        """Why what stands in it cannot be read; empty when it can."""

    def set_error(self, sentence: str) -> None:
        """Show how to put the value right, or nothing."""

    def widget(self) -> QWidget:
        """The widget itself."""


class LineInput(Field):
    """A line of text, a number, a date, names or a season."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, spec: FieldSpec, context: Context) -> None:
        super().__init__(theme, spec.label, hint=spec.hint, optional=not spec.required, longest=2000)
        self.spec, self._context = spec, context
        self.edited.connect(self._edited)

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        text = typed_value(self.spec.entry, value)
        if text != self.text():
            self.set_text(text)

    def value(self) -> Any:
        """What stands in it, as a pack holds it."""
        return value_typed(self.spec.entry, self.text(), self._context.today)

    def problem(self) -> str:
        """Why what stands in it cannot be read."""
        return problem_with(self.spec.entry, self.value(), self._context.today)

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self.changed.emit(self.spec.key, self.value())


class TextInput(TextField):
    """A sentence or several."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, spec: FieldSpec) -> None:
        super().__init__(theme, spec.label, hint=spec.hint, optional=not spec.required, lines=3)
        self.spec = spec
        self._shown = ""
        self.edited.connect(self._edited)

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        text = typed_value(self.spec.entry, value)
        if text != self.text().strip():
            self._shown = text
            self.set_text(text)

    def problem(self) -> str:
        """Any text can be read."""
        return ""

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    @Slot()
    def _edited(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.changed.emit(self.spec.key, self.text().strip() or None)


class ChoiceInput(SelectField):
    """One of several; a value that is not offered yet is offered too."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, spec: FieldSpec, options: tuple[Option, ...]) -> None:
        super().__init__(theme, spec.label, options, hint=spec.hint)
        self.spec, self._usual, self._options = spec, options, options
        self.chosen.connect(self._chosen)

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        options = self._usual
        if all(option.value != value for option in options):
            words = "Please choose" if value is None else str(value).replace("-", " ").replace("_", " ")
            options = (Option(value, words), *options)
        if options != self._options:
            self._options = options
            self.set_options(options)
        self.set_value(value)

    def problem(self) -> str:
        """Whatever is offered can be read."""
        return ""

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    @Slot(object)
    def _chosen(self, value: object) -> None:
        self.changed.emit(self.spec.key, value)


class ChipsInput(FieldFrame):
    """Several of a few."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, spec: FieldSpec, options: tuple[Option, ...] = ()) -> None:
        self.chips = ChoiceChips(theme, options or spec.options, name=spec.label, height=30)
        super().__init__(theme, spec.label, self.chips, hint=spec.hint)
        self.spec = spec
        self.chips.chosen.connect(self._chosen)

    def show_value(self, value: Any) -> None:
        """Show a value, without telling."""
        values = value if isinstance(value, list) else [value] if value is not None else []
        self.chips.set_values(values)

    def problem(self) -> str:
        """Whatever is offered can be read."""
        return ""

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    @Slot(list)
    def _chosen(self, values: list[object]) -> None:
        self.changed.emit(self.spec.key, list(values) or None)


class MomentsInput(ChipsInput):
    """From which moments a time counts: the entry's own, or times that it tells of."""

    def __init__(self, theme: Theme, spec: FieldSpec, context: Context) -> None:
        self._context = context
        self._value: Any = None
        super().__init__(theme, spec, (Option("at", "when the entry is made"),))

    def show_events(self, events: list[str]) -> None:
        """Offer the times that these entries tell of."""
        facts = [fact for fact in self._context.facts_of(events) if fact.endswith("_at")]
        chosen = self._value if isinstance(self._value, list) else []
        facts += [str(fact) for fact in chosen if fact != "at" and fact not in facts]
        name = self._context.vocabulary.fact_name
        options = [Option("at", "when the entry is made"), *(Option(fact, name(fact)) for fact in facts)]
        self.chips.set_options(options)
        self.show_value(self._value)

    def show_value(self, value: Any) -> None:
        """Show a value; without one the entry's own moment counts."""
        self._value = [value] if isinstance(value, str) else value
        super().show_value(self._value if self._value is not None else ["at"])

    @Slot(list)
    def _chosen(self, values: list[object]) -> None:
        if not values:
            self.chips.set_values(["at"])
        self._value = None if values in ([], ["at"]) else list(values)
        self.changed.emit(self.spec.key, self._value)


def simple_input(theme: Theme, spec: FieldSpec, context: Context) -> Input:
    """The input for a value that is neither entries nor conditions."""
    offered = {Entry.AREA: context.areas, Entry.SOURCE: context.sources, Entry.MEASURE: context.measures}
    match spec.entry:
        case Entry.TEXT:
            return TextInput(theme, spec)
        case Entry.CHOICE | Entry.AREA | Entry.SOURCE | Entry.MEASURE:
            return ChoiceInput(theme, spec, offered.get(spec.entry, spec.options))
        case Entry.CHIPS:
            return ChipsInput(theme, spec)
        case Entry.MOMENTS:
            return MomentsInput(theme, spec, context)
        case _:
            return LineInput(theme, spec, context)
