"""Rounds of an office on both databases: begun once, answered, finished, corrected, counted."""

from datetime import date, timedelta

import pytest

from hsdesk.attachments.actions import attach
from hsdesk.errors import Gone, Refused
from hsdesk.office_checks import actions, queries
from hsdesk.office_checks.rules import ANSWER_KIND
from hsdesk.standards.intervals import Interval
from support.checks import NAME
from support.notes import raw
from support.offices import london
from support.promises import pack_text, standards_of


def asked(due):
    return [question.standard for question in due.questions]


def test_everything_is_due_at_once_where_nobody_ever_looked(desk):
    due = desk.asks(queries.due_now, desk.standards)
    assert (due.due_date, due.check_id, asked(due)) == (date(2026, 4, 14), None, ["TT-01", "TT-02", "TT-03"])
    assert due.is_due(date(2026, 4, 14))
    assert not due.is_late(date(2026, 4, 14))
    assert desk.asks(queries.due_count, desk.standards) == 3


def test_a_question_without_words_of_its_own_is_asked_by_the_title(desk):
    question = desk.asks(queries.due_now, desk.standards).questions[0]
    assert (question.question, question.sentence) == ("Name on show", "Name on show at every office.")
    assert (question.pack, question.pack_version, question.source) == ("test", "1", "A leaflet")


def test_an_office_without_such_promises_has_nothing_to_look_at(desk):
    bare = standards_of({"test": pack_text()})
    assert desk.asks(queries.due_now, bare) is None
    assert desk.asks(queries.due_count, bare) == 0
    with pytest.raises(Refused, match="None of this office’s promises"):
        desk.does(actions.begin, standards=bare)


def test_two_desks_fill_in_one_round(desk):
    first = desk.begins()
    assert (first.started_by, first.to_go, first.finished_at) == ("Grace Holloway", 3, None)
    assert desk.begins().check_id == first.check_id
    assert raw(desk.office, "SELECT count(*) FROM office_check")[0][0] == 1
    assert raw(desk.office, "SELECT count(*) FROM journal WHERE event = 'office_check.begun'")[0][0] == 1


def test_answers_are_kept_at_once_and_can_be_changed(desk):
    check = desk.begins()
    name = desk.of("TT-01", check)
    desk.does(actions.answer, answer_id=name.answer_id, yes=False)
    desk.does(actions.note, answer_id=name.answer_id, words=" The frame\nis empty. ")
    found = desk.of("TT-01", desk.asks(queries.current, desk.standards))
    assert (found.yes, found.note, found.answered_by) == (False, "The frame\nis empty.", "Grace Holloway")
    assert desk.asks(queries.due_now, desk.standards).to_go == 2
    desk.does(actions.answer, answer_id=name.answer_id, yes=True)
    assert desk.of("TT-01", desk.check(check.check_id)).yes is True
    entries = raw(
        desk.office, "SELECT id, corrects FROM journal WHERE event = 'office_check.answered' ORDER BY id"
    )
    assert entries[1][1] == entries[0][0]


def test_the_same_answer_again_writes_nothing(desk):
    name = desk.begins().answers[0]
    for _ in range(2):
        desk.does(actions.answer, answer_id=name.answer_id, yes=True)
        desk.does(actions.note, answer_id=name.answer_id, words="On the desk.")
    assert raw(desk.office, "SELECT count(*) FROM journal WHERE event LIKE 'office_check.%'")[0][0] == 3


def test_a_round_ends_only_when_all_is_answered_and_each_no_is_explained(desk):
    check = desk.begins()
    with pytest.raises(Refused, match="3 answers are still to go"):
        desk.does(actions.finish, check_id=check.check_id)
    for each in check.answers[:2]:
        desk.does(actions.answer, answer_id=each.answer_id, yes=False)
    with pytest.raises(Refused, match="One answer is still to go"):
        desk.does(actions.finish, check_id=check.check_id)
    desk.does(actions.answer, answer_id=check.answers[2].answer_id, yes=True)
    with pytest.raises(Refused, match="2 answers of No have no note"):
        desk.does(actions.finish, check_id=check.check_id)
    desk.does(actions.note, answer_id=check.answers[0].answer_id, words="Empty frame.")
    with pytest.raises(Refused, match="One answer of No has no note"):
        desk.does(actions.finish, check_id=check.check_id)
    desk.does(actions.note, answer_id=check.answers[1].answer_id, words="Sun-bleached.")
    desk.does(actions.finish, check_id=check.check_id)
    done = desk.check(check.check_id)
    assert (done.finished_by, done.to_go, done.without_note) == ("Grace Holloway", 0, 0)


def test_what_is_finished_is_not_answered_or_finished_again(desk):
    done = desk.makes_a_round()
    answer = done.answers[0].answer_id
    for action, values in (
        (actions.answer, {"answer_id": answer, "yes": False}),
        (actions.note, {"answer_id": answer, "words": "Late."}),
        (actions.finish, {"check_id": done.check_id}),
    ):
        with pytest.raises(Gone, match="finished"):
            desk.does(action, **values)


def test_the_next_round_appears_by_itself_with_what_its_intervals_ask_for(desk, later):
    desk.makes_a_round()
    due = desk.asks(queries.due_now, desk.standards)
    # Two weeks after 14 April: the hours. The name, by the office's month, follows on 14 May.
    assert (due.due_date, asked(due)) == (date(2026, 4, 28), ["TT-02"])
    assert not due.is_due(date(2026, 4, 27))
    assert desk.asks(queries.due_count, desk.standards) == 0
    later(14)
    assert desk.asks(queries.due_count, desk.standards) == 1
    desk.makes_a_round()
    due = desk.asks(queries.due_now, desk.standards)
    # 12 May for the hours; the name, due on 14 May, is taken along.
    assert (due.due_date, asked(due)) == (date(2026, 5, 12), ["TT-01", "TT-02"])


