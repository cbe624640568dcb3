"""A desk with windows: an office with people on record, and the services that panels are given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from hsdesk.clock import FrozenClock
from hsdesk.office import Office, open_office
from hsdesk.people.actions import add_home, add_person, add_tenancy
from hsdesk.people.rules import TenancyRole, Tenure
from hsdesk.settings import Folders, Settings
from hsdesk.store.work import Subject, Work
from support.offices import add_office
from support.visits import Desk
from ui.composition import compose
from ui.feed import LiveFeed
from ui.services import Services, StaffMember
from ui.tasks import InlineTasks, TaskRunner
from ui.theme import Theme

PACKS = ("longhurst-and-havelok", "good-practice-at-the-desk")


@dataclass
class WindowDesk:
    """A desk, the services of its window, and a way to say that something changed."""

    desk: Desk
    services: Services
    clock: FrozenClock

    @property
    def office(self) -> Office:
        """The office."""
        return self.desk.office

    def lives(self, name: str, *, first_line: str, postcode: str = "HX9 4QD", **more: Any) -> int:
        """Put a tenant on record; returns their id."""

        def act(work: Work) -> int:
            home = add_home(work, first_line=first_line, postcode=postcode)
            person = add_person(work, name=name, **more)
            day = self.clock.now().date()
            add_tenancy(
                work,
                reference=f"TEN-{person:05}",
                home_id=home,
                tenure=Tenure.ASSURED,
                starts=day.replace(year=day.year - 3),
                people={person: TenancyRole.TENANT},
            )
            return person

        return self.office.actor(self.desk.grace).do(act)

    def tells(self, *subjects: Subject) -> None:
        """Let the window hear that something changed."""
        self.services.live.changed.emit(frozenset(subjects))


@contextmanager
def window_desk(
    url: str, clock: FrozenClock, theme: Theme, folder: Path, tasks: TaskRunner | None = None
) -> Iterator[WindowDesk]:
    """Open an office with a desk, at which Grace Holloway is, and the services of a window on it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with open_office(url, clock=clock, create=True) as office:
        office.actor().do(add_office, packs=PACKS)
        desk = Desk(office)
        made = compose(
            application,
            clock=clock,
            folders=Folders(folder),
            settings=Settings(),
            theme=theme,
            tasks=tasks or InlineTasks(),
            draft_tasks=InlineTasks(),
        )
        # The feed is not started: a test says itself what changed, and when.
        feed = LiveFeed(office.feed.wait, clock, made.faults.report, application)
        services = replace(made, office=office, feed=feed)
        services.acting.become(StaffMember(desk.grace, "Grace Holloway", "receptionist"))
        yield WindowDesk(desk, services, clock)
        services.drafts.flush()
        services.ticker.close()
        services.notices.close()


def shown(qtbot: Any, widget: QWidget, width: int = 360, height: int = 800) -> QWidget:
    """Show a widget in a window of its own and let it have the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget
