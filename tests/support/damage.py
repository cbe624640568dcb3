"""What may befall a database file."""

import sqlite3
from contextlib import closing
from pathlib import Path


def file_of(url: str) -> Path:
    """The file of an SQLite address."""
    return Path(url.removeprefix("sqlite:///"))


def run(file: Path, *statements: str) -> None:
    """Change a file as a person with a database tool might."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def spoil_journal(file: Path) -> None:
    """Overwrite the first page of the journal, as a bad disk would; the list of tables stays whole."""
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xa5" * size)


def spoil(file: Path) -> None:
    """Overwrite everything behind the first page."""
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * (size - 4096))


def cut_short(file: Path) -> None:
    """Leave the first half only, as a copy that was broken off."""
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2)


def write_letter(file: Path) -> None:
    """Put something that is no database into the file."""
    file.write_text("Dear Mrs Shaw, " * 2000, encoding="utf-8")


def give_to_another_program(file: Path) -> None:
    """Put another program's database there."""
    file.unlink(missing_ok=True)
    run(file, "CREATE TABLE songs (id INTEGER)")


def make_newer(file: Path) -> None:
    """Make it a database of a later hsdesk."""
    run(file, "UPDATE alembic_version SET version_num = '9999'")


def break_link(file: Path) -> None:
    """Add a journal entry of an action that was never accepted."""
    run(
        file,
        "INSERT INTO journal (action_id, event, subject_kind, subject_id, at, recorded_at, desk, facts,"
        " touches, \"transaction\") VALUES ('none', 'x', 'x', 1, '2026', '2026', '', '{}', '[]', 0)",
    )
