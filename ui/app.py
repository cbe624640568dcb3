"""The program's entry point: the window, the tour, or the command line.

`hsdesk` alone opens the window, `hsdesk tour DIR` runs a working day through it, and everything else
goes to the command line, which needs no Qt. So nothing is imported here before it is known to be needed.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Handler
    from pathlib import Path

    from hsdesk.settings import Folders

NO_DISPLAY = (
    "There is no display to open a window on. "
    "Run hsdesk tour with a folder to see the program off screen, or hsdesk --help for its commands.\n"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run hsdesk with the arguments of the command line; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["tour"]:
        from ui.tour import main as tour

        return int(tour(arguments[1:]))
    address = window_address(arguments)
    if address is None:
        from hsdesk.cli import main as command_line

        return command_line(arguments)
    return open_window(address)


def window_address(arguments: Sequence[str]) -> str | None:
    """The database the window is asked to open, empty for the usual one; None when no window is wanted."""
    if not arguments:
        return ""
    if len(arguments) == 1 and arguments[0].startswith("--database="):
        return arguments[0].removeprefix("--database=")
    if len(arguments) == 2 and arguments[0] == "--database":
        return arguments[1]
    return None


def has_display() -> bool:
    """Whether a window can be opened here; elsewhere than on Linux there always is a screen."""
    if sys.platform != "linux":
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(address: str) -> int:
    """Open the window and run it until it is closed; returns the exit code."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 1
    gc.disable()  # nearly everything made while starting stays; looking for waste would only cost time
    folders = _load_office(address)
    from PySide6.QtCore import QCoreApplication

    _import_plainly()
    from PySide6.QtWidgets import QApplication

    from hsdesk.clock import SystemClock
    from hsdesk.errors import HsdeskError
    from hsdesk.settings import load_settings
    from ui.composition import compose
    from ui.main_window import MainWindow
    from ui.page_list import page_specs
    from ui.shell.logo import program_icon

    QCoreApplication.setApplicationName("hsdesk")
    application = QApplication([sys.argv[0]])
    application.setDesktopFileName("hsdesk")
    application.setQuitOnLastWindowClosed(False)  # the public screen may outlive a dialog, not the window
    log = _begin_log(folders.logs)
    try:
        services = compose(application, clock=SystemClock(), folders=folders, settings=load_settings(folders))
    except HsdeskError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    services.faults.install()
    application.setWindowIcon(program_icon())
    window = MainWindow(services, page_specs())
    window.closed.connect(application.quit)
    window.settled.connect(_tidy)
    window.show()
    window.start(address)
    code = application.exec()
    services.faults.close()
    if log is not None:
        log.close()
    return code


def _load_office(address: str) -> Folders:
    """Load the office's modules before Qt, which looks at the source of every module loaded after it.

    Without an office to open they are not needed yet. Returns this computer's folders.
    """
    from hsdesk.settings import Folders, load_settings

    folders = Folders()
    if address or load_settings(folders).database:
        import hsdesk.office
        import hsdesk.reception.queries

        del hsdesk
    return folders


def _import_plainly() -> None:
    """Take back Qt for Python's part in every import.

    It reads the source of each module, to see whether that asks for names_like_this of Qt. None of ours
    does, and without it the program starts in an eighth less time.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _tidy() -> None:
    """The window can be used: let waste be collected again, leaving aside what was made until now."""
    gc.freeze()
    gc.enable()


def _begin_log(folder: Path) -> Handler | None:
    """Begin the log; a computer on which none can be written is worked on without."""
    from ui.errors import begin_log

    try:
        return begin_log(folder)
    except OSError:
        return None
