"""Keeps the waiting screen open for one office, through locks and restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.actions import Actions, Command
from ui.keys import Key
from ui.services import Services

if TYPE_CHECKING:
    from ui.display.controls import WaitingScreenControls
    from ui.display.screen import WaitingScreen

WAITING_SCREEN = Command("waiting-screen", "Waiting screen", "monitor", Key.WAITING_SCREEN)

_ASIDE = "The screen chosen for the waiting room is not connected."
_ADVICE = "The waiting screen is open in a window here. Connect the screen again, or choose another with F9."


class WaitingScreenKeeper(QObject):
    """Opens the waiting screen of the office in `services`, remembers it, and closes it with the window.

    It belongs to the window and not to a page, so locking the desk or changing who is there leaves the
    screen as it is. `window` is where its controls open.
    """

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._window = services, window
        self._screen: WaitingScreen | None = None
        self._controls: WaitingScreenControls | None = None
        services.requests.waiting_screen.connect(self.show_controls)

    @property
    def screen(self) -> WaitingScreen | None:
        """The waiting screen while it is open."""
        return self._screen

    @property
    def controls(self) -> WaitingScreenControls | None:
        """The controls while they are shown."""
        return self._controls

    def offer(self, actions: Actions) -> None:
        """Give the shell the command, with its key and its place in the search."""
        actions.add(WAITING_SCREEN, self._services.requests.waiting_screen.emit)

    def resume(self) -> None:
        """Open it again if it was open when hsdesk was last closed."""
        settings = self._services.settings
        if settings.waiting_screen_open:
            self.open_on(settings.waiting_screen_name)

    @Slot(str)
    def open_on(self, screen_name: str = "") -> None:
        """Open it on a screen, or move it there, and remember that for the next start."""
        self._services.preferences.change(waiting_screen_open=True, waiting_screen_name=screen_name)
        if self._screen is None:
            from ui.display.screen import WaitingScreen

            self._screen = WaitingScreen(self._services)
            self._screen.dismissed.connect(self._dismissed)
            self._screen.moved_aside.connect(self._say_aside)
        self._screen.open_on(screen_name)
        self._window.activateWindow()
        self._tell_controls()

    @Slot()
    def close(self) -> None:
        """Close it, and leave it closed at the next start."""
        self._services.preferences.change(waiting_screen_open=False)
        self.stand_down()
        self._tell_controls()

    def stand_down(self) -> None:
        """Close it with the window or the office; at the next start it comes back."""
        screen, self._screen = self._screen, None
        if screen is not None:
            screen.shut()
            screen.deleteLater()

    @Slot()
    def show_controls(self) -> None:
        """Show the controls over the window."""
        from ui.display.controls import WaitingScreenControls
        from ui.display.screen import screens_now

        if self._controls is not None and self._controls.isVisible():
            return
        self._controls_done()  # a lock may have put them away for good
        controls = WaitingScreenControls(self._services, self._window, screens_now())
        controls.open_wanted.connect(self.open_on)
        controls.close_wanted.connect(self.close)
        controls.finished.connect(self._controls_done)
        self._controls = controls
        self._tell_controls()
        controls.open()

    @Slot()
    def _controls_done(self) -> None:
        controls, self._controls = self._controls, None
        if controls is not None:
            controls.deleteLater()

    @Slot()
    def _dismissed(self) -> None:
        self.close()

    @Slot()
    def _say_aside(self) -> None:
        self._services.notices.say_error(_ASIDE, _ADVICE)

    def _tell_controls(self) -> None:
        if self._controls is not None:
            self._controls.show_state(is_open=self._screen is not None)
