"""A person is found while typing, spelled roughly right, and comes in the same order on both databases."""

import string

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hsdesk.errors import Refused
from hsdesk.office import Office
from hsdesk.people import queries
from hsdesk.people.loading import NewHome, NewPerson, NewTenancy, load_people
from hsdesk.people.matching import query_of
from hsdesk.people.rows import HitField, PersonHit
from hsdesk.people.rules import Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.people.search_index import forget_people, rebuild_search
from hsdesk.store.work import Work
from support.people import add_person, add_tenant

CROWD = [
    ("Aisha O'Brien", "Flat 3, 12 Mill Lane", "HX9 4QD", "TEN-104233", "07700 900123"),
    ("John Smith", "14 Orchard Close", "HX1 1AA", "TEN-200001", "07700 900456"),
    ("Smith Johnson", "9 High Street", "HX2 2BB", "TEN-200002", "01632 960111"),
    ("Zoë Smith-Jones", "21 Thompson Road", "HX3 3DD", "TEN-200003", "01632 960222"),
    ("Łukasz Żółkowski", "12 Millfield Way", "HX9 4QE", "TEN-200004", "+48 601 234 567"),
    ("Margaret Thompson", "1 Smith Street", "HX4 4EE", "TEN-200005", "020 7946 0123"),
    ("Richard Richardson", "77 Canal Wharf", "HX5 5FF", "TEN-200006", "07700 900789"),
    ("عائشة الزهراء", "5 Bank Top", "HX6 6GG", "TEN-200007", "07700 900321"),
    ("Mary-Ann D’Souza", "30 Bank Top", "HX6 6GH", "TEN-200008", "07700 900654"),
]


def load_crowd(work: Work) -> list[int]:
    homes = (
        NewHome(
            first_line,
            postcode=postcode,
            tenancies=[
                NewTenancy(
                    reference,
                    Tenure.SECURE,
                    work.now.date(),
                    [(NewPerson(name, phones=[phone]), TenancyRole.TENANT)],
                )
            ],
        )
        for name, first_line, postcode, reference, phone in CROWD
    )
    return load_people(
        work.session, homes, [NewPerson("Nobody Known"), NewPerson("Somebody Else")]
    ).person_ids


@pytest.fixture
def crowd(office: Office) -> Office:
    """An office that knows a few people."""
    office.actor().do(load_crowd)
    return office


def names(office: Office, typed: str) -> list[str]:
    return [hit.name for hit in office.ask(queries.find, typed)]


CASES = [
    # part of a name
    ("ric", ["Richard Richardson"]),
    ("richard", ["Richard Richardson"]),
    ("smith john ", ["John Smith", "Smith Johnson"]),
    ("smith john", ["John Smith", "Smith Johnson", "Zoë Smith-Jones"]),
    ("jo smi", ["John Smith", "Smith Johnson", "Zoë Smith-Jones"]),
    ("smi jo", ["Smith Johnson", "John Smith", "Zoë Smith-Jones"]),
    ("JOHN SMITH", ["John Smith", "Smith Johnson"]),
    ("Mr John Smith", ["John Smith", "Smith Johnson"]),
    # apostrophes, hyphens, accents, other scripts
    ("obrien", ["Aisha O'Brien"]),
    ("o'brien", ["Aisha O'Brien"]),
    ("O’Brien", ["Aisha O'Brien"]),
    ("o brien", ["Aisha O'Brien"]),
    ("brien", ["Aisha O'Brien"]),
    ("smith-jones", ["Zoë Smith-Jones"]),
    ("smithjones", ["Zoë Smith-Jones"]),
    ("dsouza", ["Mary-Ann D’Souza"]),
    ("mary ann", ["Mary-Ann D’Souza"]),
    ("maryann", ["Mary-Ann D’Souza"]),
    ("zoe", ["Zoë Smith-Jones"]),
    ("lukasz zolkowski", ["Łukasz Żółkowski"]),
    ("عائشة", ["عائشة الزهراء"]),
    # roughly right
    ("richrdson", ["Richard Richardson"]),
    ("ricahrd", ["Richard Richardson"]),
    ("rihcar", ["Richard Richardson"]),
    ("thmopson margret", ["Margaret Thompson"]),
    ("tomson margaret", ["Margaret Thompson"]),
    ("obrein", ["Aisha O'Brien"]),
    ("zolkwoski", ["Łukasz Żółkowski"]),
    ("orchrad close", ["John Smith"]),
    # addresses and postcodes
    ("12 mill", ["Aisha O'Brien", "Łukasz Żółkowski"]),
    ("mill lane", ["Aisha O'Brien"]),
    ("hx94qd", ["Aisha O'Brien"]),
    ("HX9 4QD", ["Aisha O'Brien"]),
    ("hx9 4", ["Aisha O'Brien", "Łukasz Żółkowski"]),
    ("hx9", ["Aisha O'Brien", "Łukasz Żółkowski"]),
    ("aisha hx9", ["Aisha O'Brien"]),
    # references
    ("ten-104233", ["Aisha O'Brien"]),
    ("ten104233", ["Aisha O'Brien"]),
    ("104233", ["Aisha O'Brien"]),
    ("4233", ["Aisha O'Brien"]),
    # telephone numbers
    ("07700 900123", ["Aisha O'Brien"]),
    ("07700900123", ["Aisha O'Brien"]),
    ("+44 7700 900123", ["Aisha O'Brien"]),
    ("00447700900123", ["Aisha O'Brien"]),
    ("00123", ["Aisha O'Brien"]),
    ("900 123", ["Aisha O'Brien"]),
    ("(020) 7946", ["Margaret Thompson"]),
    ("601234567", ["Łukasz Żółkowski"]),
    ("aisha 900123", ["Aisha O'Brien"]),
    ("0770 smith", ["John Smith"]),
    # nobody
    ("", []),
    ("   ", []),
    ("qqqq", []),
    ("smith qqqq", []),
    ("...", []),
]


