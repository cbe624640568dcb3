"""The colours of each theme, measured once and named for what they are used for.

Every text colour reaches 4.5:1 and every mark 3:1 on the grounds it is drawn on; a test measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette


class Family(StrEnum):
    """What a state means, which decides its colours; the word and the icon always come with it."""

    OK = "ok"
    SOON = "soon"
    OVER = "over"
    PAUSE = "pause"
    WAIT = "wait"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class StateColours:
    """The three colours of one state family: words, the fill behind them, and rings or bars."""

    text: QColor
    fill: QColor
    mark: QColor


@dataclass(frozen=True, slots=True)
class AvatarColours:
    """The colours of one circle with initials. The hue says nothing; it helps to recognise."""

    fill: QColor
    text: QColor


@dataclass(frozen=True, slots=True)
class PublicColours:
    """The colours of the waiting-room screen, the same in every theme."""

    ground: QColor
    panel: QColor
    hairline: QColor
    text: QColor
    soft: QColor
    figure: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours. `contrast` asks painters for full borders instead of soft fills."""

    dark: bool
    contrast: bool
    canvas: QColor
    sheet: QColor
    sunken: QColor
    raised: QColor
    hover: QColor
    tint: QColor
    tint2: QColor
    track: QColor
    line: QColor
    line2: QColor
    accent_line: QColor
    edge: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    accent_ink: QColor
    on_accent: QColor
    primary: QColor
    on_primary: QColor
    primary_hover: QColor
    primary_pressed: QColor
    tooltip: QColor
    on_tooltip: QColor
    scrim: QColor
    shadow: QColor
    families: Mapping[Family, StateColours]
    avatars: tuple[AvatarColours, ...]

    def state(self, family: Family) -> StateColours:
        """The colours of one state family."""
        return self.families[family]

    @property
    def rail_item(self) -> QColor:
        """The ground of the current rail item: the deeper tint, except in the dark theme."""
        return self.tint if self.dark else self.tint2


def _families(**rows: str) -> Mapping[Family, StateColours]:
    """Read one "text fill mark" row per family."""
    return MappingProxyType(
        {family: StateColours(*(QColor(part) for part in rows[family.value].split())) for family in Family}
    )


def _avatars(*rows: str) -> tuple[AvatarColours, ...]:
    """Read one "fill text" row per avatar."""
    return tuple(AvatarColours(*(QColor(part) for part in row.split())) for row in rows)


LIGHT = Tokens(
    dark=False,
    contrast=False,
    canvas=QColor("#EDF1F3"),
    sheet=QColor("#FFFFFF"),
    sunken=QColor("#F6F8F9"),
    raised=QColor("#FFFFFF"),
    hover=QColor("#F1F5F7"),
    tint=QColor("#E2EFF5"),
    tint2=QColor("#CFE4EE"),
    track=QColor("#E3E9EC"),
    line=QColor("#DEE5E9"),
    line2=QColor("#C3CED4"),
    accent_line=QColor("#8FBDD1"),
    edge=QColor("#74858F"),
    ink=QColor("#12222B"),
    ink2=QColor("#42535E"),
    ink3=QColor("#576974"),
    accent=QColor("#0B5A78"),
    accent_ink=QColor("#0A4F6A"),
    on_accent=QColor("#FFFFFF"),
    primary=QColor("#0B5A78"),
    on_primary=QColor("#FFFFFF"),
    primary_hover=QColor("#084A63"),
    primary_pressed=QColor("#063A4F"),
    tooltip=QColor("#12222B"),
    on_tooltip=QColor("#FFFFFF"),
    scrim=QColor(18, 34, 43, 87),
    shadow=QColor(18, 34, 43),
    families=_families(
        ok="#14663D #E2F3E9 #1E8653",
        soon="#744600 #FCEFD2 #B26A00",
        over="#9C1F1B #FCE7E5 #C8342D",
        pause="#42535E #E8EDF0 #697B86",
        wait="#553B9C #EDE8F9 #7557C4",
        info="#0A4F6A #E2EFF5 #0B6E94",
    ),
    avatars=_avatars(
        "#D9ECE3 #14543A",
        "#E4E0F7 #45308A",
        "#FBE6D0 #6E3F00",
        "#DCEBF5 #0A4F6A",
        "#F7DFE6 #84213F",
        "#E5EBD3 #44530F",
    ),
)

