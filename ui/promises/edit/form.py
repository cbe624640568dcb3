"""The form of one promise, made from the fields of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.promises.edit.conditions_input import ConditionsInput
from ui.promises.edit.context import Context
from ui.promises.edit.events_input import EventsInput
from ui.promises.edit.fields import Entry, FieldGroup, FieldSpec
from ui.promises.edit.inputs import Input, MomentsInput, simple_input
from ui.theme import Theme
from ui.widgets.labels import section
from ui.widgets.panels import Panel, ScrollPane, Surface

WIDEST = 480


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The fields of one kind."""

    panel: Panel
    inputs: dict[str, Input]


class PromiseForm(ScrollPane):
    """`changed` carries the key and the value of what a person changed."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, margins=(24, 16, 24, 32), gap=0)
        self.setAccessibleName("The promise")
        self.inputs: dict[str, Input] = {}
        self._context: Context | None = None
        self._sheets: dict[tuple[FieldGroup, ...], _Sheet] = {}

    def build(self, groups: Sequence[FieldGroup], context: Context, values: Mapping[str, Any]) -> None:
        """Show the fields of these groups with their values; `values` holds parts by keys with a point too.

        Fields are made once for each kind of promise, so that going from one to the next is quick.
        """
        if context is not self._context:
            self.clear()
            self._context = context
        key = tuple(groups)
        if key not in self._sheets:
            self._sheets[key] = self._make(key, context)
        for other, sheet in self._sheets.items():
            sheet.panel.setVisible(other == key)
        self.inputs = self._sheets[key].inputs
        for field, made in self.inputs.items():
            made.show_value(values.get(field))
        self._pass_events_on()
        self.verticalScrollBar().setValue(0)

    def _make(self, groups: tuple[FieldGroup, ...], context: Context) -> _Sheet:
        panel = Panel(self.theme, Surface.NONE, gap=14)
        panel.setMaximumWidth(self.theme.px(WIDEST))
        inputs: dict[str, Input] = {}
        for place, group in enumerate(groups):
            title = section(self.theme, group.title)
            title.setContentsMargins(0, self.theme.px(10 if place else 0), 0, 0)
            panel.body.addWidget(title)
            for spec in group.fields:
                made = _input(self.theme, spec, context)
                made.changed.connect(self._changed)
                inputs[spec.key] = made
                panel.body.addWidget(made.widget())
        panel.body.addStretch(1)
        self.body.addWidget(panel)
        return _Sheet(panel, inputs)

    def clear(self) -> None:
        """Show nothing, and forget every field."""
        self.inputs, self._context = {}, None
        for sheet in self._sheets.values():
            self.body.removeWidget(sheet.panel)
            sheet.panel.hide()
            sheet.panel.deleteLater()
        self._sheets.clear()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say below each field what is to be put right; nothing below the others."""
        for key, made in self.inputs.items():
            made.set_error(errors.get(key, ""))

    def problems(self) -> dict[str, str]:
        """What cannot be read as it was typed, by key."""
        return {key: said for key, made in self.inputs.items() if (said := made.problem())}

    def go_to(self, key: str) -> None:
        """Put the focus into a field."""
        made = self.inputs.get(key)
        if made is not None:
            made.widget().setFocus()
            self.ensureWidgetVisible(made.widget())

    @Slot(str, object)
    def _changed(self, key: str, value: object) -> None:
        if isinstance(self.inputs.get(key), EventsInput):
            self._pass_events_on()
        self.changed.emit(key, value)

    def _pass_events_on(self) -> None:
        """Tell the fields that speak of entries which ones were picked."""
        picked = {key: made.events() for key, made in self.inputs.items() if isinstance(made, EventsInput)}
        for key, made in self.inputs.items():
            if isinstance(made, ConditionsInput | MomentsInput):
                about = (picked.get(each) for each in made.spec.about)
                made.show_events(next((events for events in about if events), []))
            elif isinstance(made, EventsInput) and key != "starts":
                made.show_near(picked.get("starts", []))


def _input(theme: Theme, spec: FieldSpec, context: Context) -> Input:
    if spec.entry in {Entry.EVENTS, Entry.EXCUSES}:
        return EventsInput(theme, spec, context)
    if spec.entry is Entry.CONDITIONS:
        return ConditionsInput(theme, spec, context)
    return simple_input(theme, spec, context)
