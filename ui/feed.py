"""Live changes: what the office's feed tells is passed to the windows on the main thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from threading import Event

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.clock import Clock
from hsdesk.errors import HsdeskError
from hsdesk.store.feed import FeedNews, FeedState
from hsdesk.store.work import Subject
from ui.tasks import ReportBug, Watcher


class Contact(StrEnum):
    """Whether the database answers this window."""

    LIVE = "live"
    LOST = "lost"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class ContactState:
    """Whether the database answers, and since when; `refusal` says why not, where that is known."""

    contact: Contact
    since: datetime
    refusal: HsdeskError | None = None

    @property
    def lost(self) -> bool:
        """Whether changes of other desks cannot be seen for now."""
        return self.contact is Contact.LOST


class LiveFeed(QObject):
    """Tells pages which subjects changed, on this desk and on the others.

    `wait` is the office's `feed.wait`; it blocks, so it is called on a watching thread.
    """

    changed = Signal(object)
    """The subjects that changed, a `frozenset[Subject]` with at least one of them."""
    state_changed = Signal(object)
    """A `ContactState`. After `RESTORED` the feed goes on to tell what was missed, then it is `LIVE`."""

    def __init__(
        self,
        wait: Callable[[Event], FeedNews],
        clock: Clock,
        report_bug: ReportBug,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state = ContactState(Contact.LIVE, clock.now())
        self._watcher = Watcher(wait, report_bug, self)
        self._watcher.arrived.connect(self._hear)
        self._watcher.refused.connect(self._lose)
        self._watcher.ended.connect(self._lose)

    @property
    def state(self) -> ContactState:
        """Whether the database answers now."""
        return self._state

    def start(self) -> None:
        """Begin to listen."""
        self._watcher.start()

    def close(self) -> None:
        """Stop listening and wait for the watching thread to end."""
        self._watcher.close()

    @Slot(object)
    def _hear(self, news: FeedNews) -> None:
        if news.state is FeedState.LOST:
            self._lose()
        elif self._state.lost:
            self._become(Contact.RESTORED)
        elif self._state.contact is Contact.RESTORED:
            self._become(Contact.LIVE)
        if news.subjects:
            self.changed.emit(news.subjects)

    @Slot()
    @Slot(object)
    def _lose(self, refusal: HsdeskError | None = None) -> None:
        if not self._state.lost:
            self._become(Contact.LOST, refusal)

    def _become(self, contact: Contact, refusal: HsdeskError | None = None) -> None:
        self._state = ContactState(contact, self._clock.now(), refusal)
        self.state_changed.emit(self._state)


class Freshness(QObject):
    """Keeps one page up to date: at once while it is seen, otherwise when it is next shown.

    Only subjects whose kind the page named count. `refresh` is given the subjects that changed since
    it was last called; after a lost connection or a clock that jumped use `everything_changed`.
    """

    def __init__(
        self,
        page: QWidget,
        feed: LiveFeed,
        kinds: frozenset[str],
        refresh: Callable[[frozenset[Subject]], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._kinds = kinds
        self._refresh = refresh
        self._changed: frozenset[Subject] = frozenset()
        self._stale = False
        feed.changed.connect(self._hear)
        page.installEventFilter(self)

    @property
    def stale(self) -> bool:
        """Whether the page would show something old if it were shown without a refresh."""
        return self._stale

    def everything_changed(self) -> None:
        """The page must be read anew; `refresh` gets no subjects, which means all of them."""
        self._changed, self._stale = frozenset(), True
        self._catch_up()

    @Slot(object)
    def _hear(self, subjects: frozenset[Subject]) -> None:
        ours = frozenset(subject for subject in subjects if subject.kind in self._kinds)
        if not ours:
            return
        if not self._stale or self._changed:  # stale without subjects already means: everything
            self._changed |= ours
        self._stale = True
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale and self._page.isVisible():
            changed, self._changed, self._stale = self._changed, frozenset(), False
            self._refresh(changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the page is shown."""
        if watched is self._page and event.type() == QEvent.Type.Show:
            self._catch_up()
        return super().eventFilter(watched, event)