DARK = Tokens(
    dark=True,
    contrast=False,
    canvas=QColor("#0C1317"),
    sheet=QColor("#141D22"),
    sunken=QColor("#10181D"),
    raised=QColor("#1C272D"),
    hover=QColor("#1B262C"),
    tint=QColor("#14313D"),
    tint2=QColor("#1A404F"),
    track=QColor("#2A373F"),
    line=QColor("#28353C"),
    line2=QColor("#3A4A53"),
    accent_line=QColor("#34708A"),
    edge=QColor("#70838E"),
    ink=QColor("#E6EDF1"),
    ink2=QColor("#B3C1C9"),
    ink3=QColor("#94A5AF"),
    accent=QColor("#6FC3E2"),
    accent_ink=QColor("#8FD0E8"),
    on_accent=QColor("#05202B"),
    primary=QColor("#1C7797"),
    on_primary=QColor("#FFFFFF"),
    primary_hover=QColor("#207E9F"),
    primary_pressed=QColor("#186884"),
    tooltip=QColor("#3A4A53"),
    on_tooltip=QColor("#FFFFFF"),
    scrim=QColor(0, 0, 0, 150),
    shadow=QColor(0, 0, 0),
    families=_families(
        ok="#7FD6A5 #14321F #4DB97F",
        soon="#F2C26B #38290C #DDA23A",
        over="#FFA79F #451B19 #F0695F",
        pause="#B3C1C9 #26323A #8497A2",
        wait="#C6B5F7 #2B2347 #9F86E6",
        info="#8FD0E8 #14313D #4FB0D6",
    ),
    avatars=_avatars(
        "#1B3D2C #9FE0BF",
        "#322A55 #CFC2FA",
        "#46310F #F4CD8B",
        "#15384A #9AD6EE",
        "#4A1F2E #F7B3C6",
        "#333D14 #CFDD97",
    ),
)

PUBLIC = PublicColours(
    ground=QColor("#072B3A"),
    panel=QColor("#0D3B4E"),
    hairline=QColor("#1F5468"),
    text=QColor("#FFFFFF"),
    soft=QColor("#C4DAE4"),
    figure=QColor("#FFD27A"),
)


def contrast_tokens(palette: QPalette) -> Tokens:
    """Tokens for people who ask their system for more contrast.

    Every colour is one of the system's own, fills give way to full borders, and states are told by
    word, icon and border alone.
    """
    base, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    window = palette.color(QPalette.ColorRole.Window)
    strong = palette.color(QPalette.ColorRole.Highlight)
    on_strong = palette.color(QPalette.ColorRole.HighlightedText)
    state = StateColours(text=ink, fill=base, mark=ink)
    dark = base.lightnessF() < ink.lightnessF()
    return Tokens(
        dark=dark,
        contrast=True,
        canvas=window,
        sheet=base,
        sunken=base,
        raised=base,
        hover=base,
        tint=base,
        tint2=base,
        track=base,
        line=ink,
        line2=ink,
        accent_line=ink,
        edge=ink,
        ink=ink,
        ink2=ink,
        ink3=ink,
        accent=ink,
        accent_ink=ink,
        on_accent=base,
        primary=strong,
        on_primary=on_strong,
        primary_hover=strong,
        primary_pressed=strong,
        tooltip=base,
        on_tooltip=ink,
        scrim=QColor(0, 0, 0, 150),
        shadow=QColor(0, 0, 0),
        families=MappingProxyType(dict.fromkeys(Family, state)),
        avatars=(AvatarColours(fill=base, text=ink),),
    )


def contrast_ratio(first: QColor, second: QColor) -> float:
    """The contrast of two opaque colours as the accessibility guidelines measure it, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 for black to 1 for white."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
