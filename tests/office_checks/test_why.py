"""Why a check of the office is due on its day, in sentences."""

from datetime import date

import pytest

from hsdesk.errors import Gone
from hsdesk.office_checks import actions, queries
from hsdesk.office_checks.why import why
from hsdesk.premises.actions import close_on
from support.promises import pack_text, standards_of


def asked(desk, check_id=None):
    return desk.asks(why, desk.standards, check_id)


def part(reasons, heading):
    return next(each.sentences for each in reasons.parts if each.heading == heading)


def due_now(desk):
    return desk.asks(queries.due_now, desk.standards).due_date


def test_what_was_never_looked_at_is_due_at_once(desk):
    reasons = asked(desk)
    assert (reasons.title, reasons.due, reasons.standing) == (
        "Office check",
        date(2026, 4, 14),
        "Nobody has begun it.",
    )
    assert part(reasons, "What sets the day") == (
        "A check is due when the first of its questions is.",
        "Name on show (TT-01) was never looked at before, so it is due at once: Tuesday 14 April 2026.",
        "Nobody can move the day of a check by hand.",
    )
    assert part(reasons, "How often") == (
        (
            "Name on show (TT-01): every month, as hsdesk proposes; never looked at before;"
            " due Tuesday 14 April 2026."
        ),
        (
            "Hours on show (TT-02): every 2 weeks, as the document says; never looked at before;"
            " due Tuesday 14 April 2026."
        ),
        (
            "Leaflets up to date (TT-03): every 3 months, as the document says; never looked at before;"
            " due Tuesday 14 April 2026."
        ),
        "Where a document names no interval the office sets it. Nobody has yet; hsdesk proposes every month.",
    )
    assert part(reasons, "Looked at together") == (
        "Whatever falls due within 7 days after is looked at in the same check: 3 questions.",
    )


def test_the_first_question_that_falls_due_sets_the_day(desk):
    desk.makes_a_round()
    reasons = asked(desk)
    assert reasons.due == due_now(desk) == date(2026, 4, 28)
    assert part(reasons, "What sets the day")[1] == (
        "Hours on show (TT-02) comes first. It was last looked at on Tuesday 14 April 2026 by Grace Holloway,"
        " and every 2 weeks makes that Tuesday 28 April 2026."
    )
    assert part(reasons, "Looked at together") == (
        "Whatever falls due within 7 days after is looked at in the same check: 1 question.",
        "2 more questions come in a later check.",
    )


def test_closed_days_are_named_and_move_it_to_the_next_opening(desk):
    desk.makes_a_round()
    desk.does(close_on, day=date(2026, 4, 28), reason="Stock-taking")
    reasons = asked(desk)
    assert reasons.due == due_now(desk) == date(2026, 4, 29)
    assert part(reasons, "What sets the day")[2:4] == (
        "The office is closed on Tuesday 28 April 2026 (Stock-taking).",
        "A closed day moves it to the next day on which the office opens, Wednesday 29 April 2026.",
    )


def test_weekends_and_bank_holidays_are_named(desk, later):
    later(6)
    desk.makes_a_round()
    later(12)
    desk.does(actions.set_interval, every="13 days")
    reasons = asked(desk)
    assert reasons.due == due_now(desk) == date(2026, 5, 5)
    assert part(reasons, "What sets the day")[2] == (
        "The office is closed on Sunday 3 May 2026 (weekend) and Monday 4 May 2026 (Early May bank holiday)."
    )


def test_who_set_the_offices_own_interval_is_told(desk):
    desk.makes_a_round()
    desk.does(actions.set_interval, every="1 week")
    assert "TT-01): every week, as this office set it;" in part(asked(desk), "How often")[0]
    assert part(asked(desk), "How often")[-1] == (
        "Where a document names no interval the office sets it: every week,"
        " set on Tuesday 14 April 2026 by Grace Holloway."
    )


def test_a_check_that_was_begun_keeps_its_day_whatever_is_set_later(desk, later):
    desk.makes_a_round()
    later(15)
    begun = desk.begins()
    later(1)
    desk.does(actions.set_interval, every="1 day")
    reasons = asked(desk, begun.check_id)
    assert reasons.due == begun.due_date == date(2026, 4, 28)
    assert reasons.standing == "Begun on Wednesday 29 April 2026 by Grace Holloway, 1 day late."
    assert "Hours on show (TT-02) comes first." in part(reasons, "What sets the day")[1]
    assert len(part(reasons, "What sets the day")) == 3
    desk.answers(begun)
    desk.does(actions.finish, check_id=begun.check_id)
    assert asked(desk, begun.check_id).standing == (
        "Finished on Thursday 30 April 2026 by Grace Holloway, 2 days late."
    )
    assert part(asked(desk, begun.check_id), "How often") == part(reasons, "How often")


def test_a_finished_check_is_explained_by_what_was_before_it(desk):
    first = desk.makes_a_round()
    reasons = asked(desk, first.check_id)
    assert reasons.due == date(2026, 4, 14)
    assert reasons.standing == "Finished on Tuesday 14 April 2026 by Grace Holloway, in time."
    assert "was never looked at before" in part(reasons, "What sets the day")[1]


def test_where_nothing_is_checked_or_no_such_check_is_there_it_is_refused(desk):
    with pytest.raises(Gone, match="no such check"):
        asked(desk, 99)
    with pytest.raises(Gone, match="Nothing is checked"):
        desk.asks(why, standards_of({"test": pack_text()}))
