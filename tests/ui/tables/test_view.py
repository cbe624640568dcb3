import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from support.visitors import Order, Visitor, visitors
from ui.tables.delegate import RowDelegate
from ui.tables.view import RowView
from ui.tokens import Family

ROW = 64
GROWN = 116


class Growing(RowDelegate):
    """The current row is higher, as on the waiting board."""

    def row_height(self, index, *, current):
        return GROWN if current else ROW


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.column = QVBoxLayout(window)
    window.column.setContentsMargins(0, 0, 0, 0)
    window.resize(600, 400)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def make_view(qtbot, window, theme, model):
    def make(rows, delegate=RowDelegate, **how):
        view = RowView(delegate(theme, ROW, window), **how)
        view.setModel(model)
        window.column.addWidget(view)
        window.other = QLineEdit()
        window.column.addWidget(window.other)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        model.show_rows(rows)
        view.setFocus()
        view.grab()
        return view

    return make


def press(qtbot, view, *keys):
    for key in keys:
        qtbot.keyClick(view, key)


# keys


def test_keys_move_between_rows(qtbot, make_view):
    view = make_view(visitors(*range(20)))
    previewed = []
    view.previewed.connect(lambda row: previewed.append(row.id))
    key = Qt.Key
    press(qtbot, view, key.Key_Home, key.Key_Down, key.Key_Down, key.Key_Up, key.Key_End, key.Key_Home)
    assert previewed == [0, 1, 2, 1, 19, 0]
    assert [row.id for row in view.selected_rows()] == [0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot, make_view, key):
    view = make_view(visitors(1, 2))
    with qtbot.assertNotEmitted(view.opened):
        press(qtbot, view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.opened) as opened:
        press(qtbot, view, key)
    assert opened.args[0].id == 1


def test_enter_without_a_row_opens_nothing(qtbot, make_view):
    view = make_view([])
    with qtbot.assertNotEmitted(view.opened):
        press(qtbot, view, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_A)
    assert view.current_row() is None


def test_a_double_click_opens(qtbot, make_view):
    view = make_view(visitors(1, 2))
    place = view.visualRect(view.model().index(1, 2)).center()
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)  # QTest leaves it pressed
    assert opened.args[0].id == 2


def test_space_selects_several(qtbot, make_view):
    view = make_view(visitors(1, 2, 3), several=True)
    no_change = QItemSelectionModel.SelectionFlag.NoUpdate
    view.selectionModel().setCurrentIndex(view.model().index(2, 0), no_change)
    press(qtbot, view, Qt.Key.Key_Space)
    view.selectionModel().setCurrentIndex(view.model().index(0, 0), no_change)
    press(qtbot, view, Qt.Key.Key_Space)
    assert [row.id for row in view.selected_rows()] == [1, 3]
    press(qtbot, view, Qt.Key.Key_Space)
    assert [row.id for row in view.selected_rows()] == [3]


def test_ctrl_a_selects_all_where_several_can_be(qtbot, make_view):
    view = make_view(visitors(1, 2, 3), several=True)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selected_rows()) == 3


def test_letters_jump_to_a_name(qtbot, make_view):
    names = ["Amina", "Leanne", "Márta", "Maureen", "Maurice"]
    view = make_view([Visitor(number, name=name) for number, name in enumerate(names)])

    def at():
        return view.current_row().name

    press(qtbot, view, Qt.Key.Key_M)
    assert at() == "Márta"
    press(qtbot, view, Qt.Key.Key_M)
    assert at() == "Maureen", "the same letter goes on"
    view._forget_typed()
    press(qtbot, view, Qt.Key.Key_M, Qt.Key.Key_A, Qt.Key.Key_U, Qt.Key.Key_R, Qt.Key.Key_I)
    assert at() == "Maurice"
    view._forget_typed()
    press(qtbot, view, Qt.Key.Key_X)
    assert at() == "Maurice"
    view._forget_typed()
    press(qtbot, view, Qt.Key.Key_A)
    assert at() == "Amina", "behind the last comes the first"
    view._pause.stop()


def test_typed_letters_are_forgotten_after_a_pause(qtbot, make_view):
    view = make_view([Visitor(1, name="Amina"), Visitor(2, name="Maureen")])
    view._pause.setInterval(1)
    with qtbot.waitSignal(view._pause.timeout):
        press(qtbot, view, Qt.Key.Key_A)
    press(qtbot, view, Qt.Key.Key_M)
    assert view.current_row().name == "Maureen"
    view._pause.stop()


# what survives


def test_selection_and_scroll_survive_a_refresh(make_view, model):
    view = make_view(visitors(*range(100)))
    view.go_to(model.index_of(60))
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    model.show_rows([row for row in visitors(*range(100)) if row.id not in (70, 80)])
    assert view.current_row().id == 60
    assert [row.id for row in view.selected_rows()] == [60]
    assert view.verticalScrollBar().value() == scrolled


def test_a_row_that_goes_gives_the_focus_to_its_neighbour(make_view, model):
    view = make_view(visitors(1, 2, 3))
    view.go_to(model.index_of(2))
    previewed = []
    view.previewed.connect(previewed.append)
    model.show_rows(visitors(1, 3))
    assert view.current_row().id == 3
    assert previewed[-1].id == 3


def test_rows_in_sight(make_view, model):
    view = make_view(visitors(*range(100)))
    first = view.seen_rows()
    assert first.start == 0
    assert 4 <= len(first) <= 8
    view.go_to(model.index_of(99))
    assert view.seen_rows().stop == 100
    model.show_rows([])
    assert view.seen_rows() == range(0)


# the growing row and what lies over it


