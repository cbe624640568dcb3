"""Packs: what is read, and how a broken one is refused."""

import pytest

from hsdesk.calendars.within import Within
from hsdesk.errors import PackError
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.intervals import Interval
from hsdesk.standards.pack import Conduct, Every, Evidence, Fixture, Level, Pack, Recurring, Timed
from hsdesk.standards.reading import read_pack
from support.promises import REPLY, changed, known_events, pack_text

KINDS = """
[[standard]]
id = "TT-02"
kind = "every"
area = "contact"
title = "Asked before you go"
sentence = "We ask."
source = "leaflet"
starts = "visit.finished"
shows = { asked_satisfied = true, anything_else = { present = true } }

[[standard]]
id = "TT-03"
kind = "level"
area = "phone"
title = "Few calls lost"
sentence = "Few are lost."
source = "leaflet"
measure = "calls-abandoned"
at_most = 7

[[standard]]
id = "TT-04-yearly"
kind = "recurring"
area = "surveys"
title = "Survey"
sentence = "We ask everyone."
source = "leaflet"
every = "2 years"

[[standard]]
id = "TT-05"
kind = "fixture"
area = "reception"
title = "Name on display"
sentence = "You see the name."
source = "leaflet"
checked_every = "1 week"
share = 100

[[standard]]
id = "TT-06"
kind = "conduct"
area = "conduct"
title = "Polite"
sentence = "We are polite."
source = "leaflet"
tested_by = ["survey"]
"""


def read(text: str) -> Pack:
    return read_pack(text, "test.toml", known_events())


def faults(text: str) -> list[PackFault]:
    with pytest.raises(BrokenPack) as refusal:
        read(text)
    return list(refusal.value.faults)


def only_fault(text: str) -> PackFault:
    (fault,) = faults(text)
    return fault


def test_every_kind_is_read() -> None:
    pack = read(pack_text(REPLY, KINDS))
    timed, every, level, recurring, fixture, conduct = pack.standards
    assert isinstance(timed, Timed)
    assert timed.within == Within.parse("10 working days")
    assert isinstance(every, Every)
    assert every.shows.facts == ("asked_satisfied", "anything_else")
    assert isinstance(level, Level)
    assert (level.measure, level.at_most, level.at_least) == ("calls-abandoned", 7, None)
    assert isinstance(recurring, Recurring)
    assert recurring.every == Interval(2, "year")
    assert isinstance(fixture, Fixture)
    assert (fixture.checked_every, fixture.share) == (Interval(1, "week"), 100)
    assert isinstance(conduct, Conduct)
    assert conduct.tested_by == (Evidence.SURVEY,)


def test_a_timed_promise_may_say_all_of_this() -> None:
    full = changed(
        starts='["case.received"]',
        when='{ urgent = true, channel = ["letter", "email"], promised_at = { present = false } }',
        from_='["at", "promised_at"]',
        stops_when="{ full = true }",
        pauses='"case.paused"',
        resumes='"case.resumed"',
        extends='"case.extended"',
        extends_at_most='"10 working days"',
        cancels='"case.withdrawn"',
        ends='"case.closed"',
        excuses='{ "case.delayed" = "postal-strike" }',
        calendar='"statutory"',
        rules='{ count_receipt_day = true, after_hours = "next-working-day" }',
        share="97.5",
        in_force_from="2026-01-01",
        until="2026-12-31",
        yields="true",
        note='"Read the small print."',
    )
    (standard,) = read(pack_text(full)).timed
    assert standard.counts_from == ("at", "promised_at")
    assert standard.rules.count_receipt_day
    assert (standard.share, standard.calendar.value, standard.yields) == (97.5, "statutory", True)
    assert standard.events >= {"case.paused", "case.delayed", "case.closed"}


