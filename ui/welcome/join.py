"""Joining the shared database of an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from ui.fonts import Role
from ui.services import Services
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.words import counted


@dataclass(frozen=True, slots=True)
class _Found:
    """The offices that a database holds, by number and name."""

    offices: tuple[tuple[int, str], ...]


def look(address: str) -> _Found:
    """Open the database at an address and say which offices it holds. Raises `StoreError`."""
    from hsdesk.office import open_office
    from hsdesk.premises import queries

    with open_office(address) as office:
        return _Found(tuple((row.office_id, row.name) for row in office.ask(queries.offices)))


class JoinForm(QWidget):
    """An address, a test of it, and the office to join where there are several."""

    joined = Signal(str)
    """The address of a database that answered."""
    back = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, theme = services, services.theme
        self._tested = ""
        self.address = Field(
            theme,
            "Address of the database",
            hint="Your IT team gives it to you, for example postgresql://name:password@server/office.",
            placeholder="postgresql://",
            icon="database",
            longest=1000,
        )
        self.office = SelectField(theme, "Office")
        self.office.setVisible(False)
        self.good = Banner(theme, Family.OK, "The database answers")
        self.good.setVisible(False)
        self.go_back = Button(theme, "Go back", key="Esc", icon="arrow-left")
        self.test = Button(theme, "Test the connection", icon="plug")
        self.join = Button(theme, "Join", kind=Kind.PRIMARY, icon="log-in")
        self._lay_out()
        self.address.edited.connect(self._typed)
        self.address.submitted.connect(self.join.click)
        self.go_back.clicked.connect(self.back)
        self.test.clicked.connect(self._test)
        self.join.clicked.connect(self._join)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme = self._services.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(Label(theme, "Join a shared office database", role=Role.FIGURE, wrap=True))
        lead = "Everything stays in your organisation's database. Nothing is copied to this computer."
        column.addWidget(Label(theme, lead, role=Role.LEAD, tone=Tone.SECOND, wrap=True))
        column.addWidget(self.address)
        column.addWidget(self.good)
        column.addWidget(self.office)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_back)
        buttons.addStretch(1)
        buttons.addWidget(self.test)
        buttons.addWidget(self.join)
        column.addLayout(buttons)
        column.addStretch(1)

    @Slot()
    def _typed(self) -> None:
        self._tested = ""
        self.address.set_error("")
        self.good.setVisible(False)
        self.office.setVisible(False)

    @Slot()
    def _test(self) -> None:
        self._look(then_join=False)

    @Slot()
    def _join(self) -> None:
        if self._tested and self._tested == self.address.text().strip():
            self._go_in()
        else:
            self._look(then_join=True)

    def _look(self, *, then_join: bool) -> None:
        address = self.address.text().strip()
        self._busy(busy=True)

        def ask() -> _Found:
            return look(address)

        def answered(found: _Found) -> None:
            self._busy(busy=False)
            self._tested = address
            self._show_found(found)
            if then_join and len(found.offices) < 2:
                self._go_in()

        self._services.tasks.latest("join").run(ask, answered, self._refused, owner=self)

    def _show_found(self, found: _Found) -> None:
        several = len(found.offices) > 1
        self.office.setVisible(several)
        self.office.set_options([Option(number, name) for number, name in found.offices])
        text = "No office is set up in it yet; joining lets you set one up."
        if found.offices:
            text = f"It holds {counted(len(found.offices), 'office')}."
        self.good.say("The database answers", text)
        self.good.setVisible(True)
        if several:
            self.office.setFocus()

    def _refused(self, refusal: HsdeskError) -> None:
        self._busy(busy=False)
        self.address.set_error(f"{refusal.sentence} {refusal.advice}".strip())
        self.address.setFocus()

    def _busy(self, *, busy: bool) -> None:
        self.test.setEnabled(not busy)
        self.join.setEnabled(not busy)
        self.test.set_words("Asking the database…" if busy else "Test the connection")

    def _go_in(self) -> None:
        office = self.office.value()
        number = office if isinstance(office, int) and not self.office.isHidden() else 0
        self._services.preferences.change(office_id=number)
        self.joined.emit(self._tested)
