"""Database addresses: what may be written, what is shown, and what is refused."""

from pathlib import Path

import pytest

from hsdesk.errors import StoreError
from hsdesk.store.address import network_share_of, parse_address, shown

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/office /mnt/office cifs rw 0 0
/dev/sdb1 /mnt/office/local ext4 rw 0 0
server:/home /net/home nfs4 rw 0 0
me@server:/x /home/me/My\\040files fuse.sshfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
garbage
"""


def test_path_becomes_a_file_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse_address("office.db").database == str(tmp_path / "office.db")
    assert parse_address(f"  sqlite:///{tmp_path}/a b.db ").database == str(tmp_path / "a b.db")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+asyncpg"])
def test_server_is_reached_by_one_driver(scheme: str) -> None:
    url = parse_address(f"{scheme}://desk:s3cret@server:5433/office")
    assert (url.drivername, url.host, url.port, url.database) == (
        "postgresql+psycopg",
        "server",
        5433,
        "office",
    )


def test_password_is_never_shown() -> None:
    assert "s3cret" not in shown(parse_address("postgresql://desk:s3cret@server/office"))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "No database was named"),
        ("   ", "No database was named"),
        ("postgresql://server:port/office", "cannot be read"),
        ("://", "cannot be read"),
        ("mysql://server/office", "neither"),
        ("file:///home/office.db", "neither"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
    ],
)
def test_address_that_cannot_be_is_refused(address: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        parse_address(address)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/home/office/office.db", ""),
        ("/mnt/office/office.db", "cifs"),
        ("/mnt/office/deep/down/office.db", "cifs"),
        ("/mnt/office/local/office.db", ""),
        ("/mnt/office-of-mine/office.db", ""),
        ("/net/home/me/office.db", "nfs4"),
        ("/home/me/My files/office.db", "fuse.sshfs"),
        ("/tmp/office.db", ""),
    ],
)
def test_network_share_is_told_from_the_mount_table(file: str, kind: str) -> None:
    assert network_share_of(Path(file), mounts=MOUNTS) == kind
