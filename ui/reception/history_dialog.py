"""Everything that happened to a visit, with what was corrected or taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import HistoryRow, VisitRow
from ui.fonts import Role
from ui.reception.step_words import icon_of, noun, told
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.ground import circle, line_height, middle, words, words_width
from ui.widgets.labels import Label, Tone
from ui.widgets.panels import ScrollPane
from ui.widgets.themed import Themed
from ui.words import clock_time


def step_title(step: HistoryRow) -> str:
    """What happened, in a few words."""
    if step.event == VisitEvent.UNDONE and step.detail:
        return f"Took back {noun(step.detail)}"
    return told(step.event)


def step_note(step: HistoryRow) -> str:
    """Who noted it, and what became of it."""
    parts = [f"Noted by {step.by}" if step.by else "Noted by the program"]
    if clock_time(step.recorded_at) != clock_time(step.at):
        parts.append(f"at {clock_time(step.recorded_at)}")
    if step.first_at is not None:
        parts.append(f"corrected, at first {clock_time(step.first_at)}")
    if step.taken_back:
        parts.append("no longer stands")
    return ", ".join(parts)


class HistoryStep(QWidget, Themed):
    """One step: icon, what, when, who. One that no longer stands is set back."""

    def __init__(self, theme: Theme, step: HistoryRow, *, last: bool) -> None:
        super().__init__()
        self._step, self._last = step, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{clock_time(step.at)}, {step_title(step)}. {step_note(step)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A pitch of 52."""
        font = self.theme.font
        lines = line_height(font(Role.STRONG)) + line_height(font(Role.SUPPORT))
        return QSize(self.theme.px(320), max(self.theme.px(52), lines + self.theme.px(14)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the thread, the circle, and two lines."""
        painter, t, px, font = QPainter(self), self.theme.tokens, self.theme.px, self.theme.font
        disc = QRectF(0, px(4), px(28), px(28))
        if not self._last:
            painter.fillRect(QRectF(disc.center().x(), disc.bottom(), 1, self.height()), t.line2)
        circle(painter, disc, fill=t.state(Family.PAUSE).fill, edge=t.edge if t.contrast else None)
        stands = not self._step.taken_back
        ink = t.ink if stands else t.ink3
        spot = middle(disc, QSize(px(14), px(14)))
        self.theme.icons.paint(painter, spot, icon_of(self._step.event), ink)
        when, small = clock_time(self._step.at), font(Role.SMALL, figures=True)
        wide = words_width(small, when)
        head = QRectF(px(40), px(3), self.width() - px(40) - wide - px(8), line_height(font(Role.STRONG)))
        words(painter, head, step_title(self._step), font(Role.STRONG), ink, elide=True)
        end = QRectF(self.width() - wide, head.top(), wide, head.height())
        words(painter, end, when, small, t.ink2)
        below = QRectF(px(40), head.bottom() + 1, self.width() - px(40), line_height(font(Role.SUPPORT)))
        note_ink = t.ink2 if stands else t.ink3
        words(painter, below, step_note(self._step), font(Role.SUPPORT), note_ink, elide=True)


class HistoryDialog(DialogFrame):
    """The steps of one visit, oldest first."""

    why_wanted = Signal()
    """Somebody asks why the visitor was to be seen by that time; the dialog has closed by then."""

    def __init__(
        self, theme: Theme, window: QWidget, row: VisitRow, who: str, history: Sequence[HistoryRow]
    ) -> None:
        title = f"What happened to {row.ticket}"
        super().__init__(theme, window, name=title, width=WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.content.addWidget(Label(theme, title, role=Role.TITLE_PANE, wrap=True))
        self.content.addWidget(Label(theme, who, tone=Tone.SECOND, wrap=True))
        pane = ScrollPane(theme, margins=(0, 0, 12, 0), gap=0)
        self.steps = [HistoryStep(theme, step, last=step is history[-1]) for step in history]
        for step in self.steps:
            pane.body.addWidget(step)
        pane.body.addStretch(1)
        pane.setFixedHeight(min(theme.px(420), sum(step.sizeHint().height() for step in self.steps)))
        self.content.addWidget(pane)
        self.why_button = Button(theme, "Why this time?", icon="calendar-clock")
        self.close_button = Button(theme, "Close")
        self.why_button.clicked.connect(self._ask_why)
        self.close_button.clicked.connect(self.accept)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(self.why_button)
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(self.close_button)
        self.content.addLayout(row_of_buttons)
        self.close_button.setFocus()

    @Slot()
    def _ask_why(self) -> None:
        """Make room for the explanation: two dialogs never stand on top of each other."""
        self.accept()
        self.why_wanted.emit()
