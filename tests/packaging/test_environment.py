"""The environment is made once, and made again when what it is made from has changed."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from environment import Environment, digest, take
from support.source import ROOT

LOCKS = ROOT / "packaging" / "lock"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment with everything of the run lock in place."""
    (tmp_path / "packaging" / "lock").mkdir(parents=True)
    for name in ("pyproject.toml", "packaging/lock/run.txt", "packaging/lock/dev.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    environment = Environment(tmp_path)
    environment.programs.mkdir(parents=True)
    environment.python.write_text("", encoding="ascii")
    environment.write_stamp({**environment.wanted("run"), "off screen": "ready"})
    return environment


def test_second_start_goes_straight_in(environment: Environment) -> None:
    assert environment.is_ready("run", display=False)


def test_windows_need_more_than_work_off_screen(environment: Environment) -> None:
    assert not environment.is_ready("run", display=True)


def test_tests_need_more_than_a_run(environment: Environment) -> None:
    assert not environment.is_ready("dev", display=False)


@pytest.mark.parametrize("changed", ["pyproject.toml", "packaging/lock/run.txt"])
def test_change_is_noticed(environment: Environment, changed: str) -> None:
    (environment.root / changed).write_text("something newer", encoding="utf-8")
    assert not environment.is_ready("run", display=False)


def test_other_python_is_noticed(environment: Environment) -> None:
    environment.write_stamp({**environment.stamp(), "python": "3.11.0 (another one)"})
    assert not environment.is_ready("run", display=False)


def test_moved_checkout_is_noticed(environment: Environment) -> None:
    moved = environment.root.with_name("moved")
    environment.root.rename(moved)
    assert not Environment(moved).is_ready("run", display=False)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"interrupted": "yes"}'])
def test_interrupted_start_is_done_again(environment: Environment, text: str) -> None:
    environment.stamp_file.write_text(text, encoding="utf-8")
    assert not environment.is_ready("run", display=False)


def test_line_ends_are_no_change(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.write_bytes(b"one\ntwo\n")
    there.write_bytes(b"one\r\ntwo\r\n")
    assert digest(here) == digest(there)


def test_two_starts_do_not_make_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with file.open("a+") as first, file.open("a+") as second:
        assert take(first.fileno(), wait=False)
        assert not take(second.fileno(), wait=False)
        first.close()
        assert take(second.fileno(), wait=False)


def pins(name: str) -> dict[str, str]:
    """Package and version of every line of a lock."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def test_tests_run_with_the_versions_that_people_get() -> None:
    assert pins("run")
    assert pins("run").items() <= pins("dev").items()


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_package_is_known_by_its_fingerprint(name: str) -> None:
    blocks = re.split(r"^(?=\S)", (LOCKS / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not [block.splitlines()[0] for block in blocks if block.strip() and "--hash=sha256:" not in block]


@pytest.mark.parametrize(("lock", "groups"), [("run", ["build"]), ("dev", ["build", "dev"])])
def test_lock_holds_what_the_project_asks_for(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = list(project["project"]["dependencies"])
    for group in groups:
        asked += project["dependency-groups"][group]
    names = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in asked}
    assert names <= set(pins(lock))


def test_same_program_on_every_system(environment: Environment) -> None:
    assert environment.program("hsdesk").parent == environment.python.parent
    assert environment.program("hsdesk").suffix == (".exe" if os.name == "nt" else "")
