"""A window on a database that others use too: it shows what they do, and lives with a server that stops."""

from time import perf_counter

import pytest

from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in
from support.notes import raw
from support.offices import open_new_office
from support.processes import Child
from support.real_windows import SECONDS, real_window
from support.visits import Desk
from ui.feed import Contact
from ui.notices import NoticeKind

OTHER_DESK = """
from datetime import datetime
from hsdesk.clock import FrozenClock
from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in

clock = FrozenClock(datetime.fromisoformat(sys.argv[3]))
with open_office(sys.argv[1], clock=clock) as office:
    actor = office.actor(int(sys.argv[2]), "Desk 2")
    tell("ready")
    while (name := hear()) is not None:
        tell(actor.do(check_in, visitor_name=name, reasons=[Purpose.RENT]).ticket)
"""
ROUNDS = 10


def desk_at(url, clock):
    """Set an office up in a database; returns who is at its desk."""
    with open_new_office(url, clock) as office:
        return Desk(office)


def check_in_elsewhere(url, clock, desk, name):
    """Another desk checks somebody in."""
    with open_office(url, clock=clock) as office:
        office.actor(desk.sam, "Desk 2").do(check_in, visitor_name=name, reasons=[Purpose.KEYS])


@pytest.fixture
def shared(own_postgres, clock, theme, tmp_path, qtbot):
    """A window on a server that may be stopped."""
    url = own_postgres.create("office")
    desk = desk_at(url, clock)
    with real_window(url, desk.grace, tmp_path / "desk", clock, theme, qtbot) as window:
        window.url, window.desk = url, desk
        yield window


def strip_words(window):
    """What the strips under the top bar say."""
    return [f"{notice.sentence} {notice.advice}" for notice in window.services.notices.current]


def stop(window, server, qtbot):
    """Stop the server and wait until the window says so."""
    with qtbot.waitSignal(window.services.live.state_changed, timeout=SECONDS):
        server.stop()
    assert window.services.live.state.lost
    assert window.shell.strip.isVisible()


def start(window, server, qtbot):
    """Start the server and wait until the window has found out by itself, and caught up."""
    server.start()
    qtbot.waitUntil(lambda: window.services.live.state.contact is Contact.LIVE, timeout=SECONDS)
    assert NoticeKind.OFFLINE not in {notice.kind for notice in window.services.notices.current}


def test_a_server_that_stops_is_said_in_words_and_nothing_is_missed(shared, own_postgres, clock, qtbot):
    check_in_elsewhere(shared.url, clock, shared.desk, "Ada Long")
    shared.shows(("A01", "Ada Long"))
    stop(shared, own_postgres, qtbot)
    (words,) = strip_words(shared)
    assert words.startswith("No connection to the database since 14:43.")
    banner = shared.shell.strip.banner_of(shared.services.notices.current[0])
    assert "Nothing is saved until it answers." in banner.accessibleDescription() + banner.accessibleName()
    assert shared.board == [("A01", "Ada Long")], "what was read stays to be read"
    own_postgres.start()
    check_in_elsewhere(shared.url, clock, shared.desk, "Ben Moss")
    shared.shows(("A01", "Ada Long"), ("A02", "Ben Moss"))
    qtbot.waitUntil(lambda: strip_words(shared) == [], timeout=SECONDS)


def test_a_form_sent_in_vain_is_kept_and_sent_once(shared, own_postgres, clock, qtbot):
    panel = shared.form
    shared.fills_in("Derek Holroyd", "Asks about a refund")
    form = panel.form()
    stop(shared, own_postgres, qtbot)
    with qtbot.waitSignal(panel.sender_of_forms.refused, timeout=SECONDS):
        panel.button.click()
    assert panel.warning.banner.isVisible()
    assert panel.warning.banner.accessibleName().startswith("The shared database does not answer.")
    assert panel.form() == form
    start(shared, own_postgres, qtbot)
    check_in_elsewhere(shared.url, clock, shared.desk, "Ada Long")
    with qtbot.waitSignal(panel.checked_in, timeout=SECONDS) as told:
        panel.warning.banner.button.click()
    assert told.args[0].ticket == "A02"
    shared.shows(("A01", "Ada Long"), ("A02", "Derek Holroyd"))
    assert not panel.warning.banner.isVisible()
    assert panel.form().is_empty
    office = shared.services.open_office
    assert raw(office, "SELECT visitor_name FROM visit ORDER BY number") == [
        ("Ada Long",),
        ("Derek Holroyd",),
    ]


def test_a_step_in_vain_changes_nothing_and_can_be_taken_later(shared, own_postgres, clock, qtbot):
    check_in_elsewhere(shared.url, clock, shared.desk, "Ada Long")
    shared.shows(("A01", "Ada Long"))
    stop(shared, own_postgres, qtbot)
    (row,) = shared.page.board.model.rows
    notices = shared.services.notices
    with qtbot.waitSignal(notices.posted, timeout=SECONDS) as told:
        shared.page.steps.call(row)
    (refusal,) = told.args
    assert (refusal.kind, refusal.sentence) == (NoticeKind.ERROR, "The shared database does not answer.")
    assert shared.board == [("A01", "Ada Long")]
    start(shared, own_postgres, qtbot)
    with qtbot.waitSignal(shared.page.steps.taken, timeout=SECONDS):
        notices.take_offer(refusal)
    assert raw(shared.services.open_office, "SELECT times_called FROM visit") == [(1,)]
    assert {notice.kind for notice in notices.current} == {NoticeKind.DONE}


def test_a_server_that_is_restarted_under_the_window_is_found_again(shared, own_postgres, clock, qtbot):
    own_postgres.restart()
    check_in_elsewhere(shared.url, clock, shared.desk, "Ada Long")
    shared.shows(("A01", "Ada Long"))
    qtbot.waitUntil(lambda: strip_words(shared) == [], timeout=SECONDS)


def test_what_another_process_does_is_shown_soon(database_url, clock, theme, tmp_path, qtbot):
    desk = desk_at(database_url, clock)
    took = []
    with (
        real_window(database_url, desk.grace, tmp_path / "desk", clock, theme, qtbot) as window,
        Child(OTHER_DESK, database_url, str(desk.sam), clock.now().isoformat()) as other,
    ):
        assert other.hear() == "ready"
        for number in range(1, ROUNDS + 1):
            with qtbot.waitSignal(window.page.board.model.rowsInserted, timeout=SECONDS):
                begun = perf_counter()
                other.say(f"Visitor {number}")
            took.append(perf_counter() - begun)
            assert window.board[-1] == (other.hear(), f"Visitor {number}")
        other.say(None)
        other.finish()
    print(
        f"Check-in at another desk to the row on the board: {sorted(took)[ROUNDS // 2]:.3f} s in the middle"
    )
