"""What the board says, without any window."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from hsdesk.diary.rules import OccupancyKind, Purpose
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rows import RoomStateRow, VisitRow
from hsdesk.reception.rules import VisitState
from ui.privacy import Privacy
from ui.reception import durations, step_words
from ui.reception.board_words import BoardWords, spoken_state, state_chip, wait_mark
from ui.reception.left_dialog import consequence
from ui.reception.needs import NEED_ICONS
from ui.reception.room_words import room_text
from ui.reception.time_field import on_day_of, read_time
from ui.tokens import Family

NOW = datetime(2026, 4, 14, 13, 43, tzinfo=UTC)


def minutes(many: float) -> timedelta:
    return timedelta(minutes=many)


def visit(**changed) -> VisitRow:
    row = VisitRow(
        visit_id=52,
        number=52,
        ticket="A52",
        person_id=None,
        name="Derek Holroyd",
        category=VisitorCategory.TENANT,
        reasons=(Purpose.RENT,),
        note="",
        party_size=1,
        needs=(),
        with_appointment=False,
        booked_at=None,
        minutes_early=None,
        to_see="",
        to_see_staff_id=None,
        to_see_team_id=None,
        state=VisitState.WAITING,
        arrived_at=NOW,
        counts_from=NOW,
        due_at=NOW + minutes(10),
        standard="GP-02",
        times_called=0,
        called_at=None,
        seen_at=None,
        seen_by="",
        ended_at=None,
        room_id=None,
        room="",
        checked_in_by="Grace Holloway",
        outcome=None,
        staff_unavailable=False,
        corrected=(),
        last_entry=1,
        version=1,
    )
    return replace(row, **changed)


def room(**changed) -> RoomStateRow:
    free = RoomStateRow(1, "Room 1", (), None, None, None, "", None, None, "", "")
    return replace(free, **changed)


@pytest.fixture
def words():
    return BoardWords(NOW, Privacy())


@pytest.mark.parametrize(
    ("seconds", "shown", "said"),
    [
        (0, "0:00", "0 seconds"),
        (59.9, "0:59", "59 seconds"),
        (60, "1:00", "1 minute"),
        (725, "12:05", "12 minutes 5 seconds"),
        (61, "1:01", "1 minute 1 second"),
        (7505, "125:05", "125 minutes 5 seconds"),
        (-3, "0:00", "0 seconds"),
    ],
)
def test_durations(seconds, shown, said):
    span = timedelta(seconds=seconds)
    assert (durations.timer(span), durations.spoken(span)) == (shown, said)


def test_waited_and_left_add_up_within_a_second():
    waited, left = timedelta(seconds=184.6), timedelta(seconds=115.4)
    assert (durations.timer(waited), durations.remaining(left)) == ("3:04", "1:56")


@pytest.mark.parametrize(
    ("after", "word", "family"),
    [
        (0, "On time", Family.OK),
        (7.99, "On time", Family.OK),
        (8, "Due in 2:00", Family.SOON),
        (10, "Due in 0:00", Family.SOON),
        (10 + 1 / 60, "Over by 0:01", Family.OVER),
        (12 + 5 / 60, "Over by 2:05", Family.OVER),
    ],
)
def test_a_wait_against_its_target(after, word, family):
    chip = state_chip(visit(), NOW + minutes(after))
    assert (chip.word, chip.family) == (word, family)


@pytest.mark.parametrize(
    ("changed", "word", "said"),
    [
        (
            {"counts_from": NOW + minutes(2), "due_at": NOW + minutes(7)},
            "Early, starts 14:45",
            "early, starts 14:45",
        ),
        ({"due_at": None}, "No target", "no target"),
        ({"state": VisitState.CALLED, "times_called": 1}, "Called", "called"),
        ({"state": VisitState.CALLED, "times_called": 2}, "Called twice", "called twice"),
        (
            {"state": VisitState.CALLED, "times_called": 3, "due_at": NOW - minutes(1)},
            "Called 3 times",
            "called 3 times, over by 1 minute",
        ),
        (
            {"state": VisitState.BEING_SEEN, "seen_at": NOW - minutes(4), "seen_by": "Priya Nair"},
            "Being seen 4:00",
            "being seen by Priya Nair for 4 minutes",
        ),
        ({"state": VisitState.FINISHED, "ended_at": NOW}, "Finished", "finished"),
        ({"state": VisitState.LEFT, "ended_at": NOW}, "Left without being seen", "left without being seen"),
        ({"state": VisitState.REDIRECTED, "ended_at": NOW}, "Sent elsewhere", "sent elsewhere"),
    ],
)
def test_how_a_visit_stands(changed, word, said):
    row = visit(**changed)
    assert (state_chip(row, NOW).word, spoken_state(row, NOW)) == (word, said)


def test_the_timer_of_somebody_who_was_seen_stands_still():
    row = visit(state=VisitState.FINISHED, seen_at=NOW + minutes(3), ended_at=NOW + minutes(9))
    mark = wait_mark(row, NOW + minutes(60))
    assert (mark.time, mark.target, mark.share) == ("3:00", "of 10:00", pytest.approx(0.3))


@pytest.mark.parametrize(
    ("early", "words_below"), [(0, "Next free"), (5, "5 min early, Next free"), (-3, "3 min late, Next free")]
)
def test_early_and_late_are_said_in_words(words, early, words_below):
    row = visit(booked_at=NOW, minutes_early=early, with_appointment=True)
    assert (words.how(row), words.whom(row)) == ("14:43 appointment", words_below)


def test_whom_they_see_and_where(words):
    assert words.whom(visit(to_see="Priya Nair", room="Room 2")) == "Priya Nair, Room 2"
    seen = visit(to_see="Priya Nair", seen_by="Sam Okoro", seen_at=NOW, state=VisitState.BEING_SEEN)
    assert words.whom(seen) == "Sam Okoro"


def test_reasons_party_and_note(words):
    row = visit(reasons=(Purpose.RENT, Purpose.KEYS), note="lost\nboth", party_size=3)
    assert words.reason(row) == "Rent and Keys: lost both, 3 people"


def test_the_story_tells_of_corrections(words):
    row = visit(corrected=("arrived",), staff_unavailable=True)
    assert words.story(row) == (
        "Arrived 14:43 (corrected). Checked in by Grace Holloway. No member of staff was available."
    )


def test_a_folded_row_says_whom_they_see_below_the_name(words):
    words.folded = True
    assert words.second_line(visit()) == "Rent. Walk-in, Next free"


def test_leaving_counts_by_whether_the_target_has_passed():
    assert "leaves them out" in consequence(visit(), NOW + minutes(3))
    assert "counts as not seen in time" in consequence(visit(), NOW + minutes(12))


def test_every_need_has_its_icon():
    assert set(NEED_ICONS) == set(Need)


@pytest.mark.parametrize("event", list(VisitEvent))
def test_every_step_can_be_told(event):
    assert step_words.told(event)
    assert step_words.icon_of(event)
    if event is not VisitEvent.UNDONE:
        assert step_words.undone_sentence("A52", event).endswith("taken back")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Room 1, Free"),
        ({"features": ("hearing-loop", "private-room")}, "Room 1, Free, Hearing loop and private room"),
        (
            {"kind": OccupancyKind.HOLD, "since": NOW, "staff_name": "Priya Nair"},
            "Room 1, Held, Priya Nair, since 14:43",
        ),
        (
            {
                "kind": OccupancyKind.CLOSED,
                "since": NOW,
                "until": NOW + minutes(17),
                "reason": "Being cleaned",
            },
            "Room 1, Closed, Being cleaned, until 15:00",
        ),
        (
            {
                "kind": OccupancyKind.USE,
                "since": NOW - minutes(1),
                "ticket": "A07",
                "visit_state": VisitState.CALLED,
            },
            "Room 1, Called, A07, 1:00 ago",
        ),
    ],
)
def test_rooms(changed, said):
    assert room_text(room(**changed), NOW).spoken == said


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:32", time(14, 32)),
        ("1432", time(14, 32)),
        (" 9.05 ", time(9, 5)),
        ("905", time(9, 5)),
        ("24:00", None),
        ("14:60", None),
        ("half past", None),
        ("", None),
    ],
)
def test_times_that_are_typed(typed, read):
    assert read_time(typed) == read


def test_a_typed_time_is_one_of_the_office():
    assert on_day_of(NOW, time(14, 32)).astimezone(UTC) == datetime(2026, 4, 14, 13, 32, tzinfo=UTC)
