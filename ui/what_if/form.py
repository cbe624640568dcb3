"""What is supposed to happen: the left side of “what if”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.standards.beginnings import AskedFact, Beginning
from ui.fonts import Role
from ui.services import Services
from ui.what_if.answers import Answers
from ui.what_if.asking import Question
from ui.what_if.beginning_field import BeginningField, capital
from ui.what_if.moment_field import MomentField
from ui.widgets.field import FieldFrame
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.panels import ScrollPane
from ui.widgets.segmented import Segmented
from ui.widgets.select import SelectField
from ui.words import local


class When(Enum):
    """Whether it happens now or at a time that is typed."""

    NOW = "now"
    CHOSEN = "chosen"


class Comparison(Enum):
    """What can stand side by side, apart from the answers to one question."""

    NOTHING = "nothing"
    NOW = "now"


class WhatIfForm(ScrollPane):
    """`changed` is sent whenever there is another question to answer; half-typed times ask nothing."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, parent)
        self._clock = services.clock
        self.beginning = BeginningField(theme)
        self.awaits = Label(theme, role=Role.SMALL, tone=Tone.HINT, wrap=True)
        self.answers = Answers(theme, services.clock)
        self.when = Segmented(
            theme,
            [Option(When.NOW, "Now", "clock"), Option(When.CHOSEN, "At a chosen time", "calendar-clock")],
            name="When",
            wide=True,
        )
        self.moment = MomentField(theme, "Date and time", services.clock)
        self.moment.set_moment(_tomorrow_morning(services.clock.now()))
        self.compare = SelectField(theme, "Compare by", [Option(Comparison.NOTHING, "Nothing")])
        for part in (
            self.beginning,
            self.awaits,
            self.answers,
            FieldFrame(theme, "When", self.when),
            self.moment,
            self.compare,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.moment.hide()
        self.setAccessibleName("What if")
        self.beginning.chosen.connect(self._begun)
        self.answers.changed.connect(self._answered)
        self.when.chosen.connect(self._when_chosen)
        self.moment.changed.connect(self.changed)
        self.compare.chosen.connect(self._compared)
        self.verticalScrollBar().valueChanged.connect(self.beginning.stay_below)
        self._begin()

    # what is asked

    def set_beginnings(self, found: Sequence[Beginning]) -> None:
        """Offer what can start a clock; what was chosen stays if it still can."""
        before = self.beginning.value()
        self.beginning.set_beginnings(found)
        if self.beginning.value() != before:
            self._begin()

    def set_event(self, event: str) -> None:
        """Suppose that this happens. Raises `KeyError` when it starts no clock."""
        self.beginning.set_event(event)
        self._begin()
        self.changed.emit()

    def set_moment(self, moment: datetime | None) -> None:
        """Suppose that it happens at a moment, None for now."""
        self.when.set_value(When.NOW if moment is None else When.CHOSEN)
        if moment is not None:
            self.moment.set_moment(moment)
        self._when_chosen()

    def question(self) -> Question | None:
        """What is asked; None while nothing is chosen, or while a time is half typed."""
        beginning = self.beginning.value()
        chosen = self.when.value() is When.CHOSEN
        if beginning is None or not self.answers.is_right() or (chosen and not self.moment.is_right()):
            return None
        beside = self.compare.value()
        compared = beside if isinstance(beside, AskedFact) else None
        return Question(
            beginning.event,
            beginning.words,
            self.answers.said(),
            self.answers.unsaid(),
            self.answers.facts(),
            at=self.moment.moment() if chosen else None,
            fact=compared.fact if compared is not None else "",
            values=compared.values if compared is not None else (),
            beside_now=chosen and beside is Comparison.NOW,
        )

    # what changes

    @Slot(object)
    def _begun(self, _beginning: Beginning) -> None:
        self._begin()
        self.changed.emit()

    def _begin(self) -> None:
        """Ask about what happens now."""
        beginning = self.beginning.value()
        feature = beginning.awaits if beginning is not None else ""
        self.awaits.setText(
            f"Awaits {feature}: nothing is measured yet, but these will be its dates." if feature else ""
        )
        self.awaits.setVisible(bool(feature))
        self.answers.ask_about(beginning)
        self._offer_comparisons()

    @Slot()
    def _answered(self) -> None:
        self._offer_comparisons()
        self.changed.emit()

    @Slot(object)
    def _when_chosen(self, _when: When | None = None) -> None:
        self.moment.setVisible(self.when.value() is When.CHOSEN)
        self._offer_comparisons()
        self.changed.emit()

    @Slot(object)
    def _compared(self, _beside: object) -> None:
        beside = self.compare.value()
        self.answers.compare_by(beside.fact if isinstance(beside, AskedFact) else "")
        self.changed.emit()

    def _offer_comparisons(self) -> None:
        beginning = self.beginning.value()
        facts = self.answers.facts()
        options = [Option(Comparison.NOTHING, "Nothing")]
        if beginning is not None:
            options += [
                Option(asked, capital(asked.words))
                for asked in beginning.facts
                if len(asked.values) > 1 and asked.matters(facts)
            ]
        if self.when.value() is When.CHOSEN:
            options.append(Option(Comparison.NOW, "Now and the chosen time"))
        self.compare.set_options(options)
        self.compare.setVisible(len(options) > 1)
        beside = self.compare.value()
        self.answers.compare_by(beside.fact if isinstance(beside, AskedFact) else "")


def _tomorrow_morning(now: datetime) -> datetime:
    return (local(now) + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
