"""Writes the locks anew: every package, for every system, with the fingerprints of its files.

uv is used because it can lock for systems other than its own. When it is not on this computer, it
is fetched into a folder that is thrown away afterwards.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import Environment
from reasons import CannotPrepare

LOCKS = {
    "run": ("--group", "build"),
    "dev": ("--group", "build", "--group", "dev"),
}
"""The dependency groups that each lock holds besides what hsdesk itself needs."""


def relock(root: Path) -> int:
    """Write both locks; the run lock keeps to the versions of the development lock, which are tested."""
    folder = root / "packaging" / "lock"
    with uv_program() as uv:
        compile_lock(uv, root, "dev", folder / "dev.txt")
        shutil.copyfile(folder / "dev.txt", folder / "run.txt")
        compile_lock(uv, root, "run", folder / "run.txt")
    print("Wrote packaging/lock/run.txt and packaging/lock/dev.txt. Run the tests before keeping them.")
    return 0


def compile_lock(uv: Path, root: Path, name: str, target: Path) -> None:
    """Make one lock; packages that it held already keep their version only for the run lock."""
    newest = ("--upgrade",) if name == "dev" else ()
    done = subprocess.run(
        [
            *(uv, "pip", "compile", "pyproject.toml", *LOCKS[name], *newest),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--no-annotate", "--quiet", "--output-file", target),
        ],
        cwd=root,
        check=False,
    )
    if done.returncode:
        raise CannotPrepare(f"The {name} lock could not be made; see what uv says above.")


@contextmanager
def uv_program() -> Iterator[Path]:
    """The uv of this computer, or one fetched for the moment."""
    found = shutil.which("uv")
    if found:
        yield Path(found)
        return
    print("Fetching uv for the moment.", flush=True)
    with tempfile.TemporaryDirectory(prefix="hsdesk-lock-") as folder:
        fresh = Environment(Path(folder))
        subprocess.run([sys.executable, "-m", "venv", fresh.folder], check=True)
        fresh.pip(Path("uv"), "uv")
        yield fresh.program("uv")
