"""Head and foot of the checklist: what it is, how far it is, and what to press."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.office_checks.rows import CheckRow
from ui.fonts import Role
from ui.office_checks.source import LineState, RoundLine
from ui.office_checks.words import kept_words, state_chip, to_go_words
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone, caption
from ui.widgets.marks import HairLine, StateChip, Tag
from ui.widgets.paint import Chip, paint_bar
from ui.widgets.panels import Panel, Surface
from ui.widgets.themed import Themed
from ui.words import short_date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Progress(QWidget, Themed):
    """How many questions are answered, as a bar; the words stand beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """6 high."""
        return QSize(self.theme.px(120), self.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar."""
        paint_bar(QPainter(self), self.theme, QRectF(self.rect()), self._share, Family.INFO)


class CheckHead(Panel):
    """Which round it is, how it stands, and how far it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Surface.NONE, margins=(20, 14, 20, 12), gap=6)
        top, below = QHBoxLayout(), QHBoxLayout()
        self.chip = StateChip(theme, Chip("On time", "circle-check", Family.OK))
        top.addWidget(Tag(theme, "Office check", icon="clipboard-check"))
        top.addStretch(1)
        top.addWidget(self.chip)
        self.title = Label(theme, role=Role.TITLE_PANE, wrap=True)
        self.lead = Label(theme, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True)
        self.bar = Progress(theme)
        self.count = Label(theme, role=Role.SUPPORT_STRONG, tone=Tone.SECOND, figures=True)
        below.setSpacing(theme.px(12))
        below.addWidget(self.bar, 1)
        below.addWidget(self.count)
        self.body.addLayout(top)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.body.addLayout(below)

    def show_round(self, office: str, line: RoundLine) -> None:
        """Show a round: the next one, the open one, or one that is over."""
        self.chip.set_chip(state_chip(line))
        self.title.setText(f"{office}, {_MONTHS[line.day.month - 1]} {line.day.year}")
        self.lead.setText(_lead(line))
        begun = bool(line.by) or line.is_finished
        self.bar.show_share(line.answered / line.questions if line.questions else 0)
        self.count.setText(f"{line.answered} of {line.questions}")
        for part in (self.bar, self.count):
            part.setVisible(begun and not line.is_finished)


class CheckFoot(Panel):
    """What was kept, what can be pressed, and how many answers are to go."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Surface.NONE, margins=(0, 0, 0, 0))
        inside = Panel(theme, Surface.NONE, margins=(20, 10, 20, 12), gap=8)
        self.kept = caption(theme, "")
        self.kept.setWordWrap(True)
        self.why = Button(theme, "Why this date?", kind=Kind.LINK, size=Size.HEADER, icon="calendar-clock")
        self.begin = Button(theme, "Begin the check", kind=Kind.PRIMARY, size=Size.FOOTER, wide=True)
        self.later = Button(theme, "Go on later", size=Size.FOOTER, wide=True)
        self.finish = Button(
            theme, "Finish check", kind=Kind.PRIMARY, size=Size.FOOTER, icon="check", wide=True
        )
        self.to_go = caption(theme, "")
        self.to_go.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self.begin, self.later, self.finish):
            row.addWidget(button)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.kept, 1)
        top.addWidget(self.why)
        inside.body.addLayout(top)
        inside.body.addLayout(row)
        inside.body.addWidget(self.to_go)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(inside)

    def show_ahead(self, line: RoundLine) -> None:
        """Nobody has begun yet."""
        early = line.state in {LineState.AHEAD, LineState.TOMORROW}
        self.kept.setText(f"Due {short_date(line.day)}.")
        self.begin.set_words("Begin early" if early else "Begin the check")
        self.begin.set_kind(Kind.OUTLINED if early else Kind.PRIMARY)
        self.to_go.setText("Done in a minute. Every answer is kept at once.")
        self._show(begin=True, going=False)

    def show_check(self, check: CheckRow) -> None:
        """A round that was begun, or that is over."""
        self.kept.setText(kept_words(check))
        going = check.finished_at is None
        self.finish.setEnabled(check.to_go == 0 and check.without_note == 0)
        self.to_go.setText(to_go_words(check))
        self.finish.setAccessibleDescription(self.to_go.text())
        self._show(begin=False, going=going)

    def _show(self, *, begin: bool, going: bool) -> None:
        self.begin.setVisible(begin)
        for part in (self.later, self.finish):
            part.setVisible(going)
        self.to_go.setVisible(begin or going)


def _lead(line: RoundLine) -> str:
    if line.is_finished:
        amiss = line.amiss
        return (
            "Everything was in place."
            if not amiss
            else f"{line.questions - amiss} of {line.questions} in place."
        )
    return "Look, then answer. The number of a question tells of the promise behind it."
