"""Every part is painted in every theme and size, with the colours of that theme."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

import ui.widgets
from ui.icons import icon_names
from ui.theme import Mode
from ui.tokens import Family
from ui.widgets.gallery import Gallery


def colours_in(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return {QColor.fromRgb(pixel).name() for pixel in set(image.constBits().cast("I"))}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("text_size", [100, 150])
def test_gallery_is_painted_in_its_theme(theme, qtbot, tmp_path, mode, text_size):
    theme.set_mode(mode)
    theme.set_text_size(text_size)
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(theme.px(1440), theme.px(1500))
    picture = QPixmap(gallery.size())
    picture.fill(theme.tokens.canvas)
    gallery.render(picture)
    path = tmp_path / f"{mode}-{text_size}.png"
    assert picture.save(str(path))
    assert path.stat().st_size > 50_000
    seen = colours_in(QImage(str(path)))
    tokens = theme.tokens
    expected = [tokens.sheet, tokens.edge, tokens.tint, tokens.track, tokens.ink, tokens.accent]
    expected += [tokens.primary, tokens.primary_hover, tokens.primary_pressed]
    expected += [tokens.state(family).fill for family in Family]
    expected += [tokens.state(family).mark for family in (Family.OK, Family.SOON, Family.OVER)]
    assert {colour.name() for colour in expected} <= seen


def test_gallery_follows_a_change_of_theme(theme, qtbot):
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1440, 1200)
    before = colours_in(gallery.grab().toImage())
    theme.set_mode(Mode.DARK)
    after = colours_in(gallery.grab().toImage())
    assert theme.tokens.primary.name() in after
    assert theme.tokens.sheet.name() not in before


def test_gallery_is_painted_with_more_contrast(theme, qtbot):
    theme.set_more_contrast(True)
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1440, 1200)
    assert theme.tokens.ink.name() in colours_in(gallery.grab().toImage())


def test_every_icon_that_a_part_names_ships():
    folder = Path(ui.widgets.__file__).parent
    named = set()
    for source in folder.glob("*.py"):
        text = source.read_text(encoding="utf-8")
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
    assert named
    assert named <= icon_names()


def test_no_part_writes_a_colour_of_its_own():
    folder = Path(ui.widgets.__file__).parent
    for source in folder.glob("*.py"):
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}", text), source.name
        assert "setStyleSheet" not in text, source.name
