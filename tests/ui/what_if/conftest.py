"""An office under a landlord's pack and three statutory ones, and the tab that works dates out."""

import pytest

from support.offices import run_packs
from support.side_panels import shown, window_desk
from ui.what_if.tab import WhatIfTab

PACKS = ["longhurst-and-havelok", "complaint-handling-code", "awaabs-law", "data-protection"]


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qapp):
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        run_packs(desk.office, PACKS)
        yield desk


@pytest.fixture
def tab(desk, qtbot):
    return shown(qtbot, WhatIfTab(desk.services), 1278, 656)
