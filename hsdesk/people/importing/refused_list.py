"""The list of refused rows as a file that somebody can work through."""

import csv
from collections.abc import Sequence
from pathlib import Path

from hsdesk.errors import Refused
from hsdesk.people.importing.rows import RefusedRow

_HEADINGS = ("Row", "Reference", "Column", "Reason", "What mends it")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_refused(file: Path, refused: Sequence[RefusedRow], *, replace: bool = False) -> None:
    """Write every refused row into a CSV file (UTF-8 with its mark, as spreadsheets want it).

    With `replace` a file of that name is replaced, which somebody was asked about before. Raises `Refused`
    when it is there already or cannot be written.
    """
    try:
        with file.open("w" if replace else "x", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(_HEADINGS)
            for row in refused:
                told = (row.reference, row.column, row.reason, row.mend)
                writer.writerow([row.row, *map(_harmless, told)])
    except FileExistsError as error:
        raise Refused(
            "There is a file of that name already.", "Choose another name.", field="refused"
        ) from error
    except OSError as error:
        raise Refused(
            f"The list cannot be written: {error.strerror or error}.",
            "Choose another place.",
            field="refused",
        ) from error


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
