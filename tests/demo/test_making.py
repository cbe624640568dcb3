"""Where a demo may be made, and that it is the same every time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hsdesk.clock import LONDON, FrozenClock
from hsdesk.demo import make_demo
from hsdesk.errors import CalendarError, HsdeskError, Refused, StoreError
from hsdesk.office import open_office
from hsdesk.premises.queries import days, is_open_at, office
from hsdesk.reception import queries
from hsdesk.reception.rules import VisitState
from hsdesk.reception.tables import Visit
from support.offices import open_new_office
from support.rows import contents


def made(file: Path, clock: FrozenClock, **more: int) -> dict[str, list]:
    """Make a small demo and return all that is in it."""
    make_demo(str(file), homes=60, clock=clock, **{"days": 8, **more})
    with open_office(file, clock=clock) as demo, demo.engine.connect() as connection:
        return contents(connection)


def test_the_same_seed_makes_the_same_office(tmp_path, clock):
    first = made(tmp_path / "first.db", clock)
    assert made(tmp_path / "second.db", clock) == first
    other = made(tmp_path / "third.db", clock, seed=2)
    assert other["visit"] != first["visit"]
    assert other["person"] != first["person"]


def visits_of_the_past(file: Path, clock: FrozenClock) -> list:
    """Who came before today, and when they were seen."""
    make_demo(str(file), homes=60, days=8, clock=clock)
    with open_office(file, clock=clock) as demo, demo.read() as read:
        visits = read.session.scalars(select(Visit).where(Visit.day < date(2026, 4, 14)))
        return [(visit.day, visit.number, visit.visitor_name, visit.seen_at) for visit in visits]


def test_the_past_does_not_depend_on_the_hour(tmp_path, clock):
    noon = visits_of_the_past(tmp_path / "noon.db", clock)
    clock.advance(timedelta(hours=1))
    assert visits_of_the_past(tmp_path / "later.db", clock) == noon
    assert len(noon) > 20


def test_an_older_demo_is_replaced(tmp_path, clock):
    file = tmp_path / "demo.db"
    older = made(file, clock, seed=3)
    with open_office(file, clock=clock) as window:
        assert window.ask(office).is_demo
        newer = made(file, clock, seed=4)
        assert len(window.ask(queries.waiting)) == 8
    assert newer != older
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_an_office_that_is_no_demo_is_left_alone(database_url, clock):
    with open_new_office(database_url, clock) as real, real.engine.connect() as connection:
        before = contents(connection)
    with pytest.raises(StoreError, match="holds an office"):
        make_demo(database_url, homes=60, days=3, clock=clock)
    with open_office(database_url, clock=clock) as real, real.engine.connect() as connection:
        assert contents(connection) == before


def test_a_demo_on_a_server_is_not_made_twice(postgresql_url, clock):
    make_demo(postgresql_url, homes=20, days=1, clock=clock)
    with pytest.raises(StoreError, match="holds an office already"):
        make_demo(postgresql_url, homes=20, days=1, clock=clock)


def test_another_file_is_left_alone(tmp_path, clock):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear tenant", encoding="utf-8")
    with pytest.raises(StoreError):
        make_demo(str(letter), homes=20, days=1, clock=clock)
    assert letter.read_text(encoding="utf-8") == "Dear tenant"


def stopping(after: int) -> Callable[[int, int], None]:
    """News of progress that stops the work after so many thousandths."""

    def tell(done: int, of: int) -> None:
        assert of == 1000
        if done >= after:
            raise Refused("Stopped.", "You can begin again.")

    return tell


@pytest.mark.parametrize("after", [0, 450])
def test_stopping_leaves_nothing_behind(after, tmp_path, clock):
    with pytest.raises(Refused, match="Stopped"):
        make_demo(str(tmp_path / "demo.db"), homes=60, days=8, clock=clock, progress=stopping(after))
    assert not [each for each in tmp_path.iterdir() if each.name != "home"]


def test_progress_runs_to_the_end(tmp_path, clock):
    told: list[int] = []
    make_demo(
        str(tmp_path / "demo.db"), homes=60, days=8, clock=clock, progress=lambda done, _: told.append(done)
    )
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1000)


@pytest.mark.parametrize(("homes", "length"), [(10, 5), (200_001, 5), (60, -1), (60, 3661)])
def test_a_size_that_cannot_be_is_refused(homes, length, tmp_path, clock):
    with pytest.raises(Refused):
        make_demo(str(tmp_path / "demo.db"), homes=homes, days=length, clock=clock)
    assert not (tmp_path / "demo.db").exists()


MOMENTS = {
    "just opened": datetime(2026, 4, 14, 9, 10, tzinfo=LONDON),
    "evening": datetime(2026, 4, 14, 20, 30, tzinfo=LONDON),
    "Sunday": datetime(2026, 4, 12, 11, 0, tzinfo=LONDON),
    "Christmas Day": datetime(2026, 12, 25, 15, 0, tzinfo=LONDON),
    "first seconds of a day": datetime(2026, 4, 14, 0, 0, 3, tzinfo=LONDON),
    "midnight itself": datetime(2026, 4, 14, 0, 0, tzinfo=LONDON),
    "last minutes of a day": datetime(2026, 4, 14, 23, 50, tzinfo=LONDON),
    "clocks went forward": datetime(2026, 3, 29, 1, 10, tzinfo=UTC),
    "clocks go back": datetime(2026, 10, 25, 0, 40, tzinfo=UTC),
    "last known days": datetime(2028, 12, 29, 12, 0, tzinfo=LONDON),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_the_demo_is_open_now_at_any_moment(moment, tmp_path):
    clock = FrozenClock(moment)
    make_demo(str(tmp_path / "demo.db"), homes=30, days=2, clock=clock)
    with open_office(tmp_path / "demo.db", clock=clock) as demo, demo.read() as read:
        assert is_open_at(read, clock.now())
        waiting = queries.waiting(read)
        assert [row.state for row in waiting].count(VisitState.WAITING) == 7
        assert len(queries.being_seen(read)) == 2
        today = clock.now().astimezone(LONDON).date()
        if moment is not MOMENTS["last known days"]:
            reasons = [row.reason for row in days(read) if row.day == today]
            assert reasons == ["Open now, so that the demo can be tried"]


def test_the_usual_hours_stay_while_the_office_is_open(tmp_path, clock):
    make_demo(str(tmp_path / "demo.db"), homes=30, days=2, clock=clock)
    with open_office(tmp_path / "demo.db", clock=clock) as demo:
        assert not [row for row in demo.ask(days) if row.day == date(2026, 4, 14)]


def test_a_day_beyond_the_known_bank_holidays_is_refused(tmp_path):
    clock = FrozenClock(datetime(2040, 1, 3, 12, 0, tzinfo=UTC))
    with pytest.raises(CalendarError) as refusal:
        make_demo(str(tmp_path / "demo.db"), homes=30, days=2, clock=clock)
    assert isinstance(refusal.value, HsdeskError)
    assert not (tmp_path / "demo.db").exists()
