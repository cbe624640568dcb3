"""The hours of one day: closed, open, or open with a break."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.calendars.hours import Opening, checked, clock_time, minutes_of
from hsdesk.errors import Refused
from ui.fonts import Role
from ui.setup.times import tidy_time
from ui.theme import Theme, set_property
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choices import Toggle
from ui.widgets.field import LineEdit
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed

Stretches = list[list[str]]
"""The opening stretches of a day as files write them: `[["09:00", "12:30"], ["13:15", "17:00"]]`."""
USUAL: Stretches = [["09:00", "17:00"]]
MOST = 2


class TimeEdit(LineEdit):
    """A time of day. What is typed is tidied on leaving: 9 becomes 09:00."""

    settled = Signal()

    def __init__(self, theme: Theme, name: str, text: str) -> None:
        super().__init__(theme, longest=8)
        self.setAccessibleName(name)
        self.setText(text)
        self.left.connect(self._leave)
        self.returnPressed.connect(self._leave)

    @Slot()
    def restyle(self) -> None:
        """Take the size at the present scale."""
        super().restyle()
        self.setFixedWidth(self.theme.px(66))

    @Slot()
    def _leave(self) -> None:
        try:
            self.setText(tidy_time(self.text()))
        except Refused:
            set_property(self, "wrong", value=True)
        else:
            set_property(self, "wrong", value=False)
        self.settled.emit()


class DayHours(QWidget, Themed):
    """A switch with the day's name, and the times while it is on."""

    changed = Signal()

    def __init__(self, theme: Theme, day_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = day_name
        self._edits: list[tuple[TimeEdit, TimeEdit]] = []
        self.switch = Toggle(theme, day_name)
        self.closed = Label(theme, "Closed", tone=Tone.SECOND)
        self.add_break = Button(
            theme, "Break", kind=Kind.LINK, size=Size.HEADER, icon="plus", name=f"{day_name}: add a break"
        )
        self.drop_break = Button(
            theme, kind=Kind.QUIET, size=Size.HEADER, icon="x", name=f"{day_name}: remove the break"
        )
        self._times = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.switch)
        self._row.addWidget(self.closed)
        self._row.addLayout(self._times)
        self._row.addWidget(self.drop_break)
        self._row.addStretch(1)
        self._row.addWidget(self.add_break)
        self.switch.clicked.connect(self._switched)
        self.add_break.clicked.connect(self._split)
        self.drop_break.clicked.connect(self._join)
        self.follow(theme)
        self.set_stretches([])

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self.switch.setFixedWidth(px(132))
        self._row.setContentsMargins(px(12), px(3), px(12), px(3))
        self._row.setSpacing(px(8))
        self._times.setSpacing(px(6))
        self.setMinimumHeight(px(44))

    def stretches(self) -> Stretches:
        """The day's stretches as they stand in the fields, tidied where they can be read."""
        if not self.switch.isChecked():
            return []
        return [[_tidied(opens.text()), _tidied(closes.text())] for opens, closes in self._edits]

    def set_stretches(self, stretches: Sequence[Sequence[str]]) -> None:
        """Show other hours; none is closed."""
        self.switch.setChecked(bool(stretches))
        self._show(stretches)

    def check(self) -> str:
        """What is wrong with this day, or nothing."""
        try:
            openings = [Opening(minutes_of(opens), minutes_of(closes)) for opens, closes in self.stretches()]
            checked(openings, self._name)
        except Refused as refusal:
            sentence = refusal.sentence
            return sentence if sentence.startswith(self._name) else f"{self._name}: {sentence}"
        return ""

    def _show(self, stretches: Sequence[Sequence[str]]) -> None:
        while (item := self._times.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._edits = []
        for place, (opens, closes) in enumerate(stretches):
            if place:
                self._times.addWidget(Label(self.theme, "and", role=Role.SUPPORT, tone=Tone.HINT))
            pair = (
                TimeEdit(self.theme, f"{self._name}: opens", opens),
                TimeEdit(self.theme, f"{self._name}: closes", closes),
            )
            self._edits.append(pair)
            self._times.addWidget(pair[0])
            self._times.addWidget(Label(self.theme, "to", role=Role.SUPPORT, tone=Tone.HINT))
            self._times.addWidget(pair[1])
            for edit in pair:
                edit.settled.connect(self.changed)
        self.closed.setVisible(not stretches)
        self.add_break.setVisible(0 < len(stretches) < MOST)
        self.drop_break.setVisible(len(stretches) > 1)

    @Slot()
    def _switched(self) -> None:
        self._show(USUAL if self.switch.isChecked() else [])
        self.changed.emit()

    @Slot()
    def _split(self) -> None:
        stretches = self.stretches()
        opens, closes = stretches.pop()
        try:
            start, end = minutes_of(opens), minutes_of(closes)
        except Refused:
            start, end = 9 * 60, 17 * 60
        middle = (start + end) // 2 // 30 * 30
        first, second = clock_time(max(start, middle - 30)), clock_time(min(end, middle + 30))
        self._show([*stretches, [opens, first], [second, closes]])
        self._edits[-2][1].setFocus()
        self.changed.emit()

    @Slot()
    def _join(self) -> None:
        stretches = self.stretches()
        last = stretches.pop()
        stretches[-1][1] = last[1]
        self._show(stretches)
        self._edits[-1][1].setFocus()
        self.changed.emit()


def _tidied(text: str) -> str:
    try:
        return tidy_time(text)
    except Refused:
        return text.strip()
