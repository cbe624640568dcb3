"""The first start, by each of its ways, and the start after it."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hsdesk.office import open_office
from hsdesk.premises import queries
from hsdesk.settings import Appearance, load_settings
from support.offices import add_office
from support.windows import Desk, click, press, shell_of, typed
from ui.setup.page import SetUpPage
from ui.shell.shell import Shell
from ui.sign_in.page import SignInPage
from ui.welcome.demo import DemoSize
from ui.welcome.page import WelcomePage


def welcome_of(window) -> WelcomePage:
    page = window.stages.currentWidget()
    assert isinstance(page, WelcomePage)
    return page


def test_first_start_offers_three_ways(desk: Desk) -> None:
    page = welcome_of(desk.start())
    cards = [page.demo_card, page.set_up_card, page.join_card]
    assert all(card.isVisible() for card in cards)
    assert QApplication.focusWidget() is page.demo_card
    assert page.banner.isHidden()


def test_appearance_and_text_size_count_at_once_and_are_remembered(desk: Desk) -> None:
    page = welcome_of(desk.start())
    page.appearance.set_value(Appearance.LIGHT)
    segment = page.appearance.findChildren(type(page.appearance._segments()[0]))[1]
    click(segment)
    assert desk.theme.dark
    page.text_size.slider.setFocus()
    press(Qt.Key.Key_Right)
    assert desk.theme.text_size == 125
    kept = load_settings(desk.folders)
    assert (kept.appearance, kept.text_percent) == (Appearance.DARK, 125)


def test_set_up_is_one_click_away(desk: Desk) -> None:
    window = desk.start()
    click(welcome_of(window).set_up_card)
    assert isinstance(window.stages.currentWidget(), SetUpPage)


def test_second_start_goes_straight_in(desk: Desk) -> None:
    desk.set_up()
    window = desk.start()
    shell = shell_of(window)
    assert shell.top_bar.office.text() == "Eastgate area office"
    assert window._services.acting.name == "Helen Marsh"


def test_unusable_database_is_explained_on_the_welcome_page(desk: Desk) -> None:
    desk.set_up()
    Path(desk.settings.database).write_bytes(b"only words, but enough of them to look like a file " * 20)
    page = welcome_of(desk.start())
    assert page.banner.isVisible()
    assert "database" in page.banner.accessibleName()
    assert QApplication.focusWidget() is page.banner.button


def test_database_that_is_gone_can_be_tried_again(desk: Desk) -> None:
    address = desk.set_up()
    away = Path(address).rename(Path(address).with_suffix(".away"))
    window = desk.start()
    page = welcome_of(window)
    assert page.banner.isVisible()
    away.rename(address)
    click(page.banner.button)
    assert isinstance(window.stages.currentWidget(), Shell)


def test_address_on_the_command_line_counts_for_this_time_only(desk: Desk, tmp_path: Path) -> None:
    remembered = desk.set_up()
    other = tmp_path / "other.db"
    with open_office(other, clock=desk.clock, create=True) as office:
        office.actor().do(add_office, name="Westgate")
    window = desk.start(str(other))
    # Nobody is known there, so the desk asks who is here before it shows anything.
    assert isinstance(window.stages.currentWidget(), SignInPage)
    assert window.windowTitle().startswith("Westgate")
    window.close()
    kept = load_settings(desk.folders).database or desk.settings.database
    assert kept == remembered


def test_join_says_what_is_wrong_beside_the_address(desk: Desk) -> None:
    page = welcome_of(desk.start())
    click(page.join_card)
    typed(page.join.address.line, "mysql://server/office")
    press(Qt.Key.Key_Return, on=page.join.address.line)
    assert "postgresql://" in page.join.address.error()
    assert page.join.join.isEnabled()


def test_join_opens_the_office_that_is_there(desk: Desk, tmp_path: Path) -> None:
    shared = tmp_path / "shared.db"
    with open_office(shared, clock=desk.clock, create=True) as office:
        office.actor().do(add_office)
    window = desk.start()
    page = welcome_of(window)
    click(page.join_card)
    page.join.address.set_text(str(shared))
    click(page.join.test)
    assert page.join.good.isVisible()
    click(page.join.join)
    assert load_settings(desk.folders).database == str(shared)
    assert isinstance(window.stages.currentWidget(), SignInPage)


def test_join_lets_one_choose_among_several_offices(desk: Desk, tmp_path: Path) -> None:
    shared = tmp_path / "shared.db"
    with open_office(shared, clock=desk.clock, create=True) as office:
        for name in ("Eastgate", "Westgate"):
            office.actor().do(add_office, name=name)
    window = desk.start()
    page = welcome_of(window)
    click(page.join_card)
    page.join.address.set_text(str(shared))
    click(page.join.join)
    assert page.join.office.isVisible()
    page.join.office.set_value(2)
    click(page.join.join)
    assert window._services.open_office.ask(queries.office).name == "Westgate"
    assert load_settings(desk.folders).office_id == 2


def test_escape_leads_back_from_joining(desk: Desk) -> None:
    page = welcome_of(desk.start())
    click(page.join_card)
    press(Qt.Key.Key_Escape)
    assert page.demo_card.isVisible()


def test_the_demo_is_made_with_a_bar_and_opened_at_its_desk(desk: Desk) -> None:
    window = desk.start()
    page = welcome_of(window)
    shares: list[float] = []
    page.demo_progress.size_wanted = DemoSize(homes=40, days=2)
    page.demo_progress.progressed.connect(lambda *_: shares.append(page.demo_progress.bar.share()))
    click(page.demo_card)
    shell = shell_of(window)
    assert shell.key == "reception"
    assert shell.top_bar.demo.isVisible()
    assert window._services.acting.staff_id
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    kept = load_settings(desk.folders)
    assert (kept.database, kept.demo) == (str(desk.folders.demo_database), True)


def test_a_demo_that_is_stopped_leaves_nothing_behind(desk: Desk) -> None:
    page = welcome_of(desk.start())
    progress = page.demo_progress
    progress.size_wanted = DemoSize(homes=40, days=2)
    progress.progressed.connect(lambda *_: progress.stop.click())
    click(page.demo_card)
    assert page.demo_card.isVisible()
    assert not list(desk.folders.data.glob("demo*"))


def test_a_demo_that_cannot_be_written_says_so(desk: Desk) -> None:
    page = welcome_of(desk.start())
    desk.folders.data.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(desk.folders.data, ignore_errors=True)
    desk.folders.data.write_text("a file where the folder should be")
    page.demo_progress.size_wanted = DemoSize(homes=40, days=2)
    click(page.demo_card)
    assert page.demo_progress.trouble.isVisible()
    assert "disk" in page.demo_progress.trouble.accessibleName()
    click(page.demo_progress.stop)
    assert page.demo_card.isVisible()


def test_demo_can_be_removed_with_one_click(desk: Desk) -> None:
    address = desk.set_up(demo=True)
    window = desk.start()
    shell = shell_of(window)
    assert shell.top_bar.demo.isVisible()
    shell.show_page("settings")
    settings = shell.page("settings")
    settings.open("database")
    section = settings.section("database")
    assert section.leave.words() == "Remove the demo office"
    click(section.leave)
    question = QApplication.activeModalWidget()
    click(question.verb_button)
    assert isinstance(window.stages.currentWidget(), WelcomePage)
    assert not Path(address).exists()
    assert load_settings(desk.folders).database == ""
