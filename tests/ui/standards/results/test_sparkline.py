"""The small curve: where its points lie, gaps without data, and what is painted in both themes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from support.boards import POINTS
from ui.standards.results.sparkline import paint_sparkline, spots
from ui.theme import Mode
from ui.tokens import Family

ROOM = QRectF(0, 0, 110, 20)


def picture(theme, points, target=90.0, family=Family.OK):
    image = QImage(180, 32, QImage.Format.Format_ARGB32)
    image.fill(theme.tokens.sheet)
    painter = QPainter(image)
    paint_sparkline(painter, theme, QRectF(0, 0, 180, 32), points, target=target, family=family)
    painter.end()
    return image


def colours(image):
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_points_lie_from_left_to_right_and_high_is_up():
    low, gap, high = spots([80.0, None, 100.0], None, ROOM)
    assert gap is None
    assert (low.x(), high.x()) == (0, 110)
    assert (low.y(), high.y()) == (20, 0)


def test_the_target_is_always_within_the_room():
    (one, other) = spots([94.0, 96.0], 50.0, ROOM)
    assert 0 <= other.y() <= one.y() < 5


def test_a_tenth_of_a_point_is_no_mountain():
    one, other = spots([94.0, 94.1], None, ROOM)
    assert abs(one.y() - other.y()) < 2


def test_nothing_is_drawn_without_a_figure(theme):
    assert colours(picture(theme, [None] * 12)) == {theme.tokens.sheet.name()}


def test_the_last_point_has_the_colour_of_its_state(theme):
    for family in (Family.OK, Family.OVER):
        assert theme.tokens.state(family).mark.name() in colours(picture(theme, POINTS, family=family))
    theme.set_mode(Mode.DARK)
    assert theme.tokens.state(Family.OK).mark.name() in colours(picture(theme, POINTS))


def test_no_dot_without_a_figure_at_the_end(theme):
    image = picture(theme, (*POINTS[:-1], None))
    assert QColor(theme.tokens.state(Family.OK).mark).name() not in colours(image)


def test_a_figure_between_gaps_is_a_dot(theme):
    assert len(colours(picture(theme, [None, 92.0, None], target=None))) > 1
