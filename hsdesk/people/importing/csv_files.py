"""Text files with a row on each line: how they are encoded, what parts their cells, and their rows."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from hsdesk.errors import Refused
from hsdesk.people.importing.tables_of_cells import FileRow

ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
"""Encodings by Python's name, with the name under which a person may know them."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}

_CHUNK = 1 << 20
_LONGEST_CELL = 100_000
_SAVE_AS = "In the spreadsheet choose “CSV UTF-8” when you save it."


def recognised_encoding(file: Path) -> tuple[str, int]:
    """How a text file is encoded, and how many lines it has at most.

    UTF-8 is taken where the whole file is that, else Windows-1252, which older programs write. Raises
    `Refused` for a file that is neither, nor UTF-16.
    """
    utf8 = codecs.getincrementaldecoder("utf-8")()
    lines, is_utf8, fits_1252, first = 1, True, True, b""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            first = first or chunk[:4096]
            lines += chunk.count(b"\n")
            fits_1252 = fits_1252 and not chunk.translate(None, _NO_1252_LEFT)
            if is_utf8:
                try:
                    utf8.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
    if marked := _by_its_beginning(first):
        return marked, lines
    if is_utf8 and not utf8.getstate()[0]:
        return "utf-8-sig", lines
    if fits_1252:
        return "cp1252", lines
    raise Refused("This file is not text in an encoding that hsdesk knows.", _SAVE_AS, field="encoding")


_UNUSED_1252 = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, *range(9), *range(14, 32)])
_NO_1252_LEFT = bytes(byte for byte in range(256) if byte not in _UNUSED_1252)


def _by_its_beginning(first: bytes) -> str:
    """The encoding that the first bytes tell: by their mark, or by every other byte being nothing."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = len(first) // 2
    if half and first[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and first[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return ""


def recognised_separator(file: Path, encoding: str) -> str:
    """What parts the cells of the first line: the mark that stands there most often, outside quotes."""
    with file.open(encoding=encoding, newline="", errors="replace") as stream:
        line = stream.readline(_LONGEST_CELL)
    bare = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def csv_rows(file: Path, encoding: str, separator: str) -> Iterator[FileRow]:
    """Every row of a file, with its number; a row whose quotation marks do not match carries its refusal.

    Raises `Refused` where the file cannot be read on: a quotation mark that is never closed, or an encoding
    that does not fit.
    """
    with file.open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=separator, strict=True)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if "field limit" in str(error) or "end of data" in str(error):
                    raise Refused(
                        f"A quotation mark that opens in row {number} is never closed, so the rows after it "
                        "cannot be told apart.",
                        "Mend that row, then choose the file again.",
                    ) from error
                yield FileRow(number, (), _marks_do_not_match())
                continue
            except UnicodeError as error:
                raise Refused(
                    f"From row {number} on the file is not {ENCODINGS.get(encoding, encoding)}.",
                    f"Choose another encoding. {_SAVE_AS}",
                    field="encoding",
                ) from error
            yield FileRow(number, tuple(cells))


def _marks_do_not_match() -> Refused:
    return Refused(
        "The quotation marks in this row do not match.",
        "Write a quotation mark inside a quoted text twice, or take it out.",
    )
