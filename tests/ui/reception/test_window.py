"""The reception page in the whole window, as it starts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from support.windows import click, desk, press, shell_of
from ui.reception.page import ReceptionPage

__all__ = ["desk"]


def reception_of(window) -> ReceptionPage:
    page = shell_of(window).page("reception")
    assert isinstance(page, ReceptionPage)
    return page


def test_the_window_opens_at_the_reception_desk(desk):
    window = desk.start(desk.set_up())
    page = reception_of(window)
    assert shell_of(window).key == "reception"
    assert page.board.empty.isVisible()


def test_the_waiting_screen_button_shows_its_controls(desk):
    window = desk.start(desk.set_up())
    click(reception_of(window).head.public)
    dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    assert dialog is not None
    dialog.close()


def test_f8_hides_names_everywhere_at_once(desk):
    window = desk.start(desk.set_up())
    page = reception_of(window)
    page.board.take_focus()
    press(Qt.Key.Key_F8, on=page.window())
    assert page.head.hide_names.accessibleName() == "Show names"
