"""The rows of a file as all kinds of files give them."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.errors import Refused


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row with its number as a spreadsheet shows it; one that could not be read carries its refusal."""

    number: int
    cells: tuple[object, ...]
    trouble: Refused | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.trouble is None and not any(as_text(cell) for cell in self.cells)


def as_text(cell: object) -> str:
    """A cell as plain text: a whole number without its decimals, a day in the British order.

    What looks like a formula is text as well; nothing is ever worked out.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()
