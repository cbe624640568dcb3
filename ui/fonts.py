"""The letters: one family, a few named roles, and figures that keep their columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

from hsdesk.errors import Refused

_FILES = ("Inter_400Regular.ttf", "Inter_500Medium.ttf", "Inter_600SemiBold.ttf", "Inter_700Bold.ttf")


@dataclass(frozen=True, slots=True)
class Face:
    """How one role is set: size in pixels at 100 %, weight 400 to 700, tracking in per cent."""

    size: float
    weight: int
    figures: bool = False
    tracking: float = 0.0


class Role(Enum):
    """What a piece of text is, which decides how it is set."""

    FIGURE = Face(30, 600, figures=True, tracking=-1.5)
    FIGURE_LOW = Face(20, 600, figures=True, tracking=-1.5)
    TITLE_CASE = Face(22, 600, tracking=-1.5)
    TITLE = Face(20, 600, tracking=-1.5)
    TITLE_PANE = Face(18, 600)
    TIMER = Face(18, 600, figures=True)
    HEADING = Face(16, 600)
    LEAD = Face(16, 400)
    ACTION = Face(15, 600)
    STRONG = Face(14, 600)
    MEDIUM = Face(14, 500)
    BODY = Face(14, 400)
    SUPPORT = Face(13, 400)
    LABEL = Face(13, 500)
    SUPPORT_STRONG = Face(13, 600)
    CHIP = Face(13, 600, figures=True)
    SMALL = Face(12, 400)
    CAPTION = Face(12, 500)
    CAPTION_STRONG = Face(12, 600)
    TINY = Face(11, 600)


@cache
def family() -> str:
    """Make the shipped letters known to Qt, once per process, and return their family name.

    Needs a running QGuiApplication.
    """
    names: list[str] = []
    for name in _FILES:
        number = QFontDatabase.addApplicationFontFromData((files("resources") / "fonts" / name).read_bytes())
        if number < 0:
            raise Refused(
                f"The font file {name} could not be read.",
                "Install hsdesk again; the file is part of the program.",
            )
        names.extend(QFontDatabase.applicationFontFamilies(number))
    return names[0]


def font(role: Role, scale: float = 1.0, *, figures: bool | None = None) -> QFont:
    """The font of a role at a scale (1.0 is 100 %).

    `figures` sets digits of equal width for times and counts; left out, the role decides. It also widens
    the hyphen, so prose and references never ask for it.
    """
    face = role.value
    return _font(face, scale, face.figures if figures is None else figures)


@cache
def _font(face: Face, scale: float, figures: bool) -> QFont:  # noqa: FBT001 - a cache key, not an interface
    made = QFont(family())
    made.setPixelSize(max(1, round(face.size * scale)))
    made.setWeight(QFont.Weight(face.weight))
    # Without hinting the letters are spaced evenly at 12 to 14 pixels.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face.tracking:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + face.tracking)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def reference_font(role: Role, scale: float = 1.0) -> QFont:
    """The font of a role with a slashed nought, for case and ticket references only."""
    made = QFont(font(role, scale))
    made.setFeature(QFont.Tag("zero"), 1)
    return made
