"""The lines of the list: folded, filtered, and in an order that puts what was measured first."""

from hsdesk.reporting.rows import ScoreState
from hsdesk.standards.pack import StandardKind
from support.boards import awaited, board, missed, score
from ui.standards.results.lines import AreaLine, Filter, QuietLine, ResultLine, Show, areas_in_order, lines

NONE = frozenset()


def told(shown):
    return [
        line.row.standard if isinstance(line, ResultLine) else getattr(line, "title", None) or line.words
        for line in shown
    ]


def test_awaited_promises_stand_folded_at_the_end_of_their_area():
    shown = lines(board(), Filter(), NONE, NONE)
    assert told(shown) == ["Reception", "FS-24", "FS-25", "Complaints", "CHC-5.1", "2 not yet measured"]
    assert [line.folded for line in shown if isinstance(line, QuietLine)] == [True]


def test_they_open_one_area_at_a_time():
    rows = (awaited("FS-40", area="complaints"), awaited("FS-41", area="repairs"))
    closed = lines(board(*rows), Filter(), NONE, NONE)
    first = next(line for line in closed if isinstance(line, QuietLine))
    opened = lines(board(*rows), Filter(), NONE, {first.key})
    assert told(opened) == ["Complaints", "1 not yet measured", "FS-40", "Repairs", "1 not yet measured"]


def test_a_folded_area_keeps_its_heading():
    area = lines(board(), Filter(), NONE, NONE)[0]
    assert isinstance(area, AreaLine)
    assert told(lines(board(), Filter(), {area.key}, NONE))[:2] == ["Reception", "Complaints"]
    assert area.measured == "1 of 2 met"


def test_a_heading_counts_the_whole_area_whatever_is_filtered():
    (area, only) = lines(board(), Filter(Show.MISSED), NONE, NONE)
    assert told([only]) == ["FS-25"]
    assert area.measured == "1 of 2 met"
    assert area.rows == 1


def test_filters():
    assert told(lines(board(), Filter(Show.AWAITED), NONE, NONE)) == ["Complaints", "FS-40", "FS-41"]
    assert told(lines(board(), Filter(Show.CLOSE), NONE, NONE)) == ["Complaints", "CHC-5.1"]
    assert told(lines(board(), Filter(kind=StandardKind.EVERY), NONE, NONE)) == ["Complaints", "FS-41"]
    assert told(lines(board(), Filter(words="minutes without"), NONE, NONE)) == ["Reception", "FS-25"]
    assert told(lines(board(), Filter(words="chc"), NONE, NONE)) == ["Complaints", "CHC-5.1"]
    assert lines(board(), Filter(words="nothing like it"), NONE, NONE) == []


def test_what_was_measured_comes_first():
    empty = score("FS-1", area="review", state=ScoreState.NO_DATA, result=None)
    waits = awaited("FS-2", area="contractors")
    rows = (
        empty,
        waits,
        missed("FS-3", area="reception"),
        score("FS-4", area="review", state=ScoreState.NOT_IN_FORCE),
    )
    shown = board(*rows)
    assert areas_in_order(shown) == ["reception", "review", "contractors"]
    assert told(lines(shown, Filter(), NONE, NONE)) == [
        "Reception",
        "FS-3",
        "Review",
        "FS-1",
        "1 not in force",
        "Contractors",
        "1 not yet measured",
    ]


def test_every_line_has_a_key_of_its_own():
    keys = [line.key for line in lines(board(), Filter(Show.ALL, None, "s"), NONE, NONE)]
    assert len(set(keys)) == len(keys)


def test_an_area_without_anything_judged_says_so():
    (area, _) = lines(board(awaited("FS-40")), Filter(), NONE, NONE)
    assert area.measured == "None measured"
