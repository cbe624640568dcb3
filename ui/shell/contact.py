"""Says when the database does not answer, and when it does again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from hsdesk.errors import HsdeskError
from ui.feed import Contact, ContactState
from ui.services import Services
from ui.words import clock_time


class ContactWatch(QObject):
    """Keeps the strip about a lost connection true: it comes, and it goes by itself."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        services.live.state_changed.connect(self._heard)
        services.drafts.troubled.connect(self._trouble)
        services.preferences.troubled.connect(self._trouble)
        if services.live.state.lost:
            self._heard(services.live.state)

    @Slot(object)
    def _heard(self, state: ContactState) -> None:
        notices = self._services.notices
        if state.contact is Contact.LOST:
            notices.say_offline(clock_time(state.since), try_now=self.try_now)
        else:
            notices.say_online()

    @Slot(object)
    def _trouble(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)

    def try_now(self) -> None:
        """Ask the database at once whether it answers."""
        office = self._services.open_office

        def ask() -> None:
            with office.read():
                office.feed.nudge()

        self._services.tasks.run(ask, self._answered, self._still_silent, owner=self)

    def _answered(self, _nothing: None) -> None:
        """The feed will find out for itself that changes arrive again; meanwhile actions work."""
        self._services.notices.say_online()

    def _still_silent(self, refusal: HsdeskError) -> None:
        state = self._services.live.state
        self._services.notices.say_offline(clock_time(state.since), try_now=self.try_now)
        self._services.notices.say_error(refusal)
