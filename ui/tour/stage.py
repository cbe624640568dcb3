"""The computer on which the tour takes place: its folders, its clock, and the window on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from hsdesk.clock import LONDON, FrozenClock
from hsdesk.settings import Appearance, Folders, Settings, load_settings
from ui.composition import compose
from ui.errors import FaultReport
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.services import Services
from ui.shell.shell import Shell
from ui.tasks import Tasks
from ui.theme import Theme
from ui.tour.step import Unexpected, usual

Page = TypeVar("Page", bound=QWidget)

MORNING = datetime(2026, 4, 14, 9, 0, tzinfo=LONDON)
"""When an office is set up in the tour: Tuesday 14 April 2026, 9:00."""
AFTERNOON = datetime(2026, 4, 14, 14, 43, tzinfo=LONDON)
"""When the day at the demo office's desk begins."""


class Stage:
    """One computer. `start` opens hsdesk on it, as the command does; `close` and `start` are a restart."""

    met_bug: Callable[[str], None] | None = None
    """Is told of every bug that a window meets."""

    def __init__(self, home: Path, theme: Theme, clock: FrozenClock, application: QApplication) -> None:
        self.folders, self.theme, self.clock = Folders(home), theme, clock
        self._application = application
        self._services: Services | None = None
        self._window: MainWindow | None = None
        self._owner: QObject | None = None

    # the window

    def start(self) -> None:
        """Open the window with what this computer remembers."""
        settings = load_settings(self.folders)
        if not self.folders.settings_file.exists():
            settings = Settings(appearance=Appearance.LIGHT, less_motion=True, lock_after_minutes=0)
        self._owner = QObject()
        self._services = compose(
            self._application,
            clock=self.clock,
            folders=self.folders,
            settings=settings,
            theme=self.theme,
            parent=self._owner,
        )
        self._services.faults.install()
        self._services.faults.fault.connect(self._bug)
        self._window = MainWindow(self._services, page_specs())
        self._window.resize(usual()[0])
        self._window.show()
        self._window.activateWindow()
        self._window.start()

    def close(self) -> None:
        """Close the window as a person does, with the cross in its corner."""
        window, self._window = self._window, None
        if window is not None:
            window.close()
            window.deleteLater()
        services, self._services = self._services, None
        if services is not None:
            services.faults.close()
        owner, self._owner = self._owner, None
        if owner is not None:
            owner.deleteLater()

    def _bug(self, report: FaultReport) -> None:
        if self.met_bug is not None:
            self.met_bug(f"A bug was met: {report.text()}")

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        if self._window is None:
            raise Unexpected("The window is not open.")
        return self._window

    @property
    def services(self) -> Services:
        """The services of the open window, which know no office."""
        if self._services is None:
            raise Unexpected("The window is not open.")
        return self._services

    def is_quiet(self) -> bool:
        """Whether no work is under way in the background."""
        services = self._services
        if services is None:
            return True
        return not any(
            tasks.busy for tasks in (services.tasks, services.draft_tasks) if isinstance(tasks, Tasks)
        )

    def is_awake(self) -> bool:
        """Whether keys reach a window of ours; if not it is asked for."""
        if self._window is None or QApplication.activeWindow() is not None:
            return True
        self._window.activateWindow()
        return False

    # what is shown

    def shown(self, kind: type[Page]) -> Page:
        """The stage of the window that is shown, which must be of a kind."""
        page = self.window.stages.currentWidget()
        if not isinstance(page, kind):
            raise Unexpected(f"{kind.__name__} is not shown, but {type(page).__name__}.")
        return page

    def page(self, key: str, kind: type[Page]) -> Page:
        """The page of the open office with this key, which must be shown."""
        shell = self.shown(Shell)
        if shell.key != key:
            raise Unexpected(f"The page {key} is not shown, but {shell.key}.")
        page = shell.page(key)
        if not isinstance(page, kind):
            raise Unexpected(f"The page {key} is no {kind.__name__}.")
        return page

    # time

    def let_pass(self, **step: float) -> None:
        """Let time go by at once, as while the computer sleeps."""
        self.clock.advance(timedelta(**step))
        self.services.ticker.beat()

    def tick(self, seconds: int) -> None:
        """Let time go by second by second."""
        for _ in range(seconds):
            self.let_pass(seconds=1)
