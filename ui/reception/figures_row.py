"""The four figures above the board: who waits, the longest wait, seen in time, and the likely wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.reception.forecast import Forecast, Unknown
from hsdesk.reception.rows import Figures, Share, VisitRow
from hsdesk.reception.rules import WaitState
from ui.reception import durations
from ui.reception.board_words import clock_of, target_of, wait_chip
from ui.reception.snapshot import Snapshot
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size, plain_tooltip
from ui.widgets.figure import Figure, FigureText
from ui.widgets.figure import Share as Bar
from ui.widgets.marks import HairLine
from ui.widgets.paint import ChipSize
from ui.widgets.themed import Themed
from ui.words import counted

_NOTHING = "–"
_SHARES = (20, 24, 20, 15)
"""How the four share the width, as their words need it."""
_ALL_FOUR, _LEAST = 680, 560
"""Below the first width, at 100 %, who waits is told by the list's own count alone."""


class FiguresRow(QWidget, Themed):
    """The figures, split by hairlines; 104 high, 60 in a low window."""

    duty_wanted = Signal()
    """Somebody wants to see or change who is on duty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._snapshot: Snapshot | None = None
        self._now: datetime | None = None
        empty = FigureText(_NOTHING)
        self.waiting = Figure(theme, "Waiting now", empty)
        self.longest = Figure(theme, "Longest wait", empty)
        self.in_time = Figure(theme, "Seen in time today", empty)
        self.likely = Figure(theme, "Likely wait, walk-in", empty)
        self.duty = Button(theme, kind=Kind.QUIET, size=Size.HEADER, icon="users", name="Who is on duty")
        self.duty.clicked.connect(self.duty_wanted)
        self._row = QHBoxLayout(self)
        lines: list[HairLine] = []
        for place, figure in enumerate(self.figures()):
            if place:
                line = HairLine(theme, way=Qt.Orientation.Vertical)
                lines.append(line)
                self._row.addWidget(line)
            self._row.addWidget(figure, _SHARES[place])
        self._first_line = lines[0]
        self.duty.setParent(self)
        self.setAccessibleName("Figures of today")
        self.follow(theme)

    def figures(self) -> list[Figure]:
        """The four figures, from the left."""
        return [self.waiting, self.longest, self.in_time, self.likely]

    @Slot()
    def restyle(self) -> None:
        """Take distances and height at the present scale."""
        px = self.theme.px
        above = px(4 if self._low else 12)
        self._row.setContentsMargins(px(20), above, px(20), above)
        self._row.setSpacing(px(16 if self._low else 20))
        self.setMinimumWidth(px(_LEAST))
        least = max(figure.sizeHint().height() for figure in self.figures())
        self.setFixedHeight(max(px(60 if self._low else 104), least + (0 if self._low else 2 * above)))
        self._place_duty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the corner of the last figure."""
        super().resizeEvent(event)
        self.waiting.setVisible(self.width() >= self.theme.px(_ALL_FOUR))
        self._first_line.setVisible(self.waiting.isVisibleTo(self))
        self._place_duty()

    def _place_duty(self) -> None:
        self.duty.adjustSize()
        px = self.theme.px
        self.duty.move(self.width() - px(16) - self.duty.width(), px(8 if self._low else 14))
        self.duty.raise_()

    def set_low(self, *, low: bool) -> None:
        """Use the lower layout."""
        self._low = low
        for figure in self.figures():
            figure.set_low(low=low)
        if self._snapshot is not None:
            self.tick(self._now or self._snapshot.read_at)
        self.restyle()

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Show the figures of this moment."""
        self._snapshot = snapshot
        figures = snapshot.figures
        walk_ins = figures.waiting - figures.with_appointment
        self.waiting.show_text(
            FigureText(
                str(figures.waiting),
                line=f"{figures.with_appointment} with appointment, {counted(walk_ins, 'walk-in')}",
                short=f"{figures.with_appointment} booked, {counted(walk_ins, 'walk-in')}",
            )
        )
        self.in_time.show_text(seen_in_time(figures))
        explanation = explained(figures)
        self.in_time.setToolTip(plain_tooltip(explanation))
        self.in_time.setAccessibleDescription(explanation)
        likely = likely_wait(figures)
        self.likely.show_text(likely)
        self.likely.setToolTip(plain_tooltip(likely.line))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Let the longest wait grow."""
        self._now = now
        if self._snapshot is not None:
            text = longest_wait(self._snapshot.waiting, now)
            if self._low and text.chip is not None:
                text = replace(text, chip=replace(text.chip, size=ChipSize.SMALL))
            self.longest.show_text(text)


