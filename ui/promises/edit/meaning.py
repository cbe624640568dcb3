"""What a change means, in sentences: each difference, and what becomes of the deadlines that are open."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.standards.own.rows import ImpactRow, Move
from ui.fonts import Role
from ui.promises.compare import Change, Difference
from ui.promises.edit.checker import Meaning
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.labels import Label, Tone, caption, section
from ui.widgets.marks import HairLine, Tag
from ui.widgets.panels import ScrollPane
from ui.words import counted, short_date

_WORDS = {Change.ADDED: "New", Change.REMOVED: "Taken out", Change.CHANGED: ""}


def summary_of(meaning: Meaning) -> tuple[str, str]:
    """How many open deadlines the change concerns, and what becomes of them: a title and a sentence."""
    open_ones = sum(row.open for row in meaning.impact)
    differ = sum(row.differ for row in meaning.impact)
    if not open_ones:
        return (
            "No open deadline moves",
            "None runs under a promise whose time you change. What begins later counts as changed.",
        )
    keep = "It keeps" if open_ones == 1 else "They keep"
    title = (
        f"{counted(open_ones, 'open deadline')} {'runs' if open_ones == 1 else 'run'} under these promises"
    )
    would = f"{keep} the version they began under, so none moves."
    if open_ones == 1:
        would = f"{keep} the version it began under, so it does not move."
    if differ:
        would += f" Begun under the change, {differ:,} would be due on another day."
    return title, would


def impact_in_words(row: ImpactRow) -> Iterator[str]:
    """What a change means for the open deadlines of one promise."""
    if not row.open:
        yield "No deadline is open under it."
        return
    runs = (
        "1 open deadline runs under it and keeps"
        if row.open == 1
        else f"{row.open:,} open deadlines run under it and keep"
    )
    yield f"{runs} its version."
    if row.is_removed:
        yield "Nothing new will be counted by it."
    elif not row.differ:
        yield "The date would be the same under the change."
    else:
        would = "1 would be" if row.differ == 1 else f"{row.differ:,} would be"
        yield f"{would} due on another day: {', '.join(map(move_in_words, row.moves))}."


def move_in_words(move: Move) -> str:
    """From one day to another, and how many."""
    return f"from {short_date(move.from_date)} to {short_date(move.to_date)}: {move.count:,}"


class MeaningPane(ScrollPane):
    """The note beside the form."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, margins=(20, 16, 20, 24), gap=12)
        self.setAccessibleName("What this changes")
        self.say("Nothing is changed yet.")

    def say(self, sentence: str) -> None:
        """Say one thing only."""
        self._clear()
        self._add(section(self.theme, "What this changes"))
        self._add(Label(self.theme, sentence, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True))
        self.body.addStretch(1)

    def show_meaning(self, meaning: Meaning, warning: str = "") -> None:
        """Show every difference; `warning` is what else is to be known before saving."""
        if not meaning.differences:
            self.say("Nothing is changed yet.")
            return
        self._clear()
        self._add(section(self.theme, "What this changes"))
        title, text = summary_of(meaning)
        self._add(Banner(self.theme, Family.INFO, title, text))
        if warning:
            self._add(Banner(self.theme, Family.SOON, warning))
        rows = {row.standard: row for row in meaning.impact}
        for difference in meaning.differences:
            self._add(HairLine(self.theme))
            self._add(difference_box(self.theme, difference, rows.get(difference.clause)))
        self.body.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)
        widget.show()

    def _clear(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def difference_box(theme: Theme, difference: Difference, row: ImpactRow | None = None) -> QWidget:
    """One promise: its title, each field from and to, and its open deadlines."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    if difference.clause:
        tag = Tag(theme, difference.clause)
        column.addWidget(tag)
    word = _WORDS[difference.change]
    title = f"{word}: {difference.title}" if word else difference.title
    column.addWidget(Label(theme, title, role=Role.STRONG, wrap=True))
    said = [title]
    for each in difference.fields:
        column.addWidget(Label(theme, f"{each.in_words}.", role=Role.SUPPORT, wrap=True))
        said.append(each.in_words)
    for sentence in impact_in_words(row) if row is not None else ():
        below = caption(theme, sentence)
        below.setWordWrap(True)
        column.addWidget(below)
        said.append(sentence)
    box.setAccessibleName(f"{difference.clause} {'. '.join(said)}".strip())
    return box
