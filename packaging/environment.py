"""The environment in which hsdesk runs from its source: made once, then found ready.

Everything that is installed comes from the lock, and nothing else is. A stamp, written last, says
what is in place; whatever was interrupted before has no stamp and is done again.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reasons import CannotPrepare

ROOT = Path(__file__).resolve().parent.parent
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location")


class Environment:
    """The folder `.venv` of a checkout."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp_file = self.folder / "hsdesk-ready.json"
        windows = sys.platform == "win32"
        self.programs = self.folder / ("Scripts" if windows else "bin")
        self.suffix = ".exe" if windows else ""
        self.python = self.programs / f"python{self.suffix}"

    def program(self, name: str) -> Path:
        """The path of a program that the lock brings."""
        return self.programs / f"{name}{self.suffix}"

    def ensure(self, lock: str, *, display: bool) -> None:
        """Make whatever is missing: `lock` is `run` or `dev`, `display` whether windows will be shown.

        Raises `CannotPrepare` with a sentence for the person who typed the command.
        """
        if self.is_ready(lock, display=display):
            return
        with self.alone():
            if self.is_ready(lock, display=display):
                return
            import debian

            done = self.stamp()
            if self.wanted(lock).items() - done.items():
                self._make()
                self.write_stamp({"interrupted": "yes"})
                self._install(lock)
                # The development lock holds everything that the other one holds.
                done = {**self.wanted("run"), **(self.wanted("dev") if lock == "dev" else {})}
                self.write_stamp(done)
            needed = debian.libraries(display=display)
            debian.provide(debian.missing_packages(needed), "Qt, which draws the windows,")
            self._try_qt()
            self.write_stamp({**done, "off screen": "ready", **({"display": "ready"} if display else {})})

    def is_ready(self, lock: str, *, display: bool) -> bool:
        """Whether the stamp says that everything is in place."""
        stamp = self.stamp()
        wanted = {**self.wanted(lock), "display" if display else "off screen": "ready"}
        return not wanted.items() - stamp.items() and self.python.exists()

    def wanted(self, lock: str) -> dict[str, str]:
        """What the stamp says when `lock` is installed as it stands now."""
        return {
            "python": sys.version,
            "folder": str(self.folder),
            "project": digest(self.root / "pyproject.toml"),
            lock: digest(self.root / "packaging" / "lock" / f"{lock}.txt"),
        }

    def stamp(self) -> dict[str, str]:
        """What is in place; empty when nothing is, or when nobody can tell."""
        try:
            stamp = json.loads(self.stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def write_stamp(self, stamp: dict[str, str]) -> None:
        """Say what is in place, in one step."""
        making = self.stamp_file.with_suffix(".making")
        making.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        making.replace(self.stamp_file)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold a lock that the system lets go of by itself if this process is killed."""
        with (self.root / ".venv.lock").open("a+", encoding="ascii") as file:
            if not take(file.fileno(), wait=False):
                print("Another start is making the environment; waiting for it.", flush=True)
                take(file.fileno(), wait=True)
            yield

    def _make(self) -> None:
        """Make the folder with its own Python, unless a sound one of this version is there."""
        interrupted = "interrupted" in self.stamp()
        if not interrupted and self._answers("import pip, sys; print(sys.version)") == sys.version:
            return
        try:
            import ensurepip
            import venv
        except ImportError:
            import debian

            debian.provide([f"python3.{sys.version_info.minor}-venv"], "Making a Python environment")
        else:
            del ensurepip, venv
        print("Making a Python environment in .venv.", flush=True)
        self._run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)],
            "The Python environment could not be made.",
        )

    def _answers(self, statement: str) -> str:
        """What the environment's Python prints, or nothing when it does not work."""
        import subprocess

        try:
            done = subprocess.run([self.python, "-c", statement], capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return done.stdout.strip()

    def _install(self, lock: str) -> None:
        file = self.root / "packaging" / "lock" / f"{lock}.txt"
        count = sum("==" in line for line in file.read_text(encoding="utf-8").splitlines())
        print(f"Installing {count} locked packages; the first time this takes a minute or two.", flush=True)
        self.pip(file, "-r", str(file), "--require-hashes", "--no-deps")
        self.pip(file, "--no-deps", "--no-build-isolation", "--editable", str(self.root))

    def pip(self, lock: Path, *words: str) -> None:
        """Install with pip; its own settings (a mirror, a proxy) are left as the person has them."""
        root_is_fine = ("--root-user-action", "ignore")
        self._run(
            [str(self.python), "-m", "pip", "install", *QUIET, *root_is_fine, *words],
            f"The packages of {lock.name} could not be installed. Check the network and start again.",
        )

    def _try_qt(self) -> None:
        """Open an application off screen, once."""
        self._run(
            [str(self.python), "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"],
            "Qt, which draws the windows, does not start on this computer.",
            QT_QPA_PLATFORM="offscreen",
        )

    def _run(self, words: list[str], sentence: str, **extra: str) -> None:
        import subprocess

        done = subprocess.run(
            words, env={**os.environ, **extra}, capture_output=True, text=True, check=False, cwd=self.root
        )
        if done.returncode:
            raise CannotPrepare(f"{(done.stdout + done.stderr).strip()}\n\n{sentence}")


def digest(file: Path) -> str:
    """A short fingerprint of a file; line ends do not count, since Git changes them on Windows."""
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:20]


def take(descriptor: int, *, wait: bool) -> bool:
    """Lock an open file; returns whether it was free."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return take(descriptor, wait=True) if wait else False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
