"""Which screen the public one takes."""

import pytest

from ui.display.controls import screen_options
from ui.display.screens import Choice, ScreenFacts, choose

MAIN = ScreenFacts("eDP-1", 1366, 768, main=True)
HALL = ScreenFacts("HDMI-1", 1920, 1080, main=False)
DOOR = ScreenFacts("DP-2", 1080, 1920, main=False)


@pytest.mark.parametrize(
    ("screens", "wanted", "choice"),
    [
        ([MAIN, HALL], "", Choice(1, full=True, missing=False)),
        ([HALL, MAIN], "", Choice(0, full=True, missing=False)),
        ([MAIN, HALL, DOOR], "DP-2", Choice(2, full=True, missing=False)),
        ([MAIN], "", Choice(0, full=False, missing=False)),
        ([MAIN], "HDMI-1", Choice(0, full=False, missing=True)),
        ([MAIN, DOOR], "HDMI-1", Choice(0, full=False, missing=True)),
        ([MAIN, HALL], "eDP-1", Choice(0, full=False, missing=False)),
    ],
)
def test_choice(screens: list[ScreenFacts], wanted: str, choice: Choice) -> None:
    assert choose(screens, wanted) == choice


def test_options_name_the_other_screens_first() -> None:
    assert [option.value for option in screen_options([MAIN, HALL])] == ["", "HDMI-1", "eDP-1"]
    assert "1920 × 1080" in screen_options([MAIN, HALL])[1].text
    assert [option.value for option in screen_options([ScreenFacts("", 800, 600, main=True)])] == [""]
