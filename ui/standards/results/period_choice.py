"""Choosing the period: its kind, the one before or after, or one from a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from hsdesk.reporting.periods import Period, PeriodKind, containing
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.menu import Menu
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented
from ui.widgets.themed import Themed

_OFFERED = {
    PeriodKind.WEEK: 13,
    PeriodKind.MONTH: 13,
    PeriodKind.QUARTER: 9,
    PeriodKind.YEAR_TO_DATE: 4,
    PeriodKind.FINANCIAL_YEAR: 5,
}
"""How many periods the list offers; earlier ones are reached with the arrow."""
_SHORT = {PeriodKind.FINANCIAL_YEAR: "Year"}


def last_complete(kind: PeriodKind, today: date) -> Period:
    """The period shown first: the last one that is over; a year to date is never over."""
    present = containing(kind, today)
    return present if kind is PeriodKind.YEAR_TO_DATE else present.previous()


def nearest(kind: PeriodKind, shown: Period, today: date) -> Period:
    """The period of another kind in which the last day of the one shown lies, or today if that is earlier."""
    return containing(kind, min(shown.last, today))


class PeriodChoice(QWidget, Themed):
    """Kind, back, the period by name, forward. `chosen` carries the `Period` that a person picked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._period = last_complete(PeriodKind.MONTH, today())
        options = [Option(kind, _SHORT.get(kind, kind.in_words)) for kind in PeriodKind]
        self.kinds = Segmented(theme, options, name="Period", height=36)
        self.kinds.set_value(self._period.kind)
        self.back = Button(theme, icon="chevron-left", name="The period before")
        self.list = Button(theme, icon="calendar-days", menu_mark=True)
        self.forward = Button(theme, icon="chevron-right", name="The period after")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._steps = QHBoxLayout()
        for part in (self.back, self.list, self.forward):
            self._steps.addWidget(part)
        self._row.addWidget(self.kinds)
        self._row.addLayout(self._steps)
        self._row.setAlignment(self._steps, Qt.AlignmentFlag.AlignLeft)
        self.kinds.chosen.connect(self._choose_kind)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.list.clicked.connect(self.open_list)
        self.follow(theme)
        self._show()

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._row.setSpacing(self.theme.px(6))
        self._steps.setSpacing(self.theme.px(6))

    def wide(self) -> int:
        """How wide it is when everything stands side by side."""
        return self.kinds.sizeHint().width() + self._row.spacing() + self._steps.sizeHint().width()

    def stand(self, *, beside: bool) -> None:
        """Put the kinds and the period side by side, or the period under the kinds."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the kinds alone."""
        wide = max(self.kinds.sizeHint().width(), self._steps.sizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self._period

    def show_period(self, period: Period) -> None:
        """Show a period without telling anybody."""
        self._period = period
        self.kinds.set_value(period.kind)
        self._show()

    def offered(self) -> list[Period]:
        """The periods in the list, newest first; the one shown is always among them."""
        kind = self._period.kind
        periods = [containing(kind, self._today())]
        while len(periods) < _OFFERED[kind] or periods[-1].first > self._period.first:
            periods.append(periods[-1].previous())
        return periods

    @Slot()
    def open_list(self) -> None:
        """Offer the periods of this kind."""
        menu = Menu(self.theme, self.list)
        menu.aboutToHide.connect(menu.deleteLater)
        today = self._today()
        for period in self.offered():
            behind = "" if period.is_complete(today) else "so far"
            icon = "check" if period == self._period else ""
            menu.add(period.in_words(), partial(self._choose, period), icon=icon, behind=behind)
        menu.open_below(self.list)

    @Slot(object)
    def _choose_kind(self, kind: object) -> None:
        if isinstance(kind, PeriodKind):
            self._choose(nearest(kind, self._period, self._today()))

    @Slot()
    def _go_back(self) -> None:
        self._choose(self._period.previous())

    @Slot()
    def _go_forward(self) -> None:
        self._choose(self._period.following())

    def _choose(self, period: Period, _checked: object = None) -> None:
        if period != self._period:
            self._period = period
            self._show()
            self.chosen.emit(period)

    def _show(self) -> None:
        self.list.set_words(self._period.in_words())
        today = self._today()
        ahead = self._period.following()
        self.forward.setEnabled(ahead.first <= today and ahead.last <= containing(ahead.kind, today).last)