def test_the_current_row_grows(qtbot, make_view, model):
    view = make_view(visitors(1, 2, 3), Growing, grows=True)
    view.go_to(model.index(0, 0))
    heights = [view.visualRect(model.index(row, 0)).height() for row in range(3)]
    assert heights == [GROWN, ROW, ROW]
    press(qtbot, view, Qt.Key.Key_Down)
    assert [view.visualRect(model.index(row, 0)).height() for row in range(3)] == [ROW, GROWN, ROW]
    model.show_rows(visitors(2, 1, 3))
    assert view.current_row().id == 2
    assert [view.visualRect(model.index(row, 0)).height() for row in range(3)] == [GROWN, ROW, ROW]


@pytest.fixture
def buttons(window):
    buttons = QWidget()
    buttons.call = QPushButton("Call", buttons)
    return buttons


def lower_half(rect):
    return QRect(rect.left() + 20, rect.top() + ROW, rect.width() - 40, rect.height() - ROW)


def test_real_buttons_lie_over_the_current_row(make_view, model, buttons):
    view = make_view(visitors(*range(30)), Growing, grows=True)
    view.set_companion(buttons, lower_half)
    view.go_to(model.index(1, 0))
    view.grab()
    assert buttons.isVisible()
    assert buttons.parent() is view.viewport()
    assert buttons.geometry() == QRect(20, ROW + ROW, view.viewport().width() - 40, GROWN - ROW)
    model.show_rows(visitors(*range(1, 30)))
    view.grab()
    assert buttons.geometry().top() == ROW, "they go with their row"


def test_they_leave_with_their_row_and_give_the_focus_back(make_view, model, buttons):
    view = make_view(visitors(*range(60)), Growing, grows=True)
    view.set_companion(buttons, lower_half)
    view.go_to(model.index(0, 0))
    view.grab()
    buttons.call.setFocus()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not buttons.isVisible()
    assert view.hasFocus()
    view.verticalScrollBar().setValue(0)
    assert buttons.isVisible()
    model.show_rows([])
    assert not buttons.isVisible()


def test_the_tab_key_reaches_them(qtbot, make_view, model, buttons):
    view = make_view(visitors(1, 2), Growing, grows=True)
    view.set_companion(buttons, lower_half)
    view.go_to(model.index(0, 0))
    view.grab()
    view.setFocus()
    press(qtbot, view, Qt.Key.Key_Tab)
    assert buttons.call.hasFocus()
    view.set_companion(None)
    assert not buttons.isVisible()


# columns and order


def test_columns_take_their_widths(make_view, theme):
    view = make_view(visitors(1))
    header = view.header()
    assert header.sectionSize(0) == 90
    assert header.sectionSize(2) > 200
    theme.set_text_size(200)
    assert header.sectionSize(0) == 180


def test_a_title_asks_for_an_order(qtbot, make_view, model):
    view = make_view(visitors(1, 2))
    view.allow_sorting()
    header = view.header()
    place = header.sectionViewportPosition(2) + 30
    with qtbot.waitSignal(model.order_requested) as asked:
        qtbot.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.viewport().rect().center().__class__(place, 8),
        )
    assert asked.args[0] is Order.NAME


# drawing


def ground(view, row):
    """The colour at the right end of a row, where there are no words, and at its left edge."""
    image = view.viewport().grab().toImage()
    rect = view.visualRect(view.model().index(row, 2))
    inside = image.pixelColor(image.width() - 3, rect.top() + 8)
    return inside, image.pixelColor(1, rect.top() + 8)


def test_a_selected_row_is_tinted_with_a_bar(make_view, model, theme, window):
    view = make_view(visitors(1, 2, 3))
    view.go_to(model.index(1, 0))
    tokens = theme.tokens
    assert ground(view, 0) == (tokens.sheet, tokens.sheet)
    assert ground(view, 1) == (tokens.tint, tokens.accent)
    window.other.setFocus()
    assert ground(view, 1) == (tokens.state(Family.PAUSE).fill, tokens.edge)


def test_a_hairline_lies_below_each_row(make_view, theme):
    view = make_view(visitors(1, 2))
    image = view.viewport().grab().toImage()
    for row in range(2):
        bottom = view.visualRect(view.model().index(row, 0)).bottom()
        colours = {image.pixelColor(x, bottom).name() for x in range(0, image.width(), 7)}
        assert colours == {theme.tokens.line.name()}


def test_the_focus_is_framed_where_nothing_is_selected(make_view, model, theme):
    view = make_view(visitors(1, 2), several=True)
    view.selectionModel().setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    image = view.viewport().grab().toImage()
    middle = view.current_rect().center()
    assert image.pixelColor(3, middle.y()) == theme.tokens.accent
    assert image.pixelColor(1, middle.y()) == theme.tokens.sheet


def test_the_row_under_the_pointer_is_told_apart(qtbot, make_view, model, theme):
    view = make_view(visitors(1, 2))
    qtbot.mouseMove(view.viewport(), view.visualRect(model.index(1, 2)).center())
    assert ground(view, 1)[0] == theme.tokens.hover


def test_names_are_cut_with_dots_and_times_never(make_view, theme, model):
    view = make_view([Visitor(1, name="Wilhelmina " * 30)])
    assert view.grab().toImage().pixelColor(view.width() - 2, 40) != QColor("black")
    assert view.visualRect(model.index(0, 2)).right() <= view.viewport().width()


def test_larger_letters_make_room_for_themselves(make_view, model, theme):
    view = make_view(visitors(1, 2))
    assert view.visualRect(model.index(0, 0)).height() == ROW
    theme.set_text_size(200)
    assert view.visualRect(model.index(0, 0)).height() == 2 * ROW
