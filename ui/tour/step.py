"""One step of the tour, what came of it, and how the tour says that something is not as it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError

PATIENCE = 10.0
"""After this many seconds a step has usually gone wrong."""


class Unexpected(HsdeskError):
    """The tour found something else than it expected, or cannot find what it wants to use."""


def usual() -> tuple[QSize, ...]:
    """The size in which pages are pictured."""
    return (QSize(1440, 900),)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be taken after a step: its name in the file, in which sizes, and of which widget.

    Without `of` it is the window with all that is open over it. With several sizes the width stands in
    the file's name. `themed` pictures are taken in light and in dark.
    """

    name: str
    sizes: tuple[QSize, ...] = field(default_factory=usual)
    of: Callable[[], QWidget] | None = None
    themed: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person does, and how it must turn out.

    `do` uses keys and mouse. `expect` says in a sentence what is not as it should be, and is empty once
    all is well; it is asked again until it is, or `patience` seconds are over. Either may raise
    `HsdeskError`.
    """

    title: str
    do: Callable[[], None]
    expect: Callable[[], str]
    picture: Picture | None = None
    patience: float = PATIENCE


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step turned out. `complaint` is empty when it went well; `pictures` are file names."""

    title: str
    milliseconds: int
    complaint: str = ""
    pictures: tuple[str, ...] = ()


def in_turn(*acts: Callable[[], object]) -> Callable[[], None]:
    """Several things done one after the other."""

    def do() -> None:
        for act in acts:
            act()

    return do


def all_of(*complaints: str) -> str:
    """The complaints that there are, in one line."""
    return " ".join(complaint for complaint in complaints if complaint)


def same(what: str, found: object, wanted: object) -> str:
    """A complaint when something is not what was wanted."""
    return "" if found == wanted else f"{what} is {found!r} instead of {wanted!r}."


def holds(right: bool, complaint: str) -> str:  # noqa: FBT001 - a plain condition
    """The complaint unless a condition holds."""
    return "" if right else complaint
