"""What the tab says of sheets and results. No window in here."""

from __future__ import annotations

from hsdesk.surveys.rows import QuestionnaireRow, QuestionResult, SheetRow
from hsdesk.surveys.rules import QuestionnaireKind, QuestionType
from ui.tokens import Family
from ui.widgets.paint import Chip, ChipSize
from ui.words import counted, full_date


def share_words(share: float | None) -> str:
    """A percentage, rounded the way people do, or that there is none."""
    return "No data" if share is None else f"{share:.0f} %"


def sheets_words(row: QuestionnaireRow) -> str:
    """How many sheets came in: "3 visits", "No sheet yet"."""
    one = "visit" if row.kind is QuestionnaireKind.MYSTERY_SHOPPING else "sheet"
    return counted(row.sheets, one) if row.sheets else f"No {one} yet"


def good_words(row: SheetRow) -> str:
    """How many answers of a sheet are good."""
    return f"{row.good} of {row.judged} good" if row.judged else "No good or bad"


def how_words(row: SheetRow) -> str:
    """How the answers came, and whom a visit met."""
    return ", ".join(part for part in (row.channel.in_words, row.about) if part)


def sheet_chip(row: SheetRow) -> Chip | None:
    """What became of a sheet since it was recorded; nothing for most."""
    if row.withdrawn:
        return Chip("Withdrawn", "ban", Family.PAUSE, ChipSize.SMALL, bare=True)
    if row.corrected:
        return Chip("Put right", "pencil-line", Family.INFO, ChipSize.SMALL, bare=True)
    return None


def spoken(row: SheetRow) -> str:
    """All of a line as it is read out."""
    chip = sheet_chip(row)
    parts = (full_date(row.day), row.title, how_words(row), good_words(row), chip.word if chip else "")
    return ", ".join(part for part in parts if part)


def tally_words(row: QuestionResult) -> str:
    """Every answer that was given, with its count: "Yes: 6, No: 2", "Step 2: 1, step 5: 4"."""
    step = "step " if row.type is QuestionType.SCALE else ""
    given = [(tally.code if step else tally.words, tally.count) for tally in row.tallies if tally.count]
    said = ", ".join(f"{step}{words}: {count}" for words, count in given)
    return said[:1].upper() + said[1:]


def result_words(row: QuestionResult) -> str:
    """The good answers of all; only how many where none is better than another."""
    if not row.counted:
        return "No answer yet"
    if row.share is None:
        return counted(row.counted, "answer")
    return f"{row.good} of {row.counted} good"


def tests_words(row: QuestionResult, promises: frozenset[str]) -> str:
    """The promises of this office that the question tests."""
    here = [test for test in row.tests if test in promises]
    return f"Tests {', '.join(here)}" if here else ""
