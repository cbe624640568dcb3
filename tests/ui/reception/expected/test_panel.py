"""Who is expected today, with keyboard and mouse, on a real office."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsdesk.diary.rules import AppointmentState, Purpose
from hsdesk.reception.queries import expected
from hsdesk.store.work import Subject
from support.models import under_test
from support.offices import london
from support.side_panels import shown
from ui.reception.expected.panel import ExpectedPanel
from ui.reception.expected.words import state_chip

Key = Qt.Key


def said(panel):
    model = panel.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def states(desk):
    return {row.name: row.state for row in desk.office.ask(expected)}


def select(panel, appointment_id):
    panel.view.go_to(panel.view.model().index_of(appointment_id))


def choose(menu, words):
    next(action for action in menu.actions() if action.words == words).trigger()


def test_the_list_tells_who_is_late_here_and_to_come(panel):
    under_test(panel.view.model())
    assert said(panel) == [
        "14:30, Ronan Doyle, Rent, Priya Nair, 13 min late",
        "14:40, Amina Yusuf, Tenancy sign-up, Priya Nair, Here, A01",
        "15:00, Farida Khan, Housing, Priya Nair, to come",
    ]
    assert (panel.here.text(), panel.to_come.text()) == ("1 here", "2 to come")


def test_lateness_grows_with_the_time(desk, panel, clock):
    clock.advance(timedelta(minutes=18))
    desk.services.ticker.beat()
    assert said(panel)[0].endswith("31 min late")
    assert said(panel)[2].endswith("1 min late")
    clock.advance(timedelta(hours=1))
    desk.services.ticker.beat()
    assert said(panel)[0].endswith("1 h 31 min late")


def test_the_count_is_told_when_it_changes(desk, booked, qtbot):
    panel = ExpectedPanel(desk.services)
    told = []
    panel.count_changed.connect(told.append)
    shown(qtbot, panel)
    panel.refresh()
    desk.desk.walks_in("Ronan Doyle", appointment_id=booked["14:30"])
    desk.tells(Subject("appointment", booked["14:30"]))
    assert told == [2]


@pytest.mark.parametrize("key", [Key.Key_F7, Key.Key_Return])
def test_arrived_is_said_with_f7_or_enter(panel, qtbot, key):
    assert panel.view.hasFocus()
    with qtbot.waitSignal(panel.arrived) as told:
        qtbot.keyClick(panel.view, key)
    assert told.args[0].name == "Ronan Doyle"


def test_keys_go_through_the_list_and_only_those_to_come_can_arrive(panel, qtbot):
    qtbot.keyClick(panel.view, Key.Key_Down)
    assert panel.view.current_row().name == "Amina Yusuf"
    with qtbot.assertNotEmitted(panel.arrived):
        qtbot.keyClick(panel.view, Key.Key_F7)
    qtbot.keyClick(panel.view, Key.Key_End)
    with qtbot.waitSignal(panel.arrived) as told:
        panel.buttons.arrive.click()
    assert told.args[0].name == "Farida Khan"


def test_live_changes_keep_the_selection(desk, panel, booked):
    select(panel, booked["15:00"])
    early = desk.desk.books(london("2026-04-14 14:35"), "Peter Lacey")
    desk.tells(Subject("appointment", early))
    assert [row.name for row in panel.rows][1] == "Peter Lacey"
    assert panel.view.current_row().name == "Farida Khan"


def test_did_not_come_and_its_undo(desk, panel):
    choose(panel._menu(), "Did not come")
    assert states(desk)["Ronan Doyle"] is AppointmentState.MISSED
    assert said(panel)[0].endswith("Did not come")
    assert panel.buttons.take_back.isVisibleTo(panel.buttons)
    assert desk.services.notices.undo_last()
    assert states(desk)["Ronan Doyle"] is AppointmentState.BOOKED


def test_nobody_is_missed_before_their_time(panel, booked):
    select(panel, booked["15:00"])
    menu = panel._menu()
    missed = next(action for action in menu.actions() if action.words == "Did not come")
    assert (missed.isEnabled(), missed.behind) == (False, "From 15:00")


def test_cancel_and_take_back(desk, panel, booked):
    select(panel, booked["15:00"])
    choose(panel._menu(), "Cancel")
    assert states(desk)["Farida Khan"] is AppointmentState.CANCELLED
    panel.buttons.take_back.click()
    assert states(desk)["Farida Khan"] is AppointmentState.BOOKED
    assert panel.to_come.text() == "2 to come"


def test_a_step_that_another_desk_took_first_is_told(desk, panel, booked):
    menu = panel._menu()
    desk.desk.walks_in("Ronan Doyle", appointment_id=booked["14:30"])
    choose(menu, "Cancel")
    assert desk.services.notices.current[-1].sentence.startswith("This appointment has been dealt with")
    assert said(panel)[0].endswith("Here, A02")


def test_hidden_names_leave_ticket_or_time(desk, panel):
    desk.services.privacy.hide()
    assert said(panel)[0].startswith("14:30, Name hidden")
    assert said(panel)[1].startswith("14:40, A01")
    model = panel.view.model()
    for row in range(model.rowCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            assert "Doyle" not in model.index(row, 0).data(role)


def test_an_empty_day_says_so(desk, qtbot):
    panel = shown(qtbot, ExpectedPanel(desk.services))
    assert not panel.view.isVisible()
    panel.start()
    assert panel.add_button.hasFocus()


def test_the_selected_row_grows_for_its_buttons(panel, qtbot):
    qtbot.waitUntil(panel.buttons.isVisible)
    assert panel.buttons.arrive.isVisible()
    assert panel.view.current_rect().height() == 104
    assert panel.view.current_rect().contains(panel.buttons.geometry().center())


def test_chips_for_every_state(panel, clock):
    words = [chip.word if chip else "" for chip in (state_chip(row, clock.now()) for row in panel.rows)]
    assert words == ["13 min late", "Here, A01", ""]


def fill(panel, qtbot, name="Peter Lacey", time="15:15"):
    panel.add_button.click()
    qtbot.keyClicks(QApplication.focusWidget(), name)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert panel.new.time.line.hasFocus()
    qtbot.keyClicks(panel.new.time.line, time)


def test_an_appointment_is_added_from_the_keyboard(desk, panel, qtbot):
    fill(panel, qtbot, time="1515")
    qtbot.keyClick(panel.new.time.line, Key.Key_Return)
    row = panel.view.current_row()
    assert (row.name, row.starts_at) == ("Peter Lacey", london("2026-04-14 15:15"))
    assert panel.view.hasFocus()
    assert panel.to_come.text() == "3 to come"
    assert panel.new.form().is_empty


def test_somebody_on_record_is_booked_with_everything(desk, panel, qtbot):
    person = desk.lives("Maud Akhtar", first_line="Flat 3, Mill Fold")
    fill(panel, qtbot, "mill", "15:30")
    panel.new.purpose.set_value(Purpose.DOCUMENTS)
    panel.new.length.set_value(45)
    panel.new.to_see.line.setFocus()
    qtbot.keyClicks(panel.new.to_see.line, "sam")
    qtbot.keyClick(panel.new.to_see.line, Key.Key_Return)
    panel.new.note.set_text("Large print forms")
    panel.new.button.click()
    row = panel.view.current_row()
    assert (row.person_id, row.with_whom, row.purpose) == (person, "Sam Okoro", Purpose.DOCUMENTS)
    assert row.note == "Large print forms"


def test_what_is_missing_is_said(panel, qtbot):
    panel.add_button.click()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert panel.new.who.search.error() == "Pick who is to come, or add them as a new person."
    assert panel.new.time.error() == "The time is missing. Give it like 15:30."
    assert panel.new.who.search.line.hasFocus()


def test_a_time_that_has_passed_is_said_on_leaving_it(panel, qtbot):
    fill(panel, qtbot, time="14:00")
    panel.new.note.box.setFocus()
    assert panel.new.time.error() == "This time has passed. Give a time from 14:43 on."
    panel.new.button.click()
    assert panel.new.time.line.hasFocus()
    assert len(panel.rows) == 3


def test_a_half_filled_appointment_comes_back(desk, panel, qtbot):
    fill(panel, qtbot)
    qtbot.keyClick(panel.new.time.line, Key.Key_Escape)
    assert panel.view.hasFocus()
    again = shown(qtbot, ExpectedPanel(desk.services))
    assert (again.new.form().visitor_name, again.new.form().time) == ("Peter Lacey", "15:15")
    panel.add_button.click()
    panel.new.button.click()
    assert desk.services.drafts.load("appointment", desk.desk.grace) is None


def test_a_refused_name_stands_beside_its_field(panel, qtbot):
    fill(panel, qtbot)
    panel.new.who.newcomer.name.set_text("...")
    panel.new.button.click()
    assert "no letter" in panel.new.who.newcomer.name.error()
    assert panel.new.form().time == "15:15"


def test_it_fits_the_narrow_side_panel(panel):
    panel.resize(328, 600)
    assert panel.width() == 328
