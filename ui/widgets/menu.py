"""Menus with icons, keys behind the words, and a painted frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.fonts import Role
from ui.stylesheet import MENU_MARGIN
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import RIGHT, hairline, rounded, words
from ui.widgets.option import literal
from ui.widgets.shadow import MENU_BLUR, paint_shadow
from ui.widgets.themed import Themed


class MenuAction(QAction):
    """One thing in a menu; `danger` is for what is hard to take back."""

    def __init__(self, menu: Menu, text: str, icon: str, behind: str, *, danger: bool) -> None:
        # The words behind are part of the text so that Qt leaves room for them.
        super().__init__(f"{literal(text)}\t{literal(behind)}" if behind else literal(text), menu)
        self.words, self.icon_name, self.behind, self.danger = text, icon, behind, danger


class Menu(QMenu, Themed):
    """A menu that opens below its button. Keys work as in any menu: arrows, Enter, Esc, first letters."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        side = self.theme.px(18)
        for each in self.actions():
            if isinstance(each, MenuAction) and each.icon_name:
                each.setIcon(self.theme.icons.icon(each.icon_name, side, self.theme.tokens.ink2))
        self.setFont(self.theme.font(Role.BODY))
        self.update()

    def add(
        self,
        text: str,
        handler: Callable[[], object] | None = None,
        *,
        icon: str = "",
        behind: str = "",
        danger: bool = False,
        enabled: bool = True,
    ) -> MenuAction:
        """Add a thing to do. `behind` is shown small at the right: its key, or a word such as "Logged".

        `handler` is a bound method of an object that outlives the menu; or connect `triggered` yourself.
        """
        made = MenuAction(self, text, icon, behind, danger=danger)
        made.setEnabled(enabled)
        if handler is not None:
            made.triggered.connect(handler)
        self.addAction(made)
        self.restyle()
        return made

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, its left edge in line; returns at once."""
        corner = widget.mapToGlobal(QPoint(0, widget.height() + self.theme.px(4)))
        self.popup(corner - QPoint(MENU_MARGIN, MENU_MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw shadow, frame and every action."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        box = QRectF(self.rect()).adjusted(MENU_MARGIN, MENU_MARGIN, -MENU_MARGIN, -MENU_MARGIN)
        if not t.contrast:
            paint_shadow(painter, box, blur=MENU_BLUR, radius=px(10), colour=t.shadow)
        rounded(painter, box, px(10), fill=t.raised, edge=t.line2)
        for action in self.actions():
            room = QRectF(self.actionGeometry(action))
            if action.isSeparator():
                y = round(room.center().y())
                hairline(painter, QPointF(box.left() + 1, y), QPointF(box.right() - 2, y), t.line)
            elif isinstance(action, MenuAction):
                self._paint_action(painter, room, action)

    def _paint_action(self, painter: QPainter, room: QRectF, action: MenuAction) -> None:
        t, px = self.theme.tokens, self.theme.px
        if action is self.activeAction():
            rounded(painter, room, px(6), fill=t.tint, edge=t.ink if t.contrast else None)
        ink = t.state(Family.OVER).text if action.danger else t.ink
        icon_ink = ink if action.danger else t.ink2
        if not action.isEnabled():
            ink = icon_ink = t.ink3
        left = room.left() + px(12)
        if action.icon_name:
            spot = QRectF(left, room.top(), px(18), room.height())
            self.theme.icons.paint(painter, spot, action.icon_name, icon_ink)
            left += px(18) + px(12)
        words(
            painter,
            QRectF(left, room.top(), room.right() - left, room.height()),
            action.words,
            self.theme.font(Role.BODY),
            ink,
        )
        if action.behind:
            end = QRectF(left, room.top(), room.right() - px(12) - left, room.height())
            words(painter, end, action.behind, self.theme.font(Role.SMALL), t.ink3, align=RIGHT)
