"""Changing the text of a pack, key by key."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.errors import Refused
from hsdesk.standards.catalogue import shipped_packs
from hsdesk.standards.faults import BrokenPack
from hsdesk.standards.own.editing import (
    copy_of,
    entered_of,
    value_of,
    with_head,
    with_new_promise,
    with_promise,
    without_promise,
)
from hsdesk.standards.pack import Pack, Timed
from hsdesk.standards.reading import read_pack
from support.promises import REPLY, changed, known_events, pack_text

TEXT = "# Remarks stay where they are.\n" + pack_text(
    REPLY, changed(id='"TT-02"', when='{ urgent = true, topics = ["rent", "repair"] }')
)


def read(text: str) -> Pack:
    return read_pack(text, "test.toml", known_events())


def test_a_copy_has_an_id_of_its_own_and_says_where_it_comes_from() -> None:
    text = copy_of(TEXT, organisation="Millgate office", dated=date(2026, 4, 14))
    pack = read(text)
    assert (pack.id, pack.version, pack.based_on) == ("own-test", "1", "test 1")
    assert (pack.title, pack.dated) == ("Promises of test, as changed by Millgate office", date(2026, 4, 14))
    assert pack.standards == read(TEXT).standards
    assert text.startswith("# Remarks stay where they are.")
    assert read(copy_of(text, organisation="Hill", dated=date(2026, 4, 15))).id == "own-test"


@pytest.mark.parametrize("file", shipped_packs(), ids=lambda file: file.file)
def test_every_pack_that_ships_can_be_copied_and_changed(file: Any) -> None:
    before = read_pack(file.read(), file.file, None)
    text = copy_of(file.read(), organisation="Us", dated=date(2026, 4, 14))
    last = before.standards[-1].id
    after = read_pack(with_promise(text, last, {"note": "Changed."}), file.file, None)
    assert after.standards[:-1] == before.standards[:-1]
    assert after.standards[-1].note == "Changed."


def test_one_key_is_changed_and_all_else_stays() -> None:
    text = with_promise(TEXT, "TT-02", {"within": "5 working days", "when": None, "share": 90})
    first, second = read(text).standards
    assert first == read(TEXT).standards[0]
    assert isinstance(second, Timed)
    assert (str(second.within), second.share, second.when.all) == ("5 working days", 90, ())
    untouched = TEXT.rpartition("[[standard]]")[0]
    assert text.startswith(untouched)


def test_promises_come_and_go() -> None:
    values = {
        "id": "TT-03",
        "kind": "fixture",
        "area": "reception",
        "title": "Clock",
        "sentence": "It ticks.",
    }
    text = with_new_promise(without_promise(TEXT, "TT-01"), {**values, "source": "leaflet"})
    assert [standard.id for standard in read(text).standards] == ["TT-02", "TT-03"]
    with pytest.raises(Refused, match="TT-03"):
        with_new_promise(text, values)
    with pytest.raises(Refused, match="TT-09"):
        without_promise(text, "TT-09")
    assert read(with_head(text, title="Other")).title == "Other"


def test_what_cannot_be_read_says_on_which_line() -> None:
    with pytest.raises(BrokenPack) as refusal:
        with_head("id = \n", title="x")
    assert refusal.value.faults[0].line == 1


@pytest.mark.parametrize(
    ("entered", "is_text", "value"),
    [
        ("  We answer.  ", True, "We answer."),
        ("90", True, "90"),
        ("", True, None),
        ("", False, None),
        ("90", False, 90),
        ("97.5", False, 97.5),
        ("true", False, True),
        ("2026-04-01", False, date(2026, 4, 1)),
        ("10 working days", False, "10 working days"),
        ("visit.seen", False, "visit.seen"),
        ("visit.seen, visit.left", False, ["visit.seen", "visit.left"]),
        ("appointment = true", False, {"appointment": True}),
        (
            'stage = 1, urgent = false, kind = ["a", "b"]',
            False,
            {"stage": 1, "urgent": False, "kind": ["a", "b"]},
        ),
        ("weeks = { at_least = 5 }", False, {"weeks": {"at_least": 5}}),
        ('["11-01", "04-30"]', False, ["11-01", "04-30"]),
    ],
)
def test_what_is_typed_becomes_a_value_and_back(entered: str, is_text: bool, value: Any) -> None:
    read_value = value_of(entered, is_text=is_text)
    assert read_value == value
    assert value_of(entered_of(read_value), is_text=is_text) == value


@pytest.mark.parametrize("entered", ['"', "x\ny = 3"])
def test_what_cannot_be_a_value_is_refused(entered: str) -> None:
    with pytest.raises(Refused):
        value_of(entered, is_text=False)


@given(st.text(max_size=200).filter(lambda text: text.strip()))
def test_any_text_that_is_typed_stays_text(typed: str) -> None:
    try:
        text = with_promise(TEXT, "TT-01", {"note": value_of(typed, is_text=True)})
        pack = read(text)
    except (BrokenPack, Refused):
        return
    assert pack.standards[0].note == typed.strip()
    assert [standard.id for standard in pack.standards] == ["TT-01", "TT-02"]
