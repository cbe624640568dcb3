from datetime import timedelta
from types import SimpleNamespace

import pytest

from support.checks import CheckDesk
from support.side_panels import shown, window_desk
from ui.office_checks.tab import OfficeChecksTab


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, monkeypatch):
    """A window at an office that promises some things to be in place; Grace Holloway is at it."""
    monkeypatch.setattr("support.side_panels.PACKS", ("one-housing",))
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as window:
        rounds = CheckDesk(window.office, clock, window.desk.grace)
        yield SimpleNamespace(window=window, rounds=rounds, services=window.services, clock=clock)


@pytest.fixture
def tab(desk, qtbot):
    """The tab, on an office that was looked at once, a month ago, and found one thing amiss."""
    desk.rounds.makes_a_round(amiss="OH-01")
    desk.clock.advance(timedelta(days=31))
    return shown(qtbot, OfficeChecksTab(desk.services), 1262, 652)
