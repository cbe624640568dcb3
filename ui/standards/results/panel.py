"""The panel beside the list: one promise, its figure, and the evidence behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import ScoreRow
from ui.fonts import Role
from ui.services import Services
from ui.standards.results.about import About
from ui.standards.results.evidence_part import EvidencePart
from ui.standards.results.source import Detail, Results
from ui.standards.results.words import state_chip
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine, StateChip, Tag
from ui.widgets.panels import Panel, Surface
from ui.widgets.tabs import Tabs
from ui.widgets.themed import Themed

WIDE, NARROW = 392, 360
ABOUT, EVIDENCE = 0, 1


class PromiseHead(Panel):
    """Clause, state, title and sentence of a promise; the cross closes the panel."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        super().__init__(theme, Surface.NONE, margins=(20, 14, 12, 12), gap=6)
        self._marks = QHBoxLayout()
        self._marks.addStretch(1)
        self.cross = Button(theme, icon="x", name="Close", kind=Kind.QUIET, size=Size.HEADER)
        self._marks.addWidget(self.cross)
        self._shown: list[QWidget] = []
        self.title = Label(theme, role=Role.TITLE_PANE, wrap=True)
        self.sentence = Label(theme, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True)
        self.body.addLayout(self._marks)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)

    def show_row(self, row: ScoreRow) -> None:
        """Show which promise it is and how it stands."""
        for widget in self._shown:
            self._marks.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [Tag(self.theme, row.standard), StateChip(self.theme, state_chip(row, small=True))]
        for place, widget in enumerate(self._shown):
            self._marks.insertWidget(place, widget)
        self._marks.setSpacing(self.theme.px(8))
        self.title.setText(row.title)
        self.sentence.setText(f"“{row.sentence}”")


class PromisePanel(QWidget, Themed):
    """Follows the promise that is chosen in the list."""

    closed = Signal()
    record_wanted = Signal(object)
    why_wanted = Signal(object)
    """The `EvidenceRow` whose date is to be explained."""
    figures_wanted = Signal(object, str)
    """The `ScoreRow` and the measure whose figures are to be entered."""

    def __init__(self, services: Services, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services, self._results = services, results
        self._row: ScoreRow | None = None
        self._period: Period | None = None
        self._measure, self._narrow = "", False
        inside = QWidget(self)
        inside.setProperty("surface", "sunken")
        self.head = PromiseHead(services)
        self.tabs = Tabs(theme, height=42)
        self.tabs.add("About")
        self.tabs.add("Evidence", 0)
        self.about = About(theme)
        self.evidence = EvidencePart(services, results)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.about)
        self.stack.addWidget(self.evidence)
        self.nothing = EmptyState(theme, "target", "Choose a standard in the list")
        self._whole = QStackedWidget()
        promise = QWidget()
        column = QVBoxLayout(promise)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tabs):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(promise)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._whole)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(inside, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.head.cross.clicked.connect(self._close)
        self.evidence.record_wanted.connect(self.record_wanted)
        self.evidence.why_wanted.connect(self.why_wanted)
        self.about.enter_wanted.connect(self.ask_for_figures)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the width at the present scale."""
        self.setFixedWidth(self.theme.px(NARROW if self._narrow else WIDE))

    def set_narrow(self, *, narrow: bool) -> None:
        """Be narrower in a narrow window."""
        self._narrow = narrow
        self.restyle()

    @property
    def row(self) -> ScoreRow | None:
        """The promise that is shown."""
        return self._row

    def show_row(self, row: ScoreRow | None, period: Period) -> None:
        """Show a promise as the list knows it, and read the rest."""
        self._whole.setCurrentIndex(0 if row is None else 1)
        if row is None:
            self._row = None
            return
        if (row, period) == (self._row, self._period):
            return
        self._row, self._period, self._measure = row, period, ""
        self.setAccessibleName(f"{row.title}, {row.standard}")
        self.head.show_row(row)
        self.tabs.set_count(EVIDENCE, row.counted)
        self.about.show_row(row, period)
        self.evidence.show_row(row, period)
        results = self._results

        def read() -> Detail:
            return results.detail(row, period)

        def show(detail: Detail) -> None:
            self._show_detail(row, period, detail)

        self._services.tasks.latest("standards detail").run(read, show, self._refuse, owner=self)

    def _show_detail(self, row: ScoreRow, period: Period, detail: Detail) -> None:
        self._measure = detail.measure
        self.about.show_detail(row, period, detail)
        self.tabs.set_count(EVIDENCE, detail.score.behind)

    def _refuse(self, refusal: HsdeskError) -> None:
        banner = Banner(self.theme, Family.OVER, refusal.sentence, refusal.advice)
        self.about.body.addWidget(banner)
        self.about.body.addStretch(1)

    def show_part(self, part: int) -> None:
        """Bring what is promised, or the evidence, to the front."""
        self.tabs.setCurrentIndex(part)

    @Slot()
    def _close(self) -> None:
        self.closed.emit()

    @Slot()
    def ask_for_figures(self) -> None:
        """Show the figures by the month of this promise, where a person enters them."""
        if self._row is not None and self._measure:
            self.figures_wanted.emit(self._row, self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
