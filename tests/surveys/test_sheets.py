"""Sheets of answers on both databases: recorded, put right, withdrawn, and counted for each promise."""

from datetime import date, timedelta

import pytest

from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.actions import add_person
from hsdesk.surveys import actions, queries
from hsdesk.surveys.rules import Channel, Measure, QuestionnaireKind
from support.notes import raw
from support.surveys import SINCE, UNTIL


def test_a_sheet_is_recorded_without_a_name(desk):
    sheet = desk.sheet(desk.records(answers={"overall": "4", "name": "no"}, note=" On the\nbus. "))
    row = sheet.row
    assert (row.title, row.kind, row.day) == (
        "Tenant satisfaction",
        QuestionnaireKind.SURVEY,
        date(2026, 4, 14),
    )
    assert (row.person, row.about, row.note, row.recorded_by) == ("", "", "On the\nbus.", "Grace Holloway")
    assert (row.judged, row.good) == (2, 1)
    given = {answer.question: (answer.answer, answer.good) for answer in sheet.answers}
    assert given["overall"] == ("4", True)
    assert given["name"] == ("No", False)
    assert given["friendly"] == ("", None)


def test_a_sheet_may_name_who_answered(desk):
    person = desk.does(add_person, name="Rosa Whitfield")
    assert desk.sheet(desk.records(person_id=person)).row.person == "Rosa Whitfield"


def test_a_visit_may_name_whom_it_met_but_no_tenant(desk):
    values = {"answers": {"manner": "yes"}, "channel": Channel.DESK}
    met = desk.records("mystery-shopping-desk", staff_id=desk.grace, **values)
    team = desk.records("mystery-shopping-desk", team_id=desk.team, **values)
    assert (desk.sheet(met).row.about, desk.sheet(team).row.about) == ("Grace Holloway", "Repairs desk")
    person = desk.does(add_person, name="Rosa Whitfield")
    with pytest.raises(Refused, match="names no tenant"):
        desk.records("mystery-shopping-desk", person_id=person, **values)


