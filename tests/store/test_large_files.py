"""Offices with many large files are copied between both databases, a few files in memory at a time."""

import hashlib
import random
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hsdesk.attachments.actions import attach
from hsdesk.clock import FrozenClock
from hsdesk.office import Office, checks, open_office
from hsdesk.store.address import parse_address
from hsdesk.store.backup import backup
from hsdesk.store.check import check
from hsdesk.store.restore import restore
from support.notes import raw
from support.set_ups import set_up_office

FILES = 12
SIZE = 2 * 1024 * 1024


@pytest.fixture
def photos() -> list[bytes]:
    """Files that differ, of bytes of every value."""
    chance = random.Random(7)
    return [b"\x89PNG\r\n\x1a\n" + chance.randbytes(SIZE) for _ in range(FILES)]


def hashes(office: Office) -> dict[int, tuple[str, str]]:
    """By attachment the hash that was written down, and that of the bytes that are there."""
    rows = raw(office, "SELECT id, sha256, content FROM attachment")
    return {number: (said, hashlib.sha256(content).hexdigest()) for number, said, content in rows}


@contextmanager
def little_memory(what: str) -> Iterator[None]:
    """Fail when at any moment as much as all files together was held."""
    tracemalloc.start()
    try:
        yield
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < FILES * SIZE, f"{what} held {most / 1e6:.0f} MB"


def test_files_come_through_both_databases_unchanged(
    sqlite_url: str, postgresql_url: str, clock: FrozenClock, tmp_path: Path, photos: list[bytes]
) -> None:
    with open_office(sqlite_url, clock=clock) as office:
        set_up_office(office)
        for number, photo in enumerate(photos, 1):
            about: dict[str, Any] = {"subject_kind": "office", "subject_id": number, "name": f"{number}.png"}
            office.actor().do(attach, content=photo, **about)
        before = hashes(office)
        assert len({found for _, found in before.values()}) == FILES
        backup(office.engine, tmp_path / "first.db")
    del photos[:]
    with little_memory("filling the server"):
        restore(parse_address(postgresql_url), tmp_path / "first.db", clock, backups=tmp_path / "safe")
    with open_office(postgresql_url, clock=clock) as office:
        assert hashes(office) == before
        assert check(office.engine, checks()) == []
        with little_memory("a backup of the server"):
            backup(office.engine, tmp_path / "second.db")
    restore(parse_address(sqlite_url), tmp_path / "second.db", clock, backups=tmp_path / "safe")
    with open_office(sqlite_url, clock=clock) as office:
        assert hashes(office) == before
        assert check(office.engine, checks()) == []
