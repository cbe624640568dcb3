"""Takes pictures of what is on screen: light and dark, in several sizes, each with a readable name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.theme import Mode, Theme
from ui.tour.step import Picture, Unexpected, usual
from ui.widgets.picture import picture_of

LOOKS = (Mode.LIGHT, Mode.DARK)
_QUICKLY = 60
"""How PNG files are packed: somewhat larger, in half the time."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture that is to be taken: the file, the look and size before it."""

    file: str
    look: Mode
    size: QSize


class Camera:
    """Numbers the pictures and writes them into a folder."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder, self._theme = folder, theme
        self._number = 0

    def shots(self, picture: Picture) -> Iterator[Shot]:
        """Every shot of a picture, beginning with the look that the window has.

        The window keeps the last look, so that half of the day is worked in light and half in dark.
        """
        self._number += 1
        looks = sorted(LOOKS, key=lambda look: look is not self._theme.mode)
        for look in looks if picture.themed else looks[:1]:
            for size in picture.sizes:
                width = f"-{size.width()}" if len(picture.sizes) > 1 else ""
                ending = f"-{look.value}" if picture.themed else ""
                yield Shot(f"{self._number:02}-{picture.name}{width}{ending}.png", look, size)

    def set_up(self, shot: Shot, window: QWidget) -> None:
        """Give the window the look and size of a shot."""
        self._theme.set_mode(shot.look)
        window.resize(shot.size)

    def take(self, shot: Shot, widget: QWidget) -> str:
        """Write the picture; returns its file name. Raises `Unexpected` when it cannot be written."""
        if not picture_of(widget).save(str(self._folder / shot.file), "PNG", _QUICKLY):
            raise Unexpected(f"The picture {shot.file} could not be written.", "Choose another folder.")
        return shot.file

    def keep_evidence(self, window: QWidget) -> str:
        """Picture what is on screen when a step went wrong; returns the file name, empty if it cannot be."""
        file = "not-as-expected.png"
        return file if picture_of(window).save(str(self._folder / file)) else ""

    def put_back(self, window: QWidget) -> None:
        """Give the window its usual size again."""
        window.resize(usual()[0])
