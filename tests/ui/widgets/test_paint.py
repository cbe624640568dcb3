"""Painted marks: rings past their target, chips as wide as their words, initials."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from ui.tokens import Family
from ui.widgets import paint
from ui.widgets.ground import RowState, one_line, row_ground
from ui.widgets.paint import Chip, ChipSize


def painted(size, draw, ground="white"):
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def ring(theme, share, family=Family.OVER, *, dashed=False):
    return painted(QSize(36, 36), lambda p, r: paint.paint_ring(p, theme, r, share, family, dashed=dashed))


def test_ring_runs_clockwise_from_the_top(theme):
    mark, track = theme.tokens.state(Family.OK).mark.name(), theme.tokens.track.name()
    quarter = ring(theme, 0.25, Family.OK)
    assert quarter.pixelColor(28, 6).name() == mark
    assert quarter.pixelColor(6, 28).name() == track
    assert quarter.pixelColor(6, 6).name() == track
    full = ring(theme, 1.0, Family.OK)
    assert full.pixelColor(6, 6).name() == mark


def test_second_lap_is_an_inner_arc(theme):
    mark = theme.tokens.state(Family.OVER).mark.name()

    def inside(image):
        return [image.pixelColor(x, y).name() for x in range(10, 26) for y in range(10, 26)].count(mark)

    assert inside(ring(theme, 1.0)) == 0
    assert inside(ring(theme, 1.3)) > 0
    assert inside(ring(theme, 1.8)) > inside(ring(theme, 1.3))


def test_a_clock_that_has_not_started_is_dashed(theme):
    image = ring(theme, 0, Family.PAUSE, dashed=True)
    shades = [image.pixelColor(18 + dx, 2).name() for dx in range(-10, 10)]
    assert len(set(shades)) > 1


def test_no_share_draws_only_the_track(theme):
    assert theme.tokens.state(Family.OK).mark.name() not in {
        ring(theme, 0, Family.OK).pixelColor(x, 3).name() for x in range(36)
    }


def test_chip_grows_with_its_words_and_bare_ones_have_no_fill(theme):
    short, long = Chip("Met", "check", Family.OK), Chip("Over by 1:02:05", "circle-alert", Family.OVER)
    assert paint.chip_size(theme, long).width() > paint.chip_size(theme, short).width()
    assert paint.chip_size(theme, short).height() == 26
    assert paint.chip_size(theme, Chip("Met", "check", Family.OK, ChipSize.SMALL)).height() == 22
    fill = theme.tokens.state(Family.OK).fill.name()
    size = paint.chip_size(theme, short)
    with_fill = painted(size, lambda p, r: paint.paint_chip(p, theme, r, short))
    assert with_fill.pixelColor(14, 3).name() == fill
    bare = Chip("Met", "check", Family.OK, bare=True)
    image = painted(paint.chip_size(theme, bare), lambda p, r: paint.paint_chip(p, theme, r, bare))
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_chip_counts_without_moving(theme):
    widths = {
        paint.chip_size(theme, Chip(f"Due in {s}", "clock", Family.SOON)).width() for s in ("1:11", "8:40")
    }
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Grace Holloway", "GH"),
        ("maureen anne beckford", "MB"),
        ("Cher", "C"),
        ("", ""),
        ("  ", ""),
        ("(Dr) Ann Lee", "AL"),
        ("Łukasz Żak", "ŁŻ"),
    ],
)
def test_initials(name, initials):
    assert paint.initials_of(name) == initials


def test_avatar_hue_goes_round(theme):
    def middle(number):
        image = painted(QSize(32, 32), lambda p, r: paint.paint_avatar(p, theme, r, "", number))
        return image.pixelColor(16, 16).name()

    assert middle(0) == middle(6) == theme.tokens.avatars[0].fill.name()
    assert middle(1) != middle(0)


def test_bar_shows_share_and_target(theme):
    image = painted(
        QSize(200, 20),
        lambda p, r: paint.paint_bar(p, theme, QRectF(0, 7, 200, 6), 0.5, Family.OK, target=0.9),
    )
    assert image.pixelColor(50, 10).name() == theme.tokens.state(Family.OK).mark.name()
    assert image.pixelColor(150, 10).name() == theme.tokens.track.name()
    assert image.pixelColor(180, 5).name() == theme.tokens.ink.name()


def test_row_grounds_differ_in_every_state(theme):
    t = theme.tokens

    def row(state):
        return painted(QSize(100, 60), lambda p, r: row_ground(p, theme, r, state), t.sheet)

    focused = row(RowState(selected=True, list_focused=True))
    assert focused.pixelColor(50, 30) == t.tint
    assert focused.pixelColor(1, 30) == t.accent
    elsewhere = row(RowState(selected=True))
    assert elsewhere.pixelColor(50, 30) == t.state(Family.PAUSE).fill
    assert elsewhere.pixelColor(1, 30) == t.edge
    assert row(RowState(hovered=True)).pixelColor(50, 30) == t.hover
    keyboard = row(RowState(current=True, list_focused=True))
    assert keyboard.pixelColor(50, 3) == t.accent
    assert keyboard.pixelColor(50, 59) == t.line


def test_control_characters_cannot_upset_a_row():
    assert one_line("Ann\nLee\tx\u0000") == "Ann Lee x "
