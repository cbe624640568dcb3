"""The one application style sheet, built from the tokens: frames, words, inputs, menus and scroll bars.

Buttons, chips, rings and the like are painted by `ui.widgets`; everything here is what Qt draws itself.
Widgets choose a ground with the property `surface` and a word colour with the property `tone`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor

from ui.tokens import Family, Tokens

MENU_MARGIN = 12
"""Pixels around a menu in which its shadow is painted."""

Pixels = Callable[[float], int]


def stylesheet(tokens: Tokens, px: Pixels) -> str:
    """The style sheet of a theme at a scale; `px` turns pixels at 100 % into pixels on this screen."""
    return "\n".join(
        (
            _surfaces(tokens, px),
            _words(tokens),
            _inputs(tokens, px),
            _lists(tokens, px),
            _menus(tokens, px),
            _notices(tokens, px),
            _scroll_bars(tokens, px),
        )
    )


def _name(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexRgb)


def _surfaces(t: Tokens, px: Pixels) -> str:
    line = _name(t.line)
    grounds = "\n".join(
        f'*[surface="{name}"] {{ background: {_name(colour)}; border: none; }}'
        for name, colour in (
            ("canvas", t.canvas),
            ("sheet", t.sheet),
            ("sunken", t.sunken),
            ("raised", t.raised),
            ("tint", t.tint),
        )
    )
    return f"""
QMainWindow, QDialog {{ background: {_name(t.canvas)}; }}
{grounds}
*[surface="card"] {{ background: {_name(t.sheet)}; border: 1px solid {line}; border-radius: {px(10)}px; }}
*[surface="page"] {{ background: {_name(t.sheet)}; border: 1px solid {line}; border-radius: {px(12)}px; }}
*[surface="well"] {{ background: {_name(t.sunken)}; border: 1px solid {line}; border-radius: {px(8)}px; }}
*[surface="none"] {{ background: transparent; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[surface="none"] {{ background: transparent; }}
"""


def _words(t: Tokens) -> str:
    tones = {"ink": t.ink, "ink2": t.ink2, "ink3": t.ink3, "accent": t.accent_ink}
    tones.update({family.value: t.state(family).text for family in Family})
    return "\n".join(f'QLabel[tone="{tone}"] {{ color: {_name(c)}; }}' for tone, c in tones.items())


def _inputs(t: Tokens, px: Pixels) -> str:
    edge, accent, over = _name(t.edge), _name(t.accent), _name(t.state(Family.OVER).mark)
    # The wider line of focus and error takes its pixel from the padding, so that the words stand still.
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{
  background: {_name(t.sheet)}; color: {_name(t.ink)}; placeholder-text-color: {_name(t.ink3)};
  border: 1px solid {edge}; border-radius: {px(6)}px; padding: 0 {px(11) - 1}px;
  selection-background-color: {_name(t.primary)}; selection-color: {_name(t.on_primary)};
}}
QPlainTextEdit {{ padding: {px(8) - 1}px {px(11) - 5}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {{
  border: 2px solid {accent}; padding: 0 {px(11) - 2}px;
}}
QPlainTextEdit:focus {{ padding: {px(8) - 2}px {px(11) - 6}px; }}
*[wrong="true"] {{ border: 2px solid {over}; padding: 0 {px(11) - 2}px; }}
QPlainTextEdit[wrong="true"] {{ padding: {px(8) - 2}px {px(11) - 6}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
  background: {_name(t.sunken)}; color: {_name(t.ink3)}; border: 1px solid {_name(t.line2)};
}}
QLineEdit:read-only {{ background: {_name(t.sunken)}; }}
QLineEdit[bare="true"] {{ background: transparent; border: none; padding: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}px; padding-left: {px(6)}px; }}
QComboBox QAbstractItemView {{
  background: {_name(t.raised)}; color: {_name(t.ink)}; border: 1px solid {_name(t.line2)};
  padding: {px(4)}px; outline: none;
  selection-background-color: {_name(t.tint)}; selection-color: {_name(t.ink)};
}}
"""


def _lists(t: Tokens, px: Pixels) -> str:
    return f"""
QAbstractItemView {{ border: none; outline: none; background: {_name(t.sheet)}; color: {_name(t.ink)}; }}
QListView[surface="sunken"], QTreeView[surface="sunken"], QTableView[surface="sunken"] {{
  background: {_name(t.sunken)};
}}
QHeaderView {{ background: {_name(t.sunken)}; border: none; }}
QHeaderView::section {{
  background: {_name(t.sunken)}; color: {_name(t.ink2)}; border: none;
  border-bottom: 1px solid {_name(t.line)}; padding: 0 {px(8)}px;
}}
QSplitter::handle {{ background: {_name(t.line)}; }}
"""


def _menus(t: Tokens, px: Pixels) -> str:
    return f"""
QMenu {{
  background: {_name(t.raised)}; color: {_name(t.ink)}; border: 1px solid {_name(t.line2)};
  border-radius: {px(10)}px; padding: {px(5)}px; margin: {MENU_MARGIN}px;
}}
QMenu::item {{
  height: {px(36)}px; padding: 0 {px(16)}px 0 {px(12)}px; border-radius: {px(6)}px; background: transparent;
}}
QMenu::item:selected {{ background: {_name(t.tint)}; }}
QMenu::item:disabled {{ color: {_name(t.ink3)}; }}
QMenu::icon {{ padding-left: {px(12)}px; }}
QMenu::separator {{ height: 1px; background: {_name(t.line)}; margin: {px(5)}px -{px(5)}px; }}
QToolTip {{
  background: {_name(t.tooltip)}; color: {_name(t.on_tooltip)}; border: 1px solid {_name(t.tooltip)};
  padding: {px(6)}px {px(10)}px;
}}
"""


def _notices(t: Tokens, px: Pixels) -> str:
    """The report about a fault, and Qt's own dialogs."""
    return f"""QLabel#dialog-title {{ font-size: {px(18)}px; font-weight: 600; }}
QPushButton {{
  background: {_name(t.raised)}; color: {_name(t.ink)}; border: 1px solid {_name(t.line2)};
  border-radius: {px(6)}px; padding: {px(8)}px {px(14)}px; font-weight: 500;
}}
QPushButton:hover {{ background: {_name(t.hover)}; border-color: {_name(t.edge)}; }}
QPushButton:pressed {{ background: {_name(t.tint)}; border-color: {_name(t.accent)}; }}
QPushButton:focus {{ border: 2px solid {_name(t.accent)}; padding: {px(8) - 1}px {px(14) - 1}px; }}
QPushButton:disabled {{ background: {_name(t.sunken)}; color: {_name(t.ink3)}; }}
QPushButton:default {{
  background: {_name(t.primary)}; color: {_name(t.on_primary)}; border-color: {_name(t.primary)};
}}
QPushButton:default:hover {{ background: {_name(t.primary_hover)}; }}
"""


def _scroll_bars(t: Tokens, px: Pixels) -> str:
    gap = px(2)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {_name(t.edge)}; border-radius: {px(8) // 2}px; margin: {gap}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {_name(t.ink3)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""
