"""When periods begin and end, how duties stand, and where their dates may be moved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsdesk.duties import rules
from hsdesk.duties.rules import DutyGroup, DutyShow, DutyState, Period
from hsdesk.errors import Refused
from hsdesk.standards.intervals import Interval

TUESDAY = date(2026, 4, 14)
APRIL = date(2026, 4, 1)
intervals = st.builds(Interval, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("every", "times", "per_year", "between"),
    [
        (Interval(3, "month"), 1, None, Interval(3, "month")),
        (Interval(1, "year"), 2, None, Interval(6, "month")),
        (Interval(1, "year"), 5, None, Interval(72, "day")),
        (Interval(2, "week"), 2, None, Interval(7, "day")),
        (Interval(1, "month"), 1, 12, Interval(1, "month")),
        (None, 1, 12, Interval(1, "month")),
        (None, 1, None, None),
    ],
)
def test_interval_from_one_to_the_next(every, times, per_year, between) -> None:
    assert rules.interval_between(every, times, per_year) == between


@pytest.mark.parametrize(
    ("every", "start", "end"),
    [
        ("1 month", APRIL, date(2026, 4, 30)),
        ("3 months", APRIL, date(2026, 6, 30)),
        ("6 months", APRIL, date(2026, 9, 30)),
        ("1 year", APRIL, date(2027, 3, 31)),
        ("2 years", APRIL, date(2028, 3, 31)),
        ("1 week", date(2026, 4, 13), date(2026, 4, 19)),
        ("1 day", TUESDAY, TUESDAY),
    ],
)
def test_first_period_goes_by_the_financial_year(every: str, start: date, end: date) -> None:
    interval = Interval.parse(every)
    assert rules.period_of(TUESDAY, interval, rules.first_anchor(TUESDAY, interval)) == Period(start, end)


def test_quarters_before_april_belong_to_the_year_before() -> None:
    every = Interval(3, "month")
    day = date(2027, 1, 31)
    assert rules.first_anchor(day, every) == APRIL
    assert rules.period_of(day, every, APRIL) == Period(date(2027, 1, 1), date(2027, 3, 31))
    assert rules.period_of(date(2026, 3, 31), every, APRIL).start == date(2026, 1, 1)


@given(intervals, days, days)
def test_every_day_lies_in_one_period(every: Interval, anchor: date, day: date) -> None:
    period = rules.period_of(day, every, anchor)
    assert period.start <= day <= period.end
    following = rules.next_period(period.end, every, anchor)
    assert following.start == period.end + timedelta(days=1)
    assert following.start <= following.end
    assert rules.period_of(following.start, every, anchor) == following


@given(intervals, days)
def test_own_duty_is_first_due_on_the_day_chosen(every: Interval, due: date) -> None:
    assert rules.period_of(due, every, rules.anchor_of_first_due(due, every)).end >= due


def test_end_of_month_is_kept_through_short_months() -> None:
    every = Interval(1, "month")
    anchor = rules.anchor_of_first_due(date(2027, 1, 30), every)
    ends = [rules.period_of(date(2027, month, 15), every, anchor).end for month in (1, 2, 3, 4)]
    assert ends == [date(2027, 1, 30), date(2027, 2, 27), date(2027, 3, 30), date(2027, 4, 29)]


@pytest.mark.parametrize(
    ("due", "done_on", "state", "group"),
    [
        (date(2026, 4, 13), None, DutyState.LATE, DutyGroup.LATE),
        (TUESDAY, None, DutyState.DUE_TODAY, DutyGroup.THIS_WEEK),
        (date(2026, 4, 15), None, DutyState.DUE_NEXT_DAY, DutyGroup.THIS_WEEK),
        (date(2026, 4, 19), None, DutyState.ON_TIME, DutyGroup.THIS_WEEK),
        (date(2026, 4, 20), None, DutyState.ON_TIME, DutyGroup.THIS_MONTH),
        (date(2026, 5, 1), None, DutyState.ON_TIME, DutyGroup.LATER),
        (TUESDAY, TUESDAY, DutyState.DONE, DutyGroup.DONE),
        (date(2026, 4, 13), TUESDAY, DutyState.DONE_LATE, DutyGroup.DONE),
    ],
)
def test_states_and_groups(due: date, done_on: date | None, state: DutyState, group: DutyGroup) -> None:
    tomorrow = TUESDAY + timedelta(days=1)
    assert rules.state_of(due, done_on, today=TUESDAY, next_working_day=tomorrow) is state
    assert rules.group_of(due, done_on, today=TUESDAY) is group


def test_choices_of_the_list() -> None:
    late, may = date(2026, 4, 13), date(2026, 5, 1)
    shown = {
        show: [due for due in (late, may) if rules.is_shown(show, due, None, today=TUESDAY)]
        for show in DutyShow
    }
    assert shown == {
        DutyShow.ALL: [late, may],
        DutyShow.LATE: [late],
        DutyShow.THIS_MONTH: [late],
        DutyShow.DONE: [],
    }
    assert rules.is_shown(DutyShow.DONE, may, TUESDAY, today=TUESDAY)


def test_years_show_what_belongs_to_them() -> None:
    quarter = Period(APRIL, date(2026, 6, 30))
    assert rules.is_in_year(2026, quarter.end, None, quarter, today=TUESDAY)
    assert not rules.is_in_year(2025, quarter.end, None, quarter, today=TUESDAY)
    late = Period(date(2026, 1, 1), date(2026, 3, 31))
    assert rules.is_in_year(2026, late.end, None, late, today=TUESDAY), "still open from last year"
    assert rules.is_in_year(2025, late.end, None, late, today=TUESDAY)
    assert rules.is_in_year(2026, late.end, date(2026, 4, 2), late, today=TUESDAY)
    assert not rules.is_in_year(2025, late.end, date(2026, 4, 2), late, today=TUESDAY)
    long = Period(APRIL, date(2029, 3, 31))
    assert rules.is_in_year(2026, long.end, None, long, today=TUESDAY)
    assert not rules.is_in_year(2027, long.end, None, long, today=TUESDAY)


def test_moves_stay_before_the_next_one() -> None:
    june = date(2026, 6, 30)
    latest = rules.latest_move(june, Interval(3, "month"))
    assert latest == date(2026, 9, 29)
    assert rules.checked_move(june, latest, today=TUESDAY, latest=latest) == latest
    assert rules.checked_move(june, TUESDAY, today=TUESDAY, latest=latest) == TUESDAY
    for day in (june, TUESDAY - timedelta(days=1), latest + timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            rules.checked_move(june, day, today=TUESDAY, latest=latest)
        assert refused.value.field == "to"


@pytest.mark.parametrize("days", [-1, 91])
def test_reminders_have_a_limit(days: int) -> None:
    with pytest.raises(Refused):
        rules.checked_remind_days(days)
