"""The theme: what it draws with, what people choose, and that everything follows."""

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette

from ui import fonts
from ui.fonts import Role
from ui.icons import Icons, icon_names, svg
from ui.stylesheet import stylesheet
from ui.theme import Mode, measured_system_scale
from ui.tokens import DARK, LIGHT


def test_light_and_dark_are_chosen_and_told_once(theme, qtbot):
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.tokens is DARK
    assert theme.dark
    assert theme.mode is Mode.DARK
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.DARK)


def test_automatic_follows_the_system(theme, qapp):
    theme.set_mode(Mode.DARK)
    theme.set_mode(Mode.AUTOMATIC)
    assert theme.dark == (qapp.styleHints().colorScheme().name == "Dark")


def test_the_application_wears_the_theme(theme, qapp):
    theme.set_mode(Mode.DARK)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == DARK.canvas
    assert palette.color(QPalette.ColorRole.Base) == DARK.sheet
    assert palette.color(QPalette.ColorRole.PlaceholderText) == DARK.ink3
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == DARK.ink3
    assert DARK.sheet.name() in qapp.styleSheet()
    assert LIGHT.ink.name() not in qapp.styleSheet()


def test_larger_text_enlarges_everything(theme, qapp):
    assert theme.px(36) == 36
    assert qapp.font().pixelSize() == 14
    theme.set_text_size(150)
    assert theme.scale == 1.5
    assert theme.px(36) == 54
    assert theme.px(0.2) == 1
    assert theme.px(0) == 0
    assert theme.font(Role.BODY).pixelSize() == 21
    assert qapp.font().pixelSize() == 21


@pytest.mark.parametrize(("asked", "given"), [(50, 100), (100, 100), (175, 175), (500, 200)])
def test_text_size_stays_within_its_bounds(theme, asked, given):
    theme.set_text_size(asked)
    assert theme.text_size == given


def test_less_motion_stops_movement(theme):
    assert theme.motion(160) == 0
    theme.set_less_motion(False)
    assert theme.motion(160) == 160
    theme.set_less_motion(None)
    assert theme.motion(160) in {0, 160}


def test_more_contrast_takes_the_systems_colours(theme, qapp):
    theme.set_more_contrast(True)
    assert theme.tokens.contrast
    theme.set_more_contrast(False)
    assert theme.tokens is LIGHT


@pytest.mark.parametrize(
    ("platform", "points", "scale"),
    [("win32", 9.0, 1.0), ("win32", 13.5, 1.5), ("win32", 8.0, 1.0), ("linux", 20.0, 1.0)],
)
def test_larger_letters_of_the_system_are_followed(platform, points, scale):
    assert measured_system_scale(platform, points) == scale


def test_style_sheet_holds_only_colours_of_its_theme(theme):
    for tokens, other in ((LIGHT, DARK), (DARK, LIGHT)):
        sheet = stylesheet(tokens, theme.px)
        assert tokens.edge.name() in sheet
        assert other.edge.name() not in sheet


def test_letters_are_ours_in_every_weight(theme):
    assert fonts.family().startswith("Inter")
    weights = {role.value.weight for role in Role}
    assert weights == {400, 500, 600}
    widths = {QFontMetrics(theme.font(role)).horizontalAdvance("Holroyd") for role in Role}
    assert len(widths) > 4


def test_figures_keep_their_columns_and_prose_does_not(theme):
    timer, body = QFontMetrics(theme.font(Role.TIMER)), QFontMetrics(theme.font(Role.BODY))
    assert timer.horizontalAdvance("1:11") == timer.horizontalAdvance("8:08")
    assert body.horizontalAdvance("11111") < body.horizontalAdvance("88888")
    counting = QFontMetrics(theme.font(Role.BODY, figures=True))
    assert counting.horizontalAdvance("11111") == counting.horizontalAdvance("88888")


def test_reference_font_leaves_the_shared_one_alone(theme):
    reference = theme.reference_font(Role.STRONG)
    assert reference.featureTags()
    assert not theme.font(Role.STRONG).featureTags()


def test_every_icon_can_be_drawn_in_a_colour(theme):
    icons, colour = Icons(), QColor("#C8342D")
    assert len(icon_names()) > 90
    for name in sorted(icon_names()):
        picture = icons.pixmap(name, 20, colour).toImage()
        solid = [
            shade for x in range(20) for y in range(20) if (shade := picture.pixelColor(x, y)).alpha() == 255
        ]
        # Blending may round a channel by one.
        assert all(abs(shade.red() - 0xC8) + abs(shade.blue() - 0x2D) <= 2 for shade in solid), name
        assert any(picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), name


def test_icon_lines_are_thicker_when_small():
    assert b'stroke-width="2"' in svg("bell", QColor("black"), 16)
    assert b'stroke-width="1.75"' in svg("bell", QColor("black"), 18)
    assert b"currentColor" not in svg("bell", QColor("black"), 18)


def test_icons_are_made_once_per_density(theme):
    icons = Icons()
    first = icons.pixmap("bell", 16, QColor("black"))
    assert icons.pixmap("bell", 16, QColor("black")).cacheKey() == first.cacheKey()
    assert icons.pixmap("bell", 16, QColor("black"), 2.0).width() == 32
    icons.clear()
    assert icons.pixmap("bell", 16, QColor("black")).cacheKey() != first.cacheKey()


def test_an_icon_is_painted_in_the_middle(theme):
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    theme.icons.paint(painter, image.rect().toRectF(), "circle", QColor("black"))
    painter.end()
    assert image.pixelColor(20, 20).alpha() == 0
    assert any(image.pixelColor(x, 20).alpha() > 100 for x in range(12))
