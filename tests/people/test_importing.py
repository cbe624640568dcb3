"""Files of homes and people come in whole or not at all, once, and with their history; on both databases."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hsdesk.errors import ChangedByOther, Gone, HsdeskError, Refused
from hsdesk.office import Office
from hsdesk.people import actions, queries
from hsdesk.people.importing.rows import Fate, ImportKind
from hsdesk.people.rules import Need, TenancyRole, Tenure, VisitorCategory
from support.imports import HOMES, PEOPLE, bring_in, bring_in_both, checked_file, csv_file, looked_at
from support.notes import count, raw
from support.people import add_home, add_person, add_tenant

TABLES = ("person", "home", "contact_method", "tenancy", "tenancy_person", "search_person", "journal")


def everything(office: Office) -> list[Any]:
    """All that is kept of people and homes, and the journal."""
    return [sorted(raw(office, f"SELECT * FROM {table}"), key=repr) for table in TABLES]


def person_called(office: Office, typed: str) -> Any:
    (hit,) = office.ask(queries.find, typed)
    return office.ask(queries.person, hit.person_id)


def entries(office: Office, event: str) -> list[dict[str, Any]]:
    found = raw(office, f"SELECT facts FROM journal WHERE event = '{event}' ORDER BY id")
    return [msgspec.json.decode(facts) if isinstance(facts, str) else facts for (facts,) in found]


def test_homes_people_and_tenancies_come_in(office: Office, tmp_path: Path) -> None:
    done = bring_in_both(office, tmp_path)
    assert (done.rows, done.added, done.changed, done.left_out) == (3, 3, 0, 0)
    bernard = person_called(office, "Bernard Whitlock")
    assert (bernard.address, bernard.postcode) == ("1 Mill Lane, Stainholme", "HX9 4QD")
    assert [contact.value for contact in bernard.contacts] == ["07700 900177", "bernard@example.org"]
    (tenancy,) = bernard.tenancies
    assert (tenancy.reference, tenancy.tenure, tenancy.starts) == ("T1", Tenure.SECURE, date(2019, 4, 1))
    assert person_called(office, "07700 900121").tenancies[0].tenancy_id == tenancy.tenancy_id
    assert count(office, "tenancy") == 2


def test_everything_that_can_be_said_of_a_person(office: Office, tmp_path: Path) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    text = (
        "Ref,First name,Surname,Known as,Category,Language,Needs,Telephone,Address,Postcode,Tenancy ref,"
        "Tenancy type,Tenancy begins,Tenancy ends,Role\n"
        "N1,Zoë,MÜLLER,Zo,Applicant,Polish,BSL,020 7946 0018,2 mill lane,HX9 4QD,T9,Starter,1 May 2019,"
        "30 April 2020,Household member\n"
    )
    bring_in(office, csv_file(tmp_path, text), ImportKind.PEOPLE)
    zoe = person_called(office, "Zoë Müller")
    assert (zoe.known_as, zoe.category, zoe.language) == ("Zo", VisitorCategory.APPLICANT, "pl")
    assert zoe.needs == (Need.SIGN_LANGUAGE,)
    (tenancy,) = zoe.tenancies
    assert (tenancy.tenure, tenancy.ends) == (Tenure.STARTER, date(2020, 4, 30))
    assert (tenancy.role, tenancy.address) == (TenancyRole.HOUSEHOLD_MEMBER, "2 Mill Lane, Stainholme")


def test_the_same_files_again_write_nothing(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    before = everything(office)
    again = bring_in_both(office, tmp_path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert everything(office) == before


def test_what_differs_is_changed_and_stands_in_the_journal(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    people = PEOPLE.replace("Joan Tattersall,07700 900121", "Joan Whitlock,07700 900122")
    people = people.replace("T2,Assured,2020-05-06,", "T2,Assured,2020-05-06,2026-03-31")
    done = bring_in_both(office, tmp_path, people=people)
    assert (done.added, done.changed, done.unchanged) == (0, 2, 1)
    joan = person_called(office, "Joan Whitlock")
    assert [contact.value for contact in joan.contacts] == ["07700 900121", "07700 900122"]
    assert joan.version == 2
    assert entries(office, "person.imported")[3:] == [
        {"is_new": False, "fields": ["name", "phones"]},
        {"is_new": False, "fields": ["tenancy_ends"]},
    ]
    assert entries(office, "tenancy.imported")[2:] == [{"is_new": False, "fields": ["ends"]}]
    assert entries(office, "people.imported")[1:] == [
        {"rows": 3, "added": 0, "changed": 2, "unchanged": 1, "left_out": 0}
    ]
    assert person_called(office, "Dariusz").tenancies[0].ends == date(2026, 3, 31)


def test_changed_home_is_found_under_its_new_address(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    homes = HOMES.replace("2 Mill Lane", "2 Tenter Street")
    done = bring_in(office, csv_file(tmp_path, homes), ImportKind.HOMES)
    assert (done.changed, done.unchanged) == (1, 1)
    assert person_called(office, "Tenter Street").name == "Dariusz Nowak"
    assert entries(office, "home.imported")[2:] == [{"is_new": False, "fields": ["first_line"]}]


def test_empty_cells_and_what_the_desk_added_stay(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    joan = person_called(office, "Joan Tattersall")
    office.actor().do(
        actions.change_contacts,
        person_id=joan.person_id,
        phones=["020 7946 0018"],
        unsafe_phones=["07700 900121"],
    )
    text = "Person ref,Name,Mobile,Language\nN2,Joan Tattersall,07700 900121,\n"
    assert bring_in(office, csv_file(tmp_path, text), ImportKind.PEOPLE).unchanged == 1
    kept = person_called(office, "Joan Tattersall")
    assert [(row.value, row.is_safe) for row in kept.contacts] == [
        ("020 7946 0018", True),
        ("07700 900121", False),
    ]


def test_capitals_of_the_file_do_not_undo_the_desks_spelling(office: Office, tmp_path: Path) -> None:
    shouted = 'Ref,Name\nN1,"MACDONALD, Zoe"\n'
    bring_in(office, csv_file(tmp_path, shouted), ImportKind.PEOPLE)
    card = person_called(office, "Zoe Macdonald")
    office.actor().do(
        actions.change_person,
        person_id=card.person_id,
        version=1,
        name="Zoë MacDonald",
        category=card.category,
    )
    assert bring_in(office, csv_file(tmp_path, shouted), ImportKind.PEOPLE).unchanged == 1
    assert person_called(office, "MacDonald").name == "Zoë MacDonald"


def test_people_and_homes_without_a_reference_get_theirs(office: Office, tmp_path: Path) -> None:
    person_id = add_tenant(office, "Rosa Whitfield", reference="T1")
    bring_in(office, csv_file(tmp_path, "Ref,Address,Postcode\nP1,12 MILL LANE,HX9 4QD\n"), ImportKind.HOMES)
    done = bring_in(
        office, csv_file(tmp_path, "Ref,Name,Tenancy ref\nN1,Rosa Whitfield,T1\n"), ImportKind.PEOPLE
    )
    assert (done.added, done.changed, count(office, "home"), count(office, "person")) == (0, 1, 1, 1)
    assert raw(office, "SELECT id, reference FROM person") == [(person_id, "N1")]
    assert raw(office, "SELECT reference FROM home") == [("P1",)]


def test_somebody_without_a_tenancy_lives_where_the_file_says(office: Office, tmp_path: Path) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    for home, address in (("P1", "1 Mill Lane, Stainholme"), ("P2", "2 Mill Lane, Stainholme")):
        bring_in(office, csv_file(tmp_path, f"Ref,Name,Home ref\nN1,Ann Field,{home}\n"), ImportKind.PEOPLE)
        assert person_called(office, "Ann Field").address == address


REFUSED = [
    ("N9,Ann,P9,,,T9,01/01/2024,", "No home has the reference P9"),
    ("N9,Ann,,9 Nowhere,HX9 4QD,T9,01/01/2024,", "no home with this address"),
    ("N9,Ann,,,,T9,01/01/2024,", "not say of which home"),
    ("N9,Ann,P1,,,T9,,", "not say when it begins"),
    ("N9,Ann,P1,,,T9,01/01/2024,", "overlaps with T1"),
    ("N9,Ann,P2,,,T1,01/04/2019,", "is of another home"),
    ("N9,Ann,P1,,,T1,,01/04/2018", "before it begins"),
]


@pytest.mark.parametrize(("row", "said"), REFUSED)
def test_rows_that_do_not_fit_what_is_kept_are_refused(
    office: Office, tmp_path: Path, row: str, said: str
) -> None:
    bring_in_both(office, tmp_path)
    before = everything(office)
    headings = "Person ref,Name,Property ref,Address,Postcode,Tenancy ref,Start date,End date"
    file = csv_file(tmp_path, f"{headings}\nN8,Cara,P2,,,,,\n{row}\n")
    found = looked_at(office, file, ImportKind.PEOPLE)
    assert [(refusal.row, said in refusal.reason) for refusal in found.refused] == [(3, True)]
    assert found.refused[0].mend
    with pytest.raises(HsdeskError):
        bring_in(office, file, ImportKind.PEOPLE)
    assert everything(office) == before
    assert bring_in(office, file, ImportKind.PEOPLE, left_out=frozenset({3})).left_out == 1
    assert person_called(office, "Cara").name == "Cara"


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("N2,Bob,P1,T2,01/06/2020,", "overlaps with T1"),
        ("N2,Bob,P1,T1,02/01/2020,", "says otherwise"),
        ("N2,Bob,P2,T1,01/01/2020,", "of another home"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(
    office: Office, tmp_path: Path, second: str, said: str
) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    headings = "Person ref,Name,Property ref,Tenancy ref,Start date,End date"
    file = csv_file(tmp_path, f"{headings}\nN1,Ann,P1,T1,01/01/2020,31/12/2020\n{second}\n")
    (refusal,) = looked_at(office, file, ImportKind.PEOPLE).refused
    assert (refusal.row, said in refusal.reason) == (3, True)


def test_long_tenancy_overlaps_with_each_that_begins_in_it(office: Office, tmp_path: Path) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    rows = "".join(
        f"N{number},Ann {number},P1,T{number},01/01/{year},31/12/{end}\n"
        for number, year, end in ((1, 2000, 2020), (2, 2001, 2001), (3, 2003, 2003), (4, 2021, 2022))
    )
    file = csv_file(tmp_path, "Person ref,Name,Property ref,Tenancy ref,Start date,End date\n" + rows)
    assert [refusal.row for refusal in looked_at(office, file, ImportKind.PEOPLE).refused] == [3, 4]


def test_an_ended_tenancy_makes_room_for_the_next_in_one_file(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    text = (
        "Person ref,Name,Property ref,Tenancy ref,Start date,End date\n"
        "N3,Dariusz Nowak,P2,T2,,31/03/2026\nN7,Eve Long,P2,T7,01/04/2026,\n"
    )
    done = bring_in(office, csv_file(tmp_path, text), ImportKind.PEOPLE)
    assert (done.added, done.changed) == (1, 1)


@pytest.mark.parametrize("second", ["P9,2 Mill Lane,HX9 4QD", "P3,1 mill lane,HX94QD"])
def test_two_homes_at_one_address_are_refused(office: Office, tmp_path: Path, second: str) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    file = csv_file(tmp_path, f"Ref,Address,Postcode\n{second}\n")
    assert "address" in looked_at(office, file, ImportKind.HOMES).refused[0].reason


def test_preview_shows_what_becomes_of_each_row(office: Office, tmp_path: Path) -> None:
    bring_in_both(office, tmp_path)
    people = PEOPLE.replace("Dariusz Nowak", "Dariusz Kowal") + "N4,...,,,,,,,\nN5,Eve,,,,,,,\n"
    before = everything(office)
    found = looked_at(office, csv_file(tmp_path, people), ImportKind.PEOPLE)
    assert [row.fate for row in found.preview] == [
        Fate.UNCHANGED, Fate.UNCHANGED, Fate.CHANGES, Fate.REFUSED, Fate.NEW,
    ]  # fmt: skip
    assert found.preview[2].fields == ("name",)
    assert found.preview[0].shown["name"] == "Bernard Whitlock"
    counts = found.counts
    assert (counts.rows, counts.added, counts.changed, counts.unchanged, counts.refused) == (5, 1, 1, 2, 1)
    assert found.remarks["Name"] == ("Split at the comma", "Capitals made small")
    assert everything(office) == before


@pytest.mark.parametrize("after", [0, 100, 500, 900])
def test_a_stopped_import_changes_nothing(office: Office, tmp_path: Path, after: int) -> None:
    bring_in(office, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    before = everything(office)

    def stop(done: int, of: int) -> None:
        if done * 1000 // of >= after:
            raise Gone("Stopped.")

    with pytest.raises(Gone):
        bring_in(office, csv_file(tmp_path, PEOPLE), ImportKind.PEOPLE, progress=stop)
    assert everything(office) == before


def test_row_that_has_become_impossible_since_it_was_shown(office: Office, tmp_path: Path) -> None:
    home_id = add_home(office, "1 Mill Lane", postcode="HX9 4QD")
    file = csv_file(
        tmp_path, "Ref,Name,Address,Postcode,Tenancy ref,From\nN1,Ann,1 Mill Lane,HX9 4QD,T1,1 May 2020\n"
    )
    assert not looked_at(office, file, ImportKind.PEOPLE).refused
    person_id = add_person(office)
    office.actor().do(
        actions.add_tenancy,
        reference="T5",
        home_id=home_id,
        tenure=Tenure.SECURE,
        starts=date(2019, 4, 1),
        people={person_id: TenancyRole.TENANT},
    )
    with pytest.raises(ChangedByOther, match="Row 2 cannot come in"):
        bring_in(office, file, ImportKind.PEOPLE)


def test_refused_rows_must_be_left_out_on_purpose(office: Office, tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Ref,Name\nN1,Ann\nN2,...\n")
    with pytest.raises(Refused, match="row 3"):
        bring_in(office, file, ImportKind.PEOPLE)
    assert count(office, "person") == 0


def test_promises_hear_of_an_import_only_where_a_pack_speaks_of_it(office: Office, tmp_path: Path) -> None:
    engine = office.standards_engine
    with office.engine.connect():
        bring_in_both(office, tmp_path)
    assert count(office, "deadline") == 0
    assert "tenancy.imported" not in {
        event for pack in engine.standards.ids for event in engine.standards.pack(pack).events
    }


def test_checked_rows_may_be_left_out_and_stay_out(office: Office, tmp_path: Path) -> None:
    checked = checked_file(csv_file(tmp_path, "Ref,Name\nN1,Ann\nN2,Bob\n"), ImportKind.PEOPLE)
    assert [line.row for line in checked.leaving_out({2}).people] == [3]