def test_a_fault_names_file_line_clause_and_what_to_mend() -> None:
    fault = only_fault(pack_text(changed(within='"10 fortnights"')))
    assert (fault.file, fault.clause) == ("test.toml", "TT-01")
    assert (
        pack_text(changed(within='"10 fortnights"')).splitlines()[fault.line - 1]
        == 'within = "10 fortnights"'
    )
    assert "10 fortnights" in fault.sentence
    assert "10 working days" in fault.advice
    assert str(fault).startswith(f"test.toml, line {fault.line}: TT-01: ")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("stops", None, "stops is missing"),
        ("starts", "[]", "No entry starts"),
        ("stops", '"case.answerd"', "no entry “case.answerd”"),
        ("starts", '"case.nothing"', "no entry “case.nothing”"),
        ("when", "{ speed = 3 }", "no fact “speed”"),
        ("when", "{ urgent = 1.5 }", "condition on “urgent”"),
        ("when", "3", "table of facts"),
        ("stops_when", "{ urgent = true }", "no fact “urgent”"),
        ("from_", '["booked_at"]', "no fact “booked_at”"),
        ("from_", "[]", "counts from nothing"),
        ("within", "5", "expected"),
        ("within", '""', "not a time"),
        ("share", "101", "101 is not possible"),
        ("share", "-1", "-1 is not possible"),
        ("share", '"most"', "share"),
        ("source", '"memory"', "no source “memory”"),
        ("kind", '"prompt"', "kind of promise"),
        ("kind", None, "kind of promise"),
        ("id", '"reply"', "no id"),
        ("title", '"  "', "empty"),
        ("sentence", None, "sentence is missing"),
        ("pauses", '"case.paused"', "must be resumed"),
        ("extends", '"case.delayed"', "does not say for how long"),
        ("cancels", '"case.answered"', "stands under stops as well"),
        ("until", "2025-01-01", "ends before it begins"),
        ("in_force_from", "2026-05-01T10:00:00", "time, not a date"),
        ("in_force_from", '"soon"', "in_force_from"),
        ("calendar", '"lunar"', "calendar"),
        ("rules", "{ moon = true }", "“moon” is not a rule"),
        ("rules", '{ count_receipt_day = "no" }', "count_receipt_day"),
        ("excuses", '{ "case.lost" = "lost" }', "no entry “case.lost”"),
        ("withn", '"3 days"', "“withn” is not known"),
        ("yields", '"yes"', "yields"),
    ],
)
def test_what_cannot_be_meant_is_refused(key: str, value: str | None, said: str) -> None:
    more = {"in_force_from": "2026-01-01"} if key == "until" else {}
    found = faults(pack_text(changed(**more, **{key: value})))
    assert any(said in fault.sentence for fault in found), [str(fault) for fault in found]
    assert all(fault.line > 1 and fault.clause for fault in found)


def test_a_slip_of_the_pen_is_told_what_was_meant() -> None:
    assert only_fault(pack_text(changed(share="50", withn='"3 days"'))).advice == "Did you mean within?"
    assert only_fault(pack_text(changed(stops='"case.answerd"'))).advice == "Did you mean case.answered?"


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    broken = pack_text(changed(stops=None, share="200"), changed(id='"TT-02"', within='"soon"'))
    found = faults(broken)
    assert [fault.clause for fault in found] == ["TT-01", "TT-02"]
    with pytest.raises(PackError, match="There is one more fault"):
        read(broken)


def test_a_fault_of_reading_hides_none_in_other_promises() -> None:
    broken = pack_text(
        changed(share="200"), changed(id='"TT-02"', share="300"), changed(id='"TT-03"', source='"x"')
    )
    assert [fault.clause for fault in faults(broken)] == ["TT-01", "TT-02", "TT-03"]


def test_one_clause_stands_once() -> None:
    text = pack_text(REPLY, REPLY)
    fault = only_fault(text)
    first, second = (number for number, line in enumerate(text.splitlines(), 1) if line == 'id = "TT-01"')
    assert fault.line == second
    assert f"line {first}" in fault.sentence


@pytest.mark.parametrize(
    "text", ["this is no toml", 'id = "a"\nid = "b"\n', "a = [\n", "x = '" + "y" * 10, "\x00"]
)
def test_what_is_no_toml_is_refused_with_its_line(text: str) -> None:
    fault = only_fault(text)
    assert "TOML" in fault.sentence
    assert 1 <= fault.line <= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "id is missing"),
        ("standard = 3", "are tables"),
        (pack_text().replace('version = "1"\n', ""), "version is missing"),
        (pack_text().replace("landlord", "butcher"), "kind"),
        (pack_text(pack="My Homes"), "no id for a pack"),
        (
            pack_text().replace("dated = 2026-05-01", "dated = 2026-05-01\nstandards = 2"),
            "“standards” is not known",
        ),
        (pack_text("\n"), "holds no promise"),
        ("#" * 1_000_001, "too long"),
        ("a = " + "[" * 5_000, "TOML"),
    ],
)
def test_a_pack_without_a_proper_head_is_refused(text: str, said: str) -> None:
    found = faults(text)
    assert any(said in fault.sentence for fault in found), [str(fault) for fault in found]


@pytest.mark.parametrize(
    ("standard", "said"),
    [
        (KINDS.replace("at_most = 7", ""), "one number"),
        (KINDS.replace("at_most = 7", "at_most = 7\nat_least = 1"), "one number"),
        (KINDS.replace('"2 years"', '"now and then"'), "period"),
        (KINDS.replace('every = "2 years"', "times = 0"), "less than once"),
        (KINDS.replace('tested_by = ["survey"]', 'tested_by = ["rumour"]'), "tested_by"),
        (KINDS.replace("shows = {", "when = {"), "Nothing shows"),
        (KINDS.replace('"visit.finished"', '"visit.ended"'), "no entry “visit.ended”"),
    ],
)
def test_the_other_kinds_are_checked_too(standard: str, said: str) -> None:
    found = faults(pack_text(standard))
    assert any(said in fault.sentence for fault in found), [str(fault) for fault in found]


def test_an_older_version_may_name_entries_that_are_not_written_any_more() -> None:
    text = pack_text(changed(stops='"case.telegraphed"'))
    assert read_pack(text, "test.toml", None).timed[0].stops == ("case.telegraphed",)
