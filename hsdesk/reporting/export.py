"""The scoreboard as a file for other programs: a comma-separated table, or a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hsdesk.reporting.rows import Scoreboard, ScoreRow
from hsdesk.reporting.words import excuse_in_words, result_in_words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | int | None

HEAD = (
    *("Pack", "Version", "Promise", "Area", "Title", "What it promises", "Kind", "Target", "Result"),
    *("Result as a number", "Unit", "Kept", "Counted", "What was counted", "State", "Period before"),
    *("Result with those excused", "Not counted, and why", "Excused, and why", "Corrected times"),
    *("Awaits", "The law says otherwise", "To be checked", "Note"),
)
WIDTHS = (26, 8, 14, 14, 40, 60, 10, 16, 12, 12, 10, 8, 8, 16, 16, 12, 12, 36, 36, 10, 20, 40, 12, 40)
"""How wide the columns of a spreadsheet are, in characters."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(board: Scoreboard) -> bytes:
    """The board as a comma-separated table in UTF-8, with the mark by which spreadsheets know that.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in _lines(board):
        writer.writerow([_harmless(cell) for cell in line])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(board: Scoreboard) -> bytes:
    """The board as a spreadsheet: figures as numbers, texts as texts and never as formulas."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"Standards, {board.period.in_words()}"})
        sheet = book.add_worksheet("Standards")
        heading, plain = book.add_format({"bold": True}), book.add_format({"valign": "top"})
        wrapped = book.add_format({"valign": "top", "text_wrap": True})
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width, wrapped if width >= 36 else plain)
        for number, line in enumerate(_lines(board)):
            for place, cell in enumerate(line):
                _write(sheet, number, place, cell)
        sheet.set_row(0, None, heading)
        sheet.set_row(_ABOVE - 1, None, heading)
        sheet.freeze_panes(_ABOVE, 3)
        sheet.autofilter(_ABOVE - 1, 0, _ABOVE - 1 + len(board.rows), len(HEAD) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_ABOVE - 1)
    return out.getvalue()


_ABOVE = 3
"""The lines above the first promise: the period, an empty one, and the heads of the columns."""
_A4 = 9
"""The number of the paper in the format of spreadsheets."""


def _write(sheet: "Worksheet", line: int, place: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, place, cell)
    elif cell is not None:
        sheet.write_number(line, place, cell)


def _lines(board: Scoreboard) -> Iterator[tuple[Cell, ...]]:
    """The lines of the table: the period, the heads, and one line for each promise."""
    period = board.period
    yield (f"Standards, {period.in_words()}: {period.first} to {period.last}",)
    yield ()
    yield HEAD
    for row in board.rows:
        yield _line(row)


def _line(row: ScoreRow) -> tuple[Cell, ...]:
    return (
        *(row.pack_title, row.pack_version, row.standard, row.area.replace("-", " "), row.title),
        *(row.sentence, row.kind.value, row.target, result_in_words(row), row.result),
        *(row.unit.replace("_", " "), row.kept, row.counted, row.counted_words, row.state.in_words),
        *(row.previous, row.result_with_excused),
        "; ".join(f"{count} {reason.in_words}" for reason, count in row.left_out),
        "; ".join(f"{count}: {excuse_in_words(code)}" for code, count in row.excused),
        *(row.corrected, ", ".join(row.awaits), row.contradiction),
        "check before relying on this" if row.unverified else "",
        row.note,
    )


def _harmless(cell: Cell) -> Cell:
    """A text that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
