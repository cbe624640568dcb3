"""Notices: what was done, what went wrong, and whether the database answers.

Any code may report to `Notices`; the shell of each window shows them; tests listen to its signals.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hsdesk.errors import HsdeskError

DONE_MS = 8000
"""How long the strip of something done stays, in milliseconds."""


class NoticeKind(StrEnum):
    """What a notice is about; the word is also the style sheet's property `notice`."""

    DONE = "done"
    ERROR = "error"
    OFFLINE = "offline"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told. `offer` is the word on its button, empty when there is nothing to offer."""

    id: int
    kind: NoticeKind
    sentence: str
    advice: str = ""
    offer: str = ""

    @property
    def words(self) -> str:
        """Everything it says, for the screen reader."""
        return f"{self.sentence} {self.advice}".strip()


class Notices(QObject):
    """What people are told at the moment, newest last."""

    posted = Signal(object)
    """A new `Notice`."""
    changed = Signal(object)
    """A `Notice` whose words are new while it stays where it is."""
    withdrawn = Signal(object)
    """A `Notice` that is over."""

    def __init__(self, parent: QObject | None = None, *, done_ms: int = DONE_MS) -> None:
        super().__init__(parent)
        self._done_ms = done_ms
        self._ids = itertools.count(1)
        self._notices: dict[int, Notice] = {}
        self._acts: dict[int, Callable[[], None]] = {}
        self._ends: dict[int, QTimer] = {}

    @property
    def current(self) -> tuple[Notice, ...]:
        """The notices that have not been answered, oldest first."""
        return tuple(self._notices.values())

    def say_done(self, text: str, undo: Callable[[], None] | None = None) -> Notice:
        """Tell that something was done; it leaves by itself, and `undo` can be had until then."""
        notice = self._post(NoticeKind.DONE, text, "", "Undo", undo)
        end = QTimer(self)
        end.setSingleShot(True)
        end.setInterval(self._done_ms)
        end.setProperty("notice", notice.id)
        end.timeout.connect(self._time_is_up)
        self._ends[notice.id] = end
        end.start()
        return notice

    def say_error(
        self, error: HsdeskError | str, advice: str = "", *, retry: Callable[[], None] | None = None
    ) -> Notice:
        """Tell what could not be done and what to do; it stays until answered.

        `error` is a refusal, or a sentence of its own together with `advice`.
        """
        sentence = error.sentence if isinstance(error, HsdeskError) else error
        if isinstance(error, HsdeskError):
            advice = advice or error.advice
        for shown in self.current:  # pressing a button again and again does not pile up the same words
            if (shown.kind, shown.sentence, shown.advice) == (NoticeKind.ERROR, sentence, advice):
                self.withdraw(shown)
        return self._post(NoticeKind.ERROR, sentence, advice, "Try again", retry)

    def say_reminder(self, sentence: str, advice: str, offer: str, act: Callable[[], None]) -> Notice:
        """Remind of something; it waits under the bell, out of the way, until it is answered or withdrawn.

        `act` is what the button with the word `offer` does.
        """
        return self._post(NoticeKind.REMINDER, sentence, advice, offer, act)

    def say_offline(
        self, since: str, unsent: int = 0, *, try_now: Callable[[], None] | None = None
    ) -> Notice:
        """Tell that the database does not answer since a time of the office's day such as "14:31".

        Said again, it changes the words of the notice that is there. `unsent` counts what waits to be sent.
        """
        waiting = {0: "", 1: "1 change waits to be sent."}.get(unsent, f"{unsent} changes wait to be sent.")
        sentence = f"No connection to the database since {since}."
        advice = waiting or "You can go on reading. Nothing that was confirmed is lost."
        shown = self._of_kind(NoticeKind.OFFLINE)
        if shown is None:
            return self._post(NoticeKind.OFFLINE, sentence, advice, "Try now", try_now)
        notice = Notice(shown.id, shown.kind, sentence, advice, "Try now" if try_now else "")
        self._remember(notice, try_now)
        if notice != shown:
            self.changed.emit(notice)
        return notice

    def say_online(self) -> None:
        """The database answers again."""
        shown = self._of_kind(NoticeKind.OFFLINE)
        if shown is not None:
            self.withdraw(shown)

    def take_offer(self, notice: Notice) -> None:
        """Undo, try again or try now: whatever the notice offers. An offline notice stays."""
        act = self._acts.get(notice.id)
        if notice.kind is not NoticeKind.OFFLINE:
            self.withdraw(notice)
        if act is not None:
            act()

    def undo_last(self) -> bool:
        """Undo the newest thing that can still be undone; False when there is none."""
        for notice in reversed(self.current):
            if notice.kind is NoticeKind.DONE and notice.offer:
                self.take_offer(notice)
                return True
        return False

    def withdraw(self, notice: Notice) -> None:
        """The notice was answered, or is over; calling it again does nothing."""
        shown = self._notices.pop(notice.id, None)
        self._acts.pop(notice.id, None)
        end = self._ends.pop(notice.id, None)
        if end is not None:
            end.stop()
            end.deleteLater()
        if shown is not None:
            self.withdrawn.emit(shown)

    def hold(self) -> None:
        """Nothing leaves by itself while somebody reads it or is about to press its button."""
        for end in self._ends.values():
            end.stop()

    def let_go(self) -> None:
        """What was held has its whole time again."""
        for end in self._ends.values():
            end.start()

    def close(self) -> None:
        """Forget every notice without telling anybody."""
        for end in self._ends.values():
            end.stop()
        self._notices.clear()
        self._acts.clear()
        self._ends.clear()

    def _post(
        self, kind: NoticeKind, sentence: str, advice: str, offer: str, act: Callable[[], None] | None
    ) -> Notice:
        notice = Notice(next(self._ids), kind, sentence, advice, offer if act else "")
        self._remember(notice, act)
        self.posted.emit(notice)
        return notice

    def _remember(self, notice: Notice, act: Callable[[], None] | None) -> None:
        self._notices[notice.id] = notice
        self._acts.pop(notice.id, None)
        if act is not None:
            self._acts[notice.id] = act

    def _of_kind(self, kind: NoticeKind) -> Notice | None:
        return next((notice for notice in self._notices.values() if notice.kind is kind), None)

    @Slot()
    def _time_is_up(self) -> None:
        notice = self._notices.get(self.sender().property("notice"))
        if notice is not None:
            self.withdraw(notice)
