"""`hsdesk db check` finds what cannot be among the visits."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from hsdesk.office import checks
from hsdesk.reception import actions
from hsdesk.reception.corrections import undo
from hsdesk.store.check import check
from support.visits import Desk

NO_ENTRY = """
INSERT INTO visit SELECT * FROM (
    SELECT 99, office_id, day, 99, person_id, visitor_name, category, appointment_id, booked_at, party_size,
        needs, note, identity_checked, checked_in_by, state, reasons, to_see_staff_id, to_see_team_id,
        arrived_at, called_at, called_to, times_called, seen_at, seen_by, ended_at, room_id, outcome,
        asked_satisfied, anything_else, staff_unavailable, left_because, corrected, version
    FROM visit WHERE number = 3
) AS another
"""


@pytest.fixture
def desk(office, clock):
    desk = Desk(office)
    first, second, third = (desk.walks_in() for _ in range(3))
    clock.advance(timedelta(minutes=2))
    desk.does(actions.give_room, visit_id=first.visit_id, room_id=desk.rooms[0])
    desk.does(actions.mark_seen, visit_id=second.visit_id)
    desk.does(undo, visit_id=third.visit_id)
    return desk


def findings(desk):
    return [finding.sentence for finding in check(desk.office.engine, checks())]


def tamper(desk, statement):
    with desk.office.engine.begin() as connection:
        connection.execute(text(statement))


def test_an_office_that_only_the_program_wrote_is_sound(desk):
    assert findings(desk) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE visit SET state = 'left' WHERE number = 2", "Ticket A02 of 14/04/2026 differs"),
        ("UPDATE visit SET seen_at = NULL WHERE number = 2", "in seen_at"),
        ("UPDATE counter SET value = 1 WHERE series LIKE 'ticket-%'", "behind the tickets given"),
        ("UPDATE visit SET state = 'left' WHERE number = 1", "1 rooms are kept"),
        (
            NO_ENTRY,
            "Ticket A99 of 14/04/2026 has no entry",
        ),
    ],
)
def test_what_cannot_be_is_found(desk, statement, words):
    tamper(desk, statement)
    assert any(words in sentence for sentence in findings(desk))
