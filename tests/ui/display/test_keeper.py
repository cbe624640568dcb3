"""The waiting screen through restarts, and its controls on F9."""

import pytest
import shiboken6
from PySide6.QtWidgets import QMainWindow

from hsdesk.settings import load_settings
from support.windows import click
from ui.actions import Actions
from ui.display.keeper import WAITING_SCREEN, WaitingScreenKeeper


@pytest.fixture
def window(qtbot, services):
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def keeper(services, window, reception):
    keeper = WaitingScreenKeeper(services, window)
    yield keeper
    keeper.stand_down()


def test_it_stays_closed_until_somebody_opens_it(keeper) -> None:
    keeper.resume()
    assert keeper.screen is None


def test_it_comes_back_after_a_restart(keeper, services, window) -> None:
    keeper.open_on()
    keeper.stand_down()
    assert keeper.screen is None
    assert load_settings(services.folders).waiting_screen_open
    again = WaitingScreenKeeper(services, window)
    again.resume()
    assert again.screen.isVisible()
    again.stand_down()


def test_closing_it_is_remembered(keeper, services) -> None:
    keeper.open_on()
    keeper.screen.close()
    assert keeper.screen is None
    assert not load_settings(services.folders).waiting_screen_open


def test_a_missing_screen_is_told_and_it_opens_in_a_window(keeper, services) -> None:
    services.preferences.change(waiting_screen_open=True, waiting_screen_name="HDMI-9")
    keeper.resume()
    assert keeper.screen.isVisible()
    assert not keeper.screen.full
    assert "not connected" in services.notices.current[-1].sentence
    assert load_settings(services.folders).waiting_screen_name == "HDMI-9"


def test_controls_open_and_close_it(keeper, window, services) -> None:
    keeper.show_controls()
    controls = keeper.controls
    assert controls.isVisible()
    assert "closed" in controls.state.text()
    click(controls.act)
    assert keeper.screen.isVisible()
    assert "open" in controls.state.text()
    assert controls.act.words() == "Close the screen"
    click(controls.act)
    assert keeper.screen is None
    assert controls.act.words() == "Open the screen"
    click(controls.back)
    assert keeper.controls is None


def test_controls_follow_a_screen_closed_by_hand(keeper) -> None:
    keeper.open_on()
    keeper.show_controls()
    keeper.screen.close()
    assert keeper.controls.act.words() == "Open the screen"
    click(keeper.controls.back)


def test_preview_shows_what_the_waiting_room_sees(keeper, reception) -> None:
    from support.painted import painted_words

    keeper.show_controls()
    preview = keeper.controls.preview
    shown = painted_words(preview)
    assert "Harrow Street office" in shown
    assert preview.accessibleName().startswith("Preview.")
    click(keeper.controls.back)


def test_the_command_has_its_key(keeper, window, theme) -> None:
    from ui.shell.question import asker

    actions = Actions(
        window, lambda name: theme.icons.icon(name, 18, theme.tokens.ink2), asker(theme, window)
    )
    keeper.offer(actions)
    action = actions.of(WAITING_SCREEN)
    assert action.shortcut().toString() == "F9"
    action.trigger()
    assert keeper.controls.isVisible()
    keeper.show_controls()
    click(keeper.controls.back)
