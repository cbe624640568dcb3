"""Figures entered by the month: what a person does with them, as values that are checked."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hsdesk.errors import Refused

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_MOST = 1_000_000_00
_MOST_OF = 10**15


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in hundredths, or the two numbers of which it is the share in per cent."""

    hundredths: int | None = None
    numerator: int | None = None
    denominator: int | None = None

    @property
    def figure(self) -> Fraction:
        """The figure itself, exactly."""
        if self.hundredths is not None:
            return Fraction(self.hundredths, 100)
        return Fraction(100 * (self.numerator or 0), self.denominator or 1)


def checked_value(hundredths: int | None, numerator: int | None, denominator: int | None) -> Value:
    """A figure as it may be kept. Raises `Refused` for none, for both ways at once, or for what cannot be."""
    is_share = numerator is not None or denominator is not None
    if (hundredths is None) is not is_share:
        raise Refused(
            "Give the figure itself, or the two numbers it is the share of.",
            "Empty the fields that are not needed.",
            field="hundredths",
        )
    if hundredths is not None and not 0 <= hundredths <= _MOST:
        raise Refused("The figure is out of range.", "Give a number of 0 or more.", field="hundredths")
    if is_share:
        _check_share(numerator, denominator)
    return Value(hundredths, numerator, denominator)


def _check_share(numerator: int | None, denominator: int | None) -> None:
    if numerator is None or not 0 <= numerator <= _MOST_OF:
        raise Refused("The number counted is missing or below 0.", "Give 0 or more.", field="numerator")
    if denominator is None or not 0 < denominator <= _MOST_OF:
        raise Refused("The number it is a share of is missing.", "Give 1 or more.", field="denominator")


def checked_month(month: date, today: date) -> date:
    """The first day of the month of a figure. Raises `Refused` for a month that is not over."""
    first = month.replace(day=1)
    if first >= today.replace(day=1):
        raise Refused(
            "This month is not over yet, so its figure cannot be known.",
            "Enter it after the month has ended.",
            field="month",
        )
    return first


def checked_measure(measure: str) -> str:
    """The name of a measure as packs write it. Raises `Refused` for anything else."""
    if not _NAME.fullmatch(measure) or len(measure) > 60:
        raise Refused(
            "There is no measure of this name.", "Choose one from the list of measures.", field="measure"
        )
    return measure
