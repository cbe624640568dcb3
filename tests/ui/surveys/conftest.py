from types import SimpleNamespace

import pytest

from support.side_panels import shown, window_desk
from support.surveys import SurveyDesk
from ui.surveys.tab import SurveysTab


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path):
    """A window at an office of one landlord; Grace Holloway is at it."""
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as window:
        surveys = SurveyDesk(window.office, clock, window.desk.grace, window.desk.repairs_desk)
        yield SimpleNamespace(window=window, surveys=surveys, services=window.services, clock=clock)


@pytest.fixture
def tab(desk, qtbot):
    """The tab, with one sheet and one visit in it."""
    desk.surveys.records(answers={"overall": "4", "name": "no"})
    desk.surveys.visits(manner="yes", own_name="no")
    return shown(qtbot, SurveysTab(desk.services), 1262, 652)
