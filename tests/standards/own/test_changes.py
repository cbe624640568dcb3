"""Changes of a pack kept apart from its text."""

from datetime import date

import pytest

from hsdesk.errors import Refused
from hsdesk.standards.own.changes import Changes
from hsdesk.standards.own.editing import with_changes
from hsdesk.standards.reading import read_pack
from support.promises import REPLY, changed, known_events, pack_text

AGAINST = '[standard.contradicts]\nof = "law"\nclause = "1"\nwhy = "The law says five days."\n'
TEXT = "# Remarks stay.\n" + pack_text(REPLY + AGAINST, changed(id='"TT-02"'))
NEW = {
    "id": "OWN-01",
    "kind": "fixture",
    "area": "reception",
    "title": "Water",
    "sentence": "There is water.",
    "source": "own",
}
OWN = {"id": "own", "title": "Decided by us", "publisher": "us", "dated": "14 April 2026"}


def read(text: str):
    return read_pack(text, "test.toml", known_events())


def test_everything_at_once():
    changes = Changes(
        head={"title": "Ours", "in_force_from": "2026-05-01"},
        promises={"TT-01": {"within": "5 working days", "when": {"urgent": True}, "until": "2027-01-31"}},
        added={"OWN-01": dict(NEW)},
        removed=["TT-02"],
        sources=[OWN],
    )
    text = with_changes(TEXT, changes)
    pack = read(text)
    assert text.startswith("# Remarks stay.")
    assert (pack.title, pack.in_force_from) == ("Ours", date(2026, 5, 1))
    reply, water = pack.standards
    assert (str(reply.within), reply.when.as_mapping()) == ("5 working days", {"urgent": True})
    assert (reply.until, reply.contradicts.clause) == (date(2027, 1, 31), "1")
    assert (water.id, pack.source_of(water).title) == ("OWN-01", "Decided by us")


def test_a_new_promise_that_is_taken_out_again_makes_no_difference():
    changes = Changes(added={"OWN-01": dict(NEW)}, removed=["OWN-01"])
    assert changes.count == 0
    assert read(with_changes(TEXT, changes)) == read(TEXT)


def test_changes_are_written_down_and_read_back():
    changes = Changes(
        head={"title": "Ours"}, promises={"TT-01": {"share": 90, "note": None}}, removed=["TT-02"]
    )
    assert Changes.from_text(changes.as_text()) == changes


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"head": 1}', "not json"])
def test_what_cannot_be_read_back_is_refused(text):
    with pytest.raises(Refused):
        Changes.from_text(text)


def test_a_fault_names_the_key():
    from hsdesk.standards.faults import BrokenPack

    text = with_changes(
        TEXT, Changes(promises={"TT-01": {"within": "ten days", "share": 200, "until": "soon"}})
    )
    with pytest.raises(BrokenPack) as broken:
        read(text)
    assert {fault.key for fault in broken.value.faults if fault.clause == "TT-01"} == {"within", "until"}
