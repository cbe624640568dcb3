import pytest

from hsdesk.diary.rules import Purpose
from support.offices import london
from support.side_panels import shown, window_desk
from ui.reception.expected.panel import ExpectedPanel


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path):
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield desk


@pytest.fixture
def booked(desk):
    """Three appointments, by the time of day."""

    def book(time, name, purpose):
        return desk.desk.books(london(f"2026-04-14 {time}"), name, purpose=purpose)

    return {
        "14:30": book("14:30", "Ronan Doyle", Purpose.RENT),
        "14:40": book("14:40", "Amina Yusuf", Purpose.TENANCY),
        "15:00": book("15:00", "Farida Khan", Purpose.HOUSING),
    }


@pytest.fixture
def panel(desk, booked, qtbot):
    desk.desk.walks_in("Amina Yusuf", appointment_id=booked["14:40"])
    panel = shown(qtbot, ExpectedPanel(desk.services))
    panel.start()
    return panel
