"""Painted boxes, discs and switches to choose with, shared by widgets and list delegates."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.theme import Theme
from ui.widgets.ground import circle, middle, rounded

BOX = 18  # the side of a check-box or disc in pixels at 100 %
SWITCH = (34, 20)


def _around(rect: QRectF, by: float) -> QRectF:
    return rect.marginsAdded(QMarginsF(by, by, by, by))


def paint_check(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    *,
    on: bool,
    enabled: bool = True,
    focused: bool = False,
    partly: bool = False,
) -> None:
    """Draw a check-box in the middle of a rectangle; `partly` is some but not all of a group."""
    t = theme.tokens
    box = middle(rect, QSize(theme.px(BOX), theme.px(BOX)))
    if focused:
        rounded(painter, _around(box, theme.px(3)), theme.px(6), edge=t.accent, width=theme.line(1.5))
    if on or partly:
        fill, ink = (t.accent, t.on_accent) if enabled else (t.line2, t.ink3)
        rounded(painter, box, theme.px(4), fill=fill)
        icon = _around(box, -theme.px(2))
        theme.icons.paint(painter, icon, "minus" if partly else "check", ink)
        return
    rounded(
        painter,
        box,
        theme.px(4),
        fill=t.sheet if enabled else t.sunken,
        edge=t.edge if enabled else t.line2,
        width=theme.line(1.5),
    )


def paint_radio(
    painter: QPainter, theme: Theme, rect: QRectF, *, on: bool, enabled: bool = True, focused: bool = False
) -> None:
    """Draw a disc of which one of a group is on, in the middle of a rectangle."""
    t = theme.tokens
    box = middle(rect, QSize(theme.px(BOX), theme.px(BOX)))
    if focused:
        circle(painter, _around(box, theme.px(3)), edge=t.accent, width=theme.line(1.5))
    if on:
        circle(painter, box, fill=t.accent if enabled else t.line2)
        circle(painter, _around(box, -theme.px(6)), fill=t.on_accent if enabled else t.ink3)
        return
    edge = t.edge if enabled else t.line2
    circle(painter, box, fill=t.sheet if enabled else t.sunken, edge=edge, width=theme.line(1.5))


def paint_switch(
    painter: QPainter, theme: Theme, rect: QRectF, *, on: bool, enabled: bool = True, focused: bool = False
) -> None:
    """Draw a switch in the middle of a rectangle: knob left for off, right for on."""
    t = theme.tokens
    box = middle(rect, QSize(theme.px(SWITCH[0]), theme.px(SWITCH[1])))
    radius = box.height() / 2
    if focused:
        out = theme.px(3)
        rounded(painter, _around(box, out), radius + out, edge=t.accent, width=theme.line(1.5))
    if on:
        rounded(painter, box, radius, fill=t.accent if enabled else t.line2)
        inset = theme.px(3)
        side = box.height() - 2 * inset
        knob = QRectF(box.right() - inset - side, box.top() + inset, side, side)
        circle(painter, knob, fill=t.on_accent if enabled else t.sunken)
        return
    edge = t.edge if enabled else t.line2
    rounded(painter, box, radius, fill=t.sheet if enabled else t.sunken, edge=edge, width=theme.line(1.5))
    inset = theme.px(4)
    side = box.height() - 2 * inset
    circle(painter, QRectF(box.left() + inset, box.top() + inset, side, side), fill=edge)