def longest_wait(rows: tuple[VisitRow, ...], now: datetime) -> FigureText:
    """Whoever has waited longest, and how that is against their target."""
    begun = [row for row in rows if clock_of(row, now).state is not WaitState.EARLY]
    if not begun:
        return FigureText(_NOTHING, line="Nobody is waiting", short="Nobody is waiting")
    row = max(begun, key=lambda row: (clock_of(row, now).waited, -row.number))
    clock, target = clock_of(row, now), target_of(row)
    kind = "with appointment" if row.with_appointment else "without appointment"
    against = f"target {durations.timer(target)} {kind}" if target is not None else f"no target, {kind}"
    return FigureText(
        durations.timer(clock.waited),
        line=f"{row.ticket}, {against}",
        short=row.ticket,
        chip=wait_chip(clock, row.counts_from),
    )


def seen_in_time(figures: Figures) -> FigureText:
    """The share seen in time, beside the share promised if one is."""
    share, aim = figures.seen_in_time, figures.aim
    promised = f"Target {aim}%" if aim is not None else ""
    if share.rate is None:
        none_yet = "Nobody counted yet"
        return FigureText(_NOTHING, line=none_yet, short=none_yet, beside=promised)
    percent = round(100 * share.rate)
    if share.in_time < share.counted:
        percent = min(percent, 99)  # never rounded up to everybody
    of = f"{share.in_time} of {share.counted}"
    return FigureText(
        f"{percent}%",
        aside=of,
        beside=promised,
        short=f"{of}, target {aim}%" if aim is not None else of,
        bar=Bar(share.rate, _family(share.rate, aim), None if aim is None else aim / 100),
    )


def _family(rate: float, aim: int | None) -> Family:
    if aim is None:
        return Family.INFO
    if rate * 100 >= aim:
        return Family.OK
    return Family.SOON if rate * 100 >= aim - 2 else Family.OVER


def explained(figures: Figures) -> str:
    """Who is counted and who is left out, and the figure with those for whom nobody was available."""
    counted_all = figures.seen_in_time_all
    lines = [
        "Counted: everybody who was seen, who left after their target, or who still waits beyond it.",
        "Left out: people sent elsewhere, and people who left or wait within their target.",
    ]
    if figures.left_before_target:
        lines.append(f"Left within their target today: {figures.left_before_target}.")
    excused = counted_all.counted - figures.seen_in_time.counted
    if excused:
        lines.append(
            f"Left out because no member of staff was available: {excused}. "
            f"With them it is {_share(counted_all)}."
        )
    if figures.corrected:
        lines.append(f"Visits with a corrected time: {figures.corrected}.")
    return "\n".join(lines)


def _share(share: Share) -> str:
    return f"{share.in_time} of {share.counted}"


def likely_wait(figures: Figures) -> FigureText:
    """How long somebody who walks in now will wait, as a range, or why nobody can say."""
    forecast = figures.walk_in
    if forecast.shortest is None or forecast.longest is None:
        why = _unknown(forecast)
        return FigureText("Unknown", line=why, short=why)
    staff = f"{figures.seeing} seeing people now" if figures.seeing else ""
    return FigureText(f"{forecast.shortest}–{forecast.longest}", "min", line=staff, short="")


def _unknown(forecast: Forecast) -> str:
    if forecast.unknown is Unknown.NOBODY_ON_DUTY:
        return "Nobody is on duty"
    return "Too few recent visits"
