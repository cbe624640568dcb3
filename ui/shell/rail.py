"""The rail: one item for each page, the settings at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.keys import Key, rail_sequence
from ui.shell.logo import Logo
from ui.shell.pages import PageSpec
from ui.theme import Theme
from ui.widgets.button import plain_tooltip
from ui.widgets.ground import CENTRE, focus_line, rounded, words
from ui.widgets.paint import count_size, paint_count
from ui.widgets.themed import Themed

RAIL_WIDTH = 88
_ITEM = QSize(72, 54)
_PITCH, _LOW_PITCH = 58, 54
_MOST_SHOWN = 99


class RailItem(QAbstractButton, Themed):
    """One page in the rail: icon over label, with a count where there is one."""

    def __init__(self, theme: Theme, spec: PageSpec, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._count, self._current = 0, False
        self.setText(spec.title.replace("&", "&&"))
        self.setToolTip(plain_tooltip(f"{spec.title} ({key})" if key else spec.title))
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.set_count(0)
        self.follow(theme)

    def restyle(self) -> None:
        """Take the size at the present scale."""
        self.setFixedSize(QSize(self.theme.px(RAIL_WIDTH), self.theme.px(_ITEM.height())))
        self.update()

    def set_count(self, count: int) -> None:
        """Show a count; 0 shows none."""
        self._count = count
        badge = self.spec.badge
        self.setAccessibleName(
            f"{self.spec.title}, {count} {badge.words}" if badge and count else self.spec.title
        )
        self.update()

    def count(self) -> int:
        """The count that is shown."""
        return self._count

    def set_current(self, *, current: bool) -> None:
        """Mark it as the page that is shown."""
        self._current = current
        self.setChecked(current)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the page as well as the space bar; arrows are the rail's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()  # a button would pass the focus on by itself
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Only the shell decides which page is shown."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, icon, label and count."""
        painter = QPainter(self)
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(px(8), 0, px(_ITEM.width()), self.height())
        if self._current:
            rounded(painter, box, px(10), fill=t.rail_item, edge=t.edge if t.contrast else None)
            bar = QRectF(0, px(8), px(4), self.height() - px(16))
            rounded(painter, bar, px(2), fill=t.accent)
        elif self.underMouse():
            rounded(painter, box, px(10), fill=t.hover)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(10))
        ink = t.accent_ink if self._current else t.ink2
        icon = QRectF(box.center().x() - px(11), px(8), px(22), px(22))
        self.theme.icons.paint(painter, icon, self.spec.icon, ink)
        label = QRectF(box.left(), px(32), box.width(), px(18))
        role = Role.CAPTION_STRONG if self._current else Role.CAPTION
        words(painter, label, self.spec.title, self.theme.font(role), ink, align=CENTRE, elide=True)
        if self._count:
            shown = str(self._count) if self._count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
            size = count_size(self.theme, shown)
            spot = QRectF(icon.right() - px(6), px(2), size.width(), size.height())
            paint_count(painter, self.theme, spot, shown, fill=t.primary, ink=t.on_primary)


class Rail(QWidget, Themed):
    """All pages under each other. Tab enters it once; Up and Down move within."""

    chosen = Signal(str)
    """The key of the page that a person chose."""

    def __init__(self, theme: Theme, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self._items: dict[str, RailItem] = {}
        self._low = False
        self._logo = Logo(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._head)
        numbered = [spec for spec in specs if not spec.at_foot]
        for position, spec in enumerate(numbered):
            sequence = rail_sequence(position)
            self._add(theme, spec, sequence.toString() if sequence else "")
        self._column.addStretch(1)
        for spec in specs:
            if spec.at_foot:
                self._add(theme, spec, Key.SETTINGS.cap())
        self.follow(theme)

    def restyle(self) -> None:
        """Take width and distances at the present scale."""
        px = self.theme.px
        self.setFixedWidth(px(RAIL_WIDTH))
        self._column.setContentsMargins(0, 0, 0, px(8))
        self._head.setFixedHeight(px(56))
        self._column.setSpacing(px((_LOW_PITCH if self._low else _PITCH) - _ITEM.height()))

    def set_low(self, *, low: bool) -> None:
        """Stand closer together in a low window."""
        self._low = low
        self.restyle()

    def item(self, key: str) -> RailItem:
        """The item of a page. Raises `KeyError` when there is none."""
        return self._items[key]

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        for name, item in self._items.items():
            item.set_current(current=name == key)
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._items[key])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Up, Down, Home and End."""
        items = list(self._items.values())
        here = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        there = {
            Qt.Key.Key_Up: (here or 0) - 1,
            Qt.Key.Key_Down: (here or 0) + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(items) - 1,
        }.get(Qt.Key(event.key()))
        if here is None or there is None:
            super().keyPressEvent(event)
            return
        items[there % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, theme: Theme, spec: PageSpec, key: str) -> None:
        item = RailItem(theme, spec, key, self)
        item.clicked.connect(self._clicked)
        self._items[spec.key] = item
        self._column.addWidget(item)

    @Slot()
    def _clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.chosen.emit(item.spec.key)
