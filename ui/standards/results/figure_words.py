"""Figures by the month as people type and read them."""

from __future__ import annotations

import re
from decimal import Decimal

from hsdesk.errors import Refused
from hsdesk.reporting.figures import Value
from hsdesk.reporting.words import figure_in_words

_FIGURE = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)
_COUNT = re.compile(r"\d{1,15}", re.ASCII)


def typed_figure(text: str) -> int:
    """A typed figure in hundredths: "97.25" is 9725. Raises `Refused` for anything else."""
    plain = text.strip().removesuffix("%").strip().replace(",", "")
    if not _FIGURE.fullmatch(plain):
        raise Refused("This is not a figure.", "Type it like 97 or 97.25.", field="figure")
    return int(Decimal(plain) * 100)


def typed_count(text: str, field: str) -> int:
    """A typed whole number. Raises `Refused` for anything else."""
    plain = text.strip().replace(",", "")
    if not _COUNT.fullmatch(plain):
        raise Refused("This is not a whole number.", "Type it like 1240.", field=field)
    return int(plain)


def value_words(value: Value, unit: str) -> str:
    """A figure as it is listed: "97.25%", "199 of 212, 93.9%"."""
    said = figure_in_words(value.figure, unit, places=2)
    if value.numerator is None or value.denominator is None:
        return said
    return f"{value.numerator:,} of {value.denominator:,}, {said}"
