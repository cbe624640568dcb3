"""Puts the tour together: the computer, the steps of each part, and the summary at the end."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from hsdesk.clock import FrozenClock, SystemClock
from ui.errors import begin_log
from ui.theme import Mode, Theme
from ui.tour import summary
from ui.tour.busy_hour import HourResult, replay
from ui.tour.busy_plan import PROMISES
from ui.tour.camera import Camera
from ui.tour.demo_day import demo_day
from ui.tour.first_start import first_start
from ui.tour.player import Player
from ui.tour.stage import AFTERNOON, MORNING, Stage
from ui.tour.step import Outcome, Step

Say = Callable[[str], object]


def perform(folder: Path, say: Say) -> int:
    """Run the whole tour; returns the exit code. Raises `OSError` when the folder cannot be written."""
    QCoreApplication.setApplicationName("hsdesk")
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme = Theme(application, mode=Mode.LIGHT, less_motion=True)
    outcomes: list[Outcome] = []
    hours: list[HourResult] = []

    def take_note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        say(summary.line(len(outcomes), outcome))

    with tempfile.TemporaryDirectory(prefix="hsdesk-tour-", ignore_cleanup_errors=True) as place:
        home = Path(place)
        log = begin_log(home / "logs")
        camera = Camera(folder, theme)
        new = Stage(home / "new", theme, FrozenClock(MORNING), application)
        demo = Stage(home / "demo", theme, FrozenClock(AFTERNOON), application)
        for stage, part in (
            (new, first_start(new)),
            (demo, demo_day(demo)),
            (demo, busy_hours(home, hours)),
        ):
            if not any(outcome.complaint for outcome in outcomes):
                play(part, stage, camera, take_note)
            stage.close()
        logging.getLogger().removeHandler(log)
        log.close()
        for hour in hours:
            say(summary.hour_line(hour))
    summary.write(folder, outcomes, hours)
    wrong = any(outcome.complaint for outcome in outcomes)
    pictures = sum(len(outcome.pictures) for outcome in outcomes)
    say(f"{len(outcomes)} steps, {pictures} pictures and the summary are in {folder}.")
    say("Something turned out otherwise than expected." if wrong else "Everything turned out as expected.")
    return 1 if wrong else 0


def play(steps: Iterator[Step], stage: Stage, camera: Camera, take_note: Callable[[Outcome], None]) -> None:
    """Play one part in an event loop of its own."""
    loop = QEventLoop()
    player = Player(
        steps,
        watch=SystemClock(),
        camera=camera,
        window=lambda: stage.window,
        quiet=stage.is_quiet,
        awake=stage.is_awake,
    )
    stage.met_bug = player.fail
    player.stepped.connect(take_note)
    player.finished.connect(loop.quit)
    player.start()
    loop.exec()
    stage.met_bug = None


def busy_hours(home: Path, hours: list[HourResult]) -> Iterator[Step]:
    """The same busy hour under each landlord's promises."""
    home.mkdir(exist_ok=True)
    for packs in PROMISES:

        def run(packs: tuple[str, ...] = packs) -> None:
            hours.append(replay(home, packs, SystemClock()))

        yield Step(f"A busy hour under {' and '.join(packs)}", run, partial(_counted, hours))


def _counted(hours: list[HourResult]) -> str:
    return hours[-1].complaint