@pytest.mark.parametrize(
    ("values", "said", "field"),
    [
        ({"answers": {}}, "Nothing is answered yet", "answers"),
        ({"answers": {"overall": "6"}}, "This is no answer to", "overall"),
        ({"answers": {"weather": "yes"}}, "does not ask that", "weather"),
        ({"day": date(2026, 4, 15)}, "still to come", "day"),
        ({"staff_id": 99}, "Nobody of this number", "staff_id"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, values, said, field):
    with pytest.raises(Refused, match=said) as refused:
        desk.records(**values)
    assert refused.value.field == field
    assert raw(desk.office, "SELECT count(*) FROM survey_sheet")[0][0] == 0


def test_the_journal_tells_what_was_asked_and_how_but_not_what_was_answered(desk):
    desk.visits(manner="yes")
    ((facts,),) = raw(desk.office, "SELECT facts FROM journal WHERE event = 'survey.recorded'")
    assert "mystery-shopping-desk" in str(facts)
    assert "manner" not in str(facts)


def test_good_answers_are_counted_for_each_promise_they_test(desk):
    desk.visits(manner="yes", own_name="no", same_for_all="yes")
    desk.visits(manner="no", own_name="no", ease="5")
    kept = desk.asks(queries.kept, SINCE, UNTIL)
    assert {name: (row.in_time, row.counted) for name, row in kept.items()} == {
        "LH-03": (1, 2),
        "LH-04": (0, 2),
        "LH-09": (1, 1),
        "RB-04": (2, 3),
    }
    found = desk.asks(queries.behind, "LH-04", SINCE, UNTIL)
    assert [(row.words, row.answer, row.good) for row in found] == [
        ("Did the person who dealt with you give their name?", "No", False)
    ] * 2
    assert desk.asks(queries.behind, "LH-09", SINCE, UNTIL, only_broken=True) == []


def test_a_period_takes_in_its_days_and_no_others(desk):
    desk.visits(date(2026, 4, 1), manner="yes")
    desk.visits(date(2026, 3, 31), manner="no")
    kept = desk.asks(queries.kept, SINCE, UNTIL)
    assert (kept["LH-03"].in_time, kept["LH-03"].counted) == (1, 1)
    assert len(desk.asks(queries.sheets, SINCE, UNTIL)) == 1
    # A period that ends in the middle of today takes today in.
    desk.visits(date(2026, 4, 14), manner="yes")
    assert desk.asks(queries.kept, SINCE, desk.clock.now())["LH-03"].counted == 2


def test_a_figure_is_the_good_answers_of_all(desk):
    assert desk.asks(queries.measure, "overall-satisfaction", SINCE, UNTIL).share is None
    for answer in ("5", "4", "3"):
        desk.records(answers={"overall": answer})
    desk.records("new-tenant", answers={"letting": "4"})
    found = desk.asks(queries.measure, Measure.OVERALL, SINCE, UNTIL)
    assert (found.good, found.counted) == (2, 3)
    rows = desk.asks(queries.behind_measure, "overall-satisfaction", SINCE, UNTIL)
    assert sorted(row.answer for row in rows) == ["3", "4", "5 Very satisfied"]
    (broken,) = desk.asks(queries.behind_measure, Measure.OVERALL, SINCE, UNTIL, only_broken=True)
    assert (broken.answer, broken.good, broken.title) == ("3", False, "Tenant satisfaction")
    # New tenants are to be highly satisfied: only the highest mark counts.
    new = desk.asks(queries.measure, Measure.NEW_TENANT, SINCE, UNTIL)
    assert (new.good, new.counted, new.share) == (0, 1, 0)
    assert desk.asks(queries.measure, Measure.COMPLAINT_HANDLING, SINCE, UNTIL).counted == 0


def test_each_question_has_its_results(desk):
    desk.records(answers={"overall": "5", "reach-us": "phone"})
    desk.records(answers={"overall": "2"})
    found = {row.question: row for row in desk.asks(queries.results, "tenant-satisfaction", SINCE, UNTIL)}
    overall = found["overall"]
    assert [(tally.code, tally.count) for tally in overall.tallies if tally.count] == [("2", 1), ("5", 1)]
    assert (overall.counted, overall.good, overall.share) == (2, 1, 50)
    assert (found["reach-us"].counted, found["reach-us"].share) == (1, None)
    assert found["friendly"].share is None


def test_the_overview_counts_the_sheets_of_each_questionnaire(desk):
    desk.records(answers={"overall": "5", "name": "no"})
    found = {row.questionnaire: row for row in desk.asks(queries.overview, SINCE, UNTIL)}
    assert (found["tenant-satisfaction"].sheets, found["tenant-satisfaction"].share) == (1, 50)
    assert (found["new-tenant"].sheets, found["new-tenant"].share) == (0, None)


def test_a_sheet_is_put_right_and_the_journal_says_so(desk):
    sheet_id = desk.records(answers={"overall": "1", "name": "no"})
    version = desk.sheet(sheet_id).version
    values = {"day": date(2026, 4, 10), "channel": Channel.PHONE, "answers": {"overall": "5"}}
    desk.does(actions.correct_sheet, sheet_id=sheet_id, version=version, **values)
    sheet = desk.sheet(sheet_id)
    assert (sheet.row.day, sheet.row.channel, sheet.row.corrected) == (
        date(2026, 4, 10),
        Channel.PHONE,
        True,
    )
    assert desk.asks(queries.measure, "overall-satisfaction", SINCE, UNTIL).good == 1
    assert "LH-04" not in desk.asks(queries.kept, SINCE, UNTIL)
    entries = raw(
        desk.office, "SELECT event, id, corrects FROM journal WHERE event LIKE 'survey.%' ORDER BY id"
    )
    assert [event for event, _, _ in entries] == ["survey.recorded"] * 2
    assert entries[1][2] == entries[0][1]


def test_two_who_put_one_sheet_right_do_not_overwrite_each_other(desk):
    sheet_id = desk.records()
    version = desk.sheet(sheet_id).version
    values = {"day": date(2026, 4, 14), "channel": Channel.PAPER, "answers": {"overall": "2"}}
    desk.does(actions.correct_sheet, sheet_id=sheet_id, version=version, **values)
    with pytest.raises(ChangedByOther):
        desk.does(actions.correct_sheet, sheet_id=sheet_id, version=version, **values)


def test_a_withdrawn_sheet_counts_no_more_but_can_be_seen(desk):
    sheet_id = desk.visits(manner="yes")
    version = desk.sheet(sheet_id).version
    desk.does(actions.withdraw_sheet, sheet_id=sheet_id, version=version)
    assert desk.asks(queries.kept, SINCE, UNTIL) == {}
    (row,) = desk.asks(queries.sheets, SINCE, UNTIL)
    assert row.withdrawn
    with pytest.raises(Gone, match="withdrawn"):
        desk.does(actions.withdraw_sheet, sheet_id=sheet_id, version=version + 1)
    with pytest.raises(Gone, match="no such sheet"):
        desk.sheet(999)


def test_sheets_come_by_questionnaire_and_page(desk):
    for days in range(3):
        desk.records(day=date(2026, 4, 10) + timedelta(days=days))
    desk.visits(manner="yes")
    only = desk.asks(queries.sheets, SINCE, UNTIL, questionnaire="tenant-satisfaction", limit=2)
    assert [row.day.day for row in only] == [12, 11]
    assert len(desk.asks(queries.sheets, SINCE, UNTIL)) == 4


def test_what_other_landlords_promise_is_not_asked_here(desk):
    asked = desk.asks(queries.asked_here, desk.office.standards, "mystery-shopping-phone")
    names = [question.id for question in asked]
    assert "own-name" in names
    assert "greeting" not in names
    # What was answered all the same is there when the sheet is put right.
    sheet_id = desk.records("mystery-shopping-phone", answers={"greeting": "yes"})
    then = desk.asks(queries.asked_then, desk.office.standards, sheet_id)
    assert {question.id for question in then} == {*names, "greeting"}


def test_an_old_sheet_keeps_the_words_it_was_asked_in(desk):
    sheet_id = desk.records(answers={"overall": "4"})

    def earlier(work):
        from sqlalchemy import text

        work.session.execute(
            text("UPDATE kept_questionnaire SET text = replace(text, 'Taking everything', 'Taking all')")
        )

    desk.does(earlier)
    assert desk.sheet(sheet_id).answers[0].words.startswith("Taking all together")
