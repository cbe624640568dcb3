"""How each question was answered in the period: the good answers of all, and every answer with its count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.surveys.rows import QuestionnaireRow, QuestionResult
from ui.fonts import Role
from ui.surveys.source import Snapshot
from ui.surveys.words import result_words, share_words, sheets_words, tally_words, tests_words
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine
from ui.widgets.paint import paint_bar
from ui.widgets.panels import ScrollPane
from ui.widgets.themed import Themed


class ShareBar(QWidget, Themed):
    """A share as a bar of 6; its words stand beside it."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._share = share / 100
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """6 high."""
        return QSize(self.theme.px(120), self.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar; no colour says good or bad."""
        paint_bar(QPainter(self), self.theme, QRectF(self.rect()), self._share, Family.INFO)


class ResultBlock(QWidget, Themed):
    """Words, a bar with its percentage, and what lies behind it."""

    def __init__(self, theme: Theme, words: str, share: float | None, result: str, below: list[str]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(theme, words, role=Role.MEDIUM, wrap=True))
        said = Label(theme, result, role=Role.SUPPORT, tone=Tone.SECOND, figures=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        if share is not None:
            row.addWidget(ShareBar(theme, share), 1)
            row.addWidget(Label(theme, share_words(share), role=Role.SUPPORT_STRONG, figures=True))
        row.addWidget(said)
        if share is None:
            row.addStretch(1)
        self._column.addLayout(row)
        for text in below:
            if text:
                self._column.addWidget(Label(theme, text, role=Role.SMALL, tone=Tone.SECOND, wrap=True))
        self._line = HairLine(theme)
        self._column.addWidget(self._line)
        parts = (words, share_words(share) if share is not None else "", result, *below)
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.theme.px(5))


class ResultsPart(ScrollPane):
    """The questions of the chosen questionnaire; with all chosen, the questionnaires themselves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, margins=(20, 14, 20, 16), gap=12)
        self.blocks: list[ResultBlock] = []
        self._shown: Snapshot | None = None
        self.body.addStretch(1)
        self.setAccessibleName("Results")

    def show_results(self, snapshot: Snapshot) -> None:
        """Show the results of a period."""
        before, self._shown = self._shown, snapshot
        if before is not None and _same(before, snapshot):
            return
        for block in self.blocks:
            self.body.removeWidget(block)
            block.hide()
            block.deleteLater()
        if snapshot.chosen:
            self.blocks = [self._of_question(row, snapshot) for row in snapshot.results]
        else:
            self.blocks = [self._of_questionnaire(row) for row in snapshot.overview]
        for place, block in enumerate(self.blocks):
            self.body.insertWidget(place, block)
            block.show()

    def _of_question(self, row: QuestionResult, snapshot: Snapshot) -> ResultBlock:
        below = [tally_words(row), tests_words(row, snapshot.promises)]
        return ResultBlock(self.theme, row.words, row.share, result_words(row), below)

    def _of_questionnaire(self, row: QuestionnaireRow) -> ResultBlock:
        said = f"{row.good} of {row.judged} good" if row.judged else "No data"
        return ResultBlock(self.theme, row.title, row.share, said, [sheets_words(row)])


def _same(before: Snapshot, after: Snapshot) -> bool:
    parts = ("period", "chosen", "overview", "results", "promises")
    return all(getattr(before, part) == getattr(after, part) for part in parts)
