"""Setting up an office as a person does, stopping half-way, and what cannot be taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.diary import queries as diary
from hsdesk.people import queries as people
from hsdesk.people.rules import StaffRole
from hsdesk.premises import queries
from hsdesk.settings import load_settings
from support.windows import PASSWORD, Desk, click, press, read_out, shell_of, typed
from ui.setup.page import FORM, NOBODY, SetUpPage

LAWS = ("awaabs-law", "complaint-handling-code", "data-protection")
"""What a housing association in England keeps unless somebody decides otherwise."""


@pytest.fixture
def page(desk: Desk) -> SetUpPage:
    return begun(desk)


def begun(desk: Desk) -> SetUpPage:
    window = desk.start()
    click(window.stages.currentWidget().set_up_card)
    page = window.stages.currentWidget()
    assert isinstance(page, SetUpPage)
    return page


def fill_office(page: SetUpPage) -> None:
    typed(page.office.landlord.line, "Calder Homes")
    typed(page.office.name.line, "Millgate office")
    click(page.next)


def fill_password(page: SetUpPage, first: str = PASSWORD, again: str = PASSWORD) -> None:
    for field, text in ((page.people.password, first), (page.people.again, again)):
        field.line.clear()
        typed(field.line, text)


def test_an_office_is_set_up_from_first_to_last(desk: Desk, page: SetUpPage) -> None:
    window = page.window()
    assert QApplication.focusWidget() is page.office.landlord.line
    fill_office(page)
    click(page.promises.packs["longhurst-and-havelok"])
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page)
    click(page.people.others.add)
    typed(QApplication.focusWidget(), "Grace Holloway")
    click(page.people.rooms.add)
    click(page.people.rooms.add)
    typed(QApplication.focusWidget(), "The green room")
    click(page.next)

    shell = shell_of(window)
    services = window._services
    office = services.open_office
    row = office.ask(queries.office)
    assert (row.name, row.landlord) == ("Millgate office", "Calder Homes")
    assert row.packs == ("longhurst-and-havelok", *LAWS, "good-practice-at-the-desk")
    assert row.hours.as_mapping()["fri"] == [["09:00", "17:00"]]
    assert "sat" not in row.hours.as_mapping()
    staff = {member.name: member for member in office.ask(people.staff_list)}
    assert staff["Helen Marsh"].role is StaffRole.MANAGER
    assert staff["Helen Marsh"].has_password
    assert not staff["Grace Holloway"].has_password
    assert [room.name for room in office.ask(diary.rooms)] == ["Room 1", "The green room"]
    assert shell.top_bar.person.accessibleName() == "Desk 1: Helen Marsh"
    assert services.drafts.load(FORM, NOBODY) is None
    assert load_settings(desk.folders).staff_id == staff["Helen Marsh"].staff_id


def test_what_was_typed_is_there_again_after_a_crash(desk: Desk, page: SetUpPage) -> None:
    fill_office(page)
    click(page.promises.packs["one-housing"])
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    page._services.drafts.flush()

    again = begun(desk)
    assert again.step == 2
    assert again.people.my_name.text() == "Helen Marsh"
    assert again.office.name.text() == "Millgate office"
    assert again.promises.packs["one-housing"].isChecked()
    assert again.people.password.text() == ""


def test_it_can_be_left_and_carried_on(desk: Desk, page: SetUpPage) -> None:
    window = page.window()
    typed(page.office.landlord.line, "Calder Homes")
    click(page.later)
    welcome = window.stages.currentWidget()
    click(welcome.set_up_card)
    assert window.stages.currentWidget().office.landlord.text() == "Calder Homes"


def test_a_password_is_never_in_the_draft(desk: Desk, page: SetUpPage) -> None:
    fill_office(page)
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page)
    page._keep()
    page._services.drafts.flush()
    kept = "".join(file.read_text() for file in desk.folders.drafts.glob("*"))
    assert "Helen Marsh" in kept
    assert PASSWORD not in kept


def test_an_empty_name_is_said_beside_it(page: SetUpPage) -> None:
    typed(page.office.landlord.line, "Calder Homes")
    click(page.next)
    assert page.step == 0
    assert "empty" in page.office.name.error()
    assert QApplication.focusWidget() is page.office.name.line


@pytest.mark.parametrize("name", ["x" * 900, "a\x07b", "\u202eolleH", "...", "   "])
def test_a_name_that_cannot_be_taken_is_said_and_kept(page: SetUpPage, name: str) -> None:
    page.office.landlord.set_text("Calder Homes")
    page.office.name.set_text(name)
    click(page.next)
    assert page.step == 0
    assert page.office.name.error()
    assert page.office.name.text()


@pytest.mark.parametrize("name", ["Zażółć 🏠 office", "<b>Millgate</b>", "مكتب"])
def test_unusual_names_are_taken_as_they_are(page: SetUpPage, name: str) -> None:
    page.office.landlord.set_text("Calder Homes")
    page.office.name.set_text(name)
    click(page.next)
    assert page.step == 1


def test_hours_that_never_open_are_refused(page: SetUpPage) -> None:
    page.office.landlord.set_text("Calder Homes")
    page.office.name.set_text("Millgate")
    for day in page.office.week.days.values():
        if day.switch.isChecked():
            click(day.switch)
    click(page.next)
    assert page.step == 0
    assert "never open" in page.office.week.trouble.text()


def test_passwords_must_be_the_same_and_long_enough(page: SetUpPage) -> None:
    fill_office(page)
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page, "short", "short")
    click(page.next)
    assert "too short" in page.people.password.error()
    fill_password(page, PASSWORD, "three other words")
    click(page.next)
    assert "differ" in page.people.again.error()
    fill_password(page)
    press(Qt.Key.Key_Tab)
    assert page.people.again.error() == ""


def test_without_a_landlords_pack_the_aims_stay_on(page: SetUpPage) -> None:
    fill_office(page)
    assert page.promises.packs[""].isChecked()
    assert page.promises.aims.isChecked()
    assert not page.promises.aims.isEnabled()
    click(page.promises.packs["rosebery"])
    assert page.promises.aims.isEnabled()
    click(page.promises.aims)
    click(page.promises.packs[""])
    assert page.promises.aims.isChecked()


def test_the_laws_that_hold_for_a_housing_association_are_ticked(page: SetUpPage) -> None:
    fill_office(page)
    ticked = [pack for pack, box in page.promises.choices.laws.items() if box.isChecked()]
    assert tuple(ticked) == LAWS
    assert "secure tenants of councils" in " ".join(read_out(page.promises))


def test_where_english_law_does_not_hold_it_is_not_ticked(page: SetUpPage) -> None:
    page.office.nation.set_value(Nation.SCOTLAND)
    fill_office(page)
    ticked = [pack for pack, box in page.promises.choices.laws.items() if box.isChecked()]
    assert ticked == ["data-protection"]


def test_a_law_that_somebody_takes_out_stays_out(page: SetUpPage) -> None:
    fill_office(page)
    click(page.promises.choices.laws["awaabs-law"])
    click(page.back)
    click(page.next)
    assert not page.promises.choices.laws["awaabs-law"].isChecked()


def test_back_keeps_everything(page: SetUpPage) -> None:
    fill_office(page)
    click(page.promises.packs["rosebery"])
    click(page.back)
    assert page.office.name.text() == "Millgate office"
    click(page.next)
    assert page.promises.packs["rosebery"].isChecked()


def test_a_colleague_without_a_name_is_said_below_the_list(page: SetUpPage) -> None:
    fill_office(page)
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page)
    click(page.people.others.add)
    typed(QApplication.focusWidget(), "...")
    click(page.next)
    assert "no letter" in page.people.others.trouble.text()
    assert QApplication.focusWidget() is page.people.others.rows()[0].name
    assert not page._services.open_office.is_set_up


def test_two_rooms_of_one_name_are_said(page: SetUpPage) -> None:
    fill_office(page)
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page)
    for _ in range(2):
        click(page.people.rooms.add)
        typed(QApplication.focusWidget(), "The green room")
    click(page.next)
    assert "two of" in page.people.rooms.trouble.text()


def test_what_the_office_refuses_changes_nothing(page: SetUpPage) -> None:
    fill_office(page)
    click(page.next)
    typed(page.people.my_name.line, "Helen Marsh")
    fill_password(page, "x" * 2000, "x" * 2000)
    click(page.next)
    assert page.people.password.error()
    assert page.next.isEnabled()
    assert not page._services.open_office.is_set_up
