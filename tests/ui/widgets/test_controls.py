"""Buttons, fields and choices, used as a person uses them."""

from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.theme import Mode
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.chips import ChoiceChips
from ui.widgets.choices import CheckChoice, RadioChoice, Toggle
from ui.widgets.field import Field, SearchField, TextField
from ui.widgets.option import Option
from ui.widgets.password import CAPS_LOCK, PasswordField
from ui.widgets.segmented import Segmented
from ui.widgets.select import Select, SelectField
from ui.widgets.slider import StepSlider

HOSTILE = "<b>Robert</b> & sons"


class Visit(StrEnum):
    WALK_IN = "walk-in"
    APPOINTMENT = "appointment"


VISITS = [Option(Visit.WALK_IN, "Walk-in", "footprints"), Option(Visit.APPOINTMENT, "Appointment")]


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def named(parent, name):
    return next(child for child in parent.findChildren(QWidget) if child.accessibleName() == name)


def role_of(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_button_is_pressed_from_the_keyboard(theme, qtbot, key):
    button = shown(qtbot, Button(theme, "Call"))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("size", Size)
def test_button_has_its_height_and_grows_with_the_text_size(theme, qtbot, size):
    button = Button(theme, "Check in", size=size, kind=Kind.PRIMARY)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == size.value
    wide = button.sizeHint().width()
    theme.set_text_size(200)
    assert button.sizeHint().height() == 2 * size.value
    assert button.sizeHint().width() > 1.8 * wide


def test_button_says_its_words_whatever_signs_they_hold(theme, qtbot):
    button = Button(theme, HOSTILE, key="F2")
    qtbot.addWidget(button)
    assert button.words() == HOSTILE
    assert button.accessibleName() == HOSTILE
    assert button.accessibleDescription() == "F2"
    assert button.shortcut().isEmpty()
    assert role_of(button) == QAccessible.Role.Button


def test_button_without_words_has_a_name_and_can_be_hit(theme, qtbot):
    button = Button(theme, icon="x", name="Close", size=Size.HEADER)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close"
    assert "Close" in button.toolTip()
    assert button.sizeHint().width() >= 24


def test_focus_is_visible_on_a_button(theme, qtbot):
    button = shown(qtbot, Button(theme, "Seen"))
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    assert focused != before
    assert focused.pixelColor(button.width() // 2, 0) == theme.tokens.accent


def test_field_shows_how_to_put_it_right_and_keeps_what_was_typed(theme, qtbot):
    field = shown(qtbot, Field(theme, "Postcode", hint="Like HX9 4QD"))
    qtbot.keyClicks(field.line, "HX9")
    field.set_error("Enter a full postcode, like HX9 4QD")
    assert field.text() == "HX9"
    assert field.error() == "Enter a full postcode, like HX9 4QD"
    assert field.line.accessibleName() == "Postcode"
    assert field.line.accessibleDescription() == "Enter a full postcode, like HX9 4QD"
    field.line.clearFocus()
    over = theme.tokens.state(Family.OVER).mark
    assert field.line.grab().toImage().pixelColor(60, 0) == over
    field.set_error("")
    assert field.error() == ""
    assert field.line.accessibleDescription() == "Like HX9 4QD"


def test_field_tells_of_typing_leaving_and_enter(theme, qtbot):
    field = shown(qtbot, Field(theme, "Name"))
    with qtbot.waitSignal(field.edited) as typed:
        qtbot.keyClicks(field.line, "A")
    assert typed.args == ["A"]
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.left):
        QApplication.sendEvent(
            field.line, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
        )
    with qtbot.assertNotEmitted(field.left):
        QApplication.sendEvent(
            field.line, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
        )


def test_field_input_is_as_high_as_drawn(theme, qtbot):
    field = SearchField(theme, "Who is here?", name="Find a person")
    qtbot.addWidget(field)
    assert field.line.height() == 36
    assert field.line.accessibleName() == "Find a person"
    theme.set_text_size(150)
    assert field.line.height() == 54
    assert field.line.textMargins().left() == 42


def test_text_field_submits_with_ctrl_enter_and_lets_tab_pass(theme, qtbot):
    field = shown(qtbot, TextField(theme, "Note"))
    qtbot.keyClicks(field.box, "said")
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "said\n"
    assert field.box.tabChangesFocus()


def test_password_can_be_shown_and_caps_lock_is_noticed(theme, qtbot):
    field = shown(qtbot, PasswordField(theme, "Password"))
    qtbot.keyClicks(field.line, "ab")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.line.show_or_hide()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    for key, text in ((Qt.Key.Key_A, CAPS_LOCK), (Qt.Key.Key_B, "")):
        letter = "A" if text else "b"
        with qtbot.waitSignal(field.line.caps_lock):
            QApplication.sendEvent(
                field.line, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
            )
        assert (CAPS_LOCK in [label.text() for label in field.findChildren(QLabel)]) is bool(text)
    field.clear()
    assert field.text() == ""


def test_segmented_is_changed_with_arrow_keys_and_tells_once(theme, qtbot):
    choice = shown(qtbot, Segmented(theme, VISITS, name="Kind of visit"))
    assert choice.value() is Visit.WALK_IN
    told = []
    choice.chosen.connect(told.append)
    choice.setFocus()
    qtbot.keyClick(choice.focusProxy(), Qt.Key.Key_Right)
    assert choice.value() is Visit.APPOINTMENT
    assert told == [Visit.APPOINTMENT]
    choice.set_value(Visit.WALK_IN)
    assert told == [Visit.APPOINTMENT]
    with pytest.raises(ValueError, match="not offered"):
        choice.set_value("phone")


def test_segmented_tells_of_the_same_choice_again_after_it_was_set_back(theme, qtbot):
    choice = shown(qtbot, Segmented(theme, VISITS))
    second = named(choice, "Appointment")
    for _ in range(2):
        with qtbot.waitSignal(choice.chosen) as chosen:
            qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
        assert chosen.args == [Visit.APPOINTMENT]
        choice.set_value(Visit.WALK_IN)


def test_chips_are_picked_several_at_once(theme, qtbot):
    chips = shown(
        qtbot, ChoiceChips(theme, [Option(n, n) for n in ("Repair", "Rent", "Keys")], name="Reason")
    )
    first = chips.focusProxy()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_End)
    with qtbot.waitSignal(chips.chosen) as chosen:
        qtbot.keyClick(chips.focusProxy(), Qt.Key.Key_Space)
    assert chosen.args == [["Repair", "Keys"]]
    chips.set_options([Option("Keys", "Keys"), Option("Rent", "Rent")])
    assert chips.values() == ["Keys"]


