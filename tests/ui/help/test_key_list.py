"""The key list on F1, wherever somebody is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from support.windows import NOTE, Desk, press, shell_of, typed
from ui.help.key_list import KeyList
from ui.keys import Key
from ui.main_window import MainWindow
from ui.page_list import page_specs


def opened() -> KeyList:
    found = QApplication.activeModalWidget()
    assert isinstance(found, KeyList)
    return found


def test_f1_shows_every_key_and_escape_closes_it(desk: Desk) -> None:
    desk.set_up()
    window: MainWindow = desk.start(specs=(NOTE, page_specs()[-1]))
    shell_of(window).rail.item("note").setFocus()
    press(Qt.Key.Key_F1)
    help_window = opened()
    said = help_window.shown_rows()
    assert len(said) == len(Key)
    assert any("Lock the desk" in row for row in said)
    press(Qt.Key.Key_Escape, on=help_window.field.line)
    assert QApplication.activeModalWidget() is None


def test_keys_are_found_by_words_and_by_key(desk: Desk) -> None:
    desk.set_up()
    window = desk.start(specs=(NOTE, page_specs()[-1]))
    window._services.requests.help.emit()
    help_window = opened()
    typed(help_window.field.line, "lock desk")
    assert help_window.shown_rows() == ["Lock the desk: Ctrl+Shift+L"]
    help_window.field.line.clear()
    typed(help_window.field.line, "f8")
    assert [row.split(":")[0] for row in help_window.shown_rows()] == ["Hide names, on and off"]
    help_window.field.line.clear()
    typed(help_window.field.line, "teapot")
    assert help_window.shown_rows() == []
    assert "teapot" in help_window.nothing.text()
    help_window.close()


def test_help_is_there_on_the_welcome_page_and_on_the_locked_desk(desk: Desk) -> None:
    window = desk.start()
    press(Qt.Key.Key_F1)
    help_window = opened()
    assert help_window.isVisible()
    help_window.close()
    window.close()
    desk.set_up()
    window = desk.start(specs=(NOTE, page_specs()[-1]))
    window._services.requests.lock.emit()
    press(Qt.Key.Key_F1)
    help_window = opened()
    assert help_window.isVisible()
    help_window.close()
