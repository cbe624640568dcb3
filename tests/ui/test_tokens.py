"""The colours are measured: words reach 4.5 to 1 on their grounds, marks and borders 3 to 1."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.tokens import DARK, LIGHT, PUBLIC, Family, contrast_ratio, contrast_tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize("word", ["ink", "ink2", "ink3", "accent_ink"])
@pytest.mark.parametrize("ground", ["sheet", "canvas", "sunken", "raised", "hover", "tint"])
def test_words_can_be_read_on_every_ground(tokens, word, ground):
    assert contrast_ratio(getattr(tokens, word), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("fill", ["primary", "primary_hover", "primary_pressed"])
def test_white_can_be_read_on_the_main_button(tokens, fill):
    assert contrast_ratio(tokens.on_primary, getattr(tokens, fill)) >= 4.5


@THEMES
def test_the_tick_can_be_seen_in_its_box(tokens):
    assert contrast_ratio(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast_ratio(tokens.on_accent, tokens.state(Family.OK).mark) >= 3


@THEMES
@pytest.mark.parametrize("family", Family)
def test_state_words_can_be_read_and_marks_be_seen(tokens, family):
    state = tokens.state(family)
    for ground in (state.fill, tokens.sheet, tokens.tint):
        assert contrast_ratio(state.text, ground) >= 4.5
    assert contrast_ratio(state.mark, tokens.track) >= 3
    assert contrast_ratio(state.mark, tokens.sheet) >= 3


@THEMES
@pytest.mark.parametrize("ground", ["sheet", "canvas", "sunken", "raised", "tint"])
def test_borders_and_focus_can_be_seen(tokens, ground):
    assert contrast_ratio(tokens.edge, getattr(tokens, ground)) >= 3
    assert contrast_ratio(tokens.accent, getattr(tokens, ground)) >= 3


@THEMES
def test_words_around_the_states_can_be_read(tokens):
    for family in Family:
        assert contrast_ratio(tokens.ink, tokens.state(family).fill) >= 4.5
    assert contrast_ratio(tokens.on_tooltip, tokens.tooltip) >= 4.5
    for avatar in tokens.avatars:
        assert contrast_ratio(avatar.text, avatar.fill) >= 4.5


def test_the_public_screen_can_be_read_from_afar():
    for ground in (PUBLIC.ground, PUBLIC.panel):
        assert contrast_ratio(PUBLIC.text, ground) >= 7
        assert contrast_ratio(PUBLIC.soft, ground) >= 7
        assert contrast_ratio(PUBLIC.figure, ground) >= 7


@pytest.mark.parametrize(("first", "second", "ratio"), [("black", "white", 21.0), ("#777777", "white", 4.48)])
def test_the_measure_is_the_known_one(first, second, ratio):
    assert contrast_ratio(QColor(first), QColor(second)) == pytest.approx(ratio, abs=0.01)


def test_more_contrast_uses_only_the_colours_of_the_system():
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Base: "black",
        QPalette.ColorRole.Window: "black",
        QPalette.ColorRole.Text: "yellow",
        QPalette.ColorRole.Highlight: "cyan",
        QPalette.ColorRole.HighlightedText: "black",
    }.items():
        palette.setColor(role, QColor(colour))
    tokens = contrast_tokens(palette)
    used = {
        getattr(tokens, each.name).name()
        for each in fields(tokens)
        if isinstance(getattr(tokens, each.name), QColor) and each.name not in {"scrim", "shadow"}
    }
    assert used == {QColor(name).name() for name in ("black", "yellow", "cyan")}
    assert tokens.contrast
    assert tokens.dark
    assert tokens.state(Family.OVER).text == QColor("yellow")
