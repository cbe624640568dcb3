"""Buttons: one filled per region, the rest outlined or quiet, with icon and key where they help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import line_height, middle, rounded, words, words_width
from ui.widgets.paint import keycap_size, paint_keycap
from ui.widgets.themed import Themed


class Kind(Enum):
    """How loud a button is."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


class Size(IntEnum):
    """The height of a button in pixels at 100 %."""

    HEADER = 28
    TOOLBAR = 32
    ORDINARY = 36
    FOOTER = 40
    MAIN = 44


@dataclass(frozen=True, slots=True)
class _Dress:
    """What one state of a button is painted with."""

    ink: QColor
    fill: QColor | None = None
    edge: QColor | None = None
    width: int = 1
    dashed: bool = False


class Button(QPushButton, Themed):
    """A button that says a verb.

    `key` is shown as a keycap, such as "F2"; the shortcut itself belongs to the page's action.
    `menu_mark` adds the small arrow of a button that opens a menu, `wide` lets it fill its row. Without
    text give `name`, which the screen reader says and the tooltip shows. Enter presses it, as does the
    space bar.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.OUTLINED,
        size: Size = Size.ORDINARY,
        icon: str = "",
        key: str = "",
        name: str = "",
        menu_mark: bool = False,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind, self._size, self._icon, self._key = kind, size, icon, key
        self._menu_mark, self._name, self._words = menu_mark, name, ""
        self.setAutoDefault(False)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        if name:
            self.setToolTip(plain_tooltip(name))
        self.follow(theme)

    # what it says

    def words(self) -> str:
        """The text as given, whatever signs it holds."""
        return self._words

    def set_words(self, text: str) -> None:
        """Change the text; an ampersand is shown as it is and makes no shortcut."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self._name or text)
        self.setAccessibleDescription(self._key)
        self.updateGeometry()
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Change the icon; empty for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Change how loud it is."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def kind(self) -> Kind:
        """How loud it is."""
        return self._kind

    # how large it is

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        loud = self._kind in {Kind.PRIMARY, Kind.DANGER}
        if self._size is Size.MAIN:
            return self.theme.font(Role.ACTION)
        if self._size in {Size.HEADER, Size.TOOLBAR}:
            return self.theme.font(Role.SUPPORT_STRONG if loud else Role.LABEL)
        return self.theme.font(Role.STRONG if loud else Role.MEDIUM)

    def _side(self) -> int:
        """The padding at either side."""
        if self._kind is Kind.LINK:
            return self.theme.px(4)
        return self.theme.px(12 if self._icon or self._key or self._size <= Size.TOOLBAR else 16)

    def _parts(self) -> list[int]:
        """The widths of icon, words, key and menu mark, 0 for what is absent."""
        px = self.theme.px
        return [
            px(16 if self._size is Size.HEADER else 18) if self._icon else 0,
            words_width(self._font(), self._words) + 1 if self._words else 0,
            keycap_size(self.theme, self._key).width() if self._key else 0,
            px(16) if self._menu_mark else 0,
        ]

    def sizeHint(self) -> QSize:
        """As wide as its parts; the words are never cut."""
        parts = [part for part in self._parts() if part]
        height = max(self.theme.px(self._size), line_height(self._font()) + self.theme.px(8))
        if not self._words and not self._key and not self._menu_mark:
            return QSize(height, height)
        return QSize(sum(parts) + self.theme.px(8) * (len(parts) - 1) + 2 * self._side(), height)

    def minimumSizeHint(self) -> QSize:
        """The same: a button does not shrink."""
        return self.sizeHint()

    # how it is drawn

    def _dress(self) -> _Dress:
        t = self.theme.tokens
        down, over = self.isDown() or self.isChecked(), self.underMouse()
        if not self.isEnabled():
            # Without fills only the line can say that it does not work now.
            ground = _Dress(t.ink3, t.sunken, t.line, dashed=t.contrast)
            return _Dress(t.ink3) if self._kind is Kind.LINK else ground
        if t.contrast and self._kind is not Kind.PRIMARY and (down or over):
            return _Dress(t.ink, t.raised, t.ink, width=self.theme.px(2))
        return self._working_dress(down=down, over=over)

    def _working_dress(self, *, down: bool, over: bool) -> _Dress:
        """What it wears while it can be pressed."""
        t = self.theme.tokens
        if self._kind is Kind.PRIMARY:
            fill = t.primary_pressed if down else t.primary_hover if over else t.primary
            return _Dress(t.on_primary, fill)
        if self._kind is Kind.DANGER:
            colours = t.state(Family.OVER)
            return _Dress(colours.text, colours.fill if down or over else t.raised, colours.mark)
        if self._kind is Kind.OUTLINED:
            if down:
                return _Dress(t.ink, t.tint, t.accent)
            return _Dress(t.ink, t.hover, t.edge) if over else _Dress(t.ink, t.raised, t.line2)
        ink = t.accent_ink if self._kind is Kind.LINK else t.ink if over or down else t.ink2
        return _Dress(ink, t.tint if down else t.hover if over else None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, icon, words and key."""
        painter = QPainter(self)
        t, px = self.theme.tokens, self.theme.px
        box, dress, radius = QRectF(self.rect()), self._dress(), px(6)
        focused = self.hasFocus() and self.isEnabled()
        if focused and self._kind is Kind.PRIMARY:
            inset = px(4)
            rounded(painter, box, radius, fill=t.raised, edge=t.accent, width=px(2))
            rounded(
                painter, box.marginsRemoved(QMarginsF(inset, inset, inset, inset)), px(3), fill=dress.fill
            )
        else:
            edge, width = (t.accent, px(2)) if focused else (dress.edge, dress.width)
            rounded(painter, box, radius, fill=dress.fill, edge=edge, width=width, dashed=dress.dashed)
        self._paint_parts(painter, box, dress.ink)

    def _paint_parts(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        icon, text, key, mark = self._parts()
        present = [part for part in (icon, text, key, mark) if part]
        gap = self.theme.px(8)
        room = sum(present) + gap * (len(present) - 1)
        left = round(box.left() + (box.width() - room) / 2)
        t = self.theme.tokens
        icon_ink = t.ink2 if self._kind is Kind.OUTLINED and self.isEnabled() and self._words else ink
        if icon:
            spot = QRectF(left, box.top(), icon, box.height())
            self.theme.icons.paint(painter, middle(spot, QSize(icon, icon)), self._icon, icon_ink)
            left += icon + gap
        if text:
            words(painter, QRectF(left, box.top(), text, box.height()), self._words, self._font(), ink)
            left += text + gap
        if key:
            cap = QRectF(left, box.top(), key, box.height())
            filled = self._kind is Kind.PRIMARY and self.isEnabled()
            paint_keycap(painter, self.theme, cap, self._key, ink=ink if filled else None)
            left += key + gap
        if mark:
            self.theme.icons.paint(painter, QRectF(left, box.top(), mark, box.height()), "chevron-down", ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button too."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


def plain_tooltip(text: str) -> str:
    """Text for a tooltip, which would otherwise guess that text with signs is a page.

    Escaped and wrapped, so that a name typed by a person is shown letter by letter.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""
