"""The system libraries that Qt and the test server need, and how Debian and Ubuntu bring them.

Qt's own packages for Python hold Qt but not the libraries of the desktop below it. Each is looked
for by loading it, so that whatever is there already, from wherever, is left alone.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from reasons import CannotPrepare

OFF_SCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt loads even without a display, and the package that brings it.

On newer releases some packages have `t64` names; they answer to these as well.
"""

ON_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides to show windows under X11 and Wayland."""


def libraries(*, display: bool) -> dict[str, str]:
    """The libraries needed on this computer, each with its package."""
    if not sys.platform.startswith("linux"):
        return {}
    return {**OFF_SCREEN, **ON_SCREEN} if display else OFF_SCREEN


def missing_packages(needed: dict[str, str]) -> list[str]:
    """The packages of those libraries that cannot be loaded, each once, in alphabetical order."""
    return sorted({package for library, package in needed.items() if not loads(library)})


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: list[str], purpose: str) -> None:
    """Install system packages as root on Debian and Ubuntu.

    Raises `CannotPrepare` with what to type when that cannot be done from here.
    """
    if not packages:
        return
    words = " ".join(packages)
    if not (is_debian() and is_root()):
        raise CannotPrepare(what_to_type(packages, purpose, debian=is_debian()))
    print(f"{purpose} needs system packages that are not here; installing {words}.", flush=True)
    if install(packages):
        # A fresh machine has no list of packages yet.
        apt_get("update")
        if complaint := install(packages):
            raise CannotPrepare(
                f"{complaint}\n\nThe system packages could not be installed. Try:"
                f"\n\n    apt-get update && apt-get install --yes {words}\n"
            )


def what_to_type(packages: list[str], purpose: str, *, debian: bool) -> str:
    """What somebody does who may not, or cannot, have the packages installed from here."""
    words = " ".join(packages)
    if debian:
        return (
            f"{purpose} needs system packages that are not here. Install them and start again:"
            f"\n\n    sudo apt-get install --yes {words}\n"
        )
    return (
        f"{purpose} needs system packages that are not here. Install them under the names that your"
        f" system gives them and start again. On Debian they are: {words}"
    )


def install(packages: list[str]) -> str:
    """Install the packages; returns what apt-get complains about when it cannot."""
    return apt_get("install", "--yes", "--no-install-recommends", *packages)


def apt_get(*words: str) -> str:
    """Run apt-get without its chatter; returns what it complains about, nothing when all went well."""
    done = subprocess.run(
        ["apt-get", "-qq", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stderr.strip() or "apt-get did not say why it stopped.") if done.returncode else ""


def is_debian(release: Path = Path("/etc/os-release"), tool: str = "apt-get") -> bool:
    """Whether this is Debian, Ubuntu or one of their relatives, with its package tool."""
    if not release.exists() or shutil.which(tool) is None:
        return False
    lines = [line.partition("=") for line in release.read_text(encoding="utf-8").splitlines()]
    families = " ".join(value.strip("\"'") for key, _, value in lines if key in {"ID", "ID_LIKE"}).split()
    return bool({"debian", "ubuntu"} & set(families))


def is_root() -> bool:
    """Whether system packages may be installed from here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
