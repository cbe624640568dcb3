"""Nothing typed is lost, nothing is done twice, and hidden names stay hidden."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from hsdesk.diary.rules import Purpose
from hsdesk.errors import StoreUnreachable
from hsdesk.reception.queries import waiting
from hsdesk.store.work import Subject
from support.offices import london
from support.side_panels import shown, window_desk
from ui.reception.check_in.panel import CheckInPanel
from ui.tasks import InlineTasks

Key = Qt.Key
HOSTILE = [
    "<b>Robert</b> & <img src=x>",
    "\U0001f600 Zoë \U0001f9d1\U0001f3fd",
    "محمد علي",
    "O'Brien-Smythe; DROP TABLE visit",
]


class BrokenLine(InlineTasks):
    """Does the work, but while the line is broken its answer never arrives."""

    broken = False

    def run(self, work, done, failed, *, owner):
        if not self.broken:
            super().run(work, done, failed, owner=owner)
            return
        work()
        failed(StoreUnreachable("The database does not answer.", "Try again."))


def pick(panel, qtbot, text="beck"):
    panel.start()
    qtbot.keyClicks(panel.fields.who.search.line, text)
    qtbot.keyClick(panel.fields.who.search.line, Key.Key_Return)


def everything_said(widget):
    """Every word that can be read on screen or by a screen reader."""
    words = []
    for each in [widget, *widget.findChildren(QWidget)]:
        words += [each.accessibleName(), each.toolTip()]
        face = QAccessible.queryAccessibleInterface(each)
        words += [face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Value)]
        if isinstance(each, QLabel):
            words.append(each.text())
        if isinstance(each, QLineEdit):
            words.append(each.displayText())
    return " ".join(words)


def test_a_half_filled_form_comes_back_after_a_crash(desk, panel, qtbot, maureen):
    pick(panel, qtbot)
    panel.fields.who.checked.click()
    panel.fields.chips.set_values([Purpose.KEYS])
    panel.fields.note.set_text("Has one key")
    before = panel.form()
    desk.services.drafts.flush()
    again = shown(qtbot, CheckInPanel(desk.services))
    assert again.form() == before
    assert again.fields.who.card.name.text() == "Maureen Beckford"
    assert again.sender_of_forms.action_id == panel.sender_of_forms.action_id


def test_a_draft_of_somebody_who_is_no_longer_kept_does_no_harm(desk, panel, qtbot):
    values = {"person_id": 999, "note": "Was here", "reasons": ["keys"]}
    desk.services.drafts.keep("check-in", desk.desk.grace, values)
    again = shown(qtbot, CheckInPanel(desk.services))
    assert again.form().person_id is None
    assert again.warning.banner.isVisible()
    assert again.form().note == "Was here"


def test_success_and_clearing_discard_the_draft(desk, panel, qtbot):
    drafts, grace = desk.services.drafts, desk.desk.grace
    pick(panel, qtbot)
    assert drafts.load("check-in", grace) is not None
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert drafts.load("check-in", grace) is None
    pick(panel, qtbot)
    panel.fields.chips.set_values([Purpose.KEYS])
    panel.button.click()
    assert drafts.load("check-in", grace) is None


def test_an_answer_that_was_lost_does_not_check_in_twice(sqlite_url, clock, theme, tmp_path, qtbot):
    line = BrokenLine()
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept", line) as desk:
        panel = shown(qtbot, CheckInPanel(desk.services))
        panel.fields.who.search.newcomer.emit("Derek Holroyd")
        panel.fields.chips.set_values([Purpose.RENT])
        form = panel.form()
        line.broken = True
        panel.button.click()
        assert panel.warning.banner.accessibleName().startswith("The database does not answer.")
        assert panel.warning.banner.isVisible()
        assert panel.form() == form
        line.broken = False
        with qtbot.waitSignal(panel.checked_in) as told:
            panel.warning.banner.button.click()
        assert told.args[0].ticket == "A01"
        assert [row.ticket for row in desk.office.ask(waiting)] == ["A01"]
        assert not panel.warning.banner.isVisible()


def test_typing_never_waits_and_enter_takes_the_one_who_fits(
    sqlite_url, clock, theme, tmp_path, tasks, qtbot, owner
):
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept", tasks) as desk:
        person = desk.lives("Maureen Beckford", first_line="Flat 6, Heron Court")
        panel = shown(qtbot, CheckInPanel(desk.services))
        qtbot.waitUntil(lambda: not tasks.busy)
        go_on = threading.Event()
        tasks.run(go_on.wait, lambda _: None, lambda _: None, owner=owner)
        pick(panel, qtbot, "heron")
        search = panel.fields.who.search
        assert (search.text(), search.is_open(), panel.form().person_id) == ("heron", False, None)
        go_on.set()
        qtbot.waitUntil(lambda: panel.form().person_id == person)
        qtbot.waitUntil(lambda: not tasks.busy)
        tasks.close()


def test_the_form_waits_for_the_answer_and_goes_on_after_it(
    sqlite_url, clock, theme, tmp_path, tasks, qtbot, owner
):
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept", tasks) as desk:
        panel = shown(qtbot, CheckInPanel(desk.services))
        panel.fields.who.search.newcomer.emit("Derek Holroyd")
        panel.fields.chips.set_values([Purpose.RENT])
        qtbot.waitUntil(lambda: not tasks.busy)
        go_on = threading.Event()
        tasks.run(go_on.wait, lambda _: None, lambda _: None, owner=owner)
        panel.button.click()
        assert not panel.fields.isEnabled()
        panel.finish()
        with qtbot.waitSignal(panel.checked_in):
            go_on.set()
        assert panel.fields.isEnabled()
        qtbot.waitUntil(lambda: not tasks.busy)
        tasks.close()
        assert len(desk.office.ask(waiting)) == 1


def test_hidden_names_are_hidden_everywhere(desk, panel, qtbot, maureen):
    desk.desk.books(london("2026-04-14 15:00"), "Amina Yusuf")
    desk.desk.books(london("2026-04-14 15:30"), person_id=maureen)
    desk.tells(Subject("appointment", 1))
    pick(panel, qtbot)
    assert "Maureen" in everything_said(panel)
    desk.services.privacy.hide()
    said = everything_said(panel)
    for secret in ("Maureen", "Beckford", "Heron", "Amina", "MB"):
        assert secret not in said
    assert "Name hidden" in said
    desk.services.privacy.reveal()
    assert "Maureen Beckford" in everything_said(panel)


def test_hidden_names_do_not_show_while_searching(desk, panel, qtbot):
    desk.services.privacy.hide()
    panel.start()
    qtbot.keyClicks(panel.fields.who.search.line, "beck")
    first, offer = panel.fields.who.search.suggestions()
    assert (first.text, first.second, first.initials) == ("Name hidden", "F8 shows names", "")
    assert "beck" not in offer.text
    panel.button.setFocus()
    assert "beck" not in panel.fields.who.search.line.displayText()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_kept_and_shown_letter_by_letter(desk, panel, qtbot, name):
    person = desk.lives(name, first_line="1 <i>Mill</i> Fold")
    panel.for_person(person)
    assert panel.fields.who.card.name.text() == name
    panel.fields.chips.set_values([Purpose.RENT])
    panel.button.click()
    assert [row.name for row in desk.office.ask(waiting)] == [name]


def test_a_name_without_end_is_refused_in_one_sentence(desk, panel):
    panel.fields.who.search.newcomer.emit("x" * 10_000)
    panel.fields.chips.set_values([Purpose.RENT])
    panel.button.click()
    assert "10,000 characters" in panel.fields.who.newcomer.name.error()
    assert desk.office.ask(waiting) == []
    assert panel.form().visitor_name == "x" * 10_000


def test_the_strip_goes_by_itself_and_stays_under_the_pointer(panel, qtbot):
    panel.strip._end.setInterval(20)
    panel.strip.say("Checked in.", ticket="A01")
    assert panel.strip.accessibleName() == "A01, Checked in."
    middle = QPointF(10, 10)
    QApplication.sendEvent(panel.strip, QEnterEvent(middle, middle, middle))
    assert not panel.strip._end.isActive()
    QApplication.sendEvent(panel.strip, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not panel.strip.isVisible())


def test_every_field_can_be_reached_with_tab_in_order(panel, qtbot):
    panel.start()
    stops = []
    for _ in range(24):
        widget = QApplication.focusWidget()
        if widget in stops:
            break
        stops.append(widget)
        qtbot.keyClick(widget, Key.Key_Tab)
    fields = panel.fields
    wanted = [
        fields.who.search.line,
        fields.category.box,
        fields.party.count,
        fields.appointment.kind.focusProxy(),
        fields.chips.focusProxy(),
        fields.to_see.line,
        fields.note.box,
        fields.arrival.late,
        panel.clear_button,
        panel.button,
    ]
    assert [stop for stop in stops if stop in wanted] == wanted


def test_whom_to_see_opens_narrows_and_goes_back(desk, panel, qtbot):
    field = panel.fields.to_see
    field.line.setFocus()
    qtbot.keyClick(field.line, Key.Key_Down)
    assert [row.text for row in field.suggestions()] == [
        "Anybody who is free",
        "Repairs desk, next free",
        "Grace Holloway",
        "Priya Nair",
        "Sam Okoro",
    ]
    qtbot.keyClicks(field.line, "oko")
    assert [row.text for row in field.suggestions()] == ["Sam Okoro"]
    panel.button.setFocus()
    assert (field.text(), field.value().staff_id) == ("Anybody who is free", None)


def test_the_panel_keeps_its_edges_when_narrow_and_with_large_letters(desk, panel, theme, qtbot):
    panel.resize(328, 700)
    assert panel.width() == 328
    theme.set_text_size(200)
    assert panel.minimumSizeHint().width() <= 2 * 328


def test_the_promise_stands_still_while_hidden(desk, panel, clock):
    panel.hide()
    before = panel.promise.words()
    clock.advance(timedelta(minutes=3))
    desk.services.ticker.beat()
    assert panel.promise.words() == before
    assert not desk.services.ticker.running
