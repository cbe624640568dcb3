"""Cells of every shape: taken in the form in which they are kept, or refused with what mends them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from hsdesk.errors import Refused
from hsdesk.people.importing.dates import read_day
from hsdesk.people.importing.rows import ImportKind
from hsdesk.people.importing.values import read_code, read_language, read_name, read_needs, read_phone
from hsdesk.people.rules import TenancyRole, Tenure, VisitorCategory
from support.imports import checked_file, csv_file

THIRD_OF_NOVEMBER = date(2019, 11, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "03/11/2019", "3/11/2019", "03-11-2019", "03.11.2019", "3 11 2019", "2019-11-03", "2019/11/03",
        "20191103", "2019-11-03T00:00:00", "03/11/2019 00:00", "03/11/2019 12:00:00 AM", "3 Nov 2019",
        "3rd November 2019", "Sunday 3 November 2019", "03-NOV-2019", "November 3, 2019", THIRD_OF_NOVEMBER,
        datetime(2019, 11, 3, 9),  # noqa: DTZ001 - as a workbook gives it
    ],
)  # fmt: skip
def test_days_of_every_shape(cell: object) -> None:
    assert read_day(cell, field="starts").day == THIRD_OF_NOVEMBER


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("31/02/1986", "not a day of the calendar"),
        ("03/11/19", "which century"),
        ("11/13/2019", "month first"),
        ("43772", "3 November 2019"),
        ("soon", "not a date"),
        ("3 Foo 2019", "not a day"),
        ("03/11/0019", "year 19"),
        ("3/11", "not a date"),
    ],
)
def test_days_that_are_none_are_refused(cell: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        read_day(cell, field="starts")
    assert refusal.value.advice


def test_a_column_with_the_month_first_is_never_guessed(tmp_path: Path) -> None:
    text = (
        "Ref,Name,Tenancy ref,Start date\n"
        "N1,Ann,T1,04/03/2019\nN2,Bob,T2,03/25/2019\nN3,Cara,T3,2019-03-04\nN4,Dev,T4,05/05/2019\n"
    )
    checked = checked_file(csv_file(tmp_path, text), ImportKind.PEOPLE)
    assert [line.row for line in checked.people] == [4, 5]
    assert {refusal.row for refusal in checked.refused} == {2, 3}
    assert any("4 March or 3 April" in refusal.reason for refusal in checked.refused)


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("WHITLOCK, Bernard", "Bernard Whitlock"),
        ("O'BRIEN, Mary", "Mary O'Brien"),
        ("ANN MCDONALD-REID", "Ann McDonald-Reid"),
        ("Jo Ng", "Jo Ng"),
        ("J.R. Hartley", "J.R. Hartley"),
        ("Zoë van der Berg", "Zoë van der Berg"),
        ("Smith, Jones, and Co", "Smith, Jones, and Co"),
    ],
)
def test_names_are_written_as_spoken(typed: str, spoken: str) -> None:
    assert read_name(typed)[0] == spoken


@pytest.mark.parametrize("typed", ["7700900177", "07700900177", "+44 7700 900177", "07700 900177"])
def test_telephone_numbers_get_their_nought_back(typed: str) -> None:
    assert read_phone(typed, field="mobile") == ("07700 900177", "+447700900177")


@pytest.mark.parametrize("typed", ["none", "N/A", "12", "7.70091E+09", "ask at reception"])
def test_telephone_numbers_that_are_none(typed: str) -> None:
    with pytest.raises(Refused):
        read_phone(typed, field="mobile")


def test_codes_are_read_in_anybodys_words() -> None:
    assert read_code(Tenure, "Shared ownership", field="tenure", called="a tenure") is Tenure.SHARED_OWNERSHIP
    assert read_code(TenancyRole, "JOINT", field="role", called="a part") is TenancyRole.JOINT_TENANT
    category = read_code(VisitorCategory, "Leaseholder or shared owner", field="category", called="a kind")
    assert category is VisitorCategory.LEASEHOLDER
    assert read_needs("BSL; large print", field="needs") == ["sign-language", "large-print"]
    assert (read_language("Polish", field="language"), read_language("PT-br", field="language")) == (
        "pl",
        "pt-br",
    )


def test_codes_that_are_unknown_are_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="secure"):
        read_code(Tenure, "castle", field="tenure", called="a kind of tenancy")
    with pytest.raises(Refused):
        read_language("the usual one", field="language")


BAD_ROWS = [
    ("N1,...,,,,,", "no letter"),
    ("N1,,,,,,", "empty"),
    (",Ann,,,,,", "reference is missing"),
    ("***,Ann,,,,,", "no letter or digit"),
    ("N1,A\x00nn,,,,,", "cannot be shown"),
    (f"N1,{'x' * 201},,,,,", "at most 200"),
    ("N1,Ann,call me,,,,", "not a telephone number"),
    ("N1,Ann,,HX9,,,", "whole postcode"),
    ("N1,Ann,,,T1,01/05/2020,30/04/2020", "before it begins"),
    ("N1,Ann,,,,01/05/2020,", "not its reference"),
    ("N1,Ann,,,T1,31/02/2020,", "not a day"),
]


@pytest.mark.parametrize(("row", "said"), BAD_ROWS)
def test_bad_cells_refuse_their_row(tmp_path: Path, row: str, said: str) -> None:
    text = f"Ref,Name,Mobile,Postcode,Tenancy ref,Start date,End date\nN0,Zoë,,,,,\n{row}\n"
    checked = checked_file(csv_file(tmp_path, text), ImportKind.PEOPLE)
    assert [line.reference for line in checked.people] == ["N0"]
    (refusal,) = checked.refused
    assert (refusal.row, said in refusal.reason, refusal.mend != "") == (3, True, True)


def test_a_row_tells_all_that_is_wrong_with_it(tmp_path: Path) -> None:
    text = "Ref,Name,Mobile,Postcode\nN1,...,12,HX9\n"
    refused = checked_file(csv_file(tmp_path, text), ImportKind.PEOPLE).refused
    assert [refusal.column for refusal in refused] == ["Name", "Mobile", "Postcode"]


@pytest.mark.parametrize("kind", ImportKind)
def test_rows_with_one_reference_are_all_refused(tmp_path: Path, kind: ImportKind) -> None:
    text = "Ref,Name,Address\nN1,Ann,1 Mill Lane\nn1 ,Bob,2 Mill Lane\nN2,Cara,3 Mill Lane\n"
    checked = checked_file(csv_file(tmp_path, text), kind)
    assert [refusal.row for refusal in checked.refused] == [2, 3]
    assert "also in row 3" in checked.refused[0].reason
    assert [line.row for line in checked.people or checked.homes] == [4]
