"""The command line as a whole: exit codes, one line for every refusal, and no window."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from hsdesk import __version__
from hsdesk.cli import REFUSED, WRONG_USAGE, main

COMMANDS = ("db", "demo", "due", "standards")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert all(f"  {command} " in told.out for command in COMMANDS)
    assert told.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_loaded(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    if find_spec(f"hsdesk.commands.{command}") is None:
        pytest.fail(f"hsdesk {command} is named but not there")
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: hsdesk {command} ")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hsdesk {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "The window and the tour are opened by the command hsdesk"),
        (["tour", "pictures"], "The window and the tour are opened by the command hsdesk"),
        (["nope"], "No such command 'nope'. See hsdesk --help."),
        (["--nope"], "No such option '--nope'. See hsdesk --help."),
        (["db"], "Missing command. See hsdesk db --help."),
        (["db", "restore"], "Missing argument 'FILE'. See hsdesk db restore --help."),
        (["db", "check", "--database"], "Option '--database' requires an argument."),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == WRONG_USAGE
    told = capsys.readouterr()
    assert told.err.startswith(line)
    assert (told.err.count("\n"), told.out) == (1, "")


def test_refusal_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "check"]) == REFUSED
    told = capsys.readouterr()
    assert told.err == (
        "No database is named, and this computer does not work with one yet. Name it with --database.\n"
    )
    assert told.out == ""


def test_runs_as_a_module_without_a_window() -> None:
    script = "import sys, runpy; sys.argv = ['hsdesk', '--version']\n"
    script += "try: runpy.run_module('hsdesk', run_name='__main__')\n"
    script += (
        "except SystemExit as end: print(end.code, 'PySide6' in sys.modules, 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"hsdesk {__version__}", "0 False False"]


def test_exit_code_reaches_the_shell() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hsdesk", "nope"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (WRONG_USAGE, 1)
