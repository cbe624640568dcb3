"""Why the visitor should be seen by then, told before anything is written."""

from datetime import timedelta

from PySide6.QtCore import Qt

from hsdesk.diary.rules import Purpose
from hsdesk.store.work import Subject
from support.offices import london, run_packs
from support.windows import press
from ui.what_if.why_dialog import WhyDialog


def why(panel):
    """Open the reckoning and give its text; closes it again."""
    panel.promise.why.click()
    dialog = panel.findChild(WhyDialog)
    text = dialog.text
    dialog.close_button.click()
    dialog.setParent(None)
    return text


def test_the_reckoning_of_a_walk_in_and_what_an_appointment_would_bring(panel):
    text = why(panel)
    assert "Tue 14 Apr 2026, 14:53 (in 10 minutes)" in text
    assert "LH-25" in text
    assert "Due by 14:53 on Tuesday 14 April 2026: 10 minutes from Tuesday 14 April 2026." in text
    assert text.endswith("With an appointment for now it would be 14:48: 5 minutes (LH-24).")


def test_the_reckoning_of_an_appointment_and_what_a_walk_in_would_bring(desk, maureen, panel):
    desk.desk.books(london("2026-04-14 15:30"), person_id=maureen, purpose=Purpose.TENANCY)
    desk.tells(Subject("appointment", 1))
    panel.for_person(maureen)
    text = why(panel)
    assert "Counted from Tue 14 Apr 2026, 15:30." in text
    assert text.endswith("Without an appointment it would be 14:53: 10 minutes (LH-25).")


def test_why_comes_after_the_button_so_that_checking_in_is_not_slower(panel):
    panel.button.setFocus()
    press(Qt.Key.Key_Tab, on=panel.button)
    assert panel.promise.why.hasFocus()
    assert panel.promise.why.accessibleName() == "Why this time?"


def test_without_a_promise_there_is_nothing_to_explain(desk, panel, clock):
    assert panel.promise.why.isVisible()
    run_packs(desk.office, [])
    clock.advance(timedelta(minutes=1))
    desk.services.ticker.beat()
    assert not panel.promise.why.isVisible()
