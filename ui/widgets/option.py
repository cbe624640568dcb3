"""What a person can choose from: a value with its words, and perhaps an icon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `value` is what the program gets, usually a member of an enum."""

    value: object
    text: str
    icon: str = ""
    note: str = ""


def literal(text: str) -> str:
    """Text for Qt's own controls, where a single ampersand would make a shortcut."""
    return text.replace("&", "&&")
