"""Files are told by what is in them, kept once, found unchanged, and never named in the journal."""

import io
import zipfile

import pytest

from hsdesk.attachments import queries
from hsdesk.attachments.actions import attach, remove_attachment, restore_attachment
from hsdesk.attachments.rules import LARGEST_FILE, FileKind, checked_kind, clean_file_name
from hsdesk.errors import Gone, Refused
from hsdesk.office import Office, checks
from hsdesk.store.check import check
from support.notes import count, raw

PDF = b"%PDF-1.7\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\nIHDR"
JPEG = b"\xff\xd8\xff\xe0JFIF"


def parcel(*names: str) -> bytes:
    """A zip file with parts of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "<part/>")
    return made.getvalue()


DOCX = parcel("[Content_Types].xml", "word/document.xml")
XLSX = parcel("[Content_Types].xml", "xl/workbook.xml")


def attached(office: Office, name: str = "report.pdf", content: bytes = PDF, subject_id: int = 1) -> int:
    """Attach a file to a duty."""
    actor = office.actor()
    return actor.do(attach, subject_kind="obligation", subject_id=subject_id, name=name, content=content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (PNG, FileKind.PNG),
        (JPEG, FileKind.JPEG),
        (DOCX, FileKind.DOCUMENT),
        (XLSX, FileKind.WORKBOOK),
        (b"a;b\r\n1;2\r\n", FileKind.TEXT),
        ("\ufeffWŷn, Łódź 🏠\n".encode(), FileKind.TEXT),
    ],
)
def test_kind_is_told_by_the_bytes(content: bytes, kind: FileKind) -> None:
    assert checked_kind(content) is kind
    assert kind.media_type
    assert kind.in_words


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
        b"\xff\xfea\x00",
        b"text\x00with a zero",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04 and nothing more",
        parcel("notes.txt"),
        parcel("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
        b"a" * (LARGEST_FILE + 1),
    ],
    ids=["empty", "exe", "elf", "utf16", "zero", "old-word", "broken-zip", "zip", "macros", "too-large"],
)
def test_other_files_are_refused(office: Office, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        attached(office, "report.pdf", content)
    assert refused.value.field == "file"
    assert refused.value.advice
    assert count(office, "attachment") == 0


def test_largest_file_is_taken(office: Office) -> None:
    number = attached(office, "long.txt", b"a" * LARGEST_FILE)
    assert len(office.ask(queries.content, number).content) == LARGEST_FILE


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("report.pdf", FileKind.PDF, "report.pdf"),
        ("REPORT.PDF", FileKind.PDF, "REPORT.pdf"),
        ("photo.jpeg", FileKind.JPEG, "photo.jpeg"),
        ("calls.csv", FileKind.TEXT, "calls.csv"),
        ("invoice.pdf.exe", FileKind.PDF, "invoice.pdf.exe.pdf"),
        ("page.html", FileKind.TEXT, "page.html.txt"),
        ("../../etc/passwd", FileKind.TEXT, "passwd.txt"),
        ("C:\\Users\\Grace\\audit.xlsx", FileKind.WORKBOOK, "audit.xlsx"),
        ("a\r\nb\x00\u202eexe.pdf", FileKind.PDF, "a b exe.pdf"),
        ('what? "now" <b>*.png', FileKind.PNG, "what_ _now_ _b__.png"),
        ("con.txt", FileKind.TEXT, "_con.txt"),
        ("NUL", FileKind.TEXT, "_NUL.txt"),
        ("", FileKind.PDF, "File.pdf"),
        (" . .. ", FileKind.PDF, "File.pdf"),
        ("Sprawdzanie Łódź 🏠.docx", FileKind.DOCUMENT, "Sprawdzanie Łódź 🏠.docx"),
    ],
)
def test_names_are_made_safe(name: str, kind: FileKind, kept: str) -> None:
    assert clean_file_name(name, kind) == kept


def test_long_name_keeps_its_ending() -> None:
    kept = clean_file_name("a" * 5000 + ".pdf", FileKind.PDF)
    assert len(kept) == 120
    assert kept.endswith("a.pdf")


def test_file_comes_back_as_it_was(office: Office) -> None:
    number = attached(office)
    (row,) = office.ask(queries.of_subject, "obligation", 1)
    assert (row.attachment_id, row.name, row.kind, row.size) == (number, "report.pdf", FileKind.PDF, len(PDF))
    assert row.added_at == office.clock.now()
    kept = office.ask(queries.content, number)
    assert (kept.name, kept.content) == ("report.pdf", PDF)
    assert office.ask(queries.how_many, "obligation", [1, 2]) == {1: 1}


def test_same_bytes_are_kept_once_for_a_subject(office: Office) -> None:
    first = attached(office)
    assert attached(office, "copy of report.pdf") == first
    assert attached(office, subject_id=2) != first
    assert attached(office, "other.pdf", PDF + b"x") != first
    assert count(office, "attachment") == 3
    assert [row.name for row in office.ask(queries.of_subject, "obligation", 1)] == [
        "report.pdf",
        "other.pdf",
    ]


def test_file_is_taken_away_and_brought_back(office: Office) -> None:
    number = attached(office)
    office.actor().do(remove_attachment, attachment_id=number)
    assert office.ask(queries.of_subject, "obligation", 1) == []
    with pytest.raises(Gone):
        office.actor().do(remove_attachment, attachment_id=number)
    office.actor().do(restore_attachment, attachment_id=number)
    with pytest.raises(Gone):
        office.actor().do(restore_attachment, attachment_id=number)
    office.actor().do(remove_attachment, attachment_id=number)
    assert attached(office) == number
    assert len(office.ask(queries.of_subject, "obligation", 1)) == 1


def test_no_such_file(office: Office) -> None:
    with pytest.raises(Gone):
        office.ask(queries.content, 99)
    with pytest.raises(Gone):
        office.actor().do(remove_attachment, attachment_id=99)


def test_journal_does_not_name_files(office: Office) -> None:
    attached(office, "Derek Holroyd arrears.pdf")
    facts = [str(row) for row in raw(office, "SELECT event, facts, touches FROM journal")]
    assert len(facts) == 1
    assert "obligation" in facts[0]
    assert not any("Holroyd" in fact for fact in facts)


def test_check_finds_changed_bytes(office: Office) -> None:
    number = attached(office)
    assert check(office.engine, checks(), office.clock) == []
    with office.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE attachment SET content = CAST('changed' AS BYTEA)"
            if connection.dialect.name == "postgresql"
            else "UPDATE attachment SET content = x'00'"
        )
    (finding,) = check(office.engine, checks(), office.clock)
    assert str(number) in finding.sentence
    assert "report" not in finding.sentence
