"""The one script that starts, checks and builds: what it does before anything is installed."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

import dev
from environment import Environment
from support.source import ROOT

SCRIPT = ROOT / "packaging" / "dev.py"
needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the stand-in for hsdesk is a shell script")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose environment is ready; its hsdesk only says how it was called."""
    root = tmp_path / "a checkout"
    copytree(ROOT / "packaging", root / "packaging")
    (root / "pyproject.toml").write_text("[project]", encoding="utf-8")
    environment = Environment(root)
    environment.programs.mkdir(parents=True)
    environment.python.write_text("", encoding="ascii")
    hsdesk = environment.program("hsdesk")
    hsdesk.write_text('#!/bin/sh\necho "called with [$*] on [$QT_QPA_PLATFORM]"\nexit 7\n', encoding="ascii")
    hsdesk.chmod(0o755)
    environment.write_stamp({**environment.wanted("run"), "off screen": "ready", "display": "ready"})
    return root


def start(root: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, root / "packaging" / "dev.py", *words],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_scripts
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may be without a display")
def test_run_without_a_display_says_so_and_goes_on_a_tour(checkout: Path) -> None:
    done = start(checkout, "run")
    assert done.stdout.splitlines() == [
        "There is no display here, so hsdesk goes through a working day off screen; see out/tour.",
        f"called with [tour {checkout / 'out' / 'tour'}] on [offscreen]",
    ]


@needs_scripts
def test_run_with_a_display_opens_the_window(checkout: Path) -> None:
    done = start(checkout, "run", DISPLAY=":9")
    assert done.stdout == "called with [] on []\n"


@needs_scripts
def test_run_passes_its_arguments_and_exit_code_on(checkout: Path) -> None:
    done = start(checkout, "run", "demo", "--homes", "200")
    assert done.stdout == "called with [demo --homes 200] on []\n"
    assert done.returncode == 7


@pytest.mark.parametrize(
    ("variables", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc:size=1280x800"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_display(variables: dict[str, str], platform: str, seen: bool) -> None:
    assert dev.has_display(variables, platform) is seen


def test_older_pythons_can_read_the_sentence_that_refuses_them() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    guard = next(node for node in tree.body if isinstance(node, ast.If))
    before = tree.body[: tree.body.index(guard)]
    assert [ast.unparse(node) for node in before[1:]] == ["import sys"]


@pytest.mark.parametrize(("words", "code"), [((), 2), (("help",), 0), (("rum",), 2)])
def test_wrong_use(words: tuple[str, ...], code: int) -> None:
    done = start(ROOT, *words)
    assert done.returncode == code
    assert all(verb in done.stdout + done.stderr for verb in dev.VERBS)


def test_every_verb_is_explained() -> None:
    assert dev.__doc__ is not None
    assert all(f"\n    {verb} " in dev.__doc__ for verb in dev.VERBS)


@needs_scripts
def test_the_check_of_a_clean_checkout_runs_all_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "packaging/dev.py test" in script.read_text(encoding="utf-8")