def test_people_are_found(crowd: Office) -> None:
    assert {typed: names(crowd, typed) for typed, _ in CASES} == dict(CASES)


def test_exact_comes_before_beginning_before_roughly_and_name_before_address(crowd: Office) -> None:
    assert names(crowd, "smith") == [
        "John Smith",
        "Smith Johnson",
        "Zoë Smith-Jones",
        "Margaret Thompson",
    ]
    assert names(crowd, "thompson") == ["Margaret Thompson", "Zoë Smith-Jones"]
    assert names(crowd, "john")[:2] == ["John Smith", "Smith Johnson"]


def test_half_a_name_with_a_slip_is_found_while_it_is_typed(crowd: Office) -> None:
    typed = "richradson"
    for length in range(1, len(typed) + 1):
        assert "Richard Richardson" in names(crowd, typed[:length]), typed[:length]


def test_one_letter_finds_people(crowd: Office) -> None:
    for letter in string.ascii_lowercase:
        expected = {name for name, *_ in CROWD if letter in "".join(w[0] for w in query_of(name).words)}
        assert expected <= set(names(crowd, letter))


SYNTAX = [
    '" OR * NEAR ( ^ : -',
    "name_words : smith",
    "smith OR 1=1",
    "'; DROP TABLE person; --",
    "smith:* & !john | (",
    "NEAR(smith john, 5)",
    "smith*",
    "^smith",
    "%_\\",
    "\x00\x1f",
    "\ud800",
    "\u202esmith",
    "<b>smith</b>",
    "🙂",
    "x" * 10_000,
    "smith " * 2_000,
    "1" * 10_000,
]


def test_any_syntax_is_only_text(crowd: Office) -> None:
    before = names(crowd, "smith")
    for typed in SYNTAX:
        assert len(crowd.ask(queries.find, typed)) <= len(CROWD)
    assert names(crowd, "smith") == before


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40) | st.text(string.digits + " +-()", max_size=20))
@example(typed="'")
@example(typed="\\")
@example(typed="²3")
def test_any_text_may_be_typed(crowd: Office, typed: str) -> None:
    assert len(crowd.ask(queries.find, typed)) <= len(CROWD)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=40))
@example(name="I\u0307 ß ﬁ")
@example(name="ᾼ ΐ")
@example(name="a\u0345 '")
def test_a_person_is_found_by_every_word_of_their_name(office: Office, name: str) -> None:
    try:
        person_id = add_person(office, name)
    except Refused:
        return
    kept = office.ask(queries.person, person_id).name
    for word in kept.split():
        if query_of(word).words:
            assert person_id in [hit.person_id for hit in office.ask(queries.find, word, limit=200)]


