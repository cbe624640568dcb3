"""Making the demo office, with a bar that shows how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.clock import Clock
from hsdesk.errors import HsdeskError, Refused, StoreError
from ui.fonts import Role
from ui.opening import remove_database
from ui.services import Services
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.labels import Label, Tone
from ui.widgets.paint import paint_bar
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class DemoSize:
    """How large the demo office is; the same numbers make the same office."""

    homes: int = 2000
    days: int = 60
    seed: int = 1


USUAL = DemoSize()


class ProgressBar(QWidget, Themed):
    """How much of a piece of work is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A flat bar."""
        return QSize(self.theme.px(240), self.theme.px(8))

    def show_share(self, done: int, of: int) -> None:
        """Show `done` parts of a whole."""
        self._share = done / of if of > 0 else 0.0
        self.setAccessibleName(f"{round(self._share * 100)} % done")
        self.update()

    def share(self) -> float:
        """How much is shown, 0 to 1."""
        return self._share

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bar."""
        paint_bar(QPainter(self), self.theme, QRectF(self.rect()), self._share, Family.INFO)


class DemoProgress(QWidget):
    """Makes the demo office off the main thread; it can be stopped, and then nothing is left of it."""

    ready = Signal(str)
    """The address of the demo's database."""
    stopped = Signal()
    progressed = Signal(int, int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, theme = services, services.theme
        self._stop = threading.Event()
        self.size_wanted = USUAL
        self.bar = ProgressBar(theme)
        self.trouble = Banner(theme, Family.OVER, "The demo office could not be made", action="Try again")
        self.trouble.setVisible(False)
        self.stop = Button(theme, "Stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(Label(theme, "Making the demo office", role=Role.FIGURE, wrap=True))
        words = "People, homes, staff, appointments and two months of visits are being invented."
        column.addWidget(Label(theme, words, role=Role.LEAD, tone=Tone.SECOND, wrap=True))
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.progressed.connect(self.bar.show_share)
        self.stop.clicked.connect(self._stop_now)
        self.trouble.acted.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Make the demo office, or use the one that is there."""
        file = self._services.folders.demo_database
        if file.exists():
            self.ready.emit(str(file))
            return
        self._stop.clear()
        self.trouble.setVisible(False)
        self.stop.set_words("Stop")
        self.stop.setFocus()
        self.bar.show_share(0, 1)
        clock, size = self._services.clock, self.size_wanted

        def make() -> str:
            return make_demo_file(file, clock, size, self._tell)

        self._services.tasks.run(make, self._made, self._refused, owner=self)

    def _tell(self, done: int, of: int) -> None:
        """Called on the worker: pass the news on, and end the work when somebody wants to stop."""
        if self._stop.is_set():
            raise Refused("The demo office was not made.", "You can begin again at any time.")
        self.progressed.emit(done, of)

    def _made(self, address: str) -> None:
        self.ready.emit(address)

    def _refused(self, refusal: HsdeskError) -> None:
        if self._stop.is_set():
            self.stopped.emit()
            return
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.setVisible(True)
        self.stop.set_words("Go back")

    @Slot()
    def _stop_now(self) -> None:
        if not self.trouble.isHidden():
            self.stopped.emit()
            return
        self._stop.set()
        self.stop.set_words("Stopping…")


def make_demo_file(file: Path, clock: Clock, size: DemoSize, progress: Callable[[int, int], None]) -> str:
    """Make the demo office in `file` and return its address; half a demo is never left behind.

    Raises `StoreError` when the folder cannot be written, and whatever `progress` raises.
    """
    from hsdesk.demo import make_demo

    half = file.with_name(f"{file.stem}-half{file.suffix}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        remove_database(half)
        make_demo(str(half), homes=size.homes, days=size.days, seed=size.seed, clock=clock, progress=progress)
        half.replace(file)
    except OSError as error:
        raise StoreError(
            "The demo office could not be written to this computer.",
            "Check that there is room on the disk and that you may write to the folder of your data.",
        ) from error
    except HsdeskError:
        remove_database(half)
        raise
    return str(file)
