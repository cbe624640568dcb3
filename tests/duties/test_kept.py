"""How recurring promises are counted: what is done or past its day counts, what is to come does not."""

from datetime import UTC, date, datetime

from hsdesk.duties import actions
from hsdesk.duties.queries import behind, kept
from hsdesk.duties.rows import KeptRow
from support.duties import DutyOffice

YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def test_nothing_counts_before_its_day(held: DutyOffice) -> None:
    found = held.office.ask(kept, *YEAR)
    assert found["DT-02"] == KeptRow(counted=0, in_time=0, done_late=0, not_done=0, open=1, moved=0)
    assert "own-1" not in found


def test_in_time_late_and_not_done_are_counted(held: DutyOffice) -> None:
    held.completes(held.rows()["DT-02"])
    held.clock.set(datetime(2026, 7, 6, 11, 0, tzinfo=UTC))
    held.opens()
    may = next(row for row in held.list().rows if row.due_date == date(2026, 5, 31))
    held.completes(may)
    news = held.office.ask(kept, *YEAR)["DT-02"]
    assert news == KeptRow(counted=3, in_time=1, done_late=1, not_done=1, open=1, moved=0)
    first_quarter = held.office.ask(kept, date(2026, 4, 1), date(2026, 5, 31))["DT-02"]
    assert (first_quarter.counted, first_quarter.not_done) == (2, 0)
    rows = held.office.ask(behind, held.office.standards, "DT-02", *YEAR)
    assert len(rows) == 4
    assert held.office.ask(kept, date(2020, 1, 1), date(2020, 12, 31)) == {}


def test_moved_date_counts_and_is_told(held: DutyOffice) -> None:
    row = held.rows()["DT-02"]
    held.does(
        actions.move_date,
        duty_id=row.duty_id,
        version=row.version,
        to=date(2026, 5, 8),
        reason="The figures come a week later.",
    )
    held.clock.set(datetime(2026, 5, 5, 11, 0, tzinfo=UTC))
    held.opens()
    held.completes(held.detail(row.duty_id).row)
    news = held.office.ask(kept, date(2026, 4, 1), date(2026, 5, 20))["DT-02"]
    assert (news.in_time, news.moved) == (1, 1)
