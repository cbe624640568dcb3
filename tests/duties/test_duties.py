"""Duties appear by themselves, are shown, done, taken back and moved, once each and by one at a time."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from hsdesk.duties import actions, evidence
from hsdesk.duties.queries import are_missing, history, open_count, reminders
from hsdesk.duties.rules import DutyGroup, DutyShow, DutyState
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.people.staff import retire_staff
from support.duties import NEWS, PACK, DutyOffice, duty_office
from support.notes import count, raw
from support.promises import changed, pack_text
from support.visits import Desk

PDF = b"%PDF-1.7 a report"


def at(held: DutyOffice, day: date) -> None:
    """Let it be noon of another day."""
    held.clock.set(datetime(day.year, day.month, day.day, 11, 0, tzinfo=UTC))


def test_duties_of_the_present_periods_are_made_once(held: DutyOffice) -> None:
    rows = held.rows()
    assert {name: row.due_date for name, row in rows.items()} == {
        "DT-02": date(2026, 4, 30),
        "DT-01": date(2026, 6, 30),
        "DT-03": date(2027, 3, 31),
    }
    assert rows["DT-02"].every == "1 month"
    assert rows["DT-02"].working_days_left == 12
    assert held.opens() == 0
    assert not held.office.ask(are_missing, held.office.standards)
    assert held.office.ask(open_count) == 3


def test_next_duty_appears_when_its_period_begins(held: DutyOffice) -> None:
    at(held, date(2026, 5, 1))
    assert held.office.ask(are_missing, held.office.standards)
    assert held.opens() == 1
    assert [row.due_date for row in held.list(show=DutyShow.LATE).rows] == [date(2026, 4, 30)]
    at(held, date(2026, 8, 3))
    assert held.opens() == 4, "May, June, July of the news are past and not done; the second quarter began"
    assert held.list().counts.late == 5


def test_next_duty_appears_when_one_is_done(held: DutyOffice) -> None:
    news = held.rows()["DT-02"]
    following = held.completes(news)
    assert following != news.duty_id
    rows = held.list().rows
    assert next((row.standard, row.due_date) for row in rows if row.group is DutyGroup.LATER) == (
        "DT-02",
        date(2026, 5, 31),
    )
    done = next(row for row in rows if row.is_done)
    assert (done.state, done.done_on, done.next_due) == (
        DutyState.DONE,
        date(2026, 4, 14),
        date(2026, 5, 31),
    )
    assert held.opens() == 0


def test_two_desks_make_each_duty_once(database_url: str, held: DutyOffice) -> None:
    at(held, date(2026, 9, 1))
    with duty_office_again(database_url, held) as other:
        assert held.office.ask(are_missing, held.office.standards)
        assert other.office.ask(are_missing, other.office.standards)
        assert other.opens() > 0
        assert held.opens() == 0
    doubles = raw(
        held.office,
        "SELECT standard, period_start FROM obligation GROUP BY standard, period_start HAVING count(*) > 1",
    )
    assert doubles == []


def duty_office_again(url: str, held: DutyOffice) -> Any:
    """The same office at another desk."""
    from contextlib import contextmanager

    from support.promises import promises

    @contextmanager
    def opened() -> Any:
        with promises(url, held.clock, ["test"], {"test": PACK}) as other:
            desk = Desk.__new__(Desk)
            desk.office, desk.grace = other.office, held.desk.priya
            yield DutyOffice(desk, held.clock)

    return opened()


def test_done_needs_evidence_for_each_part(held: DutyOffice) -> None:
    audit = held.rows()["DT-01"]
    values = {"duty_id": audit.duty_id, "version": audit.version}
    with pytest.raises(Refused, match="Nothing shows yet"):
        held.does(actions.complete_duty, **values)
    held.shows(audit, part="letters")
    held.shows(audit, note="For all of it.")
    with pytest.raises(Refused, match="1 of 2 parts are not in yet"):
        held.does(actions.complete_duty, **values)
    row = held.rows()["DT-01"]
    assert (row.parts_in, row.parts, row.notes) == (1, 2, 2)
    assert held.detail(audit.duty_id).missing == ("calls",)
    held.does(evidence.add_evidence, duty_id=audit.duty_id, part="calls", file_name="calls.pdf", content=PDF)
    held.does(actions.complete_duty, **values)
    assert held.detail(audit.duty_id).row.state is DutyState.DONE


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "note"),
        ({"note": "  "}, "note"),
        ({"note": "a\x00b"}, "note"),
        ({"note": "x" * 2001}, "note"),
        ({"note": "Seen.", "part": "visitors"}, "part"),
        ({"content": b"", "file_name": "a.pdf"}, "file"),
        ({"content": b"MZ\x90\x00", "file_name": "a.pdf"}, "file"),
    ],
)
def test_bad_evidence_is_refused(held: DutyOffice, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        held.does(evidence.add_evidence, duty_id=held.rows()["DT-01"].duty_id, **more)
    assert refused.value.field == field
    assert count(held.office, "obligation_evidence") == count(held.office, "attachment") == 0


def test_hostile_text_is_kept_as_typed_and_not_told_to_the_journal(held: DutyOffice) -> None:
    note = "<b>Derek Holroyd</b>\n'; DROP TABLE obligation; -- 🏠 Łódź"
    row = held.rows()["DT-02"]
    held.does(
        evidence.add_evidence,
        duty_id=row.duty_id,
        note=note,
        file_name="../Derek Holroyd<script>.pdf",
        content=PDF,
    )
    (shown,) = held.detail(row.duty_id).evidence
    assert (shown.note, shown.file_name) == (note, "Derek Holroyd_script_.pdf")
    told = str(raw(held.office, "SELECT facts, touches FROM journal"))
    assert "Holroyd" not in told


def test_same_file_for_one_part_is_added_once(held: DutyOffice) -> None:
    row = held.rows()["DT-01"]
    values = {"duty_id": row.duty_id, "file_name": "figures.pdf", "content": PDF}
    first = held.does(evidence.add_evidence, part="letters", **values)
    assert held.does(evidence.add_evidence, part="letters", **values) == first
    second = held.does(evidence.add_evidence, part="calls", **values)
    assert second != first
    assert count(held.office, "attachment") == 1
    held.desk.does(evidence.remove_evidence, evidence_id=first)
    assert raw(held.office, "SELECT count(*) FROM attachment WHERE removed_at IS NULL") == [(1,)]
    held.desk.does(evidence.remove_evidence, evidence_id=second)
    assert raw(held.office, "SELECT count(*) FROM attachment WHERE removed_at IS NULL") == [(0,)]
    held.desk.does(evidence.restore_evidence, evidence_id=second)
    assert held.rows()["DT-01"].file_name == "figures.pdf"
    for action in (evidence.restore_evidence, evidence.restore_evidence):
        with pytest.raises(Gone):
            held.desk.does(action, evidence_id=second)


def test_evidence_of_what_is_done_stays(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    shown = held.shows(row)
    held.does(actions.complete_duty, duty_id=row.duty_id, version=row.version)
    with pytest.raises(Refused):
        held.desk.does(evidence.remove_evidence, evidence_id=shown)


def test_day_of_doing_lies_in_the_period_and_not_ahead(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    for day in (date(2026, 4, 15), date(2026, 3, 31)):
        with pytest.raises(Refused) as refused:
            held.completes(row, done_on=day)
        assert refused.value.field == "done_on"
    held.completes(row, done_on=date(2026, 4, 2))
    done = held.detail(row.duty_id)
    assert (done.row.done_on, done.done_by) == (date(2026, 4, 2), "Grace Holloway")


def test_done_late_follows_from_the_dates(held: DutyOffice) -> None:
    news = held.rows()["DT-02"]
    at(held, date(2026, 5, 4))
    held.opens()
    held.completes(news)
    row = held.detail(news.duty_id).row
    assert (row.state, row.days_over) == (DutyState.DONE_LATE, 4)
    (past, first) = held.office.ask(history, "DT-02")
    assert (first.done_on, first.state) == (date(2026, 5, 4), DutyState.DONE_LATE)
    assert past.done_on is None


def test_done_is_taken_back(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    held.completes(row)
    with pytest.raises(Gone):
        held.does(actions.complete_duty, duty_id=row.duty_id, version=row.version)
    held.desk.does(actions.reopen_duty, duty_id=row.duty_id)
    assert held.detail(row.duty_id).row.state is DutyState.ON_TIME
    with pytest.raises(Gone):
        held.desk.does(actions.reopen_duty, duty_id=row.duty_id)
    again = held.detail(row.duty_id).row
    held.does(actions.complete_duty, duty_id=row.duty_id, version=again.version)
    assert count(held.office, "obligation") == 4, "the next one was there already"


def test_moving_a_date_keeps_the_first_one_and_its_reason(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    values = {"duty_id": row.duty_id, "version": row.version, "reason": "The printer is being mended."}
    for to, field in ((date(2026, 4, 13), "to"), (date(2026, 6, 1), "to")):
        with pytest.raises(Refused) as refused:
            held.does(actions.move_date, to=to, **values)
        assert refused.value.field == field
    with pytest.raises(Refused, match="empty"):
        held.does(actions.move_date, to=date(2026, 5, 8), **{**values, "reason": " "})
    held.does(actions.move_date, to=date(2026, 5, 8), **values)
    detail = held.detail(row.duty_id)
    assert (detail.row.due_date, detail.row.original_due_date) == (date(2026, 5, 8), date(2026, 4, 30))
    assert detail.row.is_moved
    (move,) = detail.moves
    assert (move.reason, move.moved_by) == ("The printer is being mended.", "Grace Holloway")
    with pytest.raises(ChangedByOther):
        held.does(actions.move_date, to=date(2026, 5, 7), **values)


def test_owner_and_reminder_go_on_to_those_that_follow(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    held.desk.does(actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=held.desk.sam)
    row = held.rows()["DT-02"]
    assert row.owner == "Sam Okoro"
    held.desk.does(actions.set_reminder, duty_id=row.duty_id, version=row.version, days=20)
    following = held.completes(held.rows()["DT-02"])
    assert held.detail(following).row.owner_id == held.desk.sam
    assert held.detail(following).remind_days == 20
    assert list(held.rows(owner_id=held.desk.sam)) == ["DT-02"]
    assert held.list(owner_id=held.desk.sam).counts.everything == 2
    held.desk.does(retire_staff, staff_id=held.desk.priya)
    with pytest.raises(Gone):
        held.desk.does(
            actions.give_owner,
            duty_id=following,
            version=held.detail(following).row.version,
            staff_id=held.desk.priya,
        )


def test_owner_is_reminded_in_time(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]

    def reminded() -> list[int]:
        found = held.office.ask(reminders, held.office.standards, held.desk.grace)
        return [each.duty_id for each in found]

    held.desk.does(actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=held.desk.grace)
    assert reminded() == []
    at(held, date(2026, 4, 22))
    assert reminded() == []
    at(held, date(2026, 4, 23))
    assert reminded() == [row.duty_id]
    at(held, date(2026, 5, 3))
    assert reminded() == [row.duty_id]
    held.completes(held.detail(row.duty_id).row)
    assert reminded() == []


def test_office_sets_the_interval_where_nobody_else_does(held: DutyOffice) -> None:
    training = held.detail(held.rows()["DT-03"].duty_id)
    assert training.own_interval
    values = {"plan_id": training.row.plan_id, "version": training.plan_version}
    with pytest.raises(Refused):
        held.does(actions.set_interval, every="now and then", **values)
    held.does(actions.set_interval, every="3 months", **values)
    row = held.rows()["DT-03"]
    assert (row.every, row.due_date) == ("3 months", date(2026, 6, 30))
    with pytest.raises(ChangedByOther):
        held.does(actions.set_interval, every="2 years", **values)
    audit = held.detail(held.rows()["DT-01"].duty_id)
    assert not audit.own_interval
    with pytest.raises(Refused, match="The promise itself"):
        held.does(actions.set_interval, plan_id=audit.row.plan_id, version=audit.plan_version, every="1 week")


def test_new_interval_waits_where_work_has_begun(held: DutyOffice) -> None:
    training = held.detail(held.rows()["DT-03"].duty_id)
    held.shows(training.row)
    held.does(
        actions.set_interval,
        plan_id=training.row.plan_id,
        version=training.plan_version,
        every="1 month",
    )
    row = held.rows()["DT-03"]
    assert row.due_date == date(2027, 3, 31)
    following = held.completes(row)
    assert held.detail(following).period_end == date(2027, 4, 30)


def test_own_duty_comes_again_until_it_is_stopped(held: DutyOffice) -> None:
    number = held.does(
        actions.add_own_duty,
        title="Fire drill <b>all</b>",
        every="6 months",
        first_due=date(2026, 4, 24),
        owner_staff_id=held.desk.priya,
    )
    detail = held.detail(number)
    assert detail.promise is None
    assert (detail.row.title, detail.row.standard) == ("Fire drill <b>all</b>", "")
    assert (detail.row.due_date, detail.period_start) == (date(2026, 4, 24), date(2025, 10, 25))
    following = held.completes(detail.row)
    assert held.detail(following).row.due_date == date(2026, 10, 24)
    held.desk.does(actions.stop_own_duty, plan_id=detail.row.plan_id)
    assert [row.duty_id for row in held.list().rows if not row.standard] == [number]
    at(held, date(2027, 6, 1))
    held.opens()
    assert sum(not row.standard for row in held.list(year=2026).rows) == 1
    with pytest.raises(Gone):
        held.desk.does(actions.stop_own_duty, plan_id=detail.row.plan_id)
    held.desk.does(actions.resume_own_duty, plan_id=detail.row.plan_id)
    with pytest.raises(Gone):
        held.desk.does(actions.resume_own_duty, plan_id=detail.row.plan_id)
    assert held.opens() > 0


@pytest.mark.parametrize(
    "more",
    [
        {"title": ""},
        {"title": "…"},
        {"every": "often"},
        {"first_due": date(2026, 4, 13)},
        {"remind_days": 400},
    ],
)
def test_bad_own_duties_are_refused(held: DutyOffice, more: dict[str, Any]) -> None:
    values = {"title": "Fire drill", "every": "6 months", "first_due": date(2026, 5, 1), **more}
    with pytest.raises(Refused):
        held.does(actions.add_own_duty, **values)
    assert held.list().counts.everything == 3


def test_promises_of_a_pack_that_was_left_ask_no_more(held: DutyOffice) -> None:
    held.completes(held.rows()["DT-02"])

    def leave(work: Any) -> None:
        from hsdesk.premises.tables import Office as OfficeRecord

        work.session.get_one(OfficeRecord, work.office_id).packs = []

    held.office.actor().do(leave)
    assert [row.is_done for row in held.list().rows] == [True]
    assert held.office.ask(open_count) == 0
    at(held, date(2027, 6, 1))
    assert held.opens() == 0


def test_promise_stays_as_it_was_when_the_duty_began(database_url: str, clock: Any) -> None:
    with duty_office(database_url, clock) as held:
        held.opens()
        number = held.rows()["DT-02"].duty_id
        assert held.detail(number).promise.version == "1"
    newer = pack_text(changed(NEWS, title='"News and figures put up"'), version="2", dated="2026-06-01")
    from support.promises import promises

    with promises(database_url, clock, ["test"], {"test": newer}) as later:
        desk = Desk.__new__(Desk)
        desk.office, desk.grace = later.office, held.desk.grace
        again = DutyOffice(desk, clock)
        assert again.detail(number).row.title == "News put up"
        at(again, date(2026, 6, 2))
        again.opens()
        assert {row.title for row in again.list().rows if row.standard == "DT-02"} == {
            "News put up",
            "News and figures put up",
        }


def test_duty_of_another_office_is_not_there(held: DutyOffice) -> None:
    with pytest.raises(Gone):
        held.detail(999)
    with pytest.raises(Gone):
        held.desk.does(actions.reopen_duty, duty_id=999)
    with pytest.raises(Gone):
        held.does(evidence.add_evidence, duty_id=999, note="x")
    with pytest.raises(Gone):
        held.desk.does(evidence.remove_evidence, evidence_id=999)
