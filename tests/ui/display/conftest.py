"""An office with a public screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hsdesk.clock import FrozenClock
from hsdesk.office import open_office
from hsdesk.premises.actions import set_up
from hsdesk.settings import Folders, Settings
from support.set_ups import particulars
from support.visits import Desk
from ui.composition import compose, shut_down, with_office
from ui.display.screen import WaitingScreen
from ui.services import Services
from ui.tasks import InlineTasks
from ui.theme import Theme

PACKS = ["one-housing", "good-practice-at-the-desk"]


@pytest.fixture
def services(
    qapp: QApplication, sqlite_url: str, clock: FrozenClock, theme: Theme, tmp_path: Path
) -> Iterator[Services]:
    """A window's services with an open office that promises a share of 90 % to walk-ins."""
    office = open_office(sqlite_url, clock=clock, create=True)
    office.actor().do(set_up, **particulars(packs=PACKS, emergency_phone="01632 960199"))
    owner = QObject()
    made = with_office(
        compose(
            qapp,
            clock=clock,
            folders=Folders(tmp_path / "folders"),
            settings=Settings(),
            theme=theme,
            tasks=InlineTasks(),
            draft_tasks=InlineTasks(),
            parent=owner,
        ),
        office,
    )
    yield made
    shut_down(made)
    shiboken6.delete(owner)


@pytest.fixture
def reception(services: Services) -> Desk:
    """The office's staff and rooms."""
    return Desk(services.open_office)


@pytest.fixture
def screen(services: Services, reception: Desk) -> Iterator[WaitingScreen]:
    """The public screen, open at full HD."""
    screen = WaitingScreen(services)
    screen.open_on()
    screen.showNormal()
    screen.resize(1920, 1080)
    yield screen
    screen.shut()
    shiboken6.delete(screen)
