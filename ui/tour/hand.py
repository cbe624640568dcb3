"""A person's hands: real key presses and mouse clicks on the widgets that are shown."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QTabBar, QWidget

from ui.tour.step import Unexpected

Found = TypeVar("Found", bound=QWidget)

_NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, *, on: QWidget | None = None, times: int = 1
) -> None:
    """Press a key, in the widget that has the focus unless another is named."""
    for _ in range(times):
        QTest.keyClick(on or focused(), key, modifiers)


def type_in(text: str, *, on: QWidget | None = None) -> None:
    """Type a text, letter by letter."""
    QTest.keyClicks(on or focused(), text)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget that can be seen and used. Raises `Unexpected` when it cannot."""
    if not widget.isVisible():
        raise Unexpected(f"{_name(widget)} is not shown.")
    if not widget.isEnabled():
        raise Unexpected(f"{_name(widget)} cannot be used now.")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, widget.rect().center())


def click_button(words: str, within: QWidget) -> None:
    """Click the button that says these words. Raises `Unexpected` when there is none to be seen."""
    click(button(words, within))


def button(words: str, within: QWidget, *, begins: bool = False) -> QAbstractButton:
    """The button that says these words, or begins with them."""
    for found in within.findChildren(QAbstractButton):
        said = [found.text().replace("&&", "&"), found.accessibleName()]
        fits = any(text.startswith(words) for text in said) if begins else words in said
        if found.isVisible() and fits:
            return found
    raise Unexpected(f"There is no button that says {words}.")


def click_tab(tabs: QTabBar, place: int) -> None:
    """Click on a tab."""
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, _NONE, tabs.tabRect(place).center())


def choose(words: str) -> None:
    """Go down the open menu to the line that begins with these words, and press Enter."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        raise Unexpected(f"No menu is open in which to choose {words}.")
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        if action.isEnabled() and action.text().replace("&&", "&").startswith(words):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    raise Unexpected(f"The menu does not offer {words}.")


def focused() -> QWidget:
    """The widget that has the keyboard focus; in a menu that is open it is the menu."""
    popup = QApplication.activePopupWidget()
    widget = popup or QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise Unexpected("No window has the keyboard.")
    return widget


def opened(kind: type[QWidget]) -> str:
    """A complaint unless a dialog of this kind is open."""
    found = QApplication.activeModalWidget()
    return "" if isinstance(found, kind) else f"The dialog {kind.__name__} is not open."


def closed() -> str:
    """A complaint while a dialog is open."""
    found = QApplication.activeModalWidget()
    return f"The dialog {type(found).__name__} is still open." if isinstance(found, QWidget) else ""


def dialog(kind: type[Found]) -> Found:
    """The dialog that is open. Raises `Unexpected` when it is another one, or none."""
    found = QApplication.activeModalWidget()
    if not isinstance(found, kind):
        raise Unexpected(f"The dialog {kind.__name__} is not open.")
    return found


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or type(widget).__name__
