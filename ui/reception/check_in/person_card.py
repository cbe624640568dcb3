"""The card of whoever is here: circle, name, where they live, and a cross to take them off the form."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.privacy import Privacy
from ui.reception.check_in.people_found import NAME_HIDDEN
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import ElidedLabel, Tone
from ui.widgets.marks import Avatar
from ui.widgets.panels import Card


class PersonCardView(Card):
    """Shows one person; `removed` is sent by the cross."""

    removed = Signal()

    def __init__(self, theme: Theme, privacy: Privacy, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, margins=(12, 8, 8, 8), gap=0)
        self._privacy = privacy
        self._name, self._address, self._number = "", "", 0
        self.avatar = Avatar(theme, "", 0, side=36)
        self.name = ElidedLabel(theme, role=Role.STRONG)
        self.address = ElidedLabel(theme, role=Role.SUPPORT, tone=Tone.SECOND)
        self.cross = Button(theme, kind=Kind.QUIET, size=Size.HEADER, icon="x", name="Somebody else is here")
        row, lines = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(theme.px(12))
        lines.setSpacing(theme.px(2))
        lines.addStretch(1)
        lines.addWidget(self.name)
        lines.addWidget(self.address)
        lines.addStretch(1)
        row.addWidget(self.avatar)
        row.addLayout(lines, 1)
        row.addWidget(self.cross)
        self.body.addLayout(row)
        self.cross.clicked.connect(self._remove)
        privacy.changed.connect(self._write)

    def show_person(self, name: str, address: str, number: int) -> None:
        """Show somebody."""
        self._name, self._address, self._number = name, address, number
        self._write()

    @Slot()
    def _write(self) -> None:
        hidden = self._privacy.hidden
        name = self._privacy.shown(self._name, NAME_HIDDEN)
        address = "" if hidden else self._address
        self.avatar.set_person("" if hidden else self._name, self._number)
        self.name.set_text(name)
        self.address.set_text(address)
        self.address.setVisible(bool(address))
        self.setAccessibleName(", ".join(part for part in (name, address) if part))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit()