def test_a_round_that_falls_on_a_closed_day_is_due_when_the_office_opens(desk, clock):
    clock.set(london("2026-04-18 10:00"))  # two weeks later is Saturday 2 May, then a bank holiday on Monday
    desk.makes_a_round()
    assert desk.asks(queries.due_now, desk.standards).due_date == date(2026, 5, 5)


def test_the_office_sets_how_often_it_looks_where_the_promise_does_not_say(desk):
    assert desk.asks(queries.interval) == Interval(1, "month")
    desk.does(actions.set_interval, every="1 week")
    desk.does(actions.set_interval, every="10 days")
    assert desk.asks(queries.interval) == Interval(10, "day")
    desk.makes_a_round()
    due = desk.asks(queries.due_now, desk.standards)
    assert (due.due_date, asked(due)) == (date(2026, 4, 24), ["TT-01", "TT-02"])
    with pytest.raises(Refused, match="not a period that comes again"):
        desk.does(actions.set_interval, every="now and then")


def test_a_round_keeps_the_promises_as_they_were_when_it_was_begun(desk):
    check = desk.makes_a_round()
    desk.standards = standards_of({"test": pack_text(NAME.replace("Name", "Badge"), version="2")})
    assert desk.check(check.check_id).answers[0].question.question == "Name on show"
    assert desk.asks(queries.due_now, desk.standards).questions[0].question == "Badge on show"


def test_the_history_tells_each_round(desk, later):
    desk.makes_a_round(amiss="TT-02")
    later(14)
    last = desk.makes_a_round()
    found = desk.asks(queries.history)
    assert [(row.due_date, row.yes, row.no) for row in found] == [
        (date(2026, 4, 28), 1, 0),
        (date(2026, 4, 14), 2, 1),
    ]
    assert (found[0].check_id, found[0].finished_by) == (last.check_id, "Grace Holloway")
    assert len(desk.asks(queries.history, limit=1, offset=1)) == 1


def test_answers_are_counted_for_each_promise_once_the_round_is_finished(desk, later, clock):
    since, until = london("2026-04-01 00:00"), london("2026-05-01 00:00")
    desk.answers(desk.begins(), amiss="TT-02")
    assert desk.asks(queries.kept, since, until) == {}
    desk.does(actions.finish, check_id=desk.begins().check_id)
    later(14)
    desk.makes_a_round()
    kept = desk.asks(queries.kept, since, until)
    assert {name: (row.in_time, row.counted) for name, row in kept.items()} == {
        "TT-01": (1, 1),
        "TT-02": (1, 2),
        "TT-03": (1, 1),
    }
    assert desk.asks(queries.kept, until, until + timedelta(days=30)) == {}
    (amiss,) = desk.asks(queries.failures, since, until)
    assert (amiss.standard, amiss.note, amiss.yes) == ("TT-02", "It hums.", False)
    assert [row.yes for row in desk.asks(queries.behind, "TT-02", since, until)] == [True, False]
    assert [row.yes for row in desk.asks(queries.behind, "TT-02", since, until, only_broken=True)] == [False]


def test_a_finished_answer_is_corrected_and_marked(desk):
    done = desk.makes_a_round(amiss="TT-02")
    hours, name = desk.of("TT-02", done), desk.of("TT-01", done)
    with pytest.raises(Refused, match="empty"):
        desk.does(actions.correct, answer_id=name.answer_id, yes=False, words=" ")
    with pytest.raises(Refused, match="already given"):
        desk.does(actions.correct, answer_id=name.answer_id, yes=True, words="")
    desk.does(actions.correct, answer_id=hours.answer_id, yes=True, words="It hung inside.")
    found = desk.of("TT-02", desk.check(done.check_id))
    assert (found.yes, found.note, found.corrected) == (True, "It hung inside.", True)
    (row,) = desk.asks(queries.history)
    assert (row.yes, row.no, row.corrected) == (3, 0, 1)
    first, second = raw(
        desk.office,
        "SELECT id, corrects FROM journal WHERE event IN ('office_check.answered', 'office_check.corrected')"
        " AND subject_id = 1 ORDER BY id DESC LIMIT 2",
    )[::-1]
    assert second[1] is not None
    assert second[0] > first[0]


def test_only_a_finished_round_is_corrected_and_only_here(desk):
    check = desk.begins()
    with pytest.raises(Refused, match="still open"):
        desk.does(actions.correct, answer_id=check.answers[0].answer_id, yes=True, words="")
    with pytest.raises(Refused, match="no such question"):
        desk.does(actions.answer, answer_id=9_999, yes=True)
    with pytest.raises(Gone, match="no such check"):
        desk.check(9_999)


def test_a_task_and_a_photo_belong_to_what_is_amiss(desk):
    check = desk.begins()
    hours = desk.of("TT-02", check)
    with pytest.raises(Refused, match="Nothing is amiss"):
        desk.does(actions.make_task, answer_id=hours.answer_id, title="Put the hours up")
    desk.does(actions.answer, answer_id=hours.answer_id, yes=False)
    values = {"owner_staff_id": desk.grace, "due_date": date(2026, 4, 17)}
    task = desk.does(actions.make_task, answer_id=hours.answer_id, title="Put the hours up", **values)
    desk.does(attach, subject_kind=ANSWER_KIND, subject_id=hours.answer_id, name="door.txt", content=b"Door")
    found = desk.of("TT-02", desk.check(check.check_id))
    assert [(each.task_id, each.title, each.owner) for each in found.tasks] == [
        (task, "Put the hours up", "Grace Holloway")
    ]
    assert [photo.name for photo in found.photos] == ["door.txt"]
