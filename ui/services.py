"""What every page is given: the office, and the services of the window it is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hsdesk.clock import Clock
from hsdesk.errors import Refused
from hsdesk.settings import Folders, Settings
from ui.drafts import Drafts
from ui.errors import FaultReporter
from ui.icons import Icons
from ui.notices import Notices
from ui.preferences import Preferences
from ui.privacy import Privacy
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.ticker import Ticker

if TYPE_CHECKING:
    from hsdesk.office import Actor, Office
    from ui.feed import LiveFeed


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Whoever is at this desk. `number` 0 is nobody yet."""

    number: int = 0
    name: str = ""
    role: str = ""


class Acting(QObject):
    """Who acts at this desk, and under which desk's name it is written down."""

    changed = Signal()
    """Somebody else is here, or the desk has another name."""

    def __init__(self, desk: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._member = desk, StaffMember()

    @property
    def member(self) -> StaffMember:
        """Whoever is here."""
        return self._member

    @property
    def staff_id(self) -> int:
        """The number of whoever is here, 0 for nobody yet."""
        return self._member.number

    @property
    def name(self) -> str:
        """The name of whoever is here, empty for nobody yet."""
        return self._member.name

    @property
    def desk(self) -> str:
        """The name of this desk, such as "Desk 1"."""
        return self._desk

    def become(self, member: StaffMember) -> None:
        """From now on `member` acts here."""
        if member != self._member:
            self._member = member
            self.changed.emit()

    def move_to(self, desk: str) -> None:
        """This desk has another name from now on."""
        if desk != self._desk:
            self._desk = desk
            self.changed.emit()


class Requests(QObject):
    """What one part of the window asks of another."""

    check_in = Signal(int)
    """Open the check-in for the person of this number."""
    show_page = Signal(str)
    """Show the page of this key."""
    lock = Signal()
    """Lock the desk."""
    change_person = Signal()
    """Let somebody else take over this desk."""
    leave_office = Signal()
    """Go back to the welcome page, as after removing the demo office."""
    search = Signal()
    """Open the search."""
    help = Signal()
    """Show the key list."""
    waiting_screen = Signal()
    """Show what controls the waiting screen."""


@dataclass(frozen=True, slots=True)
class Services:
    """One window's services, made in `ui.composition` and handed to every page.

    `office` and `feed` are None until an office is open; pages inside the shell use `open_office`.
    """

    clock: Clock
    theme: Theme
    tasks: TaskRunner
    draft_tasks: TaskRunner
    ticker: Ticker
    notices: Notices
    drafts: Drafts
    privacy: Privacy
    preferences: Preferences
    folders: Folders
    acting: Acting
    requests: Requests
    faults: FaultReporter
    office: Office | None = None
    feed: LiveFeed | None = None

    @property
    def icons(self) -> Icons:
        """The icons of the present theme."""
        return self.theme.icons

    @property
    def settings(self) -> Settings:
        """What this computer remembers; change it through `preferences`."""
        return self.preferences.current

    @property
    def open_office(self) -> Office:
        """The office that is open. Raises `Refused` before one is."""
        if self.office is None:
            raise Refused("No office is open yet.", "Set up an office, or join one.")
        return self.office

    @property
    def live(self) -> LiveFeed:
        """The live changes of the open office. Raises `Refused` before one is open."""
        if self.feed is None:
            raise Refused("No office is open yet.", "Set up an office, or join one.")
        return self.feed

    def actor(self) -> Actor:
        """Whoever is at this desk, ready to do an action. Raises `Refused` before an office is open."""
        return self.open_office.actor(self.acting.staff_id or None, self.acting.desk)
