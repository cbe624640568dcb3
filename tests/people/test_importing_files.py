"""Files of every kind are recognised, and what is no table is refused with what to do instead."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hsdesk.errors import Refused
from hsdesk.people.importing import opening
from hsdesk.people.importing.fields import guess
from hsdesk.people.importing.opening import open_source
from hsdesk.people.importing.remembered import columns_for, remember, remembered
from hsdesk.people.importing.rows import ImportKind
from support.imports import HOMES, checked_file, csv_file, xlsx_file

ROWS = "Ref,Name\nN1,Zoë Müller\nN2,Łukasz\n"


def cells(file: Path, **how: str) -> list[tuple[Any, ...]]:
    return [row.cells for row in open_source(file, ImportKind.PEOPLE, **how).rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_recognised(tmp_path: Path, encoding: str, separator: str) -> None:
    file = csv_file(tmp_path, ROWS.replace(",", separator), encoding=encoding)
    source = open_source(file, ImportKind.PEOPLE)
    assert source.headings == ("Ref", "Name")
    assert [row.cells for row in source.rows()] == [("N1", "Zoë Müller"), ("N2", "Łukasz")]
    assert source.separator == separator


def test_windows_text_is_recognised_and_said(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Ref;Name\nN1;Zoë – “Zo”\n", encoding="cp1252")
    assert cells(file) == [("N1", "Zoë – “Zo”")]
    assert open_source(file, ImportKind.PEOPLE).how == "Windows-1252 with semicolons"


def test_encoding_may_be_chosen(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Ref,Name\nN1,Łódź\n", encoding="cp1250")
    assert cells(file, encoding="cp1250") == [("N1", "Łódź")]
    with pytest.raises(Refused, match="is not UTF-8") as refusal:
        cells(file, encoding="utf-8-sig")
    assert refusal.value.field == "encoding"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes"),
        (b"\n\n \n", "no rows"),
        (b"%PDF-1.7 ...", "not a table"),
        (b"\xd0\xcf\x11\xe0 old", "old kind"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"Ref,Name\nN1,\x81\x8d\xff\x00", "encoding"),
        (b'Ref,Name\nN1,"never closed\nN2,B\n', "opens in row 2 is never closed"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    with pytest.raises(Refused, match=said) as refusal:
        cells(file)
    assert refusal.value.advice


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        cells(tmp_path / "nowhere.csv")
    with pytest.raises(Refused, match="cannot be read"):
        cells(tmp_path)


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = csv_file(tmp_path, ROWS)
    monkeypatch.setattr(opening, "MOST_ROWS", 1)
    with pytest.raises(Refused, match="more than 1 rows"):
        cells(file)
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(Refused, match="at most 0 MB"):
        cells(file)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as stream:
        stream.truncate(2_000_000_000)
    with pytest.raises(Refused, match="2,000 MB; at most 200 MB"):
        cells(file)


def test_long_cell_is_taken_for_a_quotation_mark_left_open(tmp_path: Path) -> None:
    file = csv_file(tmp_path, 'Ref,Name\nN1,"' + "x\n" * 100_000)
    with pytest.raises(Refused, match="opens in row 2"):
        cells(file)


def test_workbook_gives_days_and_plain_numbers(tmp_path: Path) -> None:
    file = xlsx_file(
        tmp_path,
        ["Ref", "Name", "Mobile", "Tenancy ref", "Start date"],
        [1001.0, "Zoë", 7700900177, "T1", date(2019, 4, 1)],
    )
    checked = checked_file(file, ImportKind.PEOPLE)
    (line,) = checked.people
    assert (line.reference, line.phones[0].shown) == ("1001", "07700 900177")
    assert line.tenancy is not None
    assert line.tenancy.starts == date(2019, 4, 1)


def test_sheet_is_the_first_or_chosen(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.worksheets[0]
    first.title = "Notes"
    first.append(["Nothing", "here"])
    book.create_sheet("Tenants").append(["Ref", "Name"])
    book["Tenants"].append(["N1", "Ann"])
    book.save(tmp_path / "book.xlsx")
    source = open_source(tmp_path / "book.xlsx", ImportKind.PEOPLE)
    assert (source.sheet, source.sheets) == ("Notes", ("Notes", "Tenants"))
    assert cells(tmp_path / "book.xlsx", sheet="Tenants") == [("N1", "Ann")]
    with pytest.raises(Refused, match="no sheet “Elsewhere”"):
        cells(tmp_path / "book.xlsx", sheet="Elsewhere")


def test_titles_above_and_merged_headings_are_passed_over(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tenants of Fernley", None, None])
    sheet.append(["Who", None, "Where"])
    sheet.merge_cells("A2:B2")
    sheet.append(["Person ref", "Full name", None, "Postcode", "Postcode"])
    sheet.append(["N1", "Ann", "x", None, None])
    book.save(tmp_path / "book.xlsx")
    source = open_source(tmp_path / "book.xlsx", ImportKind.PEOPLE)
    assert source.headings == ("Person ref", "Full name", "Column C", "Postcode", "Postcode (2)")
    assert [row.number for row in source.rows()] == [4]


def test_formulas_are_plain_text(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Ref,Name\nN1,=HYPERLINK(A1)\n")
    assert checked_file(file, ImportKind.PEOPLE).people[0].values["name"] == "=HYPERLINK(A1)"


def test_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    file = xlsx_file(tmp_path, ["Ref", "Name"])
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"program")
    with pytest.raises(Refused, match="macros"):
        cells(file)


def test_other_packed_files_and_damaged_sheets_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.docx"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("word/document.xml", "<a/>")
    with pytest.raises(Refused, match="not a spreadsheet"):
        cells(other)
    file = xlsx_file(tmp_path, ["Ref", "Name"], ["N1", "Ann"])
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    with pytest.raises(Refused, match="damaged"):
        cells(broken)


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["TENANT_REF", "TENANT_NAME", "D.O.B."], {0: "reference", 1: "name"}),
        (["Id", "Surname", "Forename"], {0: "reference", 1: "last_name", 2: "first_name"}),
        (["Tenancy Ref", "Person ref"], {0: "tenancy_reference", 1: "reference"}),
        (["x", "y"], {}),
    ],
)
def test_columns_are_guessed(headings: list[str], found: dict[int, str]) -> None:
    assert guess(ImportKind.PEOPLE, headings) == found


def test_columns_are_remembered_for_files_like_this(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Key,Who\nN1,Ann\n")
    source = open_source(file, ImportKind.PEOPLE)
    assert columns_for(tmp_path, source, {}) == {}
    chosen = columns_for(tmp_path, source, {"Key": "reference", "who": "name"})
    remember(tmp_path, ImportKind.PEOPLE, source.headings, chosen)
    assert columns_for(tmp_path, source, {}) == {0: "reference", 1: "name"}
    assert columns_for(tmp_path, source, {"who": ""}) == {0: "reference"}
    assert remembered(tmp_path, ImportKind.HOMES, source.headings) is None
    assert "Who" not in (tmp_path / "import-columns.json").read_text("utf-8")


@pytest.mark.parametrize("chosen", [{"Nobody": "name"}, {"Who": "shoe size"}])
def test_columns_that_are_not_there_are_refused(tmp_path: Path, chosen: dict[str, str]) -> None:
    source = open_source(csv_file(tmp_path, "Key,Who\nN1,Ann\n"), ImportKind.PEOPLE)
    with pytest.raises(Refused) as refusal:
        columns_for(tmp_path, source, chosen)
    assert refusal.value.field == "mapping"


@pytest.mark.parametrize(
    ("kind", "headings", "field"),
    [
        (ImportKind.PEOPLE, "Name,Mobile", "reference"),
        (ImportKind.PEOPLE, "Ref,Mobile", "name"),
        (ImportKind.HOMES, "Ref,Postcode", "first_line"),
    ],
)
def test_needed_columns_are_asked_for(tmp_path: Path, kind: ImportKind, headings: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_file(csv_file(tmp_path, f"{headings}\na,b\n"), kind)
    assert refusal.value.field == field


def test_rows_of_other_lengths_and_broken_quotes_are_refused_one_by_one(tmp_path: Path) -> None:
    text = 'Ref,Name\nN1,Ann\nN2\nN3,"B"ob\nN4,Cara,more\nN5,Dev,\n\n'
    checked = checked_file(csv_file(tmp_path, text), ImportKind.PEOPLE)
    assert [line.reference for line in checked.people] == ["N1", "N5"]
    assert [(refusal.row, refusal.mend != "") for refusal in checked.refused] == [
        (3, True),
        (4, True),
        (5, True),
    ]


def test_size_of_a_file_is_told_for_the_bar(tmp_path: Path) -> None:
    file, told = csv_file(tmp_path, HOMES), list[tuple[int, int]]()
    from hsdesk.people.importing.checking import check_rows

    source = open_source(file, ImportKind.HOMES)
    check_rows(source, columns_for(tmp_path, source, {}), lambda done, of: told.append((done, of)))
    assert told[0][0] == 0
    assert told[-1] == (2, 2)
