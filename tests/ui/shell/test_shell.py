"""The frame around the pages: rail, keys, panes, strips, bell, menu, and how much room there is."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu

from hsdesk.diary import queries as diary
from hsdesk.errors import StoreError
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff
from support.windows import NOTE, Desk, NotePage, click, press, shell_of
from ui.feed import Contact, ContactState
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.shell.pages import Badge, PageSpec
from ui.shell.rail import Rail
from ui.shell.space import Space, space_of
from ui.theme import Theme
from ui.widgets.banner import Banner

SPECS = (NOTE, *(spec for spec in page_specs() if spec.key == "settings"))


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up()
    return desk.start(specs=SPECS)


def test_number_keys_and_comma_show_pages(window: MainWindow) -> None:
    shell = shell_of(window)
    assert shell.key == "note"
    press(Qt.Key.Key_Comma, ctrl=True)
    assert shell.key == "settings"
    assert shell.rail.item("settings").isChecked()
    press(Qt.Key.Key_1, ctrl=True)
    assert shell.key == "note"


def test_a_click_on_the_rail_shows_a_page(window: MainWindow) -> None:
    shell = shell_of(window)
    click(shell.rail.item("settings"))
    assert shell.key == "settings"
    assert shell.page("settings").isVisible()


def test_arrows_move_in_the_rail(window: MainWindow) -> None:
    shell = shell_of(window)
    shell.rail.item("note").setFocus()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is shell.rail.item("settings")
    press(Qt.Key.Key_Space)
    assert shell.key == "settings"


def test_f6_goes_from_pane_to_pane_and_back_to_where_it_was(window: MainWindow) -> None:
    shell = shell_of(window)
    page = shell.page("note")
    assert isinstance(page, NotePage)
    page.note.setFocus()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.other
    press(Qt.Key.Key_F6)
    assert shell.rail.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert shell.top_bar.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.note
    press(Qt.Key.Key_F6, shift=True)
    assert shell.top_bar.isAncestorOf(QApplication.focusWidget())


def test_f8_hides_names_and_shows_them(window: MainWindow) -> None:
    press(Qt.Key.Key_F8)
    assert window._services.privacy.hidden
    press(Qt.Key.Key_F8)
    assert not window._services.privacy.hidden


def test_clock_and_date_are_those_of_the_office(desk: Desk, window: MainWindow) -> None:
    bar = shell_of(window).top_bar
    assert (bar.time.text(), bar.date.text()) == ("14:43", "Tue 14 Apr 2026")
    desk.clock.advance(timedelta(hours=9, minutes=17))
    window._services.ticker.beat()
    assert (bar.time.text(), bar.date.text()) == ("00:00", "Wed 15 Apr 2026")


def test_undo_is_a_button_and_a_key(window: MainWindow) -> None:
    shell, undone = shell_of(window), []
    services = window._services
    notice = services.notices.say_done("A52 seen", undo=lambda: undone.append(1))
    banner = shell.done.banner_of(notice)
    assert banner.isVisible()
    click(banner.button)
    services.notices.say_done("A53 seen", undo=lambda: undone.append(2))
    shell.rail.item("note").setFocus()
    press(Qt.Key.Key_Z, ctrl=True)
    assert undone == [1, 2]
    assert shell.done.isHidden()


def test_a_done_note_moves_nothing_on_the_page_and_an_error_stands_above_it(window: MainWindow) -> None:
    shell, notices = shell_of(window), window._services.notices
    before = shell.sheet.geometry()
    notices.say_done("A52 seen")
    newest = notices.say_done("A53 seen")
    assert shell.sheet.geometry() == before
    assert shell.sheet.rect().contains(shell.done.geometry())
    assert [b.isVisible() for b in shell.done.findChildren(Banner)] == [False, True]
    assert shell.done.banner_of(newest).isVisible()
    error = notices.say_error("The printer is out of paper.", "Add paper.")
    QApplication.sendPostedEvents()
    assert shell.strip.banner_of(error).isVisible()
    assert shell.sheet.geometry().top() > before.top()


def test_the_bell_counts_what_waits_for_an_answer(window: MainWindow) -> None:
    shell, notices = shell_of(window), window._services.notices
    assert shell.top_bar.bell.accessibleName() == "Messages"
    notice = notices.say_error("The printer is out of paper.", "Add paper.")
    notices.say_done("A52 seen")
    assert shell.top_bar.bell.accessibleName() == "Messages, 1 to answer"
    click(shell.top_bar.bell)
    opened = QApplication.activePopupWidget()
    assert opened.accessibleName() == "Messages"
    opened.close()
    click(shell.strip.banner_of(notice).cross)
    assert shell.top_bar.bell.accessibleName() == "Messages"


def test_a_lost_database_is_said_and_tried_again(window: MainWindow) -> None:
    services, shell = window._services, shell_of(window)
    services.live.state_changed.emit(ContactState(Contact.LOST, services.clock.now(), StoreError("Gone.")))
    (notice,) = services.notices.current
    assert "14:43" in notice.sentence
    banner = shell.strip.banner_of(notice)
    assert banner.cross.isHidden()
    click(banner.button)
    assert services.notices.current == ()


def test_a_badge_counts_and_follows_the_feed(desk: Desk) -> None:
    desk.set_up()
    badge = Badge(lambda read: len(diary.on_duty(read)), frozenset({"staff"}), "on duty")
    counted = PageSpec("note", "Note", "sticky-note", NotePage, badge)
    window = desk.start(specs=(counted, SPECS[1]))
    item = shell_of(window).rail.item("note")
    assert item.accessibleName() == "Note"
    shell_of(window).menu.duty.take()
    window._services.live.changed.emit(frozenset())
    shell_of(window)._badges._count(counted)
    assert item.accessibleName() == "Note, 1 on duty"


def test_desk_duty_is_taken_and_left_in_the_menu(window: MainWindow) -> None:
    shell = shell_of(window)
    person = shell.top_bar.person
    assert person.accessibleName() == "Desk 1: Helen Marsh"
    shell.menu.duty.take()
    assert person.accessibleName() == "On desk duty: Helen Marsh"
    click(person)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Leave desk duty" in [action.text() for action in menu.actions()]
    menu.close()
    shell.menu.duty.leave()
    assert person.accessibleName() == "Desk 1: Helen Marsh"


def test_going_on_duty_twice_is_refused_in_words(window: MainWindow) -> None:
    shell = shell_of(window)
    shell.menu.duty.take()
    shell.menu.duty.take()
    assert any("on duty already" in notice.sentence for notice in window._services.notices.current)


@pytest.mark.parametrize(
    ("size", "scale", "space"),
    [
        (QSize(1920, 1080), 1.0, Space(narrow=False, drawer=False, low=False)),
        (QSize(1400, 780), 1.0, Space(narrow=True, drawer=False, low=False)),
        (QSize(1366, 728), 1.0, Space(narrow=True, drawer=False, low=True)),
        (QSize(1199, 800), 1.0, Space(narrow=True, drawer=True, low=False)),
        (QSize(1920, 1080), 2.0, Space(narrow=True, drawer=True, low=True)),
    ],
)
def test_room_is_measured_in_drawn_pixels(size: QSize, scale: float, space: Space) -> None:
    assert space_of(size, scale) == space


@pytest.mark.parametrize("size", [(1280, 680), (1366, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("per_cent", [100, 150])
def test_nothing_in_the_top_bar_overlaps(desk: Desk, size: tuple[int, int], per_cent: int) -> None:
    desk.theme.set_text_size(per_cent)
    desk.set_up()
    window = desk.start(specs=SPECS, size=QSize(*size))
    bar = shell_of(window).top_bar
    bar.show_office("The office of a town with quite a long name", demo=True)
    bar.layout().activate()
    assert not any(part.isHidden() for part in (bar.search, bar.person, bar.time, bar.date, bar.bell))
    every = [bar.search, bar.demo, bar.office, bar.person, bar.date, bar.bell]
    parts = [part for part in every if not part.isHidden()]
    for left, right in pairwise(parts):
        assert left.geometry().right() <= right.geometry().left(), (left, right)
    assert bar.bell.geometry().right() <= bar.width()
    desk.theme.set_text_size(100)


def test_counts_stay_readable(theme: Theme) -> None:
    badge = Badge(lambda read: 0, frozenset(), "waiting")
    rail = Rail(theme, [PageSpec("note", "Note", "sticky-note", NotePage, badge)])
    item = rail.item("note")
    item.set_count(120)
    assert item.accessibleName() == "Note, 120 waiting"
    item.set_count(0)
    assert item.accessibleName() == "Note"
    rail.deleteLater()


def test_the_window_stands_where_it_stood(desk: Desk, window: MainWindow) -> None:
    window.resize(1300, 700)
    window.close()
    again = desk.start(specs=SPECS, size=QSize(1300, 700))
    assert again.size() == QSize(1300, 700)
    assert (desk.folders.config / "window.json").exists()


def test_two_windows_see_each_others_changes(desk: Desk, window: MainWindow, qtbot: object) -> None:
    other = desk.start(specs=SPECS)
    with qtbot.waitSignal(window._services.live.changed, timeout=5000):
        other._services.actor().do(add_staff, name="Priya Nair", role=StaffRole.CASEWORKER)


def test_a_narrow_top_bar_leaves_out_the_office_then_the_demo_then_the_date(window: MainWindow) -> None:
    bar = shell_of(window).top_bar
    bar.show_office("Millgate area office", demo=True)
    parts = (bar.date, bar.demo, bar.office)
    seen = []
    for width in range(1400, 300, -20):
        bar.resize(width, bar.height())
        seen.append(tuple(not part.isHidden() for part in parts))
    assert list(dict.fromkeys(seen)) == [
        (True, True, True),
        (True, True, False),
        (True, False, False),
        (False, False, False),
    ]
