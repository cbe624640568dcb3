"""Plays the steps of the tour one after the other in the event loop, as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.clock import Clock
from hsdesk.errors import HsdeskError
from ui.tour.camera import Camera, Shot
from ui.tour.step import PATIENCE, Outcome, Picture, Step

LOOK_AGAIN_MS = 10
"""How long to let the windows work before looking again whether a step is done."""


class Player(QObject):
    """Does each step, waits until it has turned out as expected, takes its pictures, and goes on.

    A step that goes wrong ends the playing, since what follows builds on it. `watch` measures, `window`
    gives the window that is played in, `quiet` says whether all work in the background is done, `awake`
    whether keys reach the window, for which it does what it can.
    """

    stepped = Signal(object)
    """The `Outcome` of a step."""
    finished = Signal()
    """All steps were done, or one went wrong."""

    def __init__(
        self,
        steps: Iterator[Step],
        *,
        watch: Clock,
        camera: Camera,
        window: Callable[[], QWidget],
        quiet: Callable[[], bool],
        awake: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._awake = awake
        self._steps, self._watch, self._camera = steps, watch, camera
        self._window, self._quiet = window, quiet
        self._step: Step | None = None
        self._began = 0.0
        self._milliseconds = 0
        self._shots: Iterator[Shot] = iter(())
        self._taken: list[str] = []

    @Slot()
    def start(self) -> None:
        """Begin with the first step once the event loop runs."""
        QTimer.singleShot(0, self._next)

    def fail(self, complaint: str) -> None:
        """Something went wrong outside the step's own doing, such as a bug in a window."""
        if self._step is not None:
            self._end(complaint)

    @Slot()
    def _next(self) -> None:
        try:
            step = next(self._steps, None)
        except HsdeskError as error:
            self._step = Step("Prepare the next step", _nothing, str)
            self._end(str(error))
            return
        if step is None:
            self._step = None
            self.finished.emit()
            return
        self._step, self._taken = step, []
        self._began = self._watch.monotonic()
        self._take_keyboard()

    @Slot()
    def _take_keyboard(self) -> None:
        """Keys go to the active window; where none is, a person would click on ours first."""
        if self._awake():
            self._do()
        elif self._watch.monotonic() - self._began > PATIENCE:
            self._end("The window does not get the keyboard.")
        else:
            QTimer.singleShot(LOOK_AGAIN_MS, self._take_keyboard)

    def _do(self) -> None:
        step = self._step
        if step is None:
            return
        self._began = self._watch.monotonic()
        try:
            step.do()
        except HsdeskError as error:
            self._end(str(error))
            return
        self._look()

    @Slot()
    def _look(self) -> None:
        """See whether the step is done; look again a little later if not."""
        step = self._step
        if step is None:
            return
        complaint = _complaint(step)
        if not complaint:
            self._milliseconds = self._elapsed()
            self._begin_pictures(step.picture)
        elif self._watch.monotonic() - self._began > step.patience:
            self._milliseconds = self._elapsed()
            self._end(complaint)
        else:
            QTimer.singleShot(LOOK_AGAIN_MS, self._look)

    def _begin_pictures(self, picture: Picture | None) -> None:
        if picture is None:
            self._when_quiet(partial(self._end, ""))
            return
        self._shots = self._camera.shots(picture)
        self._when_quiet(self._next_shot)

    def _next_shot(self) -> None:
        shot = next(self._shots, None)
        if shot is None:
            self._camera.put_back(self._window())
            self._when_quiet(partial(self._end, ""))
            return
        self._camera.set_up(shot, self._target())
        # Layouts settle in the turns that follow.
        self._when_quiet(partial(self._take, shot))

    def _take(self, shot: Shot) -> None:
        if self._step is None:
            return
        try:
            self._taken.append(self._camera.take(shot, self._target()))
        except HsdeskError as error:
            self._end(str(error))
            return
        self._next_shot()

    def _target(self) -> QWidget:
        """What is to be pictured."""
        step = self._step
        of = step.picture.of if step is not None and step.picture is not None else None
        return (of or self._window)()

    def _when_quiet(self, then: Callable[[], None], turns: int = 3) -> None:
        """Let some turns of the event loop go by, all of them while nothing is being worked on."""
        if self._step is None:
            return
        if turns == 0:
            then()
            return
        left = turns - 1 if self._quiet() else turns
        QTimer.singleShot(0 if self._quiet() else LOOK_AGAIN_MS, partial(self._when_quiet, then, left))

    def _end(self, complaint: str) -> None:
        step, self._step = self._step, None
        if step is None:
            return
        milliseconds = self._elapsed() if complaint else self._milliseconds
        if complaint:
            self._keep_evidence()
        self.stepped.emit(Outcome(step.title, milliseconds, complaint, tuple(self._taken)))
        if complaint:
            self.finished.emit()
        else:
            QTimer.singleShot(0, self._next)

    def _keep_evidence(self) -> None:
        try:
            self._taken.append(self._camera.keep_evidence(self._window()))
        except HsdeskError:  # no window is open, so there is nothing to see
            return

    def _elapsed(self) -> int:
        return round((self._watch.monotonic() - self._began) * 1000)


def _complaint(step: Step) -> str:
    try:
        return step.expect()
    except HsdeskError as error:
        return str(error)


def _nothing() -> None:
    """There is nothing to do in a step that could not even be prepared."""
