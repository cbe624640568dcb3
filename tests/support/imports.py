"""Files to import, and what an import makes of them, for tests."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from hsdesk.office import Office
from hsdesk.people.contact_details import phone_number
from hsdesk.people.importing.actions import import_rows
from hsdesk.people.importing.checking import check_rows
from hsdesk.people.importing.lines import Checked, HomeLine, PersonLine, TenancyLine
from hsdesk.people.importing.opening import open_source
from hsdesk.people.importing.queries import outlook
from hsdesk.people.importing.remembered import columns_for
from hsdesk.people.importing.rows import Imported, ImportKind, Outlook
from hsdesk.people.rules import TenancyRole, Tenure

HOMES = """Property ref,Address 1,Town,Postcode
P1,1 Mill Lane,Stainholme,hx9 4qd
P2,2 Mill Lane,Stainholme,HX94QD
"""
PEOPLE = """Person ref,Name,Mobile,Email,Property ref,Tenancy ref,Tenure,Start date,End date
N1,"WHITLOCK, Bernard",7700900177,bernard@example.org,P1,T1,Secure,01/04/2019,
N2,Joan Tattersall,07700 900121,,P1,T1,Secure,01/04/2019,
N3,Dariusz Nowak,,dariusz@example.org,P2,T2,Assured,2020-05-06,
"""


def csv_file(folder: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    """A text file."""
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def xlsx_file(folder: Path, *rows: Sequence[Any], name: str = "file.xlsx", sheet: str = "People") -> Path:
    """A workbook with one sheet of rows."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = sheet
    for row in rows:
        first.append(list(row))
    book.save(folder / name)
    return folder / name


def checked_file(file: Path, kind: ImportKind, **chosen: str) -> Checked:
    """A file's rows after they were checked, with columns as guessed or chosen by heading."""
    source = open_source(file, kind)
    return check_rows(source, columns_for(file.parent, source, chosen))


def looked_at(office: Office, file: Path, kind: ImportKind) -> Outlook:
    """What importing a file would do."""
    return office.ask(outlook, checked_file(file, kind))


def bring_in(office: Office, file: Path, kind: ImportKind, **options: Any) -> Imported:
    """Import a file."""
    return office.actor().do(import_rows, checked=checked_file(file, kind), **options)


def bring_in_both(office: Office, folder: Path, homes: str = HOMES, people: str = PEOPLE) -> Imported:
    """Import some homes, and then the people who live there."""
    bring_in(office, csv_file(folder, homes, "homes.csv"), ImportKind.HOMES)
    return bring_in(office, csv_file(folder, people, "people.csv"), ImportKind.PEOPLE)


def import_everything(does: Callable[..., Any]) -> None:
    """Do imports that write each of their entries."""
    home = HomeLine(2, "P1", {"first_line": "9 Import Row", "postcode": "HX9 4QD"})
    does(import_rows, checked=Checked(ImportKind.HOMES, rows=1, homes=[home]))
    person = PersonLine(
        2,
        "N1",
        {"name": "Dariusz Nowak"},
        phones=(phone_number("07700 900177"),),
        home_reference="P1",
        tenancy=TenancyLine("T-IMPORT", Tenure.SECURE, date(2019, 4, 1), None, TenancyRole.TENANT),
    )
    does(import_rows, checked=Checked(ImportKind.PEOPLE, rows=1, people=[person]))
