"""The scoreboard as a file."""

import csv
import io
from zipfile import ZipFile

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.reporting.export import HEAD, as_csv, as_xlsx
from hsdesk.reporting.words import figure_in_words, result_in_words
from support.promises import changed, pack_text, promises
from support.scores import ANSWERED, Scores

FORMULA = '=HYPERLINK("http://example.org")'


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def texts(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def test_a_table_has_a_line_for_each_promise(scored: Scores) -> None:
    for minutes in (10, 20, 90):
        scored.case(minutes)
    board = scored.board()
    lines = table(as_csv(board))
    assert lines[0] == ["Standards, April 2026: 2026-04-01 to 2026-04-30"]
    assert lines[2] == list(HEAD)
    rows = [dict(zip(HEAD, line, strict=True)) for line in lines[3:]]
    assert [row["Promise"] for row in rows] == [row.standard for row in board.rows]
    first = rows[0]
    assert (first["Result"], first["Kept"], first["Counted"], first["State"]) == ("66.7%", "2", "3", "Missed")
    awaited = next(row for row in rows if row["Promise"] == "SL-03")
    assert (awaited["Result"], awaited["State"], awaited["Awaits"]) == ("", "Not yet measured", "Contacts")


def test_a_spreadsheet_holds_figures_as_numbers(scored: Scores) -> None:
    scored.case(10)
    content = as_xlsx(scored.board())
    found = texts(content)
    assert "Answered within an hour" in found
    assert "<v>100</v>" in found
    assert "<f>" not in found


@pytest.mark.parametrize("title", [FORMULA, "+1", "-1", "@sum", "\\t=1"])
def test_no_text_becomes_a_formula(sqlite_url: str, clock: FrozenClock, title: str) -> None:
    text = pack_text(changed(ANSWERED, title="'" + title + "'" if "\\" not in title else f'"{title}"'))
    with promises(sqlite_url, clock, ["test"], {"test": text}) as held:
        board = Scores(held).board()
    cells = [cell for line in table(as_csv(board)) for cell in line]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t"}]
    found = texts(as_xlsx(board))
    assert "<f>" not in found
    assert "hyperlink" not in found


def test_a_missed_target_never_looks_reached(scored: Scores) -> None:
    from dataclasses import replace

    from hsdesk.reporting.rows import ScoreState

    scored.case(10)
    row = replace(scored.row("ST-01"), target="90% or more")
    assert result_in_words(replace(row, result=90.0, state=ScoreState.MET)) == "90%"
    assert result_in_words(replace(row, result=89.96, state=ScoreState.CLOSE)) == "89.96%"
    assert result_in_words(replace(row, result=89.9996, state=ScoreState.CLOSE)) == "89.9996%"
    assert result_in_words(replace(row, result=88.04, state=ScoreState.CLOSE)) == "88%"
    assert result_in_words(replace(row, result=None)) == ""


def test_figures_have_their_unit() -> None:
    assert figure_in_words(5.25, "percent", places=2) == "5.25%"
    assert figure_in_words(20, "working_days") == "20 working days"
    assert figure_in_words(1200, "percent") == "1,200%"
    assert figure_in_words(100, "percent", places=0) == "100%"