def test_hit_says_what_fits_where(crowd: Office) -> None:
    (hit,) = crowd.ask(queries.find, "brien 12 mil")
    texts = {HitField.NAME: hit.name, HitField.ADDRESS: hit.address}
    assert [(each.field, texts[each.field][each.start : each.end]) for each in hit.found] == [
        (HitField.NAME, "Brien"),
        (HitField.ADDRESS, "12"),
        (HitField.ADDRESS, "Mil"),
    ]
    (hit,) = crowd.ask(queries.find, "obri")
    assert [hit.name[each.start : each.end] for each in hit.found] == ["O'Bri"]
    (hit,) = crowd.ask(queries.find, "77009001")
    assert hit.phone == "07700 900123"
    assert [(each.field, hit.phone[each.start : each.end]) for each in hit.found] == [
        (HitField.PHONE, "7700 9001")
    ]
    (hit,) = crowd.ask(queries.find, "zolkwoski")
    assert [hit.name[each.start : each.end] for each in hit.found] == ["Żółkowski"]
    (hit,) = crowd.ask(queries.find, "hx94qd")
    assert [(each.field, hit.postcode[each.start : each.end]) for each in hit.found] == [
        (HitField.POSTCODE, "HX9 4QD")
    ]


def test_hit_carries_what_the_desk_needs(office: Office) -> None:
    person_id = add_tenant(
        office,
        "Ann Lee",
        reference="T-9",
        known_as="Annie",
        category=VisitorCategory.LEASEHOLDER,
        needs=[Need.STEP_FREE],
        phones=["07700 900123"],
    )
    (hit,) = office.ask(queries.find, "annie")
    assert hit == PersonHit(
        person_id=person_id,
        name="Ann Lee",
        known_as="Annie",
        category=VisitorCategory.LEASEHOLDER,
        needs=(Need.STEP_FREE,),
        address="12 Mill Lane, Harrow Bridge",
        postcode="HX9 4QD",
        reference="T-9",
        phone="",
        found=hit.found,
    )
    assert {each.field for each in hit.found} == {HitField.KNOWN_AS}


def test_limit_is_kept(crowd: Office) -> None:
    assert len(crowd.ask(queries.find, "hx", limit=3)) == 3
    assert len(crowd.ask(queries.find, "hx", limit=-1)) == 1
    assert len(crowd.ask(queries.find, "hx", limit=10**9)) == len(CROWD)


def rebuild(work: Work) -> int:
    return rebuild_search(work.session)


def forget_everybody(work: Work) -> None:
    forget_people(work.session, list(range(1, len(CROWD) + 1)))


def test_index_can_be_made_anew(crowd: Office) -> None:
    before = {typed: crowd.ask(queries.find, typed) for typed, _ in CASES}
    crowd.actor().do(forget_everybody)
    assert names(crowd, "smith") == []
    assert crowd.actor().do(rebuild) == len(CROWD) + 2
    assert {typed: crowd.ask(queries.find, typed) for typed, _ in CASES} == before
    add_person(crowd, "Newcomer Afterwards")
    assert names(crowd, "newcomer") == ["Newcomer Afterwards"]


def test_added_people_are_found_like_loaded_ones(office: Office) -> None:
    for name, first_line, postcode, reference, phone in CROWD:
        add_tenant(office, name, first_line, reference=reference, postcode=postcode, town="", phones=[phone])
    assert {typed: names(office, typed) for typed, _ in CASES} == dict(CASES)


def test_load_gives_ids_that_nobody_else_gets(office: Office) -> None:
    person_ids = office.actor().do(load_crowd)
    assert len(set(person_ids)) == len(CROWD) + 2
    assert names(office, "somebody") == ["Somebody Else"]
    assert add_person(office, "Ann Later") not in person_ids


def load_unnamed(work: Work) -> None:
    load_people(work.session, [NewHome("1 Mill Lane", others=[NewPerson("Ann"), NewPerson("...")])])


def test_nothing_is_kept_of_a_load_with_a_fault(office: Office) -> None:
    with pytest.raises(Refused, match="no letter"):
        office.actor().do(load_unnamed)
    assert names(office, "ann") == []
