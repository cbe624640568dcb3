"""Checking visitors in with keyboard and mouse, on a real office."""

from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hsdesk.diary.rules import Purpose
from hsdesk.people import queries as people
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.actions import call
from hsdesk.reception.queries import expected, waiting
from hsdesk.store.work import Subject
from support.offices import london
from support.side_panels import shown
from ui.reception.check_in.panel import CheckInPanel
from ui.reception.check_in.promise import NO_PROMISE
from ui.reception.check_in.suggestions import Suggestions

Key = Qt.Key


class Typist:
    """Presses keys wherever the focus is, and counts them."""

    def __init__(self, qtbot):
        self._qtbot, self.presses = qtbot, 0

    def keys(self, *keys):
        for key in keys:
            self.presses += 1
            self._qtbot.keyClick(QApplication.focusWidget(), key)

    def types(self, text):
        self.presses += len(text)
        self._qtbot.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def typist(qtbot):
    return Typist(qtbot)


def visits(desk):
    return desk.office.ask(waiting)


def chip(panel, purpose):
    return next(
        each
        for each in panel.fields.chips.findChildren(type(panel.fields.chips.focusProxy()))
        if each.option.value is purpose
    )


def test_a_known_tenant_takes_fewer_than_ten_keys(desk, panel, maureen, typist, qtbot):
    typist.types("beck")
    typist.keys(Key.Key_Return)
    assert panel.form().person_id == maureen
    typist.keys(Key.Key_Right, Key.Key_Space)
    with qtbot.waitSignal(panel.checked_in) as told:
        typist.keys(Key.Key_Return)
    assert typist.presses < 10
    (row,) = visits(desk)
    assert told.args[0].ticket == row.ticket == "A01"
    assert (row.person_id, row.name, row.reasons) == (maureen, "Maureen Beckford", (Purpose.RENT,))
    assert row.needs == (Need.HEARING_LOOP, Need.LARGE_PRINT)
    assert row.checked_in_by == "Grace Holloway"


def test_after_success_the_form_is_empty_and_the_search_has_the_focus(panel, typist, desk):
    typist.types("beck")
    typist.keys(Key.Key_Return, Key.Key_Space, Key.Key_Return)
    assert panel.form().is_empty
    assert panel.fields.who.search.line.hasFocus()
    assert panel.strip.isVisible()
    assert panel.strip.ticket.text() == "A01"
    assert desk.services.drafts.load("check-in", desk.desk.grace) is None


def test_the_found_show_what_fits_and_where_they_live(panel, typist):
    typist.types("mau")
    first, offer = panel.fields.who.search.suggestions()
    assert (first.text, first.bold) == ("Maureen Beckford", ((0, 3),))
    assert first.second == "Flat 6, Heron Court, HX9 4QD"
    assert offer.text == "Add “mau” as a new person"
    assert "1" not in first.behind


@pytest.mark.parametrize("typed", ["heron", "hx9 4qd", "07700900123", "TEN-00001", "mauren bekford"])
def test_people_are_found_by_any_part(panel, typist, typed, maureen):
    typist.types(typed)
    assert panel.fields.who.search.suggestions()[0].value.person_id == maureen


def test_somebody_expected_switches_to_the_appointment(desk, maureen, panel, typist):
    desk.desk.books(london("2026-04-14 15:30"), person_id=maureen, purpose=Purpose.TENANCY)
    desk.tells(Subject("appointment", 1))
    typist.types("beck")
    assert panel.fields.who.search.suggestions()[0].behind == "Expected today, 15:30"
    typist.keys(Key.Key_Return)
    form = panel.form()
    assert form.with_appointment
    assert (form.reasons, form.to_see_staff_id) == ((Purpose.TENANCY,), desk.desk.priya)
    assert panel.fields.to_see.text() == "Priya Nair"
    assert panel.button.hasFocus()
    assert panel.promise.words() == "Target: see them by 15:35 5 min, appointment"
    typist.keys(Key.Key_Return)
    (row,) = visits(desk)
    assert row.booked_at == london("2026-04-14 15:30")
    assert [each.ticket for each in desk.office.ask(expected)] == ["A01"]


def test_a_name_alone_is_enough(desk, panel, typist):
    typist.types("Sgt Okafor")
    typist.keys(Key.Key_Return)
    assert panel.form().is_newcomer
    typist.keys(Key.Key_Space, Key.Key_Return)
    (row,) = visits(desk)
    assert (row.name, row.person_id) == ("Sgt Okafor", None)


def test_somebody_new_can_be_kept_on_record(desk, panel, typist, qtbot):
    typist.types("Farida Khan")
    typist.keys(Key.Key_Return)
    card = panel.fields.who.newcomer
    card.keeps.click()
    card.phone.set_text("07700 900456")
    card.first_line.set_text("12 Cobden Close")
    card.postcode.set_text("hx94qd")
    panel.fields.category.set_value(VisitorCategory.APPLICANT)
    chip(panel, Purpose.HOUSING).click()
    panel.button.click()
    (row,) = visits(desk)
    kept = desk.office.ask(people.person, row.person_id)
    assert (kept.name, kept.postcode, kept.category) == ("Farida Khan", "HX9 4QD", VisitorCategory.APPLICANT)


