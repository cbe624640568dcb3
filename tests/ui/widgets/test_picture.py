"""A picture of a window shows the dialog that is open over it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Question
from ui.widgets.menu import Menu
from ui.widgets.picture import picture_of


def test_dialog_and_menu_are_in_the_picture(theme, qtbot):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    plain = picture_of(window, ratio=2.0).toImage()
    assert (plain.width(), plain.height()) == (1800, 1200)
    assert plain.pixelColor(900, 600) == theme.tokens.canvas
    question = Question(theme, window, "Did A52 leave?", verb="Mark as left")
    qtbot.addWidget(question)
    question.open()
    asked = picture_of(window).toImage()
    assert asked.pixelColor(450, 250) == theme.tokens.raised
    assert asked.pixelColor(5, 5).lightness() < theme.tokens.canvas.lightness()
    question.reject()
    menu = Menu(theme, window)
    menu.add("Open person")
    menu.popup(window.mapToGlobal(QPoint(100, 100)))
    assert picture_of(window).toImage().pixelColor(118, 118) == theme.tokens.raised
    menu.close()
