import pytest

from hsdesk.people.rules import Need
from support.side_panels import shown, window_desk
from ui.reception.check_in.panel import CheckInPanel


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path):
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield desk


@pytest.fixture
def maureen(desk):
    return desk.lives(
        "Maureen Beckford",
        first_line="Flat 6, Heron Court",
        phones=["07700 900123"],
        needs=[Need.HEARING_LOOP, Need.LARGE_PRINT],
    )


@pytest.fixture
def panel(desk, maureen, qtbot):
    panel = shown(qtbot, CheckInPanel(desk.services))
    panel.start()
    return panel
