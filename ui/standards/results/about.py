"""The first half of the panel: the figure, how it was counted, what moves it, and where it is promised."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import ScoreRow, ScoreState
from ui.fonts import Role
from ui.standards.results.evidence import took_words
from ui.standards.results.source import Detail
from ui.standards.results.words import (
    change,
    change_mark,
    figure,
    left_out_words,
    result,
    state_words,
    target,
)
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.labels import Label, Tone, caption, section, support
from ui.widgets.panels import ScrollPane
from ui.words import listed


def warnings(row: ScoreRow) -> list[tuple[Family, str, str]]:
    """What to be careful of with a promise: family, title and text of each strip."""
    said: list[tuple[Family, str, str]] = []
    if row.state is ScoreState.AWAITED:
        waits = (
            f"Its evidence comes with {listed(row.awaits)}." if row.awaits else "Its evidence comes later."
        )
        said.append((Family.PAUSE, "Not yet measured", f"{waits} Until then it counts neither way."))
    if row.state is ScoreState.NOT_IN_FORCE:
        said.append((Family.PAUSE, "Not in force", "It did not apply on any day of this period."))
    if row.unverified:
        text = "The figure was not found in a second source. Read the source itself first."
        said.append((Family.SOON, "Check before relying on this", text))
    if row.contradiction:
        title = "Replaced by law" if row.state is ScoreState.OVERRULED else "The law says otherwise"
        said.append((Family.INFO, title, row.contradiction))
    return said


def counting(row: ScoreRow) -> str:
    """The figure in numbers: "199 of 212 visits", or why there is none."""
    if row.result is None:
        return state_words(row)
    if not row.counted:
        return row.counted_words
    kept = f"{row.kept:,} of " if row.kept <= row.counted and row.unit == "percent" else ""
    return f"{kept}{row.counted_words}"


class About(ScrollPane):
    """Everything about one promise in a period, in sections under each other."""

    enter_wanted = Signal()
    """A figure of this promise is to be entered or put right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, margins=(20, 14, 20, 20), gap=14)

    def clear(self) -> None:
        """Show nothing, while something else is read."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_row(self, row: ScoreRow, period: Period) -> None:
        """Show what the list knows already; the rest comes with `show_detail`."""
        self.clear()
        for family, title, text in warnings(row):
            self.body.addWidget(Banner(self.theme, family, title, text))
        self.body.addWidget(self._figure(row, period))

    def show_detail(self, row: ScoreRow, period: Period, detail: Detail) -> None:
        """Show everything."""
        self.show_row(row, period)
        score = detail.score
        counted = [*score.measured] or left_out_words(row)
        self._add("How it was counted", counted)
        self._add("How long it took", times(score.median, score.longest))
        if detail.measure:
            self.body.addWidget(self._enter())
        self._add("What it goes by", detail.moves.sentences)
        self._add("Where it is promised", [source_words(detail)])
        if row.note:
            self._add("Note", [row.note])
        self.body.addStretch(1)
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()

    def _figure(self, row: ScoreRow, period: Period) -> QWidget:
        theme = self.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(support(theme, period.in_words()))
        if row.result is not None:
            column.addWidget(Label(theme, result(row), role=Role.FIGURE))
        column.addWidget(Label(theme, counting(row), role=Role.MEDIUM, wrap=True))
        column.addWidget(support(theme, f"Target: {target(row)}", wrap=True))
        against = change(row)
        if against:
            _, family = change_mark(row)
            tone = Tone(family.value) if family else Tone.SECOND
            before = f", from {figure(row, row.previous)}" if row.previous is not None else ""
            column.addWidget(Label(theme, f"{against}{before}", role=Role.LABEL, tone=tone, wrap=True))
        box.setAccessibleName(f"{period.in_words()}, {counting(row)}, {target(row)}")
        return box

    def _add(self, title: str, sentences: Iterable[str]) -> None:
        said = [sentence for sentence in sentences if sentence]
        if not said:
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        column.addWidget(section(self.theme, title))
        for sentence in said:
            column.addWidget(Label(self.theme, sentence, role=Role.SUPPORT, wrap=True))
        self.body.addWidget(box)

    def _enter(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(6))
        button = Button(self.theme, "Enter a figure", icon="pencil-line")
        button.clicked.connect(self._ask_for_figures)
        column.addWidget(button)
        said = caption(self.theme, "hsdesk cannot count this by itself; somebody enters it with its source.")
        said.setWordWrap(True)
        column.addWidget(said)
        return box

    @Slot()
    def _ask_for_figures(self) -> None:
        self.enter_wanted.emit()


def times(median: float | None, longest: int | None) -> list[str]:
    """The usual and the longest time of those that were kept."""
    said = []
    if median is not None:
        half = f"took {took_words(round(median))} or less" if round(median) else "were done at once"
        said.append(f"Half of them {half}.")
    if longest is not None:
        said.append(f"The longest took {took_words(longest)}.")
    return said


def source_words(detail: Detail) -> str:
    """The document with its date, the place in it, and the version of the pack."""
    score = detail.score
    parts = [f"{score.source}, {score.source_dated}" if score.source_dated else score.source]
    if score.place:
        parts.append(f"under “{score.place}”")
    words = ", ".join(parts)
    return f"{words}. {score.row.pack_title}, version {score.row.pack_version}."
