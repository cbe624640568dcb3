"""How the program starts: window, tour or command line, and what it does without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hsdesk.clock import SystemClock
from hsdesk.settings import Folders, save_settings
from support.windows import Desk
from ui.app import has_display, window_address

CLOSES_ITSELF = """
import sys
from ui.main_window import MainWindow

shown = MainWindow._show_stage
def show_and_close(self, page):
    shown(self, page)
    print(type(page).__name__)
    self.settled.connect(self.close)
MainWindow._show_stage = show_and_close

from ui.app import main
sys.exit(main({arguments!r}))
"""


def run(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    cleaned = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**cleaned, "HSDESK_HOME": str(home), **environment},
    )


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ([], ""),
        (["--database", "office.db"], "office.db"),
        (["--database=postgresql://server/office"], "postgresql://server/office"),
        (["due", "5 days"], None),
        (["--help"], None),
        (["--database"], None),
        (["--database", "office.db", "demo"], None),
    ],
)
def test_when_a_window_is_wanted(arguments: list[str], address: str | None) -> None:
    assert window_address(arguments) == address


def test_a_display_is_looked_for_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert has_display()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_display_one_sentence_and_exit_1(tmp_path: Path) -> None:
    ended = run("import sys; from ui.app import main; sys.exit(main([]))", tmp_path, DISPLAY="")
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "no display" in ended.stderr
    assert not (tmp_path / "logs").exists()


def test_the_command_line_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from ui.app import main; code = main(['--version']); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    ended = run(code, tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("hsdesk ")


def test_the_first_start_shows_the_welcome_page(tmp_path: Path) -> None:
    ended = run(CLOSES_ITSELF.format(arguments=[]), tmp_path, QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["WelcomePage"]


def test_a_second_start_opens_the_office_and_ends_cleanly(tmp_path: Path) -> None:
    desk = Desk(tmp_path, SystemClock(), None, None)
    desk.set_up()
    save_settings(desk.folders, desk.settings)
    ended = run(CLOSES_ITSELF.format(arguments=[]), tmp_path, QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["Shell"]
    assert "Traceback" not in ended.stderr
    assert (Folders(tmp_path).config / "window.json").exists()


def test_a_database_that_cannot_be_opened_is_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    arguments = ["--database", str(folder)]
    ended = run(CLOSES_ITSELF.format(arguments=arguments), tmp_path, QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["WelcomePage"]
    assert "Traceback" not in ended.stderr
