"""How dates that are not saved yet are said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hsdesk.standards.what_if import would_be
from support.offices import london
from ui.what_if.asking import Beside, Question, ask
from ui.what_if.words import chain, due_in_words, marks, relative, target, whose


@pytest.fixture
def complaint(desk):
    """A clock of three working days from Tuesday 14 April 2026."""
    with desk.office.read() as read:
        told = would_be(read, desk.office.standards, "complaint.received", {}, london("2026-04-14 14:43"))
    return told.clocks[0]


@pytest.mark.parametrize(
    ("due", "working_days", "now", "then"),
    [
        ("2026-04-17 23:59", 3, "in 3 working days", "3 working days later"),
        ("2026-04-14 23:59", 0, "today", "the same day"),
        ("2026-04-15 23:59", 1, "tomorrow", "the next day"),
        ("2026-04-15 10:30", 1, "tomorrow 10:30", "the next day 10:30"),
        ("2026-04-14 14:53", 0, "in 10 minutes", "10 minutes later"),
        ("2026-04-14 14:43", 0, "at once", "at once"),
        ("2026-04-14 20:00", 0, "today 20:00", "the same day 20:00"),
        ("2026-07-07 23:59", 58, "in 12 weeks", "12 weeks later"),
        ("2026-07-08 23:59", 59, "in 85 days", "85 days later"),
        ("2026-04-18 23:59", 0, "in 4 days", "4 days later"),
        ("2026-04-11 23:59", None, "3 days ago", "3 days before"),
        ("2026-04-14 14:41", None, "2 minutes ago", "2 minutes before"),
    ],
)
def test_how_far_off_is_said_as_people_say_it(complaint, due, working_days, now, then):
    at = london("2026-04-14 14:43")
    due_at = london(due)
    clock = replace(complaint, due_at=due_at, due_date=due_at.date(), working_days=working_days)
    assert relative(clock, at, is_now=True) == now
    assert relative(clock, at, is_now=False) == then


def test_a_day_has_no_time_and_a_time_has_its_day(complaint):
    assert due_in_words(complaint) == "Fri 17 Apr 2026"
    noon = replace(complaint, due_at=london("2026-04-17 12:00"))
    assert due_in_words(noon) == "Fri 17 Apr 2026, 12:00"


@pytest.mark.parametrize(
    ("within", "said"),
    [("3 working days", "Within 3 working days"), ("same day", "Same day"), ("at once", "At once")],
)
def test_the_time_promised_is_said_whole(complaint, within, said):
    assert target(replace(complaint, within=within)) == said


def test_whose_promise_it_is_and_what_must_be_known_of_it(complaint):
    assert whose(complaint).word == "Our promise"
    assert whose(replace(complaint, is_law=True)).word == "The law"
    assert whose(replace(complaint, is_aim=True)).word == "Own aim"
    doubtful = replace(complaint, unverified=True, against_law=True)
    assert [chip.word for chip in marks(doubtful)] == [
        "Check before relying on this",
        "The law says otherwise",
    ]
    assert marks(complaint) == []


def test_a_later_step_names_the_one_before_it_and_its_day(desk):
    question = Question("complaint.received", "a complaint is received", at=london("2026-12-24 18:00"))
    answer = ask(desk.office, question, desk.clock.now())
    assert chain(answer.told[0].outlook.clocks[0]) == ""
    assert chain(answer.told[0].outlook.clocks[-1]) == (
        "After: the complaint is acknowledged, on its last day, Tue 5 Jan 2027"
    )
    assert question.in_words() == "If a complaint is received on Thu 24 Dec 2026, 18:00"


def hazards(desk, day, **more):
    values = (("damp-and-mould", "damp"), ("falls", "falls"), ("electrical", "wires"), ("other", "others"))
    question = Question(
        "hazard.reported",
        facts={"category": "significant"},
        at=london(f"{day} 10:00"),
        fact="group",
        values=values,
        **more,
    )
    return ask(desk.office, question, desk.clock.now())


def test_answers_that_bring_the_same_dates_stand_together(desk):
    assert [told.label for told in hazards(desk, "2026-11-29").told] == ["Damp", "Falls, wires and others"]
    answer = hazards(desk, "2026-11-30")
    assert [told.label for told in answer.told] == ["Damp", "Falls and wires", "Others"]
    damp = answer.told[0].outlook.clocks[0]
    assert answer.beside(damp) is Beside.ONLY_HERE


def test_the_same_promise_with_other_dates_is_told_from_one_that_is_the_same(desk):
    question = Question("email.received", fact="urgent", values=((True, "urgent"), (False, "not urgent")))
    answer = ask(desk.office, question, desk.clock.now())
    found = {answer.beside(clock) for told in answer.told for clock in told.outlook.clocks}
    assert found <= {Beside.SAME, Beside.ONLY_HERE, Beside.DIFFERS}
    later = Question("complaint.received", at=desk.clock.now() + timedelta(days=7), beside_now=True)
    both = ask(desk.office, later, desk.clock.now())
    assert [told.label for told in both.told] == ["Now", "Tue 21 Apr 2026, 14:43"]
    assert {both.beside(clock) for clock in both.told[0].outlook.clocks} == {Beside.DIFFERS}


def test_where_every_answer_brings_the_same_it_is_said_once(desk):
    question = Question(
        "hazard.reported",
        facts={"category": "emergency"},
        fact="group",
        values=(("damp-and-mould", "damp"), ("falls", "falls")),
    )
    (told,) = ask(desk.office, question, desk.clock.now()).told
    assert told.label == "The same in each case"
