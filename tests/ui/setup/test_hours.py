"""The week of hours: what people type, breaks, and what cannot be."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsdesk.calendars.hours import Weekday
from hsdesk.errors import Refused
from support.windows import click, press, typed
from ui.setup.day_hours import TimeEdit
from ui.setup.name_list import NameList
from ui.setup.times import tidy_time
from ui.setup.week_hours import WeekHours
from ui.theme import Theme


@pytest.fixture
def week(theme: Theme, qtbot: QtBot) -> WeekHours:
    week = WeekHours(theme)
    qtbot.addWidget(week)
    week.set_usual()
    with qtbot.waitActive(week):
        week.show()
        week.activateWindow()
    return week


def times(week: WeekHours, day: Weekday) -> list[TimeEdit]:
    return [edit for edit in week.days[day].findChildren(TimeEdit) if edit.isVisible()]


@pytest.mark.parametrize(
    ("typed_time", "tidy"),
    [
        *(("9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"), ("17:5", None), ("5pm", "17:00")),
        *(("24:00", "24:00"), ("24:01", None), ("25", None), ("noon", None), ("", None), ("12am", "00:00")),
    ],
)
def test_times_as_people_type_them(typed_time: str, tidy: str | None) -> None:
    if tidy is None:
        with pytest.raises(Refused):
            tidy_time(typed_time)
    else:
        assert tidy_time(typed_time) == tidy


def test_a_time_is_tidied_on_leaving(week: WeekHours) -> None:
    opens = times(week, Weekday.MONDAY)[0]
    opens.setFocus()
    opens.selectAll()
    typed(opens, "9.30")
    assert opens.text() == "9.30"
    press(Qt.Key.Key_Tab)
    assert opens.text() == "09:30"
    assert week.hours()["mon"] == [["09:30", "17:00"]]


def test_a_day_that_ends_before_it_begins_is_said(week: WeekHours) -> None:
    opens = times(week, Weekday.MONDAY)[0]
    opens.setFocus()
    opens.selectAll()
    typed(opens, "18")
    press(Qt.Key.Key_Tab)
    assert "Monday" in week.trouble.text()
    assert week.check()


def test_a_break_is_added_and_removed(week: WeekHours) -> None:
    day = week.days[Weekday.WEDNESDAY]
    click(day.add_break)
    assert week.hours()["wed"] == [["09:00", "12:30"], ["13:30", "17:00"]]
    assert week.check() == ""
    click(day.drop_break)
    assert week.hours()["wed"] == [["09:00", "17:00"]]


def test_a_closed_day_opens_with_the_usual_hours(week: WeekHours) -> None:
    click(week.days[Weekday.SATURDAY].switch)
    assert week.hours()["sat"] == [["09:00", "17:00"]]
    click(week.days[Weekday.SATURDAY].switch)
    assert "sat" not in week.hours()


def test_monday_is_copied_to_open_days_only(week: WeekHours) -> None:
    week.days[Weekday.MONDAY].set_stretches([["10:00", "16:00"]])
    click(week.copy)
    assert week.hours() == {day: [["10:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def test_every_field_says_what_it_is(week: WeekHours) -> None:
    names = [edit.accessibleName() for edit in times(week, Weekday.TUESDAY)]
    assert names == ["Tuesday: opens", "Tuesday: closes"]


def test_rooms_are_numbered_and_removed(theme: Theme, qtbot: QtBot) -> None:
    rooms = NameList(theme, "room", "Add a room", suggest="Room")
    qtbot.addWidget(rooms)
    rooms.show()
    click(rooms.add)
    click(rooms.add)
    assert rooms.entries() == [("Room 1", None), ("Room 2", None)]
    click(rooms.rows()[0].remove)
    assert rooms.entries() == [("Room 2", None)]
    assert rooms.rows()[0].name.accessibleName() == "Name of room 1"
