"""The tabs of the standards page: made when first shown, counted, reached by keys, remembered."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hsdesk.store.work import Subject
from support.side_panels import shown
from ui.page_list import page_specs
from ui.shell.space import Space
from ui.standards.page import StandardsPage
from ui.standards.tabs import TabSpec, tab_specs


class NoteTab(QWidget):
    """A tab with one field, that tells what it was asked to do."""

    tab_wanted = Signal(str, object)

    def __init__(self, services, parent):
        super().__init__(parent)
        self.told = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self):
        self.told.append("refresh")

    def panes(self):
        return [self.field]

    def toggle_panel(self):
        self.told.append("panel")

    def take_space(self, space):
        self.told.append(space)

    def open_subject(self, subject):
        self.told.append(subject)


class PlainTab(QWidget):
    """A tab that offers nothing."""

    def __init__(self, services, parent):
        super().__init__(parent)


@pytest.fixture
def counts():
    return [3]


@pytest.fixture
def specs(counts):
    return (
        TabSpec("plain", "Plain", PlainTab),
        TabSpec("notes", "Notes", NoteTab, count=lambda read: counts[-1], kinds=frozenset({"note"})),
    )


@pytest.fixture
def page(desk, specs, qtbot):
    page = StandardsPage(desk.services, specs=specs)
    shown(qtbot, page, 1200, 700)
    return page


def test_the_rail_has_the_page_before_the_settings():
    keys = [spec.key for spec in page_specs()]
    assert keys.index("standards") == keys.index("settings") - 1


def test_tabs_have_keys_of_their_own():
    keys = [spec.key for spec in tab_specs()]
    assert keys[0] == "results"
    assert len(set(keys)) == len(keys)


def test_a_tab_is_made_when_it_is_first_shown(page):
    assert page.key == "plain"
    assert page.findChild(NoteTab) is None
    page.head.tabs.setCurrentIndex(1)
    made = page.findChild(NoteTab)
    assert page.shown is made
    page.head.tabs.setCurrentIndex(0)
    page.head.tabs.setCurrentIndex(1)
    assert page.shown is made


def test_the_tab_shown_last_is_remembered(page, desk, specs, qtbot):
    page.head.tabs.setCurrentIndex(1)
    assert desk.services.settings.standards_tab == "notes"
    again = StandardsPage(desk.services, specs=specs)
    qtbot.addWidget(again)
    assert again.key == "notes"


def test_a_forgotten_tab_leads_to_the_first(desk, specs, qtbot):
    desk.services.preferences.change(standards_tab="no longer there")
    page = StandardsPage(desk.services, specs=specs)
    qtbot.addWidget(page)
    assert page.key == "plain"


def test_numbers_follow_what_changes(page, desk, counts):
    assert page.head.tabs.count_of(0) is None
    assert page.head.tabs.count_of(1) == 3
    counts.append(4)
    desk.tells(Subject("visit", 1))
    assert page.head.tabs.count_of(1) == 3
    desk.tells(Subject("note", 1))
    assert page.head.tabs.count_of(1) == 4


def test_keys_go_round_the_tabs(page):
    QTest.keyClick(page.head.tabs, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.key == "notes"
    assert page.shown.field.hasFocus()
    QTest.keyClick(page.shown.field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.key == "plain"
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page, Qt.Key.Key_Backtab, back)
    assert page.key == "notes"


def test_the_window_reaches_the_tab_that_is_shown(page):
    space = Space(narrow=True, drawer=True, low=True)
    page.take_space(space)
    page.toggle_panel()
    assert page.panes() == [page.shown, page.head]
    page.head.tabs.setCurrentIndex(1)
    page.toggle_panel()
    assert page.shown.told == [space, "panel"]
    assert page.panes() == [page.shown.field, page.head]


def test_after_a_lost_connection_every_tab_is_read_again(page):
    page.head.tabs.setCurrentIndex(1)
    notes = page.shown
    page.head.tabs.setCurrentIndex(0)
    page.refresh()
    assert notes.told == []
    page.head.tabs.setCurrentIndex(1)
    page.refresh()
    assert notes.told == ["refresh", "refresh"]


def test_one_tab_sends_people_to_a_record_in_another(page):
    subject = Subject("note", 7)
    page.open_tab("notes", subject)
    assert page.key == "notes"
    assert page.shown.told == [subject]
    page.shown.tab_wanted.emit("plain", None)
    assert page.key == "plain"
    with pytest.raises(KeyError):
        page.open_tab("nowhere")


def test_the_title_gives_way_to_the_tabs(page):
    assert page.head.title.isVisible()
    page.resize(240, 700)
    assert not page.head.title.isVisible()
    page.resize(1200, 700)
    assert page.head.title.isVisible()
