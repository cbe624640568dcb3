"""Bank holidays of the nations, beside the dates that the government announced."""

from datetime import date, timedelta

import pytest

from hsdesk.calendars.bank_holidays import TRUSTED_UNTIL, Nation, bank_holidays
from hsdesk.clock import SystemClock

# https://www.gov.uk/bank-holidays as of 24 November 2025, without dates that are on a weekend.
ENGLAND_AND_WALES = {
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
SCOTLAND = {
    # 15 June 2026 was proclaimed for the World Cup; Scotland has 2 January but no Easter Monday.
    2026: "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28",
    2027: "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
}
NORTHERN_IRELAND = {
    2026: "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
    2027: "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
}
ANNOUNCED = [
    (nation, year, days)
    for nation, years in (
        (Nation.ENGLAND_AND_WALES, ENGLAND_AND_WALES),
        (Nation.SCOTLAND, SCOTLAND),
        (Nation.NORTHERN_IRELAND, NORTHERN_IRELAND),
    )
    for year, days in years.items()
]


def weekdays(nation: Nation, year: int) -> list[str]:
    return sorted(day.strftime("%m-%d") for day in bank_holidays(nation, year) if day.weekday() < 5)


@pytest.mark.parametrize(("nation", "year", "days"), ANNOUNCED)
def test_holidays_are_those_announced(nation: Nation, year: int, days: str) -> None:
    assert weekdays(nation, year) == days.split()


def test_one_off_holidays_are_known() -> None:
    assert bank_holidays(Nation.SCOTLAND, 2026)[date(2026, 6, 15)] == "World Cup bank holiday"
    assert date(2026, 6, 15) not in bank_holidays(Nation.ENGLAND_AND_WALES, 2026)
    assert date(2022, 9, 19) in bank_holidays(Nation.ENGLAND_AND_WALES, 2022)
    assert date(2023, 5, 8) in bank_holidays(Nation.NORTHERN_IRELAND, 2023)


def test_the_union_holds_the_holidays_of_every_part() -> None:
    union = bank_holidays(Nation.UK_UNION, 2026)
    parts = [nation for nation in Nation if nation not in {Nation.UK_UNION, Nation.NONE}]
    assert set(union) == {day for nation in parts for day in bank_holidays(nation, 2026)}
    assert union[date(2026, 11, 30)] == "St Andrew’s Day (Scotland)"
    assert union[date(2026, 4, 6)] == "Easter Monday (England and Wales and Northern Ireland)"
    assert union[date(2026, 12, 25)] == "Christmas Day"


def test_no_nation_has_no_holidays() -> None:
    assert not bank_holidays(Nation.NONE, 2026)


def test_names_are_those_a_tenant_knows() -> None:
    names = bank_holidays(Nation.ENGLAND_AND_WALES, 2026)
    assert names[date(2026, 5, 4)] == "Early May bank holiday"
    assert names[date(2026, 12, 28)] == "Boxing Day (substitute day)"
    assert not [
        name
        for nation in Nation
        for year in range(2015, 2029)
        for name in bank_holidays(nation, year).values()
        if "observed" in name or "Saint" in name
    ]


def test_the_table_reaches_at_least_six_months_ahead() -> None:
    # When this breaks, compare the holidays library with https://www.gov.uk/bank-holidays and then
    # move TRUSTED_UNTIL on.
    assert SystemClock().now().date() < TRUSTED_UNTIL - timedelta(days=183)
