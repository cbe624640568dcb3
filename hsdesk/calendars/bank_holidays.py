"""The bank holidays of the UK's nations, and until when they are known."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType


class Nation(StrEnum):
    """Whose bank holidays are observed."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    UK_UNION = "uk-union"
    """A bank holiday in any part of the UK, as freedom-of-information law counts them (2000 Act, s.10(6))."""
    NONE = "none"
    """No bank holidays at all."""


TRUSTED_FROM = date(1978, 1, 1)
"""The first year with the bank holidays of today; dates before it are not answered."""

TRUSTED_UNTIL = date(2028, 12, 31)
"""The last day for which the government has announced the bank holidays.

Announced through https://www.gov.uk/bank-holidays (its list of 24 November 2025 ends with 2028).
A new year is added here once it is announced and the `holidays` library has been compared with it.
"""

_LIBRARY_CODES = {Nation.ENGLAND_AND_WALES: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
_SUBSTITUTE = " (observed)"
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2 January",
    "Saint Andrew's Day": "St Andrew’s Day",
    "Saint Patrick's Day": "St Patrick’s Day",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen’s Day)",
    "New Year's Day": "New Year’s Day",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
_PARTS = {
    Nation.ENGLAND_AND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


@cache
def bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """The bank holidays of one year with the names a tenant would know them by.

    Where a holiday falls on a weekend both the day itself and its substitute day are included.
    """
    if nation is Nation.NONE:
        return MappingProxyType({})
    if nation is Nation.UK_UNION:
        return MappingProxyType(dict(_union(year)))
    from holidays import country_holidays

    table = country_holidays("GB", subdiv=_LIBRARY_CODES[nation], years=year, language="en_GB")
    return MappingProxyType({day: _known_name(name) for day, name in table.items() if day.year == year})


def _union(year: int) -> Iterator[tuple[date, str]]:
    tables = {part: bank_holidays(nation, year) for nation, part in _PARTS.items()}
    for day in sorted({day for table in tables.values() for day in table}):
        observing = [part for part, table in tables.items() if day in table]
        name = tables[observing[0]][day]
        yield day, name if len(observing) == len(tables) else f"{name} ({' and '.join(observing)})"


def _known_name(library_name: str) -> str:
    names = []
    for part in library_name.split("; "):
        plain = part.removesuffix(_SUBSTITUTE)
        known = _NAMES.get(plain, plain)
        names.append(f"{known} (substitute day)" if part.endswith(_SUBSTITUTE) else known)
    return ", ".join(names)
