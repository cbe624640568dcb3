"""The What if tab, with a real office behind it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hsdesk.store.work import Subject
from support.offices import london, run_packs
from support.side_panels import shown
from support.windows import press, read_out
from ui.explanation.day_strip import DayStrip
from ui.shell.space import Space
from ui.standards.page import StandardsPage
from ui.standards.tabs import tab_specs
from ui.what_if.form import When
from ui.what_if.preview import DatesPreview
from ui.what_if.tab import WhatIfTab
from ui.what_if.why_dialog import WhyDialog


def dates(tab):
    """Every set of dates as it is shown: heading, then date and promise of each card."""
    return [
        (each.heading.text(), [(card.date.text(), card.clock.standard) for card in each.cards])
        for each in tab.preview.lists
    ]


def compare_by(tab, text):
    box = tab.form.compare.box
    place = [box.itemText(place) for place in range(box.count())].index(text)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def answer(tab, fact, value):
    field = tab.form.answers.fields[fact]
    field.set_value(value)
    field.chosen.emit(value)


def christmas(tab):
    tab.form.set_event("complaint.received")
    tab.form.set_moment(london("2026-12-24 18:00"))


def test_it_is_a_tab_of_the_standards_page(desk, qtbot):
    specs = [spec for spec in tab_specs() if spec.key == "what-if"]
    page = shown(qtbot, StandardsPage(desk.services, specs=specs), 1278, 712)
    assert isinstance(page.shown, WhatIfTab)


def test_it_begins_with_what_is_written_already_and_shows_its_dates_at_once(tab):
    assert tab.form.beginning.text() == "A visitor arrives"
    assert dates(tab) == [("", [("Tue 14 Apr 2026, 14:48", "LH-24")])]
    assert tab.head.sentence.text() == "If a visitor arrives now:"
    assert tab.head.said.text() == "Appointment: with an appointment"


def test_a_christmas_complaint(tab):
    christmas(tab)
    assert tab.head.sentence.text() == "If a complaint is received on Thu 24 Dec 2026, 18:00:"
    assert "Awaits Complaints" in tab.form.awaits.text()
    assert dates(tab) == [
        (
            "",
            [
                ("Thu 31 Dec 2026", "LH-27"),
                ("Tue 5 Jan 2027", "CHC-62"),
                ("Tue 12 Jan 2027", "LH-28"),
                ("Tue 12 Jan 2027", "LH-29"),
                ("Tue 19 Jan 2027", "CHC-63"),
            ],
        )
    ]
    first, second, *_ = tab.preview.lists[0].cards
    assert first.chips.words() == ["Leads", "Our promise"]
    assert second.chips.words() == ["The law"]
    assert (first.relative.text(), second.relative.text()) == ("3 working days later", "5 working days later")
    assert first.pack.text() == "LH-27, Longhurst & Havelok Homes, version 2"


def test_the_law_of_the_day_decides_what_a_hazard_brings(tab):
    tab.form.set_event("hazard.reported")
    answer(tab, "category", "significant")
    answer(tab, "group", "electrical")
    tab.form.set_moment(london("2026-11-29 10:00"))
    assert tab.preview.nothing.isVisible()
    assert dates(tab) == [("", [])]
    tab.form.set_moment(london("2026-11-30 10:00"))
    assert not tab.preview.nothing.isVisible()
    assert dates(tab)[0][1][0] == ("Mon 14 Dec 2026", "AL-11-phase-2")


def test_every_kind_of_hazard_side_by_side(tab):
    tab.form.set_event("hazard.reported")
    answer(tab, "category", "significant")
    tab.form.set_moment(london("2026-11-29 10:00"))
    compare_by(tab, "Kind of hazard")
    assert not tab.form.answers.fields["group"].isVisible()
    (damp, mould_dates), (others, none) = dates(tab)
    assert damp == "Damp, mould or fungal growth"
    assert mould_dates[0] == ("Fri 11 Dec 2026", "AL-11")
    assert (others.startswith("Excess cold"), none) == (True, [])
    left, right = tab.preview.lists
    assert right.nothing.isVisible()
    assert left.cards[0].beside.text() == "Only here"
    assert left.heading.height() == right.heading.height()
    compare_by(tab, "Nothing")
    assert tab.form.answers.fields["group"].isVisible()
    assert len(dates(tab)) == 1


def test_now_beside_a_chosen_time(tab):
    christmas(tab)
    compare_by(tab, "Now and the chosen time")
    assert [heading for heading, _ in dates(tab)] == ["Now", "Thu 24 Dec 2026, 18:00"]
    tab.form.set_moment(None)
    assert tab.form.when.value() is When.NOW
    assert len(dates(tab)) == 1, "there is nothing to compare with any more"


def test_the_moment_that_counts_can_be_given(tab):
    tab.form.set_event("hazard.reported")
    tab.form.set_moment(london("2026-11-29 10:00"))
    aware = tab.form.answers.fields["aware_at"]
    aware.day.setFocus()
    QTest.keyClicks(aware.day, "28 Nov 2026")
    QTest.keyClicks(aware.time, "22:00")
    card = tab.preview.lists[0].cards[0]
    assert card.date.text() == "Sun 29 Nov 2026, 22:00"
    assert "Counted from Sat 28 Nov 2026, 22:00" in [line.text() for line in card.lines]


def test_only_what_can_change_a_date_is_asked(tab):
    booked = tab.form.answers.fields["booked_at"]
    assert booked.isVisible()
    answer(tab, "appointment", False)
    assert not booked.isVisible()
    assert dates(tab)[0][1] == [("Tue 14 Apr 2026, 14:53", "LH-25")]


def test_while_something_is_not_known_it_says_what(tab):
    answer(tab, "appointment", None)
    assert tab.preview.nothing.isVisible()
    assert "not known: appointment." in tab.preview.nothing.accessibleName()
    assert tab.form.compare.isVisible()


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("31 Feb 2026", "10:00", "Write it like Fri 24 Apr 2026, or 24/4/2026."),
        ("soon", "10:00", "Write it like Fri 24 Apr 2026, or 24/4/2026."),
        ("", "10:00", "Type a date, such as 24 Dec 2026."),
        ("24 Dec 2126", "10:00", "Choose a year near 2026."),
        ("24 Dec 2026", "25:00", "Type a time such as 14:30."),
    ],
)
def test_nonsense_is_refused_and_the_dates_stay_those_of_the_sentence_above(tab, day, time, sentence):
    christmas(tab)
    before = dates(tab)
    moment = tab.form.moment
    moment.day.setText(day)
    moment.time.setText(time)
    assert not moment.require()
    assert moment.error() == sentence
    moment.day.textEdited.emit(day)
    assert dates(tab) == before
    assert tab.form.question() is None
    moment.day.setText("25 Dec 2026")
    moment.time.setText("9.15")
    moment.day.textEdited.emit("25 Dec 2026")
    assert moment.error() == ""
    assert tab.head.sentence.text().endswith("Fri 25 Dec 2026, 09:15:")


def test_dates_beyond_the_calendar_say_so(tab):
    tab.form.set_event("complaint.received")
    tab.form.set_moment(london("2032-12-24 18:00"))
    (only,) = tab.preview.lists
    assert only.cards == []
    assert only.unknown.isVisible()
    assert "not known yet" in only.unknown.accessibleName()
    assert "Complaint acknowledged (LH-27)" in only.unknown.accessibleName()
    tab.form.set_moment(london("2026-12-24 18:00"))
    assert not only.unknown.isVisible()


def test_why_this_date_unfolds_below_it_and_folds_again(tab):
    christmas(tab)
    card = tab.preview.lists[0].cards[1]
    assert card.why.accessibleName() == "Why this date? Stage 1 acknowledged, Tue 5 Jan 2027"
    card.why.click()
    assert card.reckoning is not None
    said = " ".join(read_out(card.reckoning))
    assert "Boxing Day (substitute day)" in said
    assert "We acknowledge, define and log your complaint" in said
    assert card.reckoning.findChildren(DayStrip)
    tab.form.set_moment(london("2026-12-23 18:00"))
    assert "Wednesday 23 December 2026" in " ".join(read_out(card.reckoning))
    card.why.click()
    assert card.reckoning is None


def test_in_a_narrow_column_why_opens_a_dialog(tab, qtbot):
    tab.form.set_event("hazard.reported")
    compare_by(tab, "Danger")
    card = tab.preview.lists[0].cards[0]
    card.why.click()
    dialog = tab.findChild(WhyDialog)
    assert "Emergency investigated" in dialog.text
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.text
    press(Qt.Key.Key_PageDown, on=dialog)
    dialog.close_button.click()


def test_everything_is_copied_as_text(tab):
    christmas(tab)
    tab.head.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("If a complaint is received on Thu 24 Dec 2026, 18:00:\n")
    assert "Tue 5 Jan 2027 (5 working days later): Stage 1 acknowledged" in text
    assert "Due by the end of Tuesday 19 January 2027" in text
    assert "After: the complaint is acknowledged, on its last day, Tue 5 Jan 2027." in text
    assert tab.head.note.text() == "5 dates copied."


def test_what_happens_is_found_by_typing_and_chosen_by_keys(tab):
    line = tab.form.beginning.line
    line.setFocus()
    QTest.keyClicks(line, "haz rep")
    found = tab.form.beginning.suggestions()
    assert [row.text for row in found] == ["A hazard is reported", "The hazard is given its category"]
    assert {row.second for row in found} == {"Awaits Repairs"}
    press(Qt.Key.Key_Return, on=line)
    assert tab.form.beginning.value().event == "hazard.reported"
    assert tab.preview.answer.question.event == "hazard.reported"


def test_tab_goes_from_the_question_to_the_dates(tab):
    christmas(tab)
    tab.form.beginning.line.setFocus()
    seen = []
    for _ in range(14):
        press(Qt.Key.Key_Tab)
        seen.append(QGuiApplication.focusObject())
    assert tab.form.moment.day in seen
    assert tab.form.moment.time in seen
    assert tab.form.compare.box in seen
    assert tab.head.copy in seen
    assert tab.preview.lists[0].cards[0].why in seen
    assert seen.index(tab.form.compare.box) < seen.index(tab.preview.lists[0].cards[0].why)


def test_what_was_answered_stays_when_the_same_is_asked_again(tab):
    tab.form.set_event("hazard.reported")
    answer(tab, "group", "falls")
    tab.form.set_event("hazard.investigated")
    assert tab.form.answers.facts()["group"] == "falls"


def test_now_follows_the_clock(tab, clock, desk):
    clock.advance(timedelta(minutes=2))
    desk.services.ticker.beat()
    assert dates(tab)[0][1] == [("Tue 14 Apr 2026, 14:50", "LH-24")]


def test_a_change_of_the_packs_is_followed(tab, desk):
    run_packs(desk.office, [])
    desk.tells(Subject("office", 1))
    assert tab.empty.isVisible()
    assert not tab.form.isVisible()
    run_packs(desk.office, ["rosebery"])
    desk.tells(Subject("office", 1))
    assert not tab.empty.isVisible()
    assert tab.form.beginning.value() is not None


def test_the_form_gives_way_in_a_narrow_window(tab):
    wide = tab.form.width()
    tab.take_space(Space(narrow=True, drawer=False, low=True))
    assert tab.form.width() < wide
    assert tab.form.horizontalScrollBar().maximum() == 0
    assert [pane.isVisible() for pane in tab.panes()] == [True, True]


def test_a_form_can_show_the_dates_before_it_saves(desk, qtbot):
    preview = shown(qtbot, DatesPreview(desk.services, line="complaint"), 400, 700)
    preview.show_for("complaint.received", {"channel": "phone"}, london("2026-12-24 18:00"))
    (only,) = preview.lists
    assert [card.clock.standard for card in only.cards][:2] == ["LH-27", "CHC-62"]
    assert preview.text().startswith("If this happens on Thu 24 Dec 2026, 18:00:")
    preview.show_for("complaint.received", {"channel": "phone"})
    assert only.cards[0].relative.text() == "in 3 working days"


def test_trouble_is_told_and_can_be_tried_again(desk, qtbot, tab):
    run_packs(desk.office, ["no-such-pack"])
    tab.refresh()
    assert tab.trouble.isVisible()
    run_packs(desk.office, ["rosebery"])
    tab.trouble.button.click()
    assert not tab.trouble.isVisible()
