"""Every section of the settings, used as a manager would."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsdesk.diary import queries as diary
from hsdesk.errors import Refused
from hsdesk.people import queries as people
from hsdesk.premises import actions, queries
from support.windows import NOTE, PASSWORD, Desk, click, press, read_out, shell_of, typed
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.settings.dates import read_date
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.settings.sections import GROUPS
from ui.widgets.button import Button
from ui.widgets.field import Field

SPECS = (NOTE, *(spec for spec in page_specs() if spec.key == "settings"))
KEYS = [spec.key for _, specs in GROUPS for spec in specs]


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up(colleagues=["Grace Holloway"])
    window = desk.start(specs=SPECS)
    shell_of(window).show_page("settings")
    return window


def section(window: MainWindow, key: str) -> Section:
    page = shell_of(window).page("settings")
    assert isinstance(page, SettingsPage)
    page.open(key)
    return page.section(key)


def button(within: Section, name: str) -> Button:
    found = [each for each in within.findChildren(Button) if each.accessibleName() == name]
    assert found, [each.accessibleName() for each in within.findChildren(Button)]
    return found[-1]


def told(window: MainWindow) -> list[str]:
    return [notice.sentence for notice in window._services.notices.current]


@pytest.mark.parametrize("key", KEYS)
def test_every_section_opens_and_names_itself(window: MainWindow, key: str) -> None:
    opened = section(window, key)
    assert opened.isVisible()
    assert opened.trouble.isHidden()
    names = [each.accessibleName() for each in opened.findChildren(Button) if each.isVisible()]
    assert all(names)


def test_sections_are_found_by_what_they_hold(window: MainWindow) -> None:
    page = shell_of(window).page("settings")
    typed(page.search.line, "backup")
    assert [key for key, entry in page._entries.items() if not entry.isHidden()] == ["database"]
    press(Qt.Key.Key_Return)
    assert page.key == "database"
    page.search.line.clear()
    typed(page.search.line, "teapot")
    assert page.nothing.isVisible()


def test_arrows_go_through_the_list(window: MainWindow) -> None:
    page = shell_of(window).page("settings")
    page.open("office")
    page._entries["office"].setFocus()
    press(Qt.Key.Key_Down)
    assert page.key == "hours"
    assert QApplication.focusWidget() is page._entries["hours"]


def test_the_office_is_renamed_and_the_window_says_so(window: MainWindow) -> None:
    office = section(window, "office")
    assert not office.save.isEnabled()
    office.name.line.selectAll()
    typed(office.name.line, "Millgate office")
    click(office.save)
    assert window._services.open_office.ask(queries.office).name == "Millgate office"
    assert "The office's particulars are saved." in told(window)
    assert not office.save.isEnabled()


def test_an_empty_name_changes_nothing(window: MainWindow) -> None:
    office = section(window, "office")
    office.name.line.selectAll()
    press(Qt.Key.Key_Delete, on=office.name.line)
    click(office.save)
    assert "empty" in office.name.error()
    assert window._services.open_office.ask(queries.office).name == "Eastgate area office"


def test_a_change_of_somebody_else_is_said_and_mine_is_kept(window: MainWindow) -> None:
    office, services = section(window, "office"), window._services
    typed(office.name.line, " of mine")
    row = services.open_office.ask(queries.office)
    services.actor().do(actions.change_details, version=row.version, name="Theirs", landlord=row.landlord)
    click(office.save)
    assert office.trouble.isVisible()
    assert office.name.text().endswith(" of mine")
    click(office.trouble.button)
    assert office.name.text() == "Theirs"


def test_the_desks_name_counts_at_once(window: MainWindow) -> None:
    office = section(window, "office")
    office.desk.line.selectAll()
    typed(office.desk.line, "Desk 2")
    press(Qt.Key.Key_Return, on=office.desk.line)
    assert window._services.acting.desk == "Desk 2"
    assert shell_of(window).top_bar.person.accessibleName() == "Desk 2: Helen Marsh"


def test_a_colleague_is_added_changed_given_a_password_and_retired(window: MainWindow) -> None:
    staff, office = section(window, "staff"), window._services.open_office
    typed(staff.name.line, "Priya Nair")
    click(staff.save)
    assert "Priya Nair" in {row.name for row in office.ask(people.staff_list)}

    click(button(staff, "Change: Priya Nair"))
    staff.name.line.selectAll()
    typed(staff.name.line, "Priya Nair-Hall")
    click(staff.save)
    assert "Priya Nair-Hall" in {row.name for row in office.ask(people.staff_list)}

    click(button(staff, "Set password: Priya Nair-Hall"))
    question = QApplication.activeModalWidget()
    typed(question.first.line, "short")
    click(question.verb_button)
    assert "too short" in question.first.error()
    question.first.clear()
    for field in (question.first, question.again):
        typed(field.line, PASSWORD)
    click(question.verb_button)
    row = next(row for row in office.ask(people.staff_list) if row.name == "Priya Nair-Hall")
    assert row.has_password

    click(button(staff, "Retire: Priya Nair-Hall"))
    click(QApplication.activeModalWidget().verb_button)
    assert "Priya Nair-Hall" not in {row.name for row in office.ask(people.staff_list)}


def test_nobody_retires_themselves(window: MainWindow) -> None:
    staff = section(window, "staff")
    assert not button(staff, "Retire: Helen Marsh").isEnabled()


def test_a_new_name_of_mine_shows_in_the_top_bar(window: MainWindow) -> None:
    staff = section(window, "staff")
    click(button(staff, "Change: Helen Marsh"))
    staff.name.line.selectAll()
    typed(staff.name.line, "Helen Marsh-Lowe")
    click(staff.save)
    assert window._services.acting.name == "Helen Marsh-Lowe"


def test_rooms_are_added_renamed_and_taken_out_of_use(window: MainWindow) -> None:
    rooms, office = section(window, "rooms"), window._services.open_office
    typed(rooms.name.line, "Room 1")
    press(Qt.Key.Key_Return, on=rooms.name.line)
    typed(rooms.name.line, "Room 1")
    click(rooms.add)
    assert "exists already" in rooms.name.error()
    click(button(rooms, "Rename Room 1"))
    question = QApplication.activeModalWidget()
    assert question.verb_button.words() == "Rename"
    (field,) = question.findChildren(Field)
    assert field.line.selectedText() == "Room 1"
    typed(field.line, "The green room")
    click(question.verb_button)
    assert [room.name for room in office.ask(diary.rooms)] == ["The green room"]
    click(button(rooms, "The green room: Take out of use"))
    assert office.ask(diary.rooms) == []
    click(button(rooms, "The green room: Use again"))
    assert [room.name for room in office.ask(diary.rooms)] == ["The green room"]


def test_a_pack_is_read_and_chosen(window: MainWindow) -> None:
    packs = section(window, "packs")
    packs.shown.set_value("one-housing")
    packs.shown.chosen.emit("one-housing")
    said = " ".join(read_out(packs))
    assert "OH-01" in said
    assert "Customer Care Service Standards" in said
    packs.choice.landlords["one-housing"].click()
    click(packs.save)
    chosen = window._services.open_office.ask(queries.office).packs
    assert chosen == ("one-housing", "good-practice-at-the-desk")
    assert not packs.save.isEnabled()


def test_the_database_is_backed_up_and_checked(desk: Desk, window: MainWindow) -> None:
    database = section(window, "database")
    click(database.back_up)
    assert "backup is made" in database.result.accessibleName()
    assert len(list(desk.folders.backups.glob("*"))) == 1
    click(database.check)
    assert "sound" in database.result.accessibleName()
    click(database.copy)
    assert QGuiApplication.clipboard().text() == database.address.text()


def test_closing_the_office_asks_first_and_leaves_it_as_it_is(desk: Desk, window: MainWindow) -> None:
    database = section(window, "database")
    click(database.leave)
    click(QApplication.activeModalWidget().back_button)
    assert shell_of(window)
    click(database.leave)
    click(QApplication.activeModalWidget().verb_button)
    assert type(window.stages.currentWidget()).__name__ == "WelcomePage"
    assert desk.folders.database.exists()


def test_privacy_and_locking(window: MainWindow) -> None:
    privacy, services = section(window, "privacy"), window._services
    privacy.minutes.set_value(10)
    privacy.minutes.chosen.emit(10)
    assert services.settings.lock_after_minutes == 10
    click(privacy.hide_at_start)
    assert services.settings.names_hidden
    click(privacy.hide_now)
    assert services.privacy.hidden
    assert privacy.hide_now.words() == "Show names now"
    click(privacy.lock_now)
    assert type(window.stages.currentWidget()).__name__ == "SignInPage"


def test_appearance(desk: Desk, window: MainWindow) -> None:
    appearance, services = section(window, "appearance"), window._services
    click(appearance.colours._segments()[1])
    assert desk.theme.dark
    appearance.text_size.slider.setValue(150)
    assert desk.theme.text_size == 150
    assert services.settings.text_percent == 150
    desk.theme.set_text_size(100)
    click(appearance.still)
    assert services.settings.less_motion


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("24 apr", date(2026, 4, 24)), ("Fri 24 Apr 2026", date(2026, 4, 24)), ("3/2", date(2027, 2, 3))),
        *(("24/4/26", date(2026, 4, 24)), ("2026-04-24", date(2026, 4, 24)), ("1st May", date(2026, 5, 1))),
        *(
            ("14 April", date(2026, 4, 14)),
            ("29 feb", None),
            ("", None),
            ("tomorrow", None),
            ("1/1/1/1", None),
        ),
    ],
)
def test_dates_as_people_type_them(text: str, day: date | None) -> None:
    today = date(2026, 4, 14)
    if day is None:
        with pytest.raises(Refused):
            read_date(text, today)
    else:
        assert read_date(text, today) == day