def test_single_chips_put_the_others_out(theme, qtbot):
    chips = shown(qtbot, ChoiceChips(theme, [Option(n, n) for n in ("a", "b")], single=True))
    chips.set_values(["a"])
    second = named(chips, "b")
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chips.values() == ["b"]


def test_tab_comes_to_chips_once(theme, qtbot):
    chips = ChoiceChips(theme, [Option(n, n) for n in "abc"])
    qtbot.addWidget(chips)
    strong = [c for c in chips.findChildren(QWidget) if c.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(strong) == 1


def test_chips_flow_onto_more_rows_when_narrow(theme, qtbot):
    chips = ChoiceChips(theme, [Option(n, n) for n in ("Neighbours", "Complaint", "Documents")])
    qtbot.addWidget(chips)
    assert chips.heightForWidth(600) == 32
    assert chips.heightForWidth(150) == 3 * 32 + 2 * 8


@pytest.mark.parametrize("made", [CheckChoice, RadioChoice, Toggle])
def test_a_whole_row_can_be_pressed(theme, qtbot, made):
    choice = shown(qtbot, made(theme, HOSTILE))
    choice.resize(300, choice.height())
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(280, choice.height() // 2))
    assert choice.isChecked()
    assert choice.accessibleName() == HOSTILE
    assert choice.sizeHint().height() >= 24


def test_choices_have_the_roles_a_screen_reader_knows(theme, qtbot):
    for widget, role in (
        (CheckChoice(theme, "Step-free"), QAccessible.Role.CheckBox),
        (Toggle(theme, name="Monday"), QAccessible.Role.CheckBox),
        (RadioChoice(theme, "New"), QAccessible.Role.RadioButton),
        (Select(theme, VISITS), QAccessible.Role.ComboBox),
        (StepSlider(theme, "Text size", least=100, most=200, step=25), QAccessible.Role.Slider),
    ):
        qtbot.addWidget(widget)
        assert role_of(widget) == role


def test_select_tells_what_a_person_picks_and_keeps_it(theme, qtbot):
    field = shown(qtbot, SelectField(theme, "Kind", VISITS))
    assert field.value() is Visit.WALK_IN
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert chosen.args == [Visit.APPOINTMENT]
    with qtbot.assertNotEmitted(field.chosen):
        field.set_options([Option(Visit.APPOINTMENT, HOSTILE), *VISITS[:1]])
        field.set_value(Visit.APPOINTMENT)
    assert field.value() is Visit.APPOINTMENT
    with pytest.raises(ValueError, match="not in list"):
        field.set_value("phone")


def test_empty_select_has_no_value(theme, qtbot):
    select = Select(theme)
    qtbot.addWidget(select)
    assert select.value() is None
    assert not select.grab().isNull()


def test_slider_moves_in_steps(theme, qtbot):
    slider = shown(qtbot, StepSlider(theme, "Text size in per cent", least=100, most=200, step=25))
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 125
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 12, 14))
    assert slider.value() == 200
    assert slider.accessibleName() == "Text size in per cent"


def test_a_widget_that_is_gone_no_longer_follows(theme, qtbot):
    button = Button(theme, "Call")
    del button
    theme.set_mode(Mode.DARK)
    assert theme.dark
