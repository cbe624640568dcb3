"""The pages for the waiting room: all that was judged, what was not, and whatever people typed."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hsdesk.reporting.rows import ScoreState
from support.boards import awaited, board, missed, score
from support.windows import click
from ui.standards.results.display_dialog import DisplayDialog
from ui.standards.results.display_layout import PAGE, Mark, Poster, Text, sheets
from ui.standards.results.display_paint import as_pdf, picture

HOSTILE = "<img src=x onerror=alert(1)> & %s {0} \u202e\x00\n" + "W" * 500


def poster(*rows):
    return Poster(board(*rows), "Millgate office", "Fernley Homes", date(2026, 4, 14))


def words_of(page):
    return [piece.words for piece in page.pieces if isinstance(piece, Text)]


@pytest.fixture
def many():
    areas = ("reception", "letters", "phone", "repairs")
    return [score(f"FS-{number}", area=areas[number // 20]) for number in range(80)]


def test_one_page_says_who_when_and_how_many(theme):
    (page,) = sheets(poster())
    said = words_of(page)
    for words in (
        "Fernley Homes, Millgate office",
        "How we kept our promises",
        "March 2026",
        "1 of 3",
        "Reception",
        "Seen within 5 minutes, with an appointment",
        "94%",
        "90% or more",
        "Met",
        "Page 1 of 1",
    ):
        assert words in said
    assert any("Printed Tue 14 Apr 2026" in words for words in said)


def test_what_is_not_measured_is_said_and_never_shown_as_met(theme):
    (page,) = sheets(poster(missed("FS-1"), awaited("FS-2", title="Awaited promise")))
    assert "Awaited promise" not in words_of(page)
    assert any(words.startswith("Not in this list: 1 not yet measured.") for words in words_of(page))
    assert {piece.state for piece in page.pieces if isinstance(piece, Mark)} == {ScoreState.MISSED}


def test_pages_as_needed_each_with_its_number_and_area(theme, many):
    pages = sheets(poster(*many))
    assert len(pages) > 2
    assert [words_of(page)[-1] for page in pages] == [
        f"Page {place} of {len(pages)}" for place in range(1, len(pages) + 1)
    ]
    rows = sum(words.startswith("Seen within") for page in pages for words in words_of(page))
    assert rows == 80
    assert any("Reception, continued" in words_of(page) for page in pages)


def test_nothing_stands_outside_the_page_or_over_the_foot(theme, many):
    for page in sheets(poster(*many, score("H", title=HOSTILE), awaited("A"))):
        for piece in page.pieces:
            if isinstance(piece, Text):
                assert PAGE.contains(piece.box)
        foot = min(piece.box.top() for piece in page.pieces[-2:] if isinstance(piece, Text))
        assert all(piece.box.bottom() <= foot for piece in page.pieces[:-3] if isinstance(piece, Text))


def test_hostile_titles_stay_letters(theme):
    (page,) = sheets(poster(score("H", title=HOSTILE)))
    (said,) = [words for words in words_of(page) if words.startswith("<img")]
    assert "\n" not in said
    assert len(said) <= 240
    assert as_pdf([page], HOSTILE).startswith(b"%PDF-")


def test_the_pdf_has_every_page(theme, many):
    pages = sheets(poster(*many))
    content = as_pdf(pages, "How we kept our promises")
    assert content.count(b"/Type /Page\n") == len(pages)
    assert b"/MediaBox [0 0 595" in content


def test_the_picture_is_white_paper_in_every_theme(theme):
    image = picture(sheets(poster())[0], QSize(300, 424))
    assert image.pixelColor(2, 2).name() == "#ffffff"
    colours = {image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(0, 424, 2)}
    assert len(colours) > 10


@pytest.fixture
def dialog(desk, qtbot, many):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    made = DisplayDialog(desk.services, window, poster(*many))
    made.open()
    yield made
    if shiboken6.isValid(made):
        made.close()


def test_pages_are_turned(dialog):
    assert not dialog.back.isEnabled()
    click(dialog.forward)
    assert dialog.picture.accessibleName().startswith("Page 2 of ")
    click(dialog.back)
    assert dialog.picture.place == 0


def test_it_is_kept_as_a_pdf(dialog, desk, tmp_path):
    file = tmp_path / "standards.pdf"
    dialog.save_to(file)
    assert file.read_bytes().startswith(b"%PDF-")
    assert [notice.sentence for notice in desk.services.notices.current] == [
        "The pages are saved as standards.pdf"
    ]


def test_a_folder_that_takes_no_file_is_told(dialog, tmp_path):
    dialog.save_to(tmp_path / "nowhere" / "standards.pdf")
    assert dialog.trouble.isVisible()
    assert dialog.isVisible()


def test_it_is_printed_page_by_page(dialog, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == len(dialog.pages)
