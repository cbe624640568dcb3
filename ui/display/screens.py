"""Which of a computer's screens is the public one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """A screen of this computer: its name, its size in pixels, and whether it is the main one."""

    name: str
    width: int
    height: int
    main: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the public screen goes, whether it fills it, and whether the wanted screen is missing."""

    place: int
    full: bool
    missing: bool


def choose(screens: Sequence[ScreenFacts], wanted: str) -> Choice:
    """Choose among the screens there are now; `wanted` is a name, empty for whichever is not the main one.

    The main screen is never filled by itself, since the desk works on it.
    """
    main = next((place for place, screen in enumerate(screens) if screen.main), 0)
    others = [place for place, screen in enumerate(screens) if not screen.main]
    if not wanted:
        return (
            Choice(others[0], full=True, missing=False) if others else Choice(main, full=False, missing=False)
        )
    for place, screen in enumerate(screens):
        if screen.name == wanted:
            return Choice(place, full=not screen.main, missing=False)
    return Choice(main, full=False, missing=True)
