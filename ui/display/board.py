"""Keeps the words of the public screen up to date, whatever happens to the database."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.display.reading import KINDS, PublicReading, read_public
from ui.display.words import Call, PublicNotice, notice_of
from ui.feed import ContactState
from ui.services import Services

FRESH = timedelta(seconds=8)
"""How long a new call is emphasised."""
READ_AGAIN = timedelta(seconds=15)
"""After this long likely waits and calls are read anew even if nothing was told: both move with the time."""


class PublicBoard(QObject):
    """The public screen's words: read when something changes, and with the time.

    While the database does not answer the last known state stays, and `notice.stale` says since when.
    """

    changed = Signal()
    """The words are new, or a call is no longer fresh."""
    called = Signal(str)
    """A ticket was called, or called again: a sentence for the screen reader."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._reading: PublicReading | None = None
        self._notice: PublicNotice | None = None
        self._read_at: datetime | None = None
        self._lost_since: datetime | None = None
        self._fresh_until: datetime | None = None
        self._running = False
        services.live.changed.connect(self._hear)
        services.live.state_changed.connect(self._contact)
        services.ticker.tick.connect(self._tick)
        services.ticker.jumped.connect(self.read)

    @property
    def notice(self) -> PublicNotice | None:
        """The words on the screen; None before the first answer of the database."""
        return self._notice

    @property
    def fresh(self) -> bool:
        """Whether the ticket on the screen was called only just now."""
        return self._fresh_until is not None

    def start(self) -> None:
        """Read, and keep up to date from now on."""
        if not self._running:
            self._running = True
            if self._services.live.state.lost:
                self._lost_since = self._services.live.state.since
            self._services.ticker.need(self)
            self.read()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._running = False
        self._fresh_until = None
        self._services.ticker.release(self)

    @Slot()
    def read(self) -> None:
        """Ask the office for the present state."""
        if not self._running:
            return
        services = self._services
        office = services.open_office
        self._read_at = services.clock.now()

        def ask() -> PublicReading:
            return office.ask(read_public, office.standards)

        services.tasks.latest(f"public-screen-{id(self)}").run(ask, self._take, self._miss, owner=self)

    @Slot(object)
    def _hear(self, subjects: frozenset[Subject]) -> None:
        if any(subject.kind in KINDS for subject in subjects):
            self.read()

    @Slot(object)
    def _contact(self, state: ContactState) -> None:
        if state.lost:
            self._lose(state.since)
        else:
            self.read()

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if not self._running:
            return
        if self._fresh_until is not None and now >= self._fresh_until:
            self._fresh_until = None
            self.changed.emit()
        if self._read_at is None or now - self._read_at >= READ_AGAIN or now < self._read_at:
            self.read()
        self._say()

    def _take(self, reading: PublicReading) -> None:
        if not self._running:
            return
        before = self._notice
        self._reading, self._lost_since = reading, None
        self._say()
        call = self._notice.call if self._notice else None
        if before is not None and call is not None and not _same(before.call, call):
            self._fresh_until = self._services.clock.now() + FRESH
            self.changed.emit()
            self.called.emit(f"Now calling {call.spoken}")

    def _miss(self, _refusal: HsdeskError) -> None:
        self._lose(self._services.clock.now())

    def _lose(self, since: datetime) -> None:
        if self._running and self._lost_since is None:
            self._lost_since = since
            self._say()

    def _say(self) -> None:
        """Put what is known into words again, and tell if they differ."""
        if self._reading is None:
            return
        notice = notice_of(self._reading, self._services.clock.now(), self._lost_since)
        if notice != self._notice:
            self._notice = notice
            self.changed.emit()


def _same(before: Call | None, now: Call) -> bool:
    return before is not None and (before.ticket, before.place, before.called_at) == (
        now.ticket,
        now.place,
        now.called_at,
    )
