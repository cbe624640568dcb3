"""Makes the wheel and tries it where nothing of the source is in reach."""

import subprocess
import sys
import tempfile
from pathlib import Path

from environment import Environment
from reasons import CannotPrepare

RESOURCES = """
from importlib.resources import files
for folder in ("packs", "fonts", "icons"):
    names = [entry.name for entry in (files("resources") / folder).iterdir()]
    assert names, f"resources/{folder} is empty"
    print(f"resources/{folder}: {len(names)} files")
"""
"""Run by the new environment's Python: what is not in the wheel would be missed on the first start."""


def build_and_try(environment: Environment) -> int:
    """Make the wheel in `dist`, install it with the lock into a fresh environment and use it."""
    distribution = environment.root / "dist"
    for old in distribution.glob("hsdesk-*.whl"):
        old.unlink()
    say([environment.python, "-m", "hatchling", "build", "-t", "wheel", "-d", distribution], environment.root)
    (wheel,) = distribution.glob("hsdesk-*.whl")
    print(f"Made dist/{wheel.name}; trying it in an environment of its own.", flush=True)
    with tempfile.TemporaryDirectory(prefix="hsdesk-wheel-") as folder:
        fresh = Environment(Path(folder))
        say([sys.executable, "-m", "venv", fresh.folder], fresh.root)
        run_lock = environment.root / "packaging" / "lock" / "run.txt"
        fresh.pip(run_lock, "-r", str(run_lock), "--require-hashes", "--no-deps")
        fresh.pip(run_lock, "--no-deps", str(wheel))
        hsdesk = fresh.program("hsdesk")
        print(say([hsdesk, "--version"], fresh.root))
        print(say([hsdesk, "due", "5 minutes", "--from", "2026-04-14T14:43"], fresh.root))
        print(say([fresh.python, "-I", "-c", RESOURCES], fresh.root))
        database = ["--database", "office.db"]
        say([hsdesk, "demo", "--homes", "50", "--days", "3", "--seed", "1", *database], fresh.root)
        print(say([hsdesk, "db", "check", *database], fresh.root))
    print("The wheel is in order.")
    return 0


def say(words: list[str | Path], folder: Path) -> str:
    """Run a program and return what it prints; raises `CannotPrepare` when it complains."""
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        command = " ".join(Path(word).name if isinstance(word, Path) else word for word in words)
        raise CannotPrepare(f"{done.stdout}{done.stderr}\nThe wheel is not in order: {command} did not work.")
    return done.stdout.strip()
