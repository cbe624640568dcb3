"""Numbers are given once, whoever asks at the same time."""

from hsdesk.office import Office, open_office
from hsdesk.store.work import Work
from support.processes import Child

TAKE_NUMBERS = """
from hsdesk.office import open_office
from hsdesk.store.work import Work

def take(work: Work) -> int:
    return work.next_number("ticket", "2026-04-14")

with open_office(sys.argv[1]) as office:
    tell("ready")
    hear()
    tell([office.actor().do(take) for _ in range(200)])
"""


def take(work: Work, *, series: str, period: str) -> int:
    return work.next_number(series, period)


def test_series_and_periods_count_by_themselves(office: Office) -> None:
    asked = [("ticket", "a"), ("ticket", "a"), ("ticket", "b"), ("letter", "a"), ("ticket", "a")]
    given = [office.actor().do(take, series=series, period=period) for series, period in asked]
    assert given == [1, 2, 1, 1, 3]


def test_two_processes_never_get_one_number(database_url: str) -> None:
    with Child(TAKE_NUMBERS, database_url) as one, Child(TAKE_NUMBERS, database_url) as two:
        assert (one.hear(), two.hear()) == ("ready", "ready")
        one.say("go")
        two.say("go")
        (first,), (second,) = one.finish(), two.finish()
    assert sorted(first + second) == list(range(1, 401))
    with open_office(database_url) as office:
        assert office.actor().do(take, series="ticket", period="2026-04-14") == 401
