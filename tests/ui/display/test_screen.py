"""The public screen as visitors see it, driven by what happens at the desk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsdesk.diary.actions import close_room, start_duty
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.errors import StoreUnreachable
from hsdesk.people.rules import Need
from hsdesk.reception.actions import call, call_again, mark_seen
from hsdesk.store.work import Subject
from support.painted import painted_text, painted_words
from support.windows import read_out
from ui.display.board import FRESH, READ_AGAIN
from ui.display.lettering import SMALLEST
from ui.feed import Contact, ContactState
from ui.services import Services
from ui.sign_in.lock import DeskLock
from ui.theme import Mode

SECRETS = ["Holroyd", "Yusuf", "Wrexcombe", "Zephaniah", "eviction", "arrears", "safeguarding", "Complaint"]
VISIT = frozenset({Subject("visit", 1)})


@pytest.fixture
def happen(services: Services, reception, screen):
    """Do something at the desk and let the screen hear of it, as the feed would."""

    def happen(action, **values):
        done = reception.does(action, **values)
        services.live.changed.emit(VISIT)
        return done

    return happen


def test_a_call_is_shown_and_said_once(screen, reception, happen) -> None:
    visit = reception.walks_in()
    said = []
    screen.announcer.said.connect(said.append)
    happen(call, visit_id=visit.visit_id, room_id=reception.rooms[1])
    shown = painted_words(screen)
    assert "Now calling" in shown
    assert visit.ticket in shown
    assert "Please go to Room 2" in shown
    assert said == [f"Now calling {visit.ticket}. Please go to Room 2."]
    assert screen.accessibleName() == said[0]
    screen.board.read()
    assert len(said) == 1


def test_calling_again_is_said_again(screen, clock, reception, happen) -> None:
    visit = reception.walks_in()
    happen(call, visit_id=visit.visit_id)
    said = []
    screen.announcer.said.connect(said.append)
    clock.advance(timedelta(seconds=30))
    happen(call_again, visit_id=visit.visit_id)
    assert said == [f"Now calling {visit.ticket}. Please come to Desk 1."]


def test_a_fresh_call_is_emphasised_for_some_seconds(screen, services, clock, reception, happen) -> None:
    visit = reception.walks_in()
    assert screen.emphasis().strength == 0
    happen(call, visit_id=visit.visit_id)
    assert screen.emphasis().strength == 1.0
    clock.advance(FRESH + timedelta(seconds=1))
    services.ticker.beat()
    assert screen.emphasis().strength == 0


def test_emphasis_moves_unless_less_motion_is_wanted(screen, services, reception, happen) -> None:
    services.theme.set_less_motion(False)
    visit = reception.walks_in()
    happen(call, visit_id=visit.visit_id)
    assert screen._pulse.state() == screen._pulse.State.Running
    screen.shut()
    assert screen._pulse.state() == screen._pulse.State.Stopped


def test_earlier_calls_stay_in_order_and_the_field_empties(
    screen, services, clock, reception, happen
) -> None:
    visits = [reception.walks_in(name) for name in ("Ann Lee", "Ben Low", "Cy May", "Di Orr", "Ed Poe")]
    for visit in visits:
        happen(call, visit_id=visit.visit_id)
        happen(mark_seen, visit_id=visit.visit_id)
        clock.advance(timedelta(seconds=20))
    before = [each.ticket for each in screen.board.notice.before]
    assert screen.board.notice.call.ticket == visits[-1].ticket
    assert before == [visit.ticket for visit in reversed(visits[1:-1])]
    clock.advance(timedelta(minutes=3))
    services.ticker.beat()
    assert screen.board.notice.call is None
    assert "Please take a seat" in painted_words(screen)


def test_the_clock_moves_with_the_ticker(screen, services, clock) -> None:
    assert "14:43" in painted_words(screen)
    clock.advance(timedelta(minutes=1))
    services.ticker.beat()
    assert "14:44" in painted_words(screen)


def test_likely_waits_are_read_anew_with_the_time(screen, services, clock, reception) -> None:
    reception.does(start_duty, staff_id=reception.priya, kind=DutyKind.DESK)
    assert "Priya" not in painted_words(screen)
    clock.advance(READ_AGAIN)
    services.ticker.beat()
    assert "Grace Holloway and" in painted_words(screen)


def test_facts_and_hours_are_the_offices(screen) -> None:
    shown = painted_words(screen)
    for fact in ("Hearing loop here", "Emergency repairs 01632 960199", "Grace Holloway", "9:00 to 17:00"):
        assert fact in shown
    assert "Ask at the desk" in shown
    assert "%" not in screen.board.notice.performance


def test_no_visitor_is_ever_named(screen, services, clock, reception, happen) -> None:
    visit = reception.walks_in(
        "Zephaniah Wrexcombe",
        reasons=[Purpose.COMPLAINT],
        note="eviction, arrears, safeguarding",
        needs=[Need.INTERPRETER],
    )
    reception.books(clock.now() + timedelta(hours=1), "Amina Yusuf", note="eviction hearing")
    reception.walks_in("Derek Holroyd", note="arrears")
    happen(close_room, room_id=reception.rooms[0], reason="eviction meeting")
    texts = []
    for step in (None, call, call_again, mark_seen):
        if step is not None:
            happen(step, visit_id=visit.visit_id)
        texts += [painted_words(screen), *read_out(screen), screen.windowTitle(), screen.toolTip()]
        texts += [screen.accessibleName(), screen.accessibleDescription(), repr(screen.board.notice)]
    everything = "\n".join(texts)
    assert visit.ticket in everything
    assert [secret for secret in SECRETS if secret.lower() in everything.lower()] == []


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 720), (1080, 1920), (1024, 768)])
def test_letters_are_large_enough_to_be_read_from_afar(screen, reception, happen, size) -> None:
    happen(call, visit_id=reception.walks_in().visit_id)
    screen.resize(QSize(*size))
    pieces = painted_text(screen)
    assert pieces
    # The letters are set in pixels of full HD and scaled with the screen.
    assert min(piece.pixels for piece in pieces) >= SMALLEST


def test_it_looks_the_same_in_every_theme(screen, services) -> None:
    light = screen.grab().toImage()
    services.theme.set_mode(Mode.DARK)
    assert screen.grab().toImage() == light


def test_the_last_known_state_stays_while_the_database_is_away(
    screen, services, clock, reception, happen
) -> None:
    visit = reception.walks_in()
    happen(call, visit_id=visit.visit_id, room_id=reception.rooms[0])
    services.live.state_changed.emit(ContactState(Contact.LOST, clock.now()))
    clock.advance(timedelta(minutes=1))
    shown = painted_words(screen)
    assert "Not up to date since 14:43" in shown
    assert visit.ticket in shown
    services.live.state_changed.emit(ContactState(Contact.RESTORED, clock.now()))
    assert "Not up to date" not in painted_words(screen)


def test_a_read_that_is_refused_counts_as_lost(screen, services, clock, monkeypatch) -> None:
    def refuse(*_args: object) -> None:
        raise StoreUnreachable("The database does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(type(services.open_office), "ask", refuse)
        clock.advance(READ_AGAIN)
        services.ticker.beat()
        assert "Not up to date since 14:43" in painted_words(screen)
    clock.advance(READ_AGAIN)
    services.ticker.beat()
    assert "Not up to date" not in painted_words(screen)


def test_a_change_at_another_desk_arrives_by_the_feed(qtbot, screen, reception) -> None:
    with qtbot.waitSignal(screen.board.called, timeout=5000) as heard:
        reception.does(call, visit_id=reception.walks_in().visit_id)
    assert heard.args == ["Now calling A01. Please come to Desk 1."]


def test_keys_fill_the_screen_and_leave_it(screen) -> None:
    assert not screen.full
    QTest.keyClick(screen, Qt.Key.Key_F11)
    assert screen.full
    assert screen.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.full
    assert screen.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert screen.isVisible()


def test_closed_by_a_person_or_by_the_program(screen) -> None:
    told = []
    screen.dismissed.connect(lambda: told.append("person"))
    screen.shut()
    assert told == []
    screen.open_on()
    screen.close()
    assert told == ["person"]


def test_it_stays_open_while_the_desk_is_locked(qtbot, screen, services) -> None:
    stages = QStackedWidget()
    qtbot.addWidget(stages)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    lock = DeskLock(services, stages, stages)
    lock.guard(services, QWidget(stages))
    lock.lock()
    assert lock.locked
    assert not other.isVisible()
    assert screen.isVisible()
    lock.stand_down()
