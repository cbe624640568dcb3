"""What counts of a subject's journal after corrections."""

from datetime import UTC, datetime, timedelta

from hsdesk.standards.effective import Happening, effective, told_of

START = datetime(2026, 4, 14, 9, tzinfo=UTC)


def entry(number: int, event: str, minutes: int, corrects: int | None = None) -> Happening:
    return Happening(number, event, START + timedelta(minutes=minutes), {}, corrects)


def told(*entries: Happening) -> list[tuple[int, str, int]]:
    return [
        (each.root, each.event, int((each.at - START).total_seconds() / 60)) for each in effective(entries)
    ]


ARRIVED = entry(1, "visit.arrived", 0)
SEEN = entry(2, "visit.seen", 4)


def test_without_corrections_all_count_in_order_of_time() -> None:
    late = entry(3, "visit.called", 2)
    assert told(ARRIVED, SEEN, late) == [
        (1, "visit.arrived", 0),
        (3, "visit.called", 2),
        (2, "visit.seen", 4),
    ]


def test_at_the_same_moment_the_earlier_entry_comes_first() -> None:
    assert [root for root, *_ in told(entry(1, "a.b", 0), entry(2, "a.c", 0))] == [1, 2]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    corrected = entry(3, "visit.seen", 3, corrects=2)
    assert told(ARRIVED, SEEN, corrected) == [(1, "visit.arrived", 0), (2, "visit.seen", 3)]
    assert [each.corrected for each in effective([ARRIVED, SEEN, corrected])] == [False, True]


def test_corrections_may_name_the_first_entry_or_the_last_correction() -> None:
    again = entry(4, "visit.seen", 2, corrects=3)
    same = entry(4, "visit.seen", 2, corrects=2)
    corrected = entry(3, "visit.seen", 3, corrects=2)
    assert told(ARRIVED, SEEN, corrected, again) == told(ARRIVED, SEEN, corrected, same)
    assert told(ARRIVED, SEEN, corrected, again)[-1] == (2, "visit.seen", 2)


def test_undoing_takes_a_step_back_with_its_corrections() -> None:
    corrected = entry(3, "visit.seen", 3, corrects=2)
    undone = entry(4, "visit.undone", 9, corrects=3)
    assert told(ARRIVED, SEEN, entry(3, "visit.undone", 9, corrects=2)) == [(1, "visit.arrived", 0)]
    assert told(ARRIVED, SEEN, corrected, undone) == [(1, "visit.arrived", 0)]


def test_what_was_taken_back_cannot_be_corrected_any_more() -> None:
    undone = entry(3, "visit.undone", 9, corrects=2)
    assert told(ARRIVED, SEEN, undone, entry(4, "visit.seen", 3, corrects=2)) == [(1, "visit.arrived", 0)]


def test_an_entry_is_about_all_that_it_corrects() -> None:
    chain = [SEEN, entry(3, "visit.seen", 3, corrects=2), entry(4, "visit.undone", 9, corrects=3)]
    assert told_of(chain, 4) == {"visit.undone", "visit.seen"}
    assert told_of(chain, 2) == {"visit.seen"}
