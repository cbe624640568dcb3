"""The packs that come with hsdesk."""

from importlib.resources import files

import pytest

from hsdesk.office import known_events
from hsdesk.standards.catalogue import OFFICE_AIMS, Standards, shipped_packs
from hsdesk.standards.describe import as_plain, target_in_words
from hsdesk.standards.outcomes import CalendarKind
from hsdesk.standards.pack import PackKind, Timed

LANDLORDS = {"longhurst-and-havelok", "one-housing", "rosebery", "together-housing"}
STATUTES = {
    "complaint-handling-code": "CHC-",
    "awaabs-law": "AL-",
    "right-to-repair": "RTR-",
    "data-protection": "DP-",
}
"""The laws, and how the ids of their clauses begin."""


@pytest.fixture(scope="module")
def standards() -> Standards:
    return Standards(shipped_packs(), known_events())


def test_all_can_be_read_and_no_clause_stands_twice(standards: Standards) -> None:
    standards.check()
    assert {pack.id for pack in standards.landlords()} == LANDLORDS
    assert standards.pack(OFFICE_AIMS).kind is PackKind.OFFICE
    laws = {pack_id for pack_id in standards.ids if standards.pack(pack_id).kind is PackKind.STATUTE}
    assert laws == set(STATUTES)


@pytest.mark.parametrize(("law", "prefix"), STATUTES.items())
def test_a_law_counts_days_as_the_law_does(standards: Standards, law: str, prefix: str) -> None:
    pack = standards.pack(law)
    assert all(standard.id.startswith(prefix) for standard in pack.standards)
    assert {standard.calendar for standard in pack.timed} == {CalendarKind.STATUTORY}
    assert all(standard.share is None and standard.place for standard in pack.standards)
    assert {source.id for source in pack.sources} >= {standard.source for standard in pack.standards}


@pytest.mark.parametrize(
    ("clause", "target", "share"),
    [
        ("LH-24", "5 minutes", None),
        ("LH-25", "10 minutes", None),
        ("OH-05", "10 minutes", 90),
        ("HD-01", "5 minutes", None),
        ("HD-02", "10 minutes", None),
    ],
)
def test_the_wait_at_reception(standards: Standards, clause: str, target: str, share: float | None) -> None:
    standard = standards.standard(clause)
    assert isinstance(standard, Timed)
    assert (str(standard.within), standard.share) == (target, share)
    assert (standard.starts, standard.stops) == (("visit.arrived",), ("visit.seen",))
    assert standard.calendar is CalendarKind.OFFICE
    assert standard.yields is clause.startswith("HD")


@pytest.mark.parametrize("number", range(1, 8))
def test_the_whole_reception_section_of_one_housing(standards: Standards, number: int) -> None:
    assert standards.standard(f"OH-{number:02}", ["one-housing"]).area == "reception"


@pytest.mark.parametrize("clause", ["TC-02", "TC-07", "RB-05"])
def test_the_other_landlords_promises_for_the_desk(standards: Standards, clause: str) -> None:
    assert standards.standard(clause).sentence


def test_an_aim_says_that_it_is_none_of_the_landlords_promises(standards: Standards) -> None:
    pack = standards.pack(OFFICE_AIMS)
    assert "not published promises" in pack.note
    assert all("not a published promise" in standard.note for standard in pack.standards)
    assert all(standard.sentence.startswith("Our own aim") for standard in pack.standards)


def test_promises_are_told_in_words_and_as_plain_data(standards: Standards) -> None:
    told = {
        standard.id: target_in_words(standard)
        for pack_id in standards.ids
        for standard in standards.pack(pack_id).standards
    }
    assert told["OH-05"] == "within 10 minutes, 90 %"
    assert told["TC-07"] == "each time, 100 %"
    assert told["RB-10"] == "every year"
    assert told["OH-01"] == "in place, checked every 1 week, 100 %"
    assert told["LH-04"] == "how people behave"
    plain = as_plain(standards.standard("LH-24"))
    assert (plain["target"], plain["unit"], plain["within"]) == (5, "minutes", "5 minutes")
    assert plain["when"] == {"appointment": True}
    assert "pauses" not in plain


def test_every_file_of_the_folder_is_a_pack() -> None:
    names = [entry.name for entry in (files("resources") / "packs").iterdir()]
    assert {pack.file for pack in shipped_packs()} == set(names)
