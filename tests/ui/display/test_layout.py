"""The public screen at every size: nothing overlaps, nothing leaves the screen."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from ui.display.layout import Height, place
from ui.display.lettering import REGULAR, SMALLEST, Lettering, fitted
from ui.tokens import PUBLIC

PANELS = [Height(226, 288), Height(112, 138), Height(188, 244), Height(106, 112)]
SIZES = [
    (1920, 1080),
    (1366, 768),
    (1280, 720),
    (1080, 1920),
    (768, 1366),
    (1024, 768),
    (3840, 1080),
    (800, 800),
]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_boxes_lie_beside_each_other_within_the_screen(width: int, height: int, before: bool) -> None:
    places = place(QSizeF(width, height), PANELS, before=before)
    boxes = [places.header, places.card, places.footer, *places.panels, *([places.before] if before else [])]
    whole = places.whole.adjusted(-0.01, -0.01, 0.01, 0.01)
    assert all(whole.contains(box) and box.height() > 80 for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert abs(places.whole.width() * places.scale - width) < 0.01


def overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > 0.01 and shared.height() > 0.01


def test_without_earlier_calls_the_card_is_larger() -> None:
    size = QSizeF(1920, 1080)
    assert place(size, PANELS, before=False).card.height() > place(size, PANELS).card.height() + 100


STRANGE = ["", "A", "Room 2", "word " * 60, "W" * 400, "a\nb\tc", "\u202eمرحبا", "🏠" * 90]


@pytest.mark.parametrize("text", STRANGE)
def test_words_never_get_smaller_than_can_be_read(qapp: object, text: str) -> None:
    found = fitted(text, Lettering(76, REGULAR, PUBLIC.text, lines=2), 400, 140)
    assert SMALLEST <= found.size <= 76
    assert 1 <= len(found.lines) <= 2


def test_words_shrink_a_little_before_they_wrap(qapp: object) -> None:
    how = Lettering(60, REGULAR, PUBLIC.text, lines=2)
    assert len(fitted("Interview room 2", how, 420, 200).lines) == 1
    assert len(fitted("Interview room number two", how, 420, 200).lines) == 2
