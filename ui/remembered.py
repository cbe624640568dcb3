"""Where the window stood, and whether the desk was locked, when it was closed."""

from __future__ import annotations

import msgspec

from hsdesk.settings import Folders


class Remembered(msgspec.Struct, kw_only=True):
    """What a window finds again: Qt's own writing of its place, and a lock that outlives a restart."""

    geometry: bytes = b""
    locked: bool = False


def load(folders: Folders) -> Remembered:
    """Read it; a missing or unreadable file gives the defaults."""
    try:
        return msgspec.json.decode((folders.config / "window.json").read_bytes(), type=Remembered)
    except (OSError, msgspec.MsgspecError):
        return Remembered()


def save(folders: Folders, remembered: Remembered) -> None:
    """Write it whole or not at all; where it cannot be written no work is lost."""
    file = folders.config / "window.json"
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(msgspec.json.encode(remembered))
        fresh.replace(file)
    except OSError:
        return
