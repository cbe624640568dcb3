"""Database addresses: what an office may write, and which ones are refused."""

import os
import sys
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from hsdesk.errors import StoreError

_NETWORK_FILE_SYSTEMS = frozenset(
    ["9p", "afs", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs"]
)


def parse_address(address: str) -> URL:
    """Turn what was entered, a file path or a database address, into an SQLAlchemy URL.

    Raises `StoreError` when it is neither an SQLite file nor a PostgreSQL address.
    """
    text = address.strip()
    if not text:
        raise StoreError(
            "No database was named.", "Give a file path or an address such as postgresql://server/office."
        )
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "This database address cannot be read.",
            "Write it as postgresql://name:password@server/database.",
        ) from error
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError("A database in memory would be lost at the end of the day.", "Name a file.")
        return url.set(drivername="sqlite", database=str(Path(url.database).expanduser().absolute()))
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(
        "hsdesk keeps its data in an SQLite file or on a PostgreSQL server, and this is neither.",
        "Write a file path, or an address that begins with postgresql://.",
    )


def shown(url: URL) -> str:
    """The address for a screen or a log: never with its password."""
    return url.render_as_string(hide_password=True)


def refuse_network_share(file: Path) -> None:
    """Raise `StoreError` when an SQLite file would lie on a network share.

    File locks on shares are unreliable: two desks would sooner or later damage the file.
    """
    share = network_share_of(file)
    if share:
        raise StoreError(
            f"The database file would lie on a network share ({share}), where two desks can damage it.",
            "Keep it on this computer's own disk, or use a PostgreSQL database to share an office.",
        )


def network_share_of(file: Path, *, mounts: str | None = None) -> str:
    """Name the kind of network share on which `file` lies, or return an empty text.

    `mounts` is the text of the mount table (Linux), for tests.
    """
    if sys.platform == "win32":
        return _windows_share(file)
    if mounts is None:
        table = Path("/proc/self/mounts")
        if not table.exists():
            return ""
        mounts = table.read_text(encoding="utf-8", errors="replace")
    folder = os.path.realpath(file.parent)
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].encode().decode("unicode_escape")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind if kind in _NETWORK_FILE_SYSTEMS else ""


def _windows_share(file: Path) -> str:
    if sys.platform == "win32":
        import ctypes

        remote_drive = 4
        if file.drive.startswith("\\\\"):
            return "a shared folder"
        if ctypes.windll.kernel32.GetDriveTypeW(file.drive + "\\") == remote_drive:
            return "a network drive"
    return ""