def test_enter_goes_to_what_is_missing_first_and_says_so(desk, panel, typist):
    typist.keys(Key.Key_Return)
    assert panel.fields.who.search.error() == "Pick who is here, or add them as a new person."
    assert panel.fields.reasons.error() == "Choose one or more reasons."
    assert panel.fields.who.search.line.hasFocus()
    typist.types("beck")
    typist.keys(Key.Key_Return)
    assert chip(panel, Purpose.REPAIR).hasFocus()
    typist.keys(Key.Key_Space)
    assert panel.fields.reasons.error() == ""
    assert visits(desk) == []


def test_everything_that_is_filled_in_reaches_the_visit(desk, panel, typist, maureen):
    typist.types("beck")
    typist.keys(Key.Key_Return)
    fields = panel.fields
    fields.who.checked.click()
    fields.category.set_value(VisitorCategory.ADVOCATE)
    fields.party.more.click()
    fields.party.more.click()
    chip(panel, Purpose.REPAIR).click()
    chip(panel, Purpose.KEYS).click()
    fields.needs.grid.box(Need.LARGE_PRINT).click()
    fields.needs.grid.box(Need.ASSISTANCE_DOG).click()
    fields.note.set_text("Brought two keys.\nOne is bent.")
    fields.arrival.late.click()
    fields.arrival.time.set_text("14:31")
    fields.to_see.line.setFocus()
    typist.types("repairs")
    typist.keys(Key.Key_Return)
    typist.keys(Key.Key_Return)
    (row,) = visits(desk)
    assert (row.category, row.party_size) == (VisitorCategory.ADVOCATE, 3)
    assert row.reasons == (Purpose.REPAIR, Purpose.KEYS)
    assert row.needs == (Need.HEARING_LOOP, Need.ASSISTANCE_DOG)
    assert row.note == "Brought two keys.\nOne is bent."
    assert row.arrived_at == london("2026-04-14 14:31")
    assert row.to_see_team_id == desk.desk.repairs_desk


def test_the_target_follows_form_and_time(desk, panel, clock):
    assert panel.promise.words() == "Target: see them by 14:53 10 min, walk-in"
    clock.advance(timedelta(minutes=2))
    desk.services.ticker.beat()
    assert panel.promise.words() == "Target: see them by 14:55 10 min, walk-in"
    panel.fields.arrival.late.click()
    panel.fields.arrival.time.line.setFocus()
    panel.fields.arrival.time.line.clear()
    panel.fields.arrival.time.edited.emit("")
    panel.fields.arrival.time.set_text("14:31")
    panel.fields.arrival.changed.emit()
    assert panel.promise.words() == "Target was 14:41 10 min, walk-in"


def test_without_a_promise_the_footer_says_so(desk, panel):
    def no_packs(work):
        from hsdesk.premises.tables import Office

        work.session.get_one(Office, work.office_id).packs = []

    desk.office.actor().do(no_packs)
    chip(panel, Purpose.REPAIR).click()
    assert panel.promise.words() == NO_PROMISE


def test_enter_twice_checks_in_once(desk, panel, typist, maureen):
    typist.types("beck")
    typist.keys(Key.Key_Return, Key.Key_Space, Key.Key_Return, Key.Key_Return)
    assert len(visits(desk)) == 1


def test_an_appointment_checked_in_at_another_desk_keeps_the_form(desk, panel, typist, maureen):
    appointment = desk.desk.books(london("2026-04-14 14:45"), person_id=maureen)
    desk.tells(Subject("appointment", appointment))
    typist.types("beck")
    typist.keys(Key.Key_Return)
    before = panel.form()
    desk.desk.walks_in("Maureen Beckford", person_id=maureen, appointment_id=appointment)
    typist.keys(Key.Key_Return)
    assert panel.warning.banner.isVisible()
    assert panel.warning.banner.accessibleName().startswith("This appointment is checked in already")
    assert panel.form() == before
    assert len(visits(desk)) == 1


def test_a_refusal_stands_beside_its_field_and_trying_again_works(desk, panel, typist):
    panel.fields.who.search.newcomer.emit("An\u0007na")
    chip(panel, Purpose.REPAIR).click()
    panel.button.click()
    name = panel.fields.who.newcomer.name
    assert "cannot be shown" in name.error()
    assert name.line.hasFocus()
    name.line.clear()
    typist.types("Anna")
    assert name.error() == ""
    typist.keys(Key.Key_Return)
    assert [row.name for row in visits(desk)] == ["Anna"]


