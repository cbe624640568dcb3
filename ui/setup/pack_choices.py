"""The choice of packs, wherever it is made: one landlord's, the laws beside it, and the office's aims."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.setup.answers import AIMS
from ui.setup.packs import PackChoice
from ui.theme import Theme
from ui.widgets.choices import CheckChoice, RadioChoice
from ui.widgets.labels import Label, Tone, caption, heading, support

_INDENT = 31
"""Where words begin behind a check-box, in pixels at 100 %."""


class PackChoices(QWidget):
    """Radio buttons for landlords, check-boxes for the rest. `changed` tells of every change by a person."""

    changed = Signal()

    def __init__(
        self, theme: Theme, choices: Sequence[PackChoice] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._kept: list[str] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.offer(choices)

    def offer(self, choices: Sequence[PackChoice]) -> None:
        """Offer other packs; set what is on afterwards."""
        if self._inside is not None:
            self._outer.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._group = QButtonGroup(self._inside)
        self.landlords: dict[str, RadioChoice] = {}
        self.laws: dict[str, CheckChoice] = {}
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.theme.px(10))
        self._column.addWidget(heading(self.theme, "Which promises does your landlord make?"))
        lead = "Each pack holds a landlord's published service standards in short words, with their source."
        self._column.addWidget(support(self.theme, lead, wrap=True))
        self._add_landlords([each for each in choices if each.is_landlord])
        self._column.addWidget(heading(self.theme, "Which laws does the office keep?"))
        self._add_laws([each for each in choices if each.is_law])
        self._column.addWidget(heading(self.theme, "The office's own aims"))
        self.aims: dict[str, CheckChoice] = {}
        self._add_aims([each for each in choices if each.is_aims])
        self._outer.addWidget(self._inside)
        self._inside.show()

    def _add_aims(self, choices: Sequence[PackChoice]) -> None:
        part = QVBoxLayout()
        part.setSpacing(0)
        for each in choices:
            self.aims[each.pack_id] = CheckChoice(self.theme, each.title)
            self.aims[each.pack_id].clicked.connect(self._chosen)
            part.addWidget(self.aims[each.pack_id])
        said = "An aim stands back wherever the landlord promises something about the same wait."
        if AIMS in self.aims:
            said = f"Visitors with an appointment are seen within 5 minutes, others within 10. {said}"
        part.addWidget(self._below(said))
        self._column.addLayout(part)

    def _add_landlords(self, choices: Sequence[PackChoice]) -> None:
        rows = [(each.pack_id, each.title, each.note) for each in choices]
        rows.append(
            ("", "None of these", "Only what is ticked below is measured; a pack can be chosen later")
        )
        radios = QVBoxLayout()
        radios.setSpacing(self.theme.px(4))
        self._column.addLayout(radios)
        for pack_id, title, note in rows:
            radio = RadioChoice(self.theme, title, note=note)
            self._group.addButton(radio)
            self.landlords[pack_id] = radio
            radios.addWidget(radio)
            radio.clicked.connect(self._chosen)
        self.landlords[""].setChecked(True)

    def _add_laws(self, choices: Sequence[PackChoice]) -> None:
        for each in choices:
            box = CheckChoice(self.theme, each.title)
            box.setAccessibleDescription(f"{each.meaning} {each.note}.")
            self.laws[each.pack_id] = box
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(box)
            part.addWidget(self._below(each.meaning))
            part.addWidget(self._below(each.note, tone=Tone.HINT))
            self._column.addLayout(part)
            box.clicked.connect(self._chosen)

    def _below(self, text: str, *, tone: Tone = Tone.SECOND) -> Label:
        label = caption(self.theme, text)
        label.set_role(Role.SMALL)
        label.set_tone(tone)
        label.setWordWrap(True)
        label.setContentsMargins(self.theme.px(_INDENT), 0, 0, 0)
        return label

    def chosen_landlord(self) -> RadioChoice:
        """The radio button that is on."""
        return next(radio for radio in self.landlords.values() if radio.isChecked())

    def values(self) -> list[str]:
        """The ids of the packs that are on, the landlord's first; what is not offered here stays."""
        landlord = [pack for pack, radio in self.landlords.items() if pack and radio.isChecked()]
        laws = [pack for pack, box in self.laws.items() if box.isChecked()]
        aims = [pack for pack, box in self.aims.items() if box.isChecked()]
        return [*landlord, *laws, *aims, *self._kept]

    def set_values(self, packs: Sequence[str]) -> None:
        """Put exactly these on; nothing is sent."""
        offered = {*self.landlords, *self.laws, *self.aims}
        self._kept = [pack for pack in packs if pack not in offered]
        self.landlords[next((pack for pack in packs if pack in self.landlords), "")].setChecked(True)
        for pack, box in (*self.laws.items(), *self.aims.items()):
            box.setChecked(pack in packs)
        self._hold_aims()

    def _hold_aims(self) -> None:
        """Something has to be measured: without a landlord's pack the aims stay on."""
        none, aims = self.landlords[""].isChecked(), self.aims.get(AIMS)
        if aims is not None:
            if none and not any(box.isChecked() for box in self.aims.values()):
                aims.setChecked(True)
            aims.setEnabled(not none or len(self.aims) > 1)

    @Slot()
    def _chosen(self) -> None:
        self._hold_aims()
        self.changed.emit()
