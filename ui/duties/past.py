"""The last part of the panel: the periods before this one, and where the promise stands."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.duties.rows import DutyDetail, PastDuty, PromiseRow
from ui.duties.words import past_chip, period_words
from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.labels import Label, Tone, section
from ui.widgets.marks import StateChip
from ui.widgets.themed import Themed
from ui.words import short_date

_MOST = 8


class PastLine(QWidget):
    """One earlier period: its days, when it was done and by whom, and whether that was in time."""

    def __init__(self, theme: Theme, past: PastDuty) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        period = period_words(past.period_start, past.period_end)
        done = f"Done {short_date(past.done_on)}" if past.done_on else f"Due {short_date(past.due_date)}"
        by = f" by {past.done_by}" if past.done_by else ""
        words.addWidget(Label(theme, period, role=Role.SUPPORT, wrap=True))
        words.addWidget(Label(theme, f"{done}{by}", role=Role.SMALL, tone=Tone.SECOND, wrap=True))
        row.addLayout(words, 1)
        chip = past_chip(past)
        row.addWidget(StateChip(theme, chip))
        self.setAccessibleName(f"{period}, {done}{by}, {chip.word}")


class Past(QWidget, Themed):
    """History first, then the source."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setSpacing(self.theme.px(8))

    def show_detail(self, detail: DutyDetail) -> None:
        """Show the history of a duty and its source."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        theme, add = self.theme, self._add
        add(section(theme, "History"))
        for past in detail.history[:_MOST]:
            add(PastLine(theme, past))
        if not detail.history:
            add(Label(theme, "This is the first period.", role=Role.SUPPORT, tone=Tone.HINT, wrap=True))
        elif len(detail.history) > _MOST:
            rest = f"and {len(detail.history) - _MOST} before them"
            add(Label(theme, rest, role=Role.SMALL, tone=Tone.HINT))
        if detail.promise is not None:
            self._add_source(detail.promise)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()  # the layout alone would show it only after the next turn of the event loop

    def _add_source(self, promise: PromiseRow) -> None:
        theme, add = self.theme, self._add
        if promise.unverified:
            text = "The figure was not found in a second source. Read the source itself first."
            add(Banner(theme, Family.SOON, "Check before relying on this", text))
        add(section(theme, "Where it is promised"))
        parts = [promise.source, promise.dated, f"under “{promise.place}”" if promise.place else ""]
        words = ", ".join(part for part in parts if part)
        add(Label(theme, f"{words}.", role=Role.SUPPORT, wrap=True))
        version = f"{promise.pack}, version {promise.version}"
        add(Label(theme, version, role=Role.SMALL, tone=Tone.SECOND, wrap=True))
        if promise.note:
            add(Label(theme, promise.note, role=Role.SMALL, tone=Tone.SECOND, wrap=True))
