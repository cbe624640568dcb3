"""What holds for every due date, beside oracles that count minute by minute and day by day."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from hsdesk.calendars.bank_holidays import Nation, bank_holidays
from hsdesk.calendars.calendar import Calendar, ExceptionDay
from hsdesk.calendars.due import due_date
from hsdesk.calendars.hours import Opening, OpeningHours
from hsdesk.calendars.rules import AfterHours, AtClosingTime, ClosedDayReceipt, DueOnClosedDay, Rules
from hsdesk.calendars.steps import Due, Pause, StepKind
from hsdesk.calendars.within import Unit, Within
from hsdesk.clock import LONDON

MINUTE = timedelta(minutes=1)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)

starts = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: FIRST + minutes * MINUTE)
quarters = st.integers(0, 96).map(lambda quarter: quarter * 15)
closures = st.sets(st.integers(0, 700).map(lambda days: date(2025, 1, 1) + timedelta(days=days)), max_size=12)
rule_sets = st.builds(
    Rules,
    closed_day_receipt=st.sampled_from(ClosedDayReceipt),
    count_receipt_day=st.booleans(),
    at_closing_time=st.sampled_from(AtClosingTime),
    due_on_closed_day=st.none() | st.sampled_from(DueOnClosedDay),
    after_hours=st.sampled_from(AfterHours),
)


@st.composite
def opening_days(draw: st.DrawFn) -> tuple[Opening, ...]:
    times = sorted(draw(st.sets(quarters, max_size=4)))
    return tuple(Opening(times[at], times[at + 1]) for at in range(0, len(times) - 1, 2))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = draw(st.tuples(*[opening_days()] * 7).filter(any))
    return Calendar(
        hours=OpeningHours(week),
        nation=draw(st.sampled_from(Nation)),
        exceptions={day: ExceptionDay("closed") for day in draw(closures)},
    )


@st.composite
def weekday_calendars(draw: st.DrawFn) -> Calendar:
    exceptions = {day: ExceptionDay("closed") for day in draw(closures)}
    return Calendar(nation=draw(st.sampled_from(Nation)), exceptions=exceptions)


@st.composite
def pauses(draw: st.DrawFn, start: datetime) -> list[Pause]:
    drawn = draw(st.lists(st.tuples(st.integers(-600, 9000), st.integers(0, 4000)), max_size=3))
    return [Pause(start + begin * MINUTE, start + (begin + length) * MINUTE) for begin, length in drawn]


def is_open(moment: datetime, calendar: Calendar) -> bool:
    wall = moment.astimezone(calendar.zone)
    if calendar.hours is None or wall.date() in calendar.exceptions:
        return False
    if wall.date() in bank_holidays(calendar.nation, wall.year):
        return False
    minutes = wall.hour * 60 + wall.minute
    return any(opens <= minutes < closes for opens, closes in calendar.hours.week[wall.weekday()])


def is_paused(moment: datetime, standing: list[Pause]) -> bool:
    return any(pause.start <= moment < pause.end for pause in standing)


def counted_time(due: Due) -> timedelta:
    spans = [span.length for step in due.steps if step.kind is StepKind.COUNTED for span in step.spans]
    return sum(spans, timedelta())


@given(st.data(), starts, st.integers(1, 700), calendars())
def test_working_minutes_are_those_counted_one_by_one(
    data: st.DataObject, start: datetime, amount: int, calendar: Calendar
) -> None:
    standing = data.draw(pauses(start))
    due = due_date(start, Within(amount, Unit.WORKING_MINUTE), calendar, pauses=standing)
    moment, left = start, amount
    while left:
        left -= is_open(moment, calendar) and not is_paused(moment, standing)
        moment += MINUTE
    assert due.due == moment
    assert counted_time(due) == amount * MINUTE


@given(st.data(), starts, st.integers(1, 5000))
def test_elapsed_minutes_are_those_counted_one_by_one(
    data: st.DataObject, start: datetime, amount: int
) -> None:
    standing = data.draw(pauses(start))
    due = due_date(start, Within(amount, Unit.MINUTE), Calendar(), pauses=standing)
    moment, left = start, amount
    while left:
        left -= not is_paused(moment, standing)
        moment += MINUTE
    assert due.due == moment
    assert counted_time(due) == amount * MINUTE


@given(st.data(), starts, st.integers(1, 40), weekday_calendars())
def test_working_days_are_those_counted_one_by_one(
    data: st.DataObject, start: datetime, amount: int, calendar: Calendar
) -> None:
    standing = data.draw(pauses(start))
    due = due_date(start, Within(amount, Unit.WORKING_DAY), calendar, pauses=standing)
    day, left = start.astimezone(LONDON).date(), amount
    while left:
        day += timedelta(days=1)
        midnight = datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(days=1)
        last_instant = midnight.astimezone(UTC) - timedelta(microseconds=1)
        closed = (
            day.weekday() > 4 or day in bank_holidays(calendar.nation, day.year) or day in calendar.exceptions
        )
        left -= not closed and not is_paused(last_instant, standing)
    assert due.due_date == day
    assert [step.number for step in due.steps if step.kind is StepKind.COUNTED] == list(range(1, amount + 1))


@given(starts, st.integers(1, 40), calendars(), rule_sets)
def test_a_working_day_target_is_never_due_on_a_closed_day(
    start: datetime, amount: int, calendar: Calendar, rules: Rules
) -> None:
    due = due_date(start, Within(amount, Unit.WORKING_DAY), calendar, rules)
    assert calendar.is_working_day(due.due_date)
    assert due.due.astimezone(LONDON).strftime("%H:%M:%S") == "23:59:59"
    assert due.due.astimezone(LONDON).date() == due.due_date
    assert len([step for step in due.steps if step.kind is StepKind.COUNTED]) == amount


@given(
    starts,
    st.integers(0, 20_000),
    st.sampled_from([unit for unit in Unit if unit not in {Unit.SAME_DAY, Unit.AT_ONCE}]),
    st.integers(1, 12),
    calendars(),
    rule_sets,
)
def test_what_begins_later_is_never_due_earlier(
    start: datetime, later: int, unit: Unit, amount: int, calendar: Calendar, rules: Rules
) -> None:
    # On Friday after hours Monday is day 0, on Saturday it is day 1, unless the two rules go together.
    rolls = rules.closed_day_receipt is ClosedDayReceipt.ROLLS_TO_DAY_ZERO
    assume(rolls or rules.after_hours is AfterHours.SAME_DAY)
    within = Within(amount, unit)
    first = due_date(start, within, calendar, rules)
    second = due_date(start + later * MINUTE, within, calendar, rules)
    assert first.due <= second.due
    assert start <= first.due


@given(starts, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH]), st.integers(1, 12), calendars())
def test_months_always_end_on_a_working_day_and_days_where_they_fall(
    start: datetime, unit: Unit, amount: int, calendar: Calendar
) -> None:
    due = due_date(start, Within(amount, unit), calendar)
    received = start.astimezone(LONDON).date()
    if unit is Unit.MONTH:
        assert calendar.is_working_day(due.due_date)
    else:
        days = amount * (7 if unit is Unit.WEEK else 1)
        assert due.due_date == received + timedelta(days=days)


@given(st.data(), starts, st.integers(1, 12), st.sampled_from(list(Unit)), calendars())
def test_a_pause_never_makes_anything_due_earlier(
    data: st.DataObject, start: datetime, amount: int, unit: Unit, calendar: Calendar
) -> None:
    within = Within(0 if unit in {Unit.SAME_DAY, Unit.AT_ONCE} else amount, unit)
    without = due_date(start, within, calendar)
    assert due_date(start, within, calendar, pauses=data.draw(pauses(start))).due >= without.due


@given(starts, st.integers(1, 30), weekday_calendars())
def test_counting_back_undoes_counting_forward(start: datetime, amount: int, calendar: Calendar) -> None:
    due = due_date(start, Within(amount, Unit.WORKING_DAY), calendar)
    back = due_date(due.due, Within(-amount, Unit.WORKING_DAY), calendar)
    received = start.astimezone(LONDON).date()
    assert back.due_date <= received
    assert not any(
        calendar.is_working_day(back.due_date + timedelta(days=days))
        for days in range(1, (received - back.due_date).days + 1)
    )


@given(starts, st.integers(1, 3000), calendars())
def test_working_time_counted_back_holds_as_much(start: datetime, amount: int, calendar: Calendar) -> None:
    due = due_date(start, Within(-amount, Unit.WORKING_MINUTE), calendar)
    assert counted_time(due) == amount * MINUTE
    assert due_date(due.due, Within(amount, Unit.WORKING_MINUTE), calendar).due <= start
