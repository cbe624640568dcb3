"""The Duties tab: what is late, what is due, what is done; one duty beside it with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.duties.actions import ensure_duties
from hsdesk.duties.queries import are_missing, duties, duty
from hsdesk.duties.rows import DutyDetail, DutyList, DutyRow
from hsdesk.errors import HsdeskError
from hsdesk.office import Actor, Office
from hsdesk.people.queries import staff_list
from hsdesk.people.rows import StaffRow
from hsdesk.store.work import Subject
from ui.duties.deeds import Deeds
from ui.duties.files import EvidenceFiles
from ui.duties.filters import Filter, FilterBar
from ui.duties.list import DutiesList
from ui.duties.panel import DutyPanel
from ui.duties.steps import Steps
from ui.feed import Freshness
from ui.services import Services
from ui.shell.space import Space
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.marks import HairLine
from ui.words import local

KINDS = frozenset({"obligation", "obligation_plan", "staff", "office"})
"""Whose changes may change the list."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the tab shows: duties, and who may own them."""

    duties: DutyList
    staff: tuple[StaffRow, ...]


def read_duties(office: Office, program: Actor, chosen: Filter) -> Read:
    """Read the list, making first the duties that there ought to be by now. Raises `HsdeskError`."""
    standards = office.standards
    if office.ask(are_missing, standards):
        program.do(ensure_duties, standards=standards)
    with office.read() as read:
        found = duties(read, standards, show=chosen.show, owner_id=chosen.owner_id, year=chosen.year)
        return Read(found, tuple(staff_list(read)))


class DutiesTab(QWidget):
    """Reads the duties of a financial year, and again when one of them changes or a day has passed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._filter = Filter()
        self._drawer = False
        self._wanted = 0
        self._main = QWidget(self)
        self.filters = FilterBar(theme, self._main)
        self.trouble = Banner(theme, Family.OVER, "", action="Try again")
        self.list = DutiesList(theme, self._main)
        self.panel = DutyPanel(services, self)
        self.steps, self.files = Steps(services, self), EvidenceFiles(services, self)
        self.deeds = Deeds(services, self.panel, self.steps, self.files)
        self.trouble.hide()
        self._lay_out(theme)
        self._connect()
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.list.begin()
        self.refresh()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filters, self.trouble, HairLine(theme)):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._main, 1)
        self._across.addWidget(self.panel)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.filters.add.clicked.connect(self.deeds.add_own)
        self.list.previewed.connect(self._preview)
        self.list.opened.connect(self._open)
        self.panel.closed.connect(self.close_panel)
        self.list.clear_wanted.connect(self.filters.clear)
        self.trouble.acted.connect(self.refresh)
        self.steps.taken.connect(self._taken)
        self.steps.added.connect(self.show_duty)
        self.steps.refused.connect(self._refuse_step)
        self.files.refused.connect(self.panel.refuse)
        self._services.ticker.tick.connect(self._tick)

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read the list and the duty that is shown."""
        office, chosen = self._services.open_office, self._filter
        work = partial(read_duties, office, office.actor(), chosen)
        self._services.tasks.latest("duties").run(work, self._show, self._refuse, owner=self)

    def _show(self, read: Read) -> None:
        self.trouble.hide()
        self.deeds.staff = read.staff
        self.filters.show_duties(read.duties, read.staff)
        self.list.show_duties(read.duties)
        if self._wanted:
            wanted, self._wanted = self._wanted, 0
            if not self.list.select(wanted) and self._filter != Filter():
                self._wanted = wanted
                self.filters.clear()
                return
        self._read_detail(self.list.current)

    def _read_detail(self, row: DutyRow | None) -> None:
        self.panel.show_row(row)
        if row is None:
            return
        office, duty_id = self._services.open_office, row.duty_id

        def work() -> DutyDetail:
            return office.ask(duty, office.standards, duty_id)

        self._services.tasks.latest("duty").run(work, self._show_detail, self.panel.refuse, owner=self)

    def _show_detail(self, detail: DutyDetail) -> None:
        self.panel.show_detail(detail, self.deeds.staff)

    def _refuse(self, refusal: HsdeskError) -> None:
        self.list.end_waiting()
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self.isVisible() and self.list.words.today not in {date.min, local(now).date()}:
            self.refresh()

    @Slot(int)
    def _taken(self, _duty_id: int) -> None:
        self.panel.trouble.hide()
        self.panel.proof.say_trouble("")
        self.refresh()

    @Slot(object)
    def _refuse_step(self, refusal: HsdeskError) -> None:
        self.panel.refuse(refusal)
        self.refresh()

    # choosing

    @Slot(object)
    def _choose(self, chosen: Filter) -> None:
        self._filter = chosen
        self.refresh()

    @Slot(object)
    def _preview(self, row: DutyRow | None) -> None:
        if row is not None and (self.panel.row is None or self.panel.row.duty_id != row.duty_id):
            self._read_detail(row)

    @Slot(object)
    def _open(self, row: DutyRow) -> None:
        self._show_panel()
        self._read_detail(row)
        self.panel.take_focus()

    @Slot(int)
    def show_duty(self, duty_id: int) -> None:
        """Go to a duty, whatever is chosen in the list."""
        self._wanted = duty_id
        self._show_panel()
        self.refresh()

    def open_subject(self, subject: Subject) -> None:
        """Show the duty of a subject."""
        if subject.kind == "obligation":
            self.show_duty(subject.id)

    # room

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow window."""
        self.panel.set_narrow(narrow=space.narrow)
        if space.drawer == self._drawer:
            return
        self._drawer = space.drawer
        if space.drawer:
            self._across.removeWidget(self.panel)
            self.panel.hide()
            self._place_drawer()
        else:
            self._across.addWidget(self.panel)
            self.panel.show()

    def panes(self) -> list[QWidget]:
        """The list, the panel and the filters."""
        return [self.list, self.panel, self.filters]

    def toggle_panel(self) -> None:
        """Open the panel, or close it."""
        if self.panel.isVisibleTo(self):
            self.close_panel()
            return
        self._show_panel()
        self._read_detail(self.list.current)
        self.panel.take_focus()

    def _show_panel(self) -> None:
        self.panel.show()
        if self._drawer:
            self._place_drawer()
            self.panel.raise_()

    @Slot()
    def close_panel(self) -> None:
        """Give the keyboard back to the list; a drawer closes."""
        if self._drawer:
            self.panel.hide()
        self.list.take_focus()

    def _place_drawer(self) -> None:
        wide = min(self.panel.width(), self.width())
        self.panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        if self._drawer:
            self._place_drawer()

    def showEvent(self, event: QShowEvent) -> None:
        """Days may pass while somebody looks."""
        super().showEvent(event)
        self._services.ticker.need(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._services.ticker.release(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
            return
        super().keyPressEvent(event)
