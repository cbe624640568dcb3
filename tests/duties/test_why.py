"""Why a duty is due on its day, in sentences."""

from datetime import UTC, date, datetime

import pytest

from hsdesk.clock import FrozenClock
from hsdesk.duties import actions
from hsdesk.duties.why import why
from hsdesk.errors import Gone
from hsdesk.standards.reasons import Reasons
from support.duties import NEWS, DutyOffice, duty_office
from support.promises import changed, pack_text


def at(held: DutyOffice, day: date) -> None:
    """Let it be noon of another day."""
    held.clock.set(datetime(day.year, day.month, day.day, 11, 0, tzinfo=UTC))


def asked(held: DutyOffice, duty_id: int) -> Reasons:
    return held.office.ask(why, held.office.standards, duty_id)


def part(reasons: Reasons, heading: str) -> tuple[str, ...]:
    return next(each.sentences for each in reasons.parts if each.heading == heading)


def test_the_first_duty_of_a_promise_that_says_how_often(held: DutyOffice) -> None:
    reasons = asked(held, held.rows()["DT-01"].duty_id)
    assert (reasons.title, reasons.due) == ("Answer times looked at (DT-01)", date(2026, 6, 30))
    assert reasons.standing == "It is still to be done."
    assert {each.heading: each.sentences for each in reasons.parts} == {
        "What is promised": (
            "Every three months we look at how long answers took.",
            "A leaflet, May 2026. Pack: Promises of test, version 1.",
        ),
        "How often": ("The document says how often: every 3 months.",),
        "Which period": (
            "This one is to be done from Wednesday 1 April 2026 to Tuesday 30 June 2026.",
            "Months are counted from 1 April, when the financial year begins.",
            "It is due on the last day of its period. The office being closed on that day moves nothing.",
        ),
        "The time before": ("There was none before: this is the first period that is kept here.",),
        "Moves of the date": ("Nobody has moved it.",),
    }


def test_the_next_one_tells_of_the_one_before(held: DutyOffice) -> None:
    news = held.rows()["DT-02"]
    following = held.completes(news)
    reasons = asked(held, following)
    assert "It follows the period that ended on Thursday 30 April 2026." in part(reasons, "Which period")
    assert part(reasons, "The time before") == (
        (
            "Last done on Tuesday 14 April 2026 by Grace Holloway, in time."
            " It was due on Thursday 30 April 2026."
        ),
    )
    assert asked(held, news.duty_id).standing == ("Done on Tuesday 14 April 2026 by Grace Holloway, in time.")


def test_one_that_was_not_done_or_late_is_told_as_such(held: DutyOffice) -> None:
    news = held.rows()["DT-02"]
    at(held, date(2026, 5, 2))
    held.completes(news)
    at(held, date(2026, 6, 3))
    held.opens()
    june = next(
        row for row in held.list().rows if row.standard == "DT-02" and row.due_date == date(2026, 6, 30)
    )
    assert part(asked(held, june.duty_id), "The time before") == (
        "The one that was due on Sunday 31 May 2026 was not done.",
        (
            "Last done on Saturday 2 May 2026 by Grace Holloway, 2 days late."
            " It was due on Thursday 30 April 2026."
        ),
    )


def test_every_move_is_told_with_who_and_why(held: DutyOffice) -> None:
    news = held.rows()["DT-02"]
    for version, day, reason in ((1, 8, "The printer is away."), (2, 12, "It comes back later.")):
        held.does(
            actions.move_date, duty_id=news.duty_id, version=version, to=date(2026, 5, day), reason=reason
        )
    reasons = asked(held, news.duty_id)
    assert reasons.due == date(2026, 5, 12)
    assert reasons.standing == "At first it was due on Thursday 30 April 2026. It is still to be done."
    assert part(reasons, "Moves of the date") == (
        (
            "Moved from Thursday 30 April 2026 to Friday 8 May 2026 on Tuesday 14 April 2026"
            " by Grace Holloway, because: The printer is away."
        ),
        (
            "Moved from Friday 8 May 2026 to Tuesday 12 May 2026 on Tuesday 14 April 2026 by Grace Holloway,"
            " because: It comes back later."
        ),
    )


def test_where_the_document_names_no_interval_it_is_said_who_set_it(held: DutyOffice) -> None:
    training = held.rows()["DT-03"]
    before = part(asked(held, training.duty_id), "How often")
    assert before == (
        "The document names no interval, so the office sets it: every year.",
        "Nobody has set it yet; hsdesk proposes every year.",
    )
    held.does(actions.set_interval, plan_id=training.plan_id, version=1, every="6 months")
    reasons = asked(held, training.duty_id)
    assert reasons.due == date(2026, 9, 30)
    assert part(reasons, "How often") == (
        "The document names no interval, so the office sets it: every 6 months.",
        "Set to every 6 months on Tuesday 14 April 2026 by Grace Holloway.",
    )


def test_a_duty_of_the_offices_own(held: DutyOffice) -> None:
    added = held.does(
        actions.add_own_duty, title="Test the alarm", every="1 week", first_due=date(2026, 4, 17)
    )
    reasons = asked(held, added)
    assert reasons.title == "Test the alarm"
    assert part(reasons, "What is promised") == (
        "This is a duty of the office’s own: no document asks for it.",
    )
    assert part(reasons, "How often") == (
        "The office chose how often: every week.",
        "Set to every week on Tuesday 14 April 2026 by Grace Holloway.",
    )
    assert "Whoever added it said when it is due first." in part(reasons, "Which period")


def test_so_many_times_a_year_are_shared_out(database_url: str, clock: FrozenClock) -> None:
    often = changed(NEWS, every=None, per_year="12", place='"Keeping you informed"')
    with duty_office(database_url, clock, pack_text(often)) as held:
        held.opens()
        reasons = asked(held, held.rows()["DT-02"].duty_id)
        assert part(reasons, "How often") == (
            "The document says how often: 12 a year. Shared out evenly, that is every month.",
        )
        assert "under “Keeping you informed”" in part(reasons, "What is promised")[1]


def test_as_text_it_stands_line_by_line(held: DutyOffice) -> None:
    lines = asked(held, held.rows()["DT-02"].duty_id).text.splitlines()
    assert lines[:4] == [
        "Why this date? News put up (DT-02)",
        "Due: Thursday 30 April 2026. It is still to be done.",
        "",
        "What is promised:",
    ]
    assert lines[-1] == "- Nobody has moved it."


def test_a_duty_that_is_not_there_is_refused(held: DutyOffice) -> None:
    with pytest.raises(Gone):
        asked(held, 999)
