"""Spreadsheets (.xlsx), read row by row without ever being held whole; formulas are never worked out."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from hsdesk.errors import Refused
from hsdesk.people.importing.tables_of_cells import FileRow

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_UNPACKED = 2_000_000_000
"""A spreadsheet that is larger than this once unpacked, in bytes, was not made by a spreadsheet program."""

_SAVE_AS = "Save it again as an Excel workbook (.xlsx) or as CSV."


def check_workbook(file: Path) -> None:
    """See that a packed file is a spreadsheet without programs in it. Raises `Refused`."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = {entry.filename.casefold() for entry in packed.infolist()}
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _damaged() from error
    if "xl/workbook.xml" not in names:
        raise Refused("This file is not a spreadsheet that hsdesk can read.", _SAVE_AS)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused(
            "This spreadsheet holds macros, which are programs; hsdesk does not open it.",
            "Save it as an Excel workbook without macros (.xlsx).",
        )
    if size > MOST_UNPACKED:
        raise Refused("This spreadsheet is too large once it is unpacked.", "Cut it into parts.")


def sheet_names(file: Path) -> tuple[str, ...]:
    """The names of the sheets, in their order. Raises `Refused` for a damaged file."""
    with _opened(file) as book:
        return tuple(sheet.title for sheet in book.worksheets)


def xlsx_rows(file: Path, sheet: str) -> Iterator[FileRow]:
    """Every row of a sheet with its number. Raises `Refused` for a damaged file."""
    with _opened(file) as book:
        chosen = book[sheet]
        chosen.reset_dimensions()  # what a file says of its own size is often wrong
        rows = chosen.iter_rows(values_only=True)
        for number, cells in enumerate(rows, 1):
            yield FileRow(number, tuple(cells))


@contextmanager
def _opened(file: Path) -> "Iterator[Workbook]":
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        # Of what openpyxl leaves out (rules for typing, colours) nothing matters here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, ParseError) as error:
            raise _damaged() from error
        try:
            yield book
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, ParseError) as error:
            raise _damaged() from error
        finally:
            book.close()


def _damaged() -> Refused:
    return Refused("This spreadsheet is damaged, or is locked by a password.", _SAVE_AS)
