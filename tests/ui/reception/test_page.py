"""The page as a whole: figures, rooms, lists, narrow windows, forgotten visits, and the window around it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt

from hsdesk.diary import actions as diary
from hsdesk.diary.queries import on_duty
from hsdesk.diary.rules import DutyKind, OccupancyKind
from hsdesk.people.rules import Need
from hsdesk.reception import actions, queries
from hsdesk.reception.rules import Outcome, VisitState
from support.reception_desk import ReceptionDesk, reception_desk
from ui.reception.snapshot import BoardList
from ui.reception.spec import RECEPTION
from ui.shell.shell import Shell
from ui.shell.space import Space

NARROW = Space(narrow=True, drawer=True, low=True)
WIDE = Space(narrow=False, drawer=False, low=False)


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qtbot) -> Iterator[ReceptionDesk]:
    with reception_desk(sqlite_url, clock, theme, tmp_path / "kept", qtbot) as desk:
        yield desk


def room_state(desk: ReceptionDesk, place: int = 0):
    return desk.office.ask(queries.rooms)[place]


def room_words(desk: ReceptionDesk) -> list[str]:
    return [card.accessibleName() for card in desk.page.rooms.cards()]


def served(desk: ReceptionDesk, *, wait: int, talk: int) -> None:
    """Somebody is checked in, waits and talks so many minutes, and goes."""
    visit = desk.walks_in("Somebody")
    desk.clock.advance(timedelta(minutes=wait))
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    desk.clock.advance(timedelta(minutes=talk))
    desk.does(
        actions.finish,
        visit_id=visit.visit_id,
        outcome=Outcome.ANSWERED,
        asked_satisfied=True,
        anything_else=True,
    )


def test_figures_of_an_empty_desk(desk):
    assert desk.page.figures.waiting.accessibleName() == "Waiting now, 0, 0 with appointment, 0 walk-ins"
    assert desk.page.figures.longest.accessibleName().endswith("Nobody is waiting")
    assert desk.page.figures.likely.accessibleName().endswith("Nobody is on duty")


def test_the_longest_wait_grows_each_second(desk):
    desk.walks_in()
    assert desk.page.figures.longest.accessibleName().startswith("Longest wait, 0:00, On time")
    desk.passes(minutes=10, seconds=5)
    assert desk.page.figures.longest.accessibleName() == (
        "Longest wait, 10:05, Over by 0:05, A01, target 10:00 without appointment"
    )


def test_seen_in_time_says_who_is_counted(desk):
    served(desk, wait=3, talk=5)
    served(desk, wait=12, talk=5)
    excused = desk.walks_in()
    desk.clock.advance(timedelta(minutes=11))
    desk.does(actions.note_staff_unavailable, visit_id=excused.visit_id)
    figure = desk.page.figures.in_time
    assert figure.accessibleName() == "Seen in time today, 50%, 1 of 2, Target 90%"
    assert "Left out because no member of staff was available: 1. With them it is 1 of 3." in (
        figure.accessibleDescription()
    )


def test_a_passed_target_changes_the_share_at_once(desk):
    desk.walks_in()
    assert "Nobody counted yet" in desk.page.figures.in_time.accessibleName()
    desk.passes(minutes=10, seconds=1)
    assert desk.page.figures.in_time.accessibleName().startswith("Seen in time today, 0%, 0 of 1")


def test_the_likely_wait_is_a_range_or_says_why_not(desk):
    desk.does(diary.start_duty, staff_id=desk.priya, kind=DutyKind.SEEING)
    assert desk.page.figures.likely.accessibleName().endswith("Too few recent visits")
    for talk in (5, 6, 8, 9, 12):
        served(desk, wait=1, talk=talk)
    desk.walks_in()
    desk.page.refresh()
    assert (
        desk.page.figures.likely.accessibleName() == "Likely wait, walk-in, 6 to 9 min, 1 seeing people now"
    )


def test_who_is_on_duty_is_changed_from_the_figures(desk):
    desk.clicks(desk.page.figures.duty)
    desk.chooses("Priya Nair sees visitors")
    assert {(row.staff_id, row.kind) for row in desk.office.ask(on_duty)} == {
        (desk.grace, DutyKind.DESK),
        (desk.priya, DutyKind.SEEING),
    }
    desk.clicks(desk.page.figures.duty)
    desk.chooses("Priya Nair sees visitors")
    assert [row.staff_id for row in desk.office.ask(on_duty)] == [desk.grace]


def test_rooms_say_who_is_in_them_and_since_when(desk):
    visit = desk.walks_in()
    assert room_words(desk) == ["Room 1, Free", "Room 2, Free, Hearing loop"]
    desk.does(actions.call, visit_id=visit.visit_id, room_id=desk.rooms[0], staff_id=desk.priya)
    desk.page.refresh()
    desk.passes(seconds=40)
    assert room_words(desk)[0] == "Room 1, Called, A01 to see Priya Nair, 0:40 ago"
    desk.does(actions.mark_seen, visit_id=visit.visit_id, staff_id=desk.priya)
    desk.page.refresh()
    desk.passes(minutes=18)
    assert room_words(desk)[0] == "Room 1, In use, A01 with Priya Nair, 18 min"


def test_f5_puts_the_visitor_in_a_room_that_fits(desk):
    visit = desk.walks_in(needs=[Need.HEARING_LOOP])
    assert desk.chosen == "A01"
    desk.presses(Qt.Key.Key_F5)
    assert desk.menu() == ["Room 2", "Room 1", "Call to Room 2", "Call to Room 1"]
    desk.chooses("Room 2")
    assert desk.visit(visit.visit_id).room == "Room 2"
    assert room_words(desk)[1] == "Room 2, In use, A01 waits there, under a minute"
    desk.presses(Qt.Key.Key_F2)
    assert desk.notices[-1] == "A01 called to Room 2 at 14:43"


def test_calling_to_a_room_takes_it(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.presses(Qt.Key.Key_F5)
    desk.chooses("Call to Room 1")
    assert (desk.visit(visit.visit_id).state, room_state(desk).ticket) == (VisitState.CALLED, "A01")
    desk.services.notices.undo_last()
    assert (desk.visit(visit.visit_id).state, room_state(desk).kind) == (VisitState.WAITING, None)


def test_a_room_taken_meanwhile_is_refused_and_the_page_goes_on(desk):
    first, second = desk.walks_in("First"), desk.walks_in("Second")
    assert desk.page.board.select(second.visit_id)
    desk.presses(Qt.Key.Key_F5)
    desk.does(actions.give_room, visit_id=first.visit_id, room_id=desk.rooms[0])
    desk.chooses("Room 1")
    assert "Room 1 was taken a moment ago." in desk.page.messages.trouble.accessibleName()
    assert room_words(desk)[0].startswith("Room 1, In use, A01")
    desk.presses(Qt.Key.Key_F2)
    assert desk.visit(second.visit_id).state is VisitState.CALLED


def test_a_room_is_held_closed_and_freed(desk):
    card = desk.page.rooms.cards()[0]
    desk.clicks(card)
    desk.chooses("Hold…")
    desk.dialog.staff.set_value(desk.priya)
    desk.dialog.until.set_text("15:15")
    desk.presses(Qt.Key.Key_Return)
    assert room_words(desk)[0] == "Room 1, Held, Priya Nair, until 15:15"
    desk.clicks(card)
    desk.chooses("Free it")
    assert room_state(desk).kind is None
    desk.clicks(card)
    desk.chooses("Close…")
    desk.types("Being cleaned")
    desk.dialog.until.set_text("14:00")
    desk.presses(Qt.Key.Key_Return)
    assert "This time has passed already." in desk.dialog.trouble.accessibleName()
    desk.dialog.until.set_text("")
    desk.presses(Qt.Key.Key_Return)
    assert (room_state(desk).kind, room_state(desk).reason) == (OccupancyKind.CLOSED, "Being cleaned")


def test_rooms_by_keyboard(desk):
    first, second = desk.page.rooms.cards()
    first.setFocus()
    desk.presses(Qt.Key.Key_Right)
    assert desk.page.window().focusWidget() is second
    desk.presses(Qt.Key.Key_Return)
    assert desk.menu() == ["Hold…", "Close…"]
    desk.closes_menu()
    assert room_state(desk, 1).kind is None


def test_the_visitor_of_a_room_is_shown_and_finished(desk):
    visit = desk.walks_in()
    desk.does(actions.give_room, visit_id=visit.visit_id, room_id=desk.rooms[0])
    desk.does(actions.mark_seen, visit_id=visit.visit_id)
    card = desk.page.rooms.cards()[0]
    desk.clicks(card)
    desk.chooses("Show A01")
    assert (desk.page.board.which, desk.chosen) == (BoardList.BEING_SEEN, "A01")
    assert desk.page.head.choice.value() is BoardList.BEING_SEEN
    desk.clicks(card)
    desk.chooses("Finish A01…")
    desk.clicks(desk.dialog.satisfied.no)
    desk.clicks(desk.dialog.anything_else.no)
    desk.clicks(desk.dialog.verb_button)
    assert room_state(desk).kind is None


def test_visits_of_an_earlier_day_are_offered_to_be_ended(desk):
    visit = desk.walks_in()
    desk.clock.advance(timedelta(days=1))
    banner = desk.page.messages.forgotten
    assert desk.shown == []
    assert banner.accessibleName().startswith("1 visit of an earlier day was not ended")
    desk.clicks(banner.button)
    assert desk.visit(visit.visit_id).state is VisitState.FORGOTTEN
    assert not desk.page.messages.isVisible()
    desk.page.board.show_list(BoardList.TODAY)
    assert desk.shown == []


def test_f8_is_on_a_button_and_f7_begins_a_check_in(desk):
    desk.clicks(desk.page.head.hide_names)
    assert desk.services.privacy.hidden
    assert desk.page.head.hide_names.accessibleName() == "Show names"
    desk.presses(Qt.Key.Key_F7)
    assert desk.page.panel.check_in.isAncestorOf(desk.page.window().focusWidget())


def test_the_waiting_screen_is_asked_for(desk, qtbot):
    with qtbot.waitSignal(desk.services.requests.waiting_screen):
        desk.clicks(desk.page.head.public)


def test_in_a_narrow_window_the_panel_is_a_drawer(desk):
    page = desk.page
    page.take_space(NARROW)
    assert not page.panel.isVisible()
    assert page.head.check_in.isVisible()
    desk.clicks(page.head.check_in)
    assert page.panel.isVisible()
    assert page.panel.geometry().right() == page.rect().right()
    page.toggle_panel()
    assert not page.panel.isVisible()
    page.take_space(WIDE)
    assert page.panel.isVisible()
    assert not page.head.check_in.isVisible()


def test_in_a_low_window_figures_and_rooms_are_lower(desk):
    tall = desk.page.figures.height(), desk.page.rooms.height()
    desk.page.take_space(NARROW)
    assert desk.page.figures.height() < tall[0]
    assert desk.page.rooms.sizeHint().height() < tall[1]


@pytest.mark.parametrize("per_cent", [100, 150, 200])
def test_nothing_is_cut_off_at_any_text_size(desk, theme, per_cent):
    desk.walks_in(needs=list(Need))
    theme.set_text_size(per_cent)
    page = desk.page
    page.take_space(NARROW)
    assert page.minimumSizeHint().width() / theme.scale <= 1440 / 2 - 96, "a laptop at 200 % has no more"
    assert not page.grab().isNull()


def test_a_person_found_elsewhere_is_checked_in_here(desk):
    page = desk.page
    page.panel.show_tab(1)
    desk.services.requests.check_in.emit(1)
    assert page.panel.tabs.currentIndex() == 0


def test_within_the_window_ctrl_z_and_the_badge(desk):
    visit = desk.walks_in()
    shell = Shell(desk.services, [RECEPTION])
    desk.show(shell, QSize(1440, 900))
    shell.show_page("reception")
    page = shell.page("reception")
    desk._page = page
    assert shell.rail.item("reception").accessibleName() == "Reception, 1 waiting"
    desk.presses(Qt.Key.Key_F3)
    assert desk.visit(visit.visit_id).state is VisitState.BEING_SEEN
    desk.presses(Qt.Key.Key_Z, ctrl=True)
    assert desk.visit(visit.visit_id).state is VisitState.WAITING
    assert shell.panes()[:4] == page.panes()


def test_a_hidden_page_is_read_when_it_is_shown_again(desk, qtbot):
    page = desk.page
    page.hide()
    assert not desk.services.ticker.running
    desk.walks_in()
    qtbot.waitUntil(lambda: page._freshness.stale)
    assert desk.shown == []
    page.show()
    assert desk.shown == ["A01"]


def test_f7_in_expected_today_checks_in_whoever_is_chosen(desk):
    desk.books(desk.clock.now() + timedelta(minutes=10), "Amina Yusuf")
    panel = desk.page.panel
    assert panel.tabs.count_of(1) == 1
    panel.show_tab(1)
    panel.expected.start()
    desk.presses(Qt.Key.Key_F7)
    assert panel.tabs.currentIndex() == 0
    assert panel.check_in.form().visit(desk.clock.now())["appointment_id"] is not None


def test_a_check_in_beside_the_board_appears_on_it(desk):
    assert desk.page.board.empty.isVisible()
    desk.presses(Qt.Key.Key_F7)
    desk.walks_in("Derek Holroyd")
    desk.page.panel.check_in.checked_in.emit(None)
    assert desk.shown == ["A01"]
    assert desk.page.panel.check_in.isAncestorOf(desk.page.window().focusWidget())
