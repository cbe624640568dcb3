"""Labels, marks, tabs, strips, panes, menus and dialogs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.tokens import Family
from ui.widgets.announcer import Announcer
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card_button import ChoiceCard, PersonTile
from ui.widgets.dialog import DialogFrame, Question
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.figure import Figure, FigureText, Share
from ui.widgets.labels import ElidedLabel, Label, Tone, tone_colour
from ui.widgets.marks import Avatar, KeyCap, Ring, StateChip, Tag
from ui.widgets.menu import Menu
from ui.widgets.paint import Chip
from ui.widgets.panels import Card, ScrollPane
from ui.widgets.skeleton import QUIET_MS, SLOW_MS, Skeleton
from ui.widgets.tabs import Tabs

HOSTILE = "<b>Robert</b> & sons"
LONG = "Wilhelmina Featherstonehaugh-Cholmondeley of the Upper Mill Fold"


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_labels_never_take_text_for_markup(theme, qtbot):
    label = Label(theme, HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = Label(theme, "Robert & sons")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_every_label_within_a_part_is_plain(theme, qtbot):
    parts = [
        Banner(theme, Family.OVER, HOSTILE, HOSTILE),
        EmptyState(theme, "armchair", HOSTILE, HOSTILE),
        Field(theme, HOSTILE, hint=HOSTILE),
    ]
    for part in parts:
        qtbot.addWidget(part)
        labels = part.findChildren(QLabel)
        assert labels
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_label_takes_the_colour_of_its_tone(theme, qtbot):
    label = shown(qtbot, Label(theme, "Over", tone=Tone.OVER))
    assert label.palette().windowText().color() == theme.tokens.state(Family.OVER).text
    label.set_tone(Tone.HINT)
    assert label.palette().windowText().color() == theme.tokens.ink3
    assert tone_colour(theme, Tone.HINT) == theme.tokens.ink3


def test_a_name_is_cut_but_kept_whole_for_tooltip_and_screen_reader(theme, qtbot):
    label = ElidedLabel(theme, LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    assert label.is_cut()
    assert label.accessibleName() == LONG
    assert LONG in label.toolTip()
    label.resize(label.sizeHint())
    assert not label.is_cut()
    label.set_text(HOSTILE)
    assert "&lt;b&gt;Robert&lt;/b&gt; &amp; sons" in label.toolTip()


def test_marks_say_what_they_show_and_are_never_cut(theme, qtbot):
    chip = StateChip(theme, Chip("Over by 2:05", "circle-alert", Family.OVER))
    ring = Ring(theme)
    ring.show_share(1.2, Family.OVER, "Waited 12 minutes of 10")
    marks = [chip, ring, KeyCap(theme, "F2"), Tag(theme, "Hazard", icon="droplets"), Avatar(theme, "A B", 1)]
    for mark in marks:
        qtbot.addWidget(mark)
        assert mark.minimumSizeHint() == mark.sizeHint()
        assert not mark.grab().isNull()
    assert chip.accessibleName() == "Over by 2:05"
    assert ring.accessibleName() == "Waited 12 minutes of 10"
    chip.set_chip(Chip("Called", "megaphone", Family.INFO))
    assert chip.accessibleName() == "Called"


def test_figure_says_everything_in_one_sentence(theme, qtbot):
    figure = Figure(
        theme, "Likely wait, walk-in", FigureText("8–12", unit="min", line="3 staff seeing people")
    )
    qtbot.addWidget(figure)
    assert figure.accessibleName() == "Likely wait, walk-in, 8 to 12 min, 3 staff seeing people"
    figure.show_text(FigureText("92%", aside="46 of 50", bar=Share(0.92, Family.OK, 0.9), short="46 of 50"))
    assert figure.accessibleName() == "Likely wait, walk-in, 92%, 46 of 50"
    high = figure.sizeHint().height()
    figure.set_low(low=True)
    assert figure.sizeHint().height() == 60 < high
    assert not figure.grab().isNull()


def test_tabs_count_and_move_with_arrow_keys(theme, qtbot):
    tabs = Tabs(theme)
    tabs.add("Check in")
    tabs.add(HOSTILE, 4)
    shown(qtbot, tabs)
    assert tabs.accessibleTabName(1) == f"{HOSTILE}, 4"
    tabs.set_count(1, 12)
    assert tabs.count_of(1) == 12
    assert tabs.accessibleTabName(1) == f"{HOSTILE}, 12"
    with qtbot.waitSignal(tabs.currentChanged) as changed:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert changed.args == [1]
    assert tabs.tabSizeHint(0).height() == 48
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert tabs.currentIndex() == 0


def test_banner_offers_its_action_and_closes(theme, qtbot):
    banner = shown(
        qtbot, Banner(theme, Family.SOON, "Offline", "Work goes on.", action="Try now", can_close=True)
    )
    assert banner.accessibleName() == "Offline. Work goes on."
    with qtbot.waitSignal(banner.acted):
        banner.button.click()
    with qtbot.waitSignal(banner.closed):
        banner.cross.click()
    banner.say("Again online")
    assert banner.accessibleName() == "Again online."


def test_banner_is_high_enough_for_its_words(theme, qtbot):
    holder = QWidget()
    column = QVBoxLayout(holder)
    banner = Banner(theme, Family.OVER, "This letter did not print", "The printer is out of paper. " * 6)
    column.addWidget(banner)
    column.addStretch(1)
    holder.resize(360, 600)
    shown(qtbot, holder)
    for label in banner.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_empty_state_says_what_is_true(theme, qtbot):
    action = Button(theme, "Check in")
    empty = EmptyState(theme, "armchair", "Nobody is waiting", "Check someone in.", action=action, good=True)
    qtbot.addWidget(empty)
    assert "Nobody is waiting" in empty.accessibleName()
    assert action.parent() is empty
    empty.set_words("No results")
    assert "No results" in empty.accessibleName()


def test_reading_shows_nothing_for_a_moment_and_tells_when_it_is_slow(theme, qtbot):
    reading = Skeleton(theme)
    qtbot.addWidget(reading)
    reading.begin()
    assert not reading.showing()
    assert (reading._quiet.interval(), reading._long.interval()) == (QUIET_MS, SLOW_MS)
    reading._quiet.timeout.emit()
    assert reading.showing()
    with qtbot.waitSignal(reading.slow):
        reading._long.timeout.emit()
    reading.end()
    assert not reading.showing()
    assert not reading._quiet.isActive()
    assert not reading._long.isActive()


def test_announcements_are_said(theme, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    announcer = Announcer(page)
    with qtbot.waitSignal(announcer.said) as said:
        announcer.say("A52 is over by 2 minutes")
    assert said.args == ["A52 is over by 2 minutes"]
    announcer.say("The letter did not print", urgent=True)


def test_scroll_pane_brings_the_focus_into_view(theme, qtbot):
    pane = ScrollPane(theme)
    fields = [Field(theme, f"Line {number}") for number in range(20)]
    for field in fields:
        pane.body.addWidget(field)
    pane.resize(300, 200)
    shown(qtbot, pane)
    pane.ensureWidgetVisible(fields[-1].line)
    assert pane.verticalScrollBar().value() > 0


def test_card_grows_with_the_text_size(theme, qtbot):
    card = Card(theme)
    qtbot.addWidget(card)
    assert card.body.contentsMargins().left() == 16
    theme.set_text_size(200)
    assert card.body.contentsMargins().left() == 32


def test_card_buttons_are_pressed_with_enter(theme, qtbot):
    card = ChoiceCard(theme, HOSTILE, "Explore a made-up office.", icon="compass", foot="No set-up.")
    tile = PersonTile(theme, "Sam Okoro", "Here, note kept", 1)
    for widget in (card, tile):
        shown(qtbot, widget)
        with qtbot.waitSignal(widget.clicked):
            qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert tile.isChecked()
    assert card.accessibleName() == HOSTILE
    assert card.accessibleDescription() == "Explore a made-up office. No set-up."
    assert card.sizeHint().height() >= 124


@pytest.fixture
def window(theme, qtbot):
    window = QWidget()
    window.resize(900, 600)
    window.before = Field(theme, "Before", window)
    return shown(qtbot, window)


def test_question_is_answered_with_its_verb_or_left_with_esc(theme, qtbot, window):
    question = Question(theme, window, "Did A52 leave?", "You can undo this.", verb="Mark as left")
    qtbot.addWidget(question)
    question.open()
    with qtbot.waitSignal(question.accepted):
        qtbot.keyClick(question, Qt.Key.Key_Return)
    question.open()
    with qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    question.open()
    with qtbot.waitSignal(question.rejected):
        question.back_button.click()
    assert question.back_button.words() == "Go back"
    assert question.windowTitle() == "Did A52 leave?"


def test_question_dims_its_window_and_gives_the_focus_back(theme, qtbot, window):
    window.before.line.setFocus()
    question = Question(theme, window, HOSTILE, verb="Delete", danger=True)
    qtbot.addWidget(question)
    clear = window.grab().toImage().pixelColor(5, 5)
    question.open()
    assert window.grab().toImage().pixelColor(5, 5).lightness() < clear.lightness()
    assert question.windowModality() == Qt.WindowModality.WindowModal
    question.reject()
    assert window.grab().toImage().pixelColor(5, 5) == clear
    assert window.focusWidget() is window.before.line


def test_dialog_fits_into_its_window(theme, qtbot, window):
    theme.set_text_size(200)
    frame = DialogFrame(theme, window, name="Log a contact", width=640)
    qtbot.addWidget(frame)
    frame.open()
    assert frame.frame().width() <= window.width()
    frame.reject()


def test_menu_runs_what_is_chosen(theme, qtbot, window):
    menu = Menu(theme, window)
    called = menu.add("Open person", icon="user-round", behind="Enter")
    off = menu.add("Print ticket", enabled=False)
    menu.addSeparator()
    menu.add(HOSTILE, danger=True, icon="door-open")
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    assert not menu.grab().isNull()
    with qtbot.waitSignal(called.triggered):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert not off.isEnabled()
    assert not menu.isVisible()


def test_menu_opens_below_its_button(theme, qtbot, window):
    button = Button(theme, "More", window, menu_mark=True)
    button.move(40, 100)
    button.show()
    menu = Menu(theme, window)
    menu.add("Open person")
    menu.open_below(button)
    assert menu.isVisible()
    assert menu.pos().y() > window.mapToGlobal(QPoint(0, 100)).y()
    menu.close()
    assert QApplication.activePopupWidget() is None
