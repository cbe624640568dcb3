"""A window killed while somebody types gives back the half-filled check-in when it is opened again."""

import pytest

from hsdesk.diary.rules import Purpose
from support.notes import raw
from support.offices import open_new_office
from support.processes import Child
from support.real_windows import SECONDS, real_window
from support.visits import Desk

NAME = "Derek Holroyd"
NOTE = "Asks about a refund, has the letter of March with him & a <b>receipt</b>; comes back on Friday. " * 3

TYPING = """
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from hsdesk.clock import FrozenClock
from hsdesk.diary.rules import Purpose
from hsdesk.settings import Folders, Settings
from ui.composition import compose
from ui.main_window import MainWindow
from ui.page_list import page_specs

address, staff_id, home, moment, name, note = sys.argv[1:]
application = QApplication([])
services = compose(
    application,
    clock=FrozenClock(datetime.fromisoformat(moment)),
    folders=Folders(Path(home)),
    settings=Settings(database=address, staff_id=int(staff_id)),
)
window = MainWindow(services, page_specs())
rest = iter(note)

def form():
    return window.stages.currentWidget().page("reception").panel.check_in

def begin():
    form().fields.who.search.newcomer.emit(name)
    form().fields.chips.set_values([Purpose.KEYS])
    QTimer.singleShot(0, type_on)

def type_on():
    letter = next(rest, "")
    if letter:
        QTest.keyClicks(form().fields.note.box, letter)
        QTimer.singleShot(12, type_on)
    else:
        tell("all typed")

def kept():
    for draft in services.folders.drafts.rglob("check-in*.json"):
        tell(json.loads(draft.read_text(encoding="utf-8"))["note"])

services.draft_tasks.quiet.connect(kept)
window.office_shown.connect(begin)
window.show()
window.start()
application.exec()
"""
"""A window at which somebody types a note letter by letter, and tells when it was put on the disk."""


@pytest.fixture
def killed(sqlite_url, clock, tmp_path):
    """Kills a window with a half-filled form, once enough of the note is on the disk; returns who typed."""
    with open_new_office(sqlite_url, clock) as office:
        desk = Desk(office)
    arguments = [sqlite_url, str(desk.grace), str(tmp_path / "desk"), clock.now().isoformat(), NAME, NOTE]

    def kill(enough):
        with Child(TYPING, *arguments) as child:
            while not enough(child.hear()):
                continue
            child.kill()
        return desk.grace

    return kill


@pytest.fixture
def reopened(sqlite_url, clock, theme, tmp_path, qtbot):
    """Opens the window again at the same desk."""
    return lambda staff_id: real_window(sqlite_url, staff_id, tmp_path / "desk", clock, theme, qtbot)


def test_the_half_filled_form_is_given_back_and_checks_in_once(killed, reopened, qtbot):
    staff_id = killed(lambda note: note == NOTE)
    with reopened(staff_id) as window:
        form = window.form.form()
        assert (form.visitor_name, form.reasons, form.note) == (NAME, (Purpose.KEYS,), NOTE)
        with qtbot.waitSignal(window.form.checked_in, timeout=SECONDS) as told:
            window.form.button.click()
        assert told.args[0].ticket == "A01"
        kept = raw(window.services.open_office, "SELECT visitor_name, note FROM visit")
        assert kept == [(NAME, NOTE.strip())]
    with reopened(staff_id) as window:
        assert window.form.form().is_empty, "what was sent is not offered again"


def test_killed_in_the_middle_of_typing_it_gives_back_what_was_typed_so_far(killed, reopened):
    on_disk = []

    def begun(note):
        assert note != "all typed", "nothing was kept while somebody typed without a rest"
        on_disk.append(note)
        return 0 < len(note) < len(NOTE)

    with reopened(killed(begun)) as window:
        form = window.form.form()
        assert form.visitor_name == NAME
        assert form.note.startswith(on_disk[-1])
        assert NOTE.startswith(form.note), "an old draft or a new one, never half of one"
