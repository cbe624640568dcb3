"""Where a window's services are made: once, here, and handed on; nothing reaches for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hsdesk.clock import Clock
from hsdesk.settings import Folders, Settings
from ui.drafts import Drafts
from ui.errors import FaultReporter
from ui.notices import Notices
from ui.preferences import Preferences
from ui.privacy import Privacy
from ui.services import Acting, Requests, Services
from ui.tasks import TaskRunner, Tasks
from ui.theme import Mode, Theme
from ui.ticker import Ticker

if TYPE_CHECKING:
    from hsdesk.office import Office


def compose(
    application: QApplication,
    *,
    clock: Clock,
    folders: Folders,
    settings: Settings,
    theme: Theme | None = None,
    tasks: TaskRunner | None = None,
    draft_tasks: TaskRunner | None = None,
    parent: QObject | None = None,
) -> Services:
    """Make the services of one window, before any office is open.

    Without `tasks` and `draft_tasks` work runs on two threads of its own: drafts are kept even while
    the database does not answer. `shut_down` ends everything that was begun.
    """
    owner = parent or application
    faults = FaultReporter(clock, owner)
    kept = draft_tasks or Tasks(faults.report, owner, name="drafts")
    return Services(
        clock=clock,
        theme=theme or chosen_theme(application, settings),
        tasks=tasks or Tasks(faults.report, owner),
        draft_tasks=kept,
        ticker=Ticker(clock, owner),
        notices=Notices(owner),
        drafts=Drafts(folders.drafts, kept, owner),
        privacy=Privacy(owner, hidden=settings.names_hidden),
        preferences=Preferences(folders, settings, owner),
        folders=folders,
        acting=Acting(settings.desk, owner),
        requests=Requests(owner),
        faults=faults,
    )


def chosen_theme(application: QApplication, settings: Settings) -> Theme:
    """The theme that this computer's settings ask for."""
    return Theme(
        application,
        mode=Mode(settings.appearance.value),
        text_size=settings.text_percent,
        less_motion=True if settings.less_motion else None,
    )


def with_office(services: Services, office: Office) -> Services:
    """The same services with an office that was opened; its live changes are listened to from now on."""
    from ui.feed import LiveFeed

    feed = LiveFeed(office.feed.wait, services.clock, services.faults.report, services.requests)
    feed.start()
    services.drafts.of_office(office.mark)
    return replace(services, office=office, feed=feed)


def without_office(services: Services) -> Services:
    """The same services after the office was closed."""
    if services.feed is not None:
        services.feed.close()
        services.feed.deleteLater()
    if services.office is not None:
        services.office.close()
    return replace(services, office=None, feed=None)


def shut_down(services: Services) -> None:
    """Finish what was begun and close everything; what was typed and confirmed is kept."""
    services.drafts.flush()
    services.ticker.close()
    services.draft_tasks.close()
    services.tasks.close()
    without_office(services)
    services.notices.close()
