"""Small widgets that show one painted mark each: chip, ring, keycap, avatar, tag, hairline."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.tokens import Family
from ui.widgets import paint
from ui.widgets.labels import Tone, tone_colour
from ui.widgets.paint import Chip
from ui.widgets.themed import Themed


class _Mark(QWidget, Themed):
    """A widget as large as what it shows."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The same: marks are never cut."""
        return self.sizeHint()


class StateChip(_Mark):
    """A state: icon, word and colour. Its word is also what the screen reader says."""

    def __init__(self, theme: Theme, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setAccessibleName(chip.word)
        self.follow(theme)

    def chip(self) -> Chip:
        """What it shows."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Show another state."""
        if chip != self._chip:
            self._chip = chip
            self.setAccessibleName(chip.word)
            self.restyle()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return paint.chip_size(self.theme, self._chip)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the chip."""
        paint.paint_chip(QPainter(self), self.theme, QRectF(self.rect()), self._chip)


class Ring(_Mark):
    """How much of a target is used. Give `name`, such as "12 minutes of 10", for the screen reader."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        side: int = 36,
        stroke: float = 5,
    ) -> None:
        super().__init__(parent)
        self._side, self._stroke = side, stroke
        self._share, self._family, self._dashed = 0.0, Family.OK, False
        self.follow(theme)

    def show_share(self, share: float, family: Family, name: str, *, dashed: bool = False) -> None:
        """Show a share of the target, 1.0 being the whole; `dashed` for a clock that has not started."""
        self._share, self._family, self._dashed = share, family, dashed
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ring."""
        paint.paint_ring(
            QPainter(self),
            self.theme,
            QRectF(self.rect()),
            self._share,
            self._family,
            dashed=self._dashed,
            stroke=self._stroke,
        )


class KeyCap(_Mark):
    """One key, such as F2."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.follow(theme)

    def sizeHint(self) -> QSize:
        """As wide as the key's name."""
        return paint.keycap_size(self.theme, self._key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the keycap."""
        paint.paint_keycap(QPainter(self), self.theme, QRectF(self.rect()), self._key)


class Avatar(_Mark):
    """A circle with initials beside a name that is written out, so the screen reader skips it.

    `number` picks the hue: a record's own number, so that a person keeps the same one.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        number: int,
        parent: QWidget | None = None,
        *,
        side: int = 32,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._initials, self._number, self._side, self._quiet = paint.initials_of(name), number, side, quiet
        self.follow(theme)

    def set_person(self, name: str, number: int) -> None:
        """Show somebody else."""
        self._initials, self._number = paint.initials_of(name), number
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the circle."""
        rect = QRectF(self.rect())
        paint.paint_avatar(QPainter(self), self.theme, rect, self._initials, self._number, quiet=self._quiet)


class Tag(_Mark):
    """A tag, such as what a case is about."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._text, self._icon = text, icon
        self.setAccessibleName(text)
        self.follow(theme)

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        return paint.tag_size(self.theme, self._text, self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the tag."""
        paint.paint_tag(QPainter(self), self.theme, QRectF(self.rect()), self._text, self._icon)


class Picture(_Mark):
    """One icon in a token colour. It stands beside words, so the screen reader skips it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        parent: QWidget | None = None,
        *,
        side: int = 16,
        tone: Tone = Tone.SECOND,
    ) -> None:
        super().__init__(parent)
        self._icon, self._side, self._tone = icon, side, tone
        self.follow(theme)

    def set_icon(self, icon: str, tone: Tone | None = None) -> None:
        """Show another icon, in the same or another colour."""
        self._icon, self._tone = icon, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the icon."""
        colour = tone_colour(self.theme, self._tone)
        self.theme.icons.paint(QPainter(self), QRectF(self.rect()), self._icon, colour)


class HairLine(QWidget, Themed):
    """A line of one pixel between two parts of a sheet."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        way: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(parent)
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if way is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Fill with the hairline colour."""
        QPainter(self).fillRect(self.rect(), self.theme.tokens.line)
