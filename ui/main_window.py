"""The window: from the welcome page to the open office, and locked in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from hsdesk.errors import HsdeskError
from ui import remembered
from ui.composition import shut_down, with_office, without_office
from ui.opening import Opened, RemovingDemo, look_around, open_at
from ui.services import Services, StaffMember
from ui.shell.opening_page import OpeningPage
from ui.shell.pages import PageSpec
from ui.shell.space import SMALLEST
from ui.sign_in.lock import DeskLock

if TYPE_CHECKING:
    from ui.display.keeper import WaitingScreenKeeper
    from ui.errors import FaultReport
    from ui.fault_dialog import FaultDialog

_USUAL = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Shows one stage at a time: opening, welcome, setting up, the office, or the locked desk."""

    office_shown = Signal()
    """An office is open and its first page is shown."""
    settled = Signal()
    """The window was painted and can be used, whichever page it shows."""
    closed = Signal()
    """The window was closed and everything that was begun is finished."""

    def __init__(self, services: Services, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._specs = services, specs
        self._opened: Opened | None = None
        self._for_now = False
        self._waiting_screen: WaitingScreenKeeper | None = None
        self._fault_dialog: FaultDialog | None = None
        self._kept = remembered.load(services.folders)
        self.setWindowTitle("hsdesk")
        self.stages = QStackedWidget()
        self.stages.setProperty("surface", "canvas")
        self.setCentralWidget(self.stages)
        self._opening = OpeningPage(services.theme)
        self.stages.addWidget(self._opening)
        self._take_size()
        services.theme.changed.connect(self._take_least_size)
        services.requests.help.connect(self._help)
        services.requests.leave_office.connect(self.leave_office)
        services.faults.fault.connect(self._tell_fault)
        self._lock = DeskLock(services, self.stages, self)
        self._lock.somebody_else.connect(self._somebody_else)

    # stages

    def start(self, address: str = "") -> None:
        """Go straight into the office that was open last, or show the welcome page.

        `address` names another database for this time only.
        """
        self._for_now = bool(address)
        wanted = address or self._services.settings.database
        if wanted:
            self.open_at(wanted)
        else:
            self.show_welcome()

    @Slot(str)
    def open_at(self, address: str) -> None:
        """Open the office at an address; a refusal leads to the welcome page, which says why."""
        services = self._services
        settings, clock, backups = services.settings, services.clock, services.folders.backups
        self.stages.setCurrentWidget(self._opening)

        def work() -> Opened:
            return open_at(
                address,
                clock=clock,
                office_id=settings.office_id,
                staff_id=settings.staff_id,
                backups=backups,
            )

        def refused(refusal: HsdeskError) -> None:
            self.show_welcome(refusal, address)

        services.tasks.run(work, self._enter, refused, owner=self)

    def show_welcome(self, refusal: HsdeskError | None = None, address: str = "") -> None:
        """Show the ways to begin, and why an office could not be opened."""
        from ui.welcome.page import WelcomePage

        self._for_now = False
        page = WelcomePage(self._services)
        page.office_ready.connect(self.open_at)
        page.set_up_wanted.connect(self._set_up_here)
        self._show_stage(page)
        page.show_choices()
        if refusal is not None:
            page.explain(refusal, address)

    @Slot()
    def _set_up_here(self) -> None:
        """Set up an office in a database of this computer."""
        services = self._services
        file = services.folders.database

        def work() -> Opened:
            return open_at(str(file), clock=services.clock, backups=services.folders.backups, create=True)

        def refused(refusal: HsdeskError) -> None:
            self.show_welcome(refusal, str(file))

        services.tasks.run(work, self._enter, refused, owner=self)

    def _enter(self, opened: Opened) -> None:
        if opened.name:
            self._show_office(opened)
        else:
            self._show_set_up(opened)

    def _show_set_up(self, opened: Opened) -> None:
        from ui.setup.page import SetUpPage

        self._opened = opened
        page = SetUpPage(replace(self._services, office=opened.office))
        page.done.connect(self._set_up_done)
        page.left.connect(self._set_up_left)
        self._show_stage(page)
        page.begin()

    @Slot(int)
    def _set_up_done(self, staff_id: int) -> None:
        opened = self._opened
        if opened is None:
            return

        def work() -> Opened:
            return look_around(opened.office, opened.address, staff_id)

        self._services.tasks.run(work, self._show_office, self._say_error, owner=self)

    @Slot()
    def _set_up_left(self) -> None:
        """Carry on later: what was typed is kept, the empty database does no harm."""
        if self._opened is not None:
            self._opened.office.close()
            self._opened = None
        self.show_welcome()

    def _show_office(self, opened: Opened) -> None:
        from ui.display.keeper import WaitingScreenKeeper

        self._opened = opened
        self._services = services = with_office(self._services, opened.office)
        member = opened.member
        if not self._for_now:
            services.preferences.change(database=opened.address, demo=opened.is_demo, staff_id=member.number)
        services.acting.become(member)
        self.setWindowTitle(f"{opened.name} – hsdesk")
        self._waiting_screen = WaitingScreenKeeper(services, self)
        services.requests.waiting_screen.connect(self._waiting_screen.show_controls)
        self._show_shell(opened)
        self._waiting_screen.resume()
        if self._kept.locked or not member.number:
            self._lock.lock()
        self.office_shown.emit()

    def _show_shell(self, opened: Opened) -> None:
        from ui.shell.shell import Shell

        shell = Shell(self._services, self._specs)
        shell.top_bar.show_office(opened.name, demo=opened.is_demo)
        if self._waiting_screen is not None:
            self._waiting_screen.offer(shell.actions_here)
        self._lock.guard(self._services, shell)
        self._show_stage(shell)
        shell.show_page(self._specs[0].key)

    def _show_stage(self, page: QWidget) -> None:
        """Show a page in place of whatever was there, which is taken away."""
        for place in reversed(range(self.stages.count())):
            other = self.stages.widget(place)
            if other is not None and other is not self._opening and other is not page:
                self.stages.removeWidget(other)
                other.hide()
                other.deleteLater()
        self.stages.addWidget(page)
        self.stages.setCurrentWidget(page)
        QTimer.singleShot(0, self.settled.emit)

    @Slot()
    def leave_office(self) -> None:
        """Close the office and begin anew at the welcome page; a demo made there is removed."""
        services, opened, self._opened = self._services, self._opened, None
        services.preferences.change(database="", office_id=0, staff_id=0, demo=False)
        self._stand_down()
        self.setWindowTitle("hsdesk")
        services.acting.become(StaffMember())
        self.show_welcome()
        self._services = without_office(services)
        demo = services.folders.demo_database
        if opened is not None and opened.is_demo and opened.address == str(demo):
            services.tasks.run(RemovingDemo(demo), self._removed, self._say_error, owner=self)

    def _stand_down(self) -> None:
        """Nothing is shown of the office any more, here or in the waiting room."""
        self._lock.stand_down()
        if self._waiting_screen is not None:
            self._waiting_screen.stand_down()
            self._waiting_screen.deleteLater()
            self._waiting_screen = None

    def _say_error(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)

    def _removed(self, _nothing: None) -> None:
        """The welcome page offers a fresh one."""

    @Slot()
    def _somebody_else(self) -> None:
        """Somebody else took the desk: they begin with pages of their own, drafts stay with their writer."""
        opened = self._opened
        if opened is None:
            return
        self._services.drafts.flush()
        if not self._for_now:
            self._services.preferences.change(staff_id=self._services.acting.staff_id)
        self._show_shell(opened)

    # keys and sizes

    @Slot()
    def _help(self) -> None:
        from ui.help.key_list import KeyList

        KeyList(self._services.theme, self).open()

    @Slot(object)
    def _tell_fault(self, report: FaultReport) -> None:
        from ui.fault_dialog import FaultDialog

        if self._fault_dialog is None:
            self._fault_dialog = FaultDialog(self)
            self._fault_dialog.refused.connect(self._services.notices.say_error)
        self._fault_dialog.tell(report)

    def _take_size(self) -> None:
        self._take_least_size()
        if not (self._kept.geometry and self.restoreGeometry(QByteArray(self._kept.geometry))):
            room = self.screen().availableSize()
            self.resize(_USUAL.boundedTo(room))

    @Slot()
    def _take_least_size(self) -> None:
        self.setMinimumSize(SMALLEST.boundedTo(self.screen().availableSize()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed, finish what was begun, and remember where the window stood."""
        geometry = bytes(self.saveGeometry().data())
        remembered.save(
            self._services.folders, remembered.Remembered(geometry=geometry, locked=self._lock.locked)
        )
        super().closeEvent(event)
        self._stand_down()
        shut_down(self._services)
        self.closed.emit()
