"""Figures that hsdesk cannot count: entering one for a month, putting one right, and those there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.calendars.words import MONTH_NAMES
from hsdesk.errors import HsdeskError, Refused
from hsdesk.reporting.periods import Period
from hsdesk.reporting.queries import FigureRow, figures
from hsdesk.reporting.rows import ScoreRow
from ui.fonts import Role
from ui.reception.form_dialog import FormDialog
from ui.services import Services
from ui.standards.results.figure_words import typed_count, typed_figure, value_words
from ui.widgets.dialog import WIDE
from ui.widgets.field import Field, FieldFrame
from ui.widgets.labels import Label, Tone, section
from ui.widgets.option import Option
from ui.widgets.panels import ScrollPane
from ui.widgets.segmented import Segmented
from ui.widgets.select import SelectField
from ui.words import full_date, local

_MONTHS = 24
"""How many months back a figure can be entered here."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds, as the actions take it."""

    month: date
    values: dict[str, Any]
    source: str


def month_words(month: date) -> str:
    """A month: "March 2026"."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def months_before(today: date) -> list[date]:
    """The months that are over, newest first."""
    first = today.replace(day=1)
    return [first - relativedelta(months=back) for back in range(1, _MONTHS + 1)]


class FiguresDialog(FormDialog):
    """A month, its figure or two numbers, and the source; below it the figures there are."""

    changed = Signal()
    """A figure was entered or put right."""

    def __init__(
        self, services: Services, window: QWidget, row: ScoreRow, measure: str, period: Period
    ) -> None:
        theme = services.theme
        said = "hsdesk cannot count this. Enter the figure of a month with where it comes from."
        super().__init__(theme, window, row.title, said, verb="Keep the figure", width=WIDE)
        self._services, self._row, self._measure = services, row, measure
        self._known: dict[date, FigureRow] = {}
        months = months_before(local(services.clock.now()).date())
        self.month = SelectField(theme, "Month", [Option(month, month_words(month)) for month in months])
        wanted = period.last.replace(day=1)
        self.month.set_value(wanted if wanted in months else months[0])
        self.way = Segmented(
            theme,
            [Option("figure", "The figure"), Option("share", "So many of so many")],
            name="How it is given",
        )
        unit = "in per cent" if row.unit == "percent" else f"in {row.unit.replace('_', ' ')}"
        self.figure = Field(theme, "Figure", hint=unit, longest=14)
        self.numerator = Field(theme, "So many", longest=18)
        self.denominator = Field(theme, "Of so many", longest=18)
        self.source = Field(
            theme, "Source", hint="such as the rent ledger, or the name of a report", longest=200
        )
        self.history = QWidget()
        self._history = QVBoxLayout(self.history)
        self._history.setContentsMargins(0, 0, 0, 0)
        self._pane = ScrollPane(theme, margins=(0, 0, 8, 0), gap=6)
        self._pane.body.addWidget(self.history)
        for part in (self.month, self.way, self.figure, self.numerator, self.denominator, self.source):
            self.body.addWidget(part)
        self.body.addWidget(section(theme, "Figures so far"))
        self.body.addWidget(self._pane)
        self._pane.setFixedHeight(theme.px(96))
        self.month.chosen.connect(self._fill)
        self.way.chosen.connect(self._show_way)
        self.answered.connect(self._send)
        self.way.setVisible(row.unit == "percent")  # two numbers make a percentage and nothing else
        self._show_way()
        self.figure.line.setFocus()
        self._read()

    # what there is

    def _read(self) -> None:
        office, measure = self._services.open_office, self._measure

        def ask() -> list[FigureRow]:
            return office.ask(figures, measure)

        self._services.tasks.run(ask, self._show, self.explain, owner=self)

    def _show(self, rows: Sequence[FigureRow]) -> None:
        self._known = {row.month: row for row in rows}
        while (item := self._history.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._history.addWidget(self._line(row))
        if not rows:
            self._history.addWidget(Label(self.theme, "None yet", role=Role.SUPPORT, tone=Tone.HINT))
        self._fill()

    def _line(self, row: FigureRow) -> Label:
        by = f"{row.entered_by or 'Somebody'}, {full_date(local(row.entered_at).date())}"
        mended = ", put right" if row.is_corrected else ""
        words = (
            f"{month_words(row.month)}: {value_words(row.value, self._row.unit)}. {row.source}. {by}{mended}"
        )
        return Label(self.theme, words, role=Role.SUPPORT, wrap=True)

    @Slot()
    def _fill(self) -> None:
        """Show the figure of the chosen month, if it has one; the verb says what will be done."""
        known = self._known.get(self._month())
        self.verb_button.set_words("Put it right" if known else "Keep the figure")
        if known is None:
            for field in (self.figure, self.numerator, self.denominator):
                field.set_text("")
        elif known.value.hundredths is not None:
            self.way.set_value("figure")
            self.figure.set_text(f"{float(known.value.figure):.2f}".rstrip("0").rstrip("."))
        else:
            self.way.set_value("share")
            self.numerator.set_text(str(known.value.numerator))
            self.denominator.set_text(str(known.value.denominator))
        if known is not None:
            self.source.set_text(known.source)
        self._show_way()

    def _month(self) -> date:
        value = self.month.value()
        if not isinstance(value, date):
            raise TypeError("a month is always chosen")
        return value

    @Slot()
    def _show_way(self) -> None:
        share = self.way.value() == "share"
        self.figure.setVisible(not share)
        self.numerator.setVisible(share)
        self.denominator.setVisible(share)
        self._clear_errors()
        self.adjustSize()

    # what is typed

    def _fields(self) -> dict[str, FieldFrame]:
        return {
            "month": self.month,
            "figure": self.figure,
            "hundredths": self.figure,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "source": self.source,
        }

    def _clear_errors(self) -> None:
        for field in self._fields().values():
            field.set_error("")

    def typed(self) -> Typed:
        """What stands in the form. Raises `Refused` for what cannot be read."""
        if not self.source.text().strip():
            raise Refused("Say where the figure comes from.", "Name the report or the list.", field="source")
        values: dict[str, Any]
        if self.way.value() == "share":
            values = {
                "numerator": typed_count(self.numerator.text(), "numerator"),
                "denominator": typed_count(self.denominator.text(), "denominator"),
            }
        else:
            values = {"hundredths": typed_figure(self.figure.text())}
        return Typed(self._month(), values, self.source.text())

    def is_complete(self) -> bool:
        """Whether everything can be read; what cannot is said under its field."""
        self._clear_errors()
        try:
            self.typed()
        except Refused as refusal:
            self._say(refusal)
            return False
        return True

    def _say(self, refusal: Refused) -> None:
        field = self._fields().get(refusal.field)
        if field is None:
            self.explain(refusal)
            return
        field.set_error(f"{refusal.sentence} {refusal.advice}".strip())
        field.setFocus()

    @Slot()
    def _send(self) -> None:
        from hsdesk.reporting.actions import correct_figure, enter_figure

        actor, typed, action_id = self._services.actor(), self.typed(), self.action_id
        known, measure = self._known.get(typed.month), self._measure

        def act() -> None:
            if known is None:
                actor.once(
                    action_id,
                    enter_figure,
                    measure=measure,
                    month=typed.month,
                    source=typed.source,
                    **typed.values,
                )
            else:
                actor.once(
                    action_id,
                    correct_figure,
                    figure_id=known.id,
                    version=known.version,
                    source=typed.source,
                    **typed.values,
                )

        self._services.tasks.run(act, self._kept, self._refused, owner=self)

    def _kept(self, _nothing: None) -> None:
        self._services.notices.say_done(f"The figure for {month_words(self._month())} is kept")
        self.changed.emit()
        self.accept()

    def _refused(self, refusal: HsdeskError) -> None:
        self.explain(refusal)
        if isinstance(refusal, Refused):
            field = self._fields().get(refusal.field)
            if field is not None:
                field.setFocus()
        self._read()
