"""One date with its promise: when, how far off, what, who asks for it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.standards.what_if import WouldBeClock
from ui.explanation.frame import TITLE
from ui.fonts import Role
from ui.theme import Theme
from ui.what_if.asking import Beside
from ui.what_if.reckoning import Reckoning
from ui.what_if.why_dialog import show_why
from ui.what_if.words import (
    LEADS,
    chain,
    counts_from,
    due_in_words,
    kept,
    marks,
    pack,
    relative,
    target,
    whose,
)
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.ground import hairline
from ui.widgets.labels import Label, Tone, caption, support
from ui.widgets.marks import StateChip
from ui.widgets.paint import Chip
from ui.widgets.themed import Themed

_DATE_WIDTH = 196


@dataclass(frozen=True, slots=True)
class Standing:
    """How a date stands among the others: nearest of all, last in its list, and against the sets beside."""

    leads: bool
    last: bool
    beside: Beside = Beside.ALONE


class _Chips(QWidget, Themed):
    """A few marks that flow over the rows; they are made anew only when they change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self._shown: list[StateChip] = []
        down = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        down.setHeightForWidth(True)
        self.setSizePolicy(down)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the gaps at the present scale."""
        self._flow.set_gaps(self.theme.px(6), self.theme.px(4))

    def words(self) -> list[str]:
        """What the marks say."""
        return [chip.word for chip in self._chips]

    def show_chips(self, chips: list[Chip]) -> None:
        """Show these."""
        if chips == self._chips:
            return
        self._chips = chips
        for old in self._shown:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [StateChip(self.theme, chip, self) for chip in chips]
        for chip in self._shown:
            self._flow.addWidget(chip)
            chip.show()


class ClockCard(QWidget, Themed):
    """Date at the left and promise at the right, or one above the other where it is narrow.

    “Why this date?” opens below the card, or as a dialog where the card is too narrow for the days.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock: WouldBeClock | None = None
        self._standing = Standing(leads=False, last=True)
        self._is_now, self._narrow, self._open = True, False, False
        self._at: datetime | None = None
        self._today = date.min
        self._reckoning: Reckoning | None = None
        self.date = Label(theme, role=Role.HEADING, wrap=True)
        self.relative = support(theme, "", wrap=True)
        self.beside = Label(theme, role=Role.CAPTION, tone=Tone.HINT)
        self.title = Label(theme, role=Role.STRONG, wrap=True)
        self.chips = _Chips(theme)
        self.pack = caption(theme, "")
        self.pack.setWordWrap(True)
        self.lines = [support(theme, "", wrap=True) for _ in range(3)]
        self.why = Button(theme, TITLE, kind=Kind.LINK, size=Size.HEADER, icon="chevron-down")
        self.why.clicked.connect(self._explain)
        self._lay_out()
        self.follow(theme)

    def _lay_out(self) -> None:
        self._when, self._what = QVBoxLayout(), QVBoxLayout()
        for label in (self.date, self.relative, self.beside):
            self._when.addWidget(label)
        self._when.addStretch(1)
        for part in (self.title, self.chips, *self.lines):
            self._what.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.pack, 1)
        foot.addWidget(self.why)
        self._what.addLayout(foot)
        self._date_room = QWidget()
        self._date_room.setLayout(self._when)
        self._when.setContentsMargins(0, 0, 0, 0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addWidget(self._date_room, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(self._what, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._across)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._when.setSpacing(px(2))
        self._what.setSpacing(px(4))
        self._column.setSpacing(px(8))
        self._column.setContentsMargins(px(14), px(12), 0, px(12))
        self.set_narrow(narrow=self._narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the date over the promise, or beside it."""
        self._narrow = narrow
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._across.setSpacing(self.theme.px(6 if narrow else 20))
        self._date_room.setMinimumWidth(0 if narrow else self.theme.px(_DATE_WIDTH))
        self._date_room.setMaximumWidth(1 << 20 if narrow else self.theme.px(_DATE_WIDTH))
        if narrow and self._open:
            self._close()
        self._show_way()

    # what it shows

    @property
    def clock(self) -> WouldBeClock | None:
        """The date that is shown."""
        return self._clock

    @property
    def reckoning(self) -> Reckoning | None:
        """The reckoning that is open below, if there is one."""
        return self._reckoning

    def show_clock(
        self, clock: WouldBeClock, at: datetime, today: date, standing: Standing, *, is_now: bool
    ) -> None:
        """Show a date; a reckoning that is open stays open if it is the same promise."""
        other = self._clock is None or self._clock.standard != clock.standard
        changed = self._clock != clock or self._today != today
        self._clock, self._at, self._today, self._is_now = clock, at, today, is_now
        self._standing = standing
        self.date.setText(due_in_words(clock))
        self.relative.setText(relative(clock, at, is_now=is_now))
        self.beside.setText(standing.beside.value.capitalize())
        self.beside.set_tone(Tone.ACCENT if standing.beside.stands_out else Tone.HINT)
        self.beside.setVisible(standing.beside is not Beside.ALONE)
        self.title.setText(clock.title)
        self.chips.show_chips([*([LEADS] if standing.leads else []), whose(clock), *marks(clock)])
        texts = (f"{target(clock)}. {kept(clock)}.", chain(clock), counts_from(clock, at))
        for line, text in zip(self.lines, texts, strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        self.pack.setText(pack(clock))
        name = f"{clock.title}, {due_in_words(clock)}"
        self.why.setAccessibleName(f"{TITLE} {name}")
        told = [name, self.relative.text(), standing.beside.value, *self.chips.words()]
        self.setAccessibleName(", ".join(filter(None, told)))
        if self._open and (other or self._narrow):
            self._close()
        elif self._open and changed:
            self._close()
            self._unfold()
        self.update()

    # why

    @Slot()
    def _explain(self) -> None:
        if self._clock is None or self._at is None:
            return
        if self._narrow:
            show_why(self.theme, self, self._clock, self._at, self._today, is_now=self._is_now)
        elif self._open:
            self._close()
        else:
            self._unfold()

    def _unfold(self) -> None:
        if self._clock is None:
            return
        self._open = True
        self._reckoning = Reckoning(self.theme, self._clock, self._today, self)
        indent = QHBoxLayout()
        indent.setContentsMargins(self.theme.px(_DATE_WIDTH + 20), 0, 0, 0)
        indent.addWidget(self._reckoning)
        self._column.addLayout(indent)
        self._reckoning.show()
        self._show_way()

    def _close(self) -> None:
        self._open = False
        self._show_way()
        if self._reckoning is not None:
            self._reckoning.hide()
            self._reckoning.deleteLater()
            self._reckoning = None
            self._column.takeAt(self._column.count() - 1)

    def _show_way(self) -> None:
        """The arrow says what the button does: unfold, fold, or open a dialog."""
        self.why.set_icon_name(
            "circle-question-mark" if self._narrow else "chevron-up" if self._open else "chevron-down"
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line below, and a bar where it is not the same in all the sets that are compared."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        if self._standing.beside.stands_out:
            painter.fillRect(QRectF(0, px(12), px(3), self.height() - px(24)), t.accent)
        if not self._standing.last:
            bottom = self.height() - 1
            hairline(painter, QPointF(px(14), bottom), QPointF(self.width(), bottom), t.line)
