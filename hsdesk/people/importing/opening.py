"""Opening a file to import: what it is, how it is written, and which columns it has."""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hsdesk.errors import Refused
from hsdesk.people.importing.csv_files import (
    ENCODINGS,
    SEPARATORS,
    csv_rows,
    recognised_encoding,
    recognised_separator,
)
from hsdesk.people.importing.fields import guess
from hsdesk.people.importing.rows import ImportKind
from hsdesk.people.importing.tables_of_cells import FileRow, as_text
from hsdesk.people.importing.xlsx_files import check_workbook, sheet_names, xlsx_rows

MOST_BYTES = 200_000_000
"""The largest file that is taken; a landlord's 500,000 tenants fit into less."""

MOST_ROWS = 500_000
MOST_COLUMNS = 200
_LOOKED_AT = 6
"""The headings are looked for in so many rows, since titles often stand above them."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"SQLite format")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import, opened as far as its headings.

    `encoding` is empty for a spreadsheet, `sheet` for a text file; `heading_row` is the number of the row
    that names the columns; `sample` is the first rows below it as text, and `lines` at least the number of
    rows, as far as it can be told (0 when it cannot).
    """

    file: Path
    kind: ImportKind
    headings: tuple[str, ...]
    heading_row: int
    sample: tuple[tuple[str, ...], ...]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    lines: int = 0

    @property
    def how(self) -> str:
        """How it is written, in words: UTF-8 with commas."""
        if self.sheet:
            return f"spreadsheet, sheet “{self.sheet}”"
        return f"{ENCODINGS.get(self.encoding, self.encoding)} with {SEPARATORS[self.separator]}"

    def rows(self) -> Iterator[FileRow]:
        """Every row below the headings that has something in it. Raises `Refused` where it is damaged."""
        count = 0
        for row in _rows_of(self.file, self.encoding, self.separator, self.sheet):
            if row.number <= self.heading_row or row.is_blank:
                continue
            count += 1
            if count > MOST_ROWS:
                raise Refused(f"The file has more than {MOST_ROWS:,} rows.", "Cut it into parts.")
            yield row


def open_source(
    file: Path, kind: ImportKind, *, encoding: str = "", separator: str = "", sheet: str = ""
) -> Source:
    """Find out what a file is and which columns it has; what is not said is recognised.

    Raises `Refused` for a file that cannot be read, is empty or too large, or is no table at all.
    """
    beginning = _beginning(file)
    sheets: tuple[str, ...] = ()
    lines = 0
    if beginning.startswith(b"PK"):
        check_workbook(file)
        sheets = sheet_names(file)
        sheet = sheet or (sheets[0] if sheets else "")
        if sheet not in sheets:
            raise Refused(
                f"There is no sheet “{sheet}”.", f"The sheets are: {', '.join(sheets)}.", field="sheet"
            )
        encoding = separator = ""
    else:
        _check_encoding(encoding)
        found, lines = recognised_encoding(file) if not encoding else (encoding, 0)
        encoding, sheet = found, ""
        separator = separator or recognised_separator(file, encoding)
    first = [row for row in islice(_rows_of(file, encoding, separator, sheet), 50) if not row.is_blank]
    at = _heading_place(kind, first)
    headings = _headings(first[at].cells)
    return Source(
        file=file,
        kind=kind,
        headings=headings,
        heading_row=first[at].number,
        sample=tuple(
            tuple(as_text(cell) for cell in row.cells[: len(headings)]) for row in first[at + 1 : at + 7]
        ),
        encoding=encoding,
        separator=separator,
        sheet=sheet,
        sheets=sheets,
        lines=max(0, lines - first[at].number),
    )


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name or "utf-8")
    except LookupError as error:
        raise Refused(
            f"There is no encoding “{name}”.", "For example utf-8, utf-16 or cp1252.", field="encoding"
        ) from error


def _rows_of(file: Path, encoding: str, separator: str, sheet: str) -> Iterator[FileRow]:
    try:
        yield from xlsx_rows(file, sheet) if sheet else csv_rows(file, encoding, separator)
    except OSError as error:
        raise _unreadable(error) from error


def _beginning(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            beginning = stream.read(4096)
    except OSError as error:
        raise _unreadable(error) from error
    if not size:
        raise Refused("This file is empty: it has 0 bytes.", "Save it again from the other system.")
    if size > MOST_BYTES:
        raise Refused(
            f"This file has {size / 1_000_000:,.0f} MB; at most {MOST_BYTES // 1_000_000} MB can be read.",
            "Cut it into parts.",
        )
    if beginning.startswith(_OLD_EXCEL):
        raise Refused(
            "This spreadsheet is of an old kind (.xls), or is locked by a password.",
            "Save it as an Excel workbook (.xlsx) without a password, or as CSV.",
        )
    if beginning.startswith(_OTHER_KINDS):
        raise Refused("This file is not a table.", "Choose a CSV file or an Excel workbook (.xlsx).")
    return beginning


def _heading_place(kind: ImportKind, rows: Sequence[FileRow]) -> int:
    """Which of the first rows names the columns: the one with the most known headings, else the first."""
    if not rows:
        raise Refused("This file has no rows.", "Save it again from the other system.")
    known = [len(guess(kind, [as_text(cell) for cell in row.cells])) for row in rows[:_LOOKED_AT]]
    best = max(known)
    place = known.index(best) if best >= 2 else 0
    if trouble := rows[place].trouble:
        raise trouble
    if len(rows[place].cells) > MOST_COLUMNS:
        raise Refused(
            f"This file has more than {MOST_COLUMNS} columns.", "Leave out those that are not needed."
        )
    return place


def _headings(cells: Sequence[object]) -> tuple[str, ...]:
    """The headings, each with a name of its own: a column without one is called by its letter."""
    found: list[str] = []
    texts = [" ".join(as_text(cell).split())[:80] for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    for place, text in enumerate(texts):
        name = text or f"Column {_letters(place)}"
        number, plain = 1, name
        while name in found:
            number += 1
            name = f"{plain} ({number})"
        found.append(name)
    return tuple(found)


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _unreadable(error: OSError) -> Refused:
    return Refused(
        f"The file cannot be read: {error.strerror or error}.", "Check where it is, and choose it again."
    )
