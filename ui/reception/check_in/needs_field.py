"""What the visitor needs today: the usual ones to tick, the rest on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from hsdesk.people.rules import Need
from ui.reception.needs import NEED_ICONS
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size, plain_tooltip
from ui.widgets.choices import CheckChoice
from ui.widgets.field import FieldFrame

USUAL = (
    Need.HEARING_LOOP,
    Need.INTERPRETER,
    Need.STEP_FREE,
    Need.PRIVATE_ROOM,
    Need.LARGE_PRINT,
    Need.WITH_CHILD,
)
_SHORT = {
    Need.STEP_FREE: "Step-free",
}


class _NeedsGrid(QWidget):
    """Two columns of check-boxes; those not usual come below with a button."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._boxes: dict[Need, CheckChoice] = {}
        self._more = Button(theme, "More needs", kind=Kind.LINK, size=Size.HEADER, icon="plus")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for place, need in enumerate((*USUAL, *(need for need in Need if need not in USUAL))):
            box = CheckChoice(theme, _SHORT.get(need, need.in_words), icon=NEED_ICONS[need])
            box.setToolTip(plain_tooltip(need.in_words))
            box.setMinimumWidth(theme.px(60))
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.toggled.connect(self._tell)
            self._boxes[need] = box
            if need in USUAL:
                self._grid.addWidget(box, place // 2, place % 2)
            else:
                self._grid.addWidget(box, place, 0, 1, 2)
                box.hide()
        self._grid.addWidget(self._more, len(self._boxes), 0, 1, 2)
        self._more.clicked.connect(self._show_more)
        self.setFocusProxy(self._boxes[USUAL[0]])

    def values(self) -> tuple[Need, ...]:
        """The needs that are ticked, in the order in which they are offered."""
        return tuple(need for need, box in self._boxes.items() if box.isChecked())

    def set_values(self, needs: Sequence[Need]) -> None:
        """Tick exactly these; of the unusual ones those ticked are shown."""
        for need, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.setChecked(need in needs)
            box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._open(any(need not in USUAL for need in needs))

    def box(self, need: Need) -> CheckChoice:
        """The check-box of a need."""
        return self._boxes[need]

    def _open(self, wide: bool) -> None:  # noqa: FBT001 - open or not
        for need, box in self._boxes.items():
            box.setVisible(wide or need in USUAL)
        self._more.setVisible(not wide)

    @Slot()
    def _show_more(self) -> None:
        self._open(wide=True)
        self._boxes[next(need for need in self._boxes if need not in USUAL)].setFocus()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


class NeedsField(FieldFrame):
    """The needs with their label, which says when they come from the record."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.grid = _NeedsGrid(theme)
        super().__init__(theme, "Needs today", self.grid, parent)
        self.grid.changed.connect(self.changed)

    def values(self) -> tuple[Need, ...]:
        """The needs that are ticked."""
        return self.grid.values()

    def show_needs(self, needs: Sequence[Need], *, from_record: bool) -> None:
        """Tick exactly these, and say where they come from."""
        self.grid.set_values(needs)
        self.set_beside("From their record" if from_record and needs else "")
