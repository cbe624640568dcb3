"""What Qt needs of the system is known by name, and only what is missing is asked for."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import debian

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these libraries")
ALWAYS_THERE = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libresolv.so.2", "libpthread.so.0", "libdl.so.2"}


@linux
def test_only_what_cannot_be_loaded_is_missing() -> None:
    needed = {"libc.so.6": "libc6", "libnowhere.so.1": "libnowhere1", "libnowhere-two.so.1": "libnowhere1"}
    assert debian.missing_packages(needed) == ["libnowhere1"]


@linux
def test_windows_need_more_than_work_off_screen() -> None:
    assert debian.libraries(display=False).items() < debian.libraries(display=True).items()


@linux
def test_tests_run_where_nothing_is_missing() -> None:
    assert debian.missing_packages(debian.libraries(display=False)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", True),
        ('ID="ubuntu"\nID_LIKE=debian\n', True),
        ('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ('ID=fedora\nHOME_URL="https://debian.example"\n', False),
        ("", False),
    ],
)
def test_debian_and_its_relatives_are_known(tmp_path: Path, text: str, expected: bool) -> None:
    release = tmp_path / "os-release"
    release.write_text(text, encoding="utf-8")
    assert debian.is_debian(release, tool=sys.executable) is expected
    assert not debian.is_debian(release, tool="no-such-tool")
    assert not debian.is_debian(tmp_path / "nothing", tool=sys.executable)


def test_command_to_type_is_exact() -> None:
    text = debian.what_to_type(["libegl1", "libgl1"], "Qt", debian=True)
    assert "\n    sudo apt-get install --yes libegl1 libgl1\n" in text


def test_elsewhere_the_packages_are_named() -> None:
    text = debian.what_to_type(["libegl1", "libgl1"], "Qt", debian=False)
    assert "libegl1 libgl1" in text
    assert "sudo" not in text


def test_nothing_missing_needs_nothing() -> None:
    assert debian.provide([], "Qt") is None


def wanted_by(file: Path) -> set[str]:
    """The libraries that a shared library names, without Qt's own and those of every system."""
    names = re.findall(rb"(?<=\0)lib[\w+.-]+?\.so\.\d+(?=\0)", file.read_bytes())
    return {
        name.decode()
        for name in names
        if not name.startswith((b"libQt6", b"libicu", b"libpyside", b"libshiboken"))
    } - ALWAYS_THERE


@linux
@pytest.mark.parametrize(
    ("part", "display"),
    [
        *((f"lib/libQt6{name}.so.6", False) for name in ("Core", "Gui", "Widgets", "Network", "DBus", "Svg")),
        ("lib/libQt6PrintSupport.so.6", False),
        ("plugins/platforms/libqoffscreen.so", False),
        ("plugins/platforms/libqxcb.so", True),
        ("plugins/platforms/libqwayland.so", True),
        ("plugins/wayland-shell-integration/libxdg-shell.so", True),
        ("plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so", True),
        ("plugins/xcbglintegrations/libqxcb-glx-integration.so", True),
        ("plugins/xcbglintegrations/libqxcb-egl-integration.so", True),
    ],
)
def test_every_library_that_qt_names_has_its_package(part: str, display: bool) -> None:
    package = find_spec("PySide6")
    assert package is not None
    assert package.origin is not None
    wanted = wanted_by(Path(package.origin).parent / "Qt" / part)
    assert wanted
    assert wanted <= debian.libraries(display=display).keys()