def test_undo_takes_the_check_in_back_and_gives_the_form_again(desk, panel, typist, maureen):
    typist.types("beck")
    typist.keys(Key.Key_Return, Key.Key_Space)
    form = panel.form()
    typist.keys(Key.Key_Return)
    panel.strip.undo.click()
    assert visits(desk) == []
    assert panel.form() == form


def test_control_z_in_the_empty_search_takes_it_back_too(desk, panel, typist, qtbot):
    typist.types("beck")
    typist.keys(Key.Key_Return, Key.Key_Space, Key.Key_Return)
    qtbot.keyClick(panel.fields.who.search.line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visits(desk) == []


def test_undo_never_takes_back_somebody_elses_step(desk, panel, typist):
    typist.types("beck")
    typist.keys(Key.Key_Return, Key.Key_Space, Key.Key_Return)
    (row,) = visits(desk)
    desk.desk.does(call, visit_id=row.visit_id, by=desk.desk.priya)
    panel.strip.undo.click()
    assert "has moved on" in desk.services.notices.current[-1].sentence
    assert len(visits(desk)) == 1


def test_escape_closes_the_list_then_clears_and_undo_restores(panel, typist, maureen, qtbot):
    typist.types("beck")
    typist.keys(Key.Key_Escape)
    assert not panel.fields.who.search.is_open()
    assert panel.form().search == "beck"
    panel.fields.note.set_text("Wants the keys")
    typist.keys(Key.Key_Escape)
    assert panel.form().is_empty
    assert panel.strip.sentence.text() == "The form was cleared."
    panel.strip.undo.click()
    assert (panel.form().search, panel.form().note) == ("beck", "Wants the keys")


def test_somebody_who_waits_already_is_pointed_out(desk, panel, typist, maureen):
    desk.desk.walks_in("Maureen Beckford", person_id=maureen)
    typist.types("beck")
    typist.keys(Key.Key_Return)
    assert panel.fields.who.already_here.text() == "A01 waits already, checked in at 14:43."


def test_taking_the_person_off_takes_what_came_from_the_record(panel, typist):
    typist.types("beck")
    typist.keys(Key.Key_Return)
    panel.fields.who.card.cross.click()
    assert panel.form().is_empty
    assert panel.fields.who.search.line.hasFocus()


def test_an_appointment_can_be_picked_from_the_list(desk, panel, qtbot):
    desk.desk.books(london("2026-04-14 15:00"), "Amina Yusuf", purpose=Purpose.DOCUMENTS)
    desk.tells(Subject("appointment", 1))
    field = panel.fields.appointment
    field.kind.set_value(field.kind.value().APPOINTMENT)
    assert panel.form().with_appointment
    box = field.which.box
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    box.activated.emit(box.currentIndex())
    form = panel.form()
    assert (form.is_newcomer, form.visitor_name) == (True, "Amina Yusuf")
    assert form.reasons == (Purpose.DOCUMENTS,)


def test_enter_finishes_from_every_kind_of_field(desk, panel, typist, maureen, qtbot):
    fields = panel.fields
    for place in (
        fields.category.box,
        fields.party.count,
        fields.appointment.kind.focusProxy(),
        chip(panel, Purpose.REPAIR),
        fields.to_see.line,
        fields.needs.grid.box(Need.HEARING_LOOP),
        fields.arrival.late,
    ):
        panel.for_person(maureen)
        fields.chips.set_values([Purpose.REPAIR])
        place.setFocus()
        before = len(visits(desk))
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
        assert len(visits(desk)) == before + 1, place
    panel.for_person(maureen)
    fields.chips.set_values([Purpose.REPAIR])
    fields.note.box.setFocus()
    typist.keys(Key.Key_Return)
    assert panel.form().note == "\n"
    qtbot.keyClick(fields.note.box, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.form().is_empty


def test_undo_of_a_newcomer_kept_on_record_does_not_put_them_there_twice(desk, panel):
    panel.fields.who.search.newcomer.emit("Farida Khan")
    panel.fields.who.newcomer.keeps.click()
    chip(panel, Purpose.HOUSING).click()
    panel.button.click()
    panel.strip.undo.click()
    (kept,) = desk.office.ask(people.find, "Farida Khan")
    assert panel.form().person_id == kept.person_id
    panel.button.click()
    assert len(desk.office.ask(people.find, "Farida Khan")) == 1
    assert [row.person_id for row in visits(desk)] == [kept.person_id]


def test_the_open_list_goes_with_its_panel(desk, panel, qtbot, typist):
    typist.types("beck")
    window = shown(qtbot, QWidget())
    other = CheckInPanel(desk.services, window)
    other.resize(360, 700)
    other.show()
    other.fields.who.search.line.setFocus()
    other.fields.who.search.line.setText("")
    typist.types("beck")
    assert window.findChildren(Suggestions)
    shiboken6.delete(other)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(Suggestions)
