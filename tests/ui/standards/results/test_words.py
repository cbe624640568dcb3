"""What the scoreboard says: never green or a nought without data, better and worse by what is promised."""

from dataclasses import replace
from datetime import date

import pytest

from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.reporting.rows import LeftOut, ScoreState
from hsdesk.standards.pack import Better, PackKind
from support.boards import CODE, HOMES, POINTS, awaited, board, missed, score
from ui.standards.results import words
from ui.standards.results.about import counting, times, warnings
from ui.standards.results.head import first_pack
from ui.standards.results.summary import key_words, others, since
from ui.tokens import Family


def test_every_state_has_an_icon_and_only_judged_ones_a_colour():
    assert set(words.CHIPS) == set(ScoreState)
    coloured = {state for state, (_, family) in words.CHIPS.items() if family is not Family.PAUSE}
    assert coloured == {ScoreState.MET, ScoreState.CLOSE, ScoreState.MISSED}


def test_states_differ_by_word_and_not_by_colour_alone():
    said = [state.in_words for state in ScoreState]
    assert len(set(said)) == len(said)


def test_what_is_not_measured_shows_no_figure():
    row = awaited("FS-40")
    assert words.result(row) == "–"
    assert words.change(row) == ""
    assert words.evidence(row) == "Awaits Complaints"
    assert words.state_words(row) == "Not yet measured, awaits Complaints"
    assert words.curve(row) == ""
    assert not words.has_evidence(row)
    assert "0" not in words.row_sentence(row).replace("FS-40", "").replace("90%", "")


@pytest.mark.parametrize(
    ("result", "previous", "better", "said", "icon"),
    [
        (94.0, 91.0, Better.HIGHER, "3 points better", "arrow-up"),
        (91.0, 92.0, Better.HIGHER, "1 point worse", "arrow-down"),
        (5.2, 5.8, Better.LOWER, "0.6 points better", "arrow-up"),
        (5.8, 5.2, Better.LOWER, "0.6 points worse", "arrow-down"),
        (94.0, 94.0, Better.HIGHER, "No change", "minus"),
        (94.02, 94.0, Better.HIGHER, "No change", "minus"),
        (94.0, None, Better.HIGHER, "No figure before", ""),
        (None, 94.0, Better.HIGHER, "", ""),
    ],
)
def test_changes_are_better_or_worse(result, previous, better, said, icon):
    row = score(result=result, previous=previous, better=better)
    assert words.change(row) == said
    assert words.change_mark(row)[0] == icon


def test_other_units_are_said():
    row = score(unit="working_days", result=18.0, previous=20.0, better=Better.LOWER, share_target=None)
    assert words.result(row) == "18 working days"
    assert words.change(row) == "2 working days better"
    assert words.change(replace(row, previous=19.0)) == "1 working day better"


def test_a_miss_is_never_rounded_into_its_target():
    row = missed("FS-25", result=89.99, target="90% or more")
    assert not words.result(row).startswith("90%")


def test_the_curve_in_words():
    assert words.curve(score()) == "88, 90, 89, 91, no figure, 92, 91, 93, 92, 95, 91, 94, rising"
    assert words.curve(score(points=(None, None, 94.0))) == "94"
    assert words.curve(score(points=(94.0, 93.9, 94.1))).endswith("steady")
    assert words.curve(score(points=tuple(reversed(POINTS)))).endswith("falling")


def test_a_row_is_read_out_whole():
    assert words.row_sentence(score(unverified=True)) == (
        "Seen within 5 minutes, with an appointment, FS-24, target 90% or more, within 5 minutes, "
        "result 94%, Met, 3 points better, 212 visits, "
        "over time 88, 90, 89, 91, no figure, 92, 91, 93, 92, 95, 91, 94, "
        "rising, check before relying on this"
    )


def test_the_second_line_says_what_is_special():
    assert words.second_line(score(), home="fernley") == "FS-24"
    said = words.second_line(score(is_aim=True, unverified=True), home="other")
    assert said.split("  ·  ") == [
        "FS-24",
        "Fernley service standards",
        "our own aim",
        "check before relying on this",
    ]


def test_what_was_left_out_and_why():
    row = score(
        left_out=((LeftOut.CLOSED_WHILE_PAUSED, 2), (LeftOut.STILL_RUNNING, 0)),
        excused=(("no-staff-available", 3),),
        result_with_excused=92.5,
        corrected=1,
    )
    assert words.left_out_words(row) == [
        "2 left out: closed while paused.",
        "3 excused by the promise itself: no member of staff was available.",
        "With those it would be 92.5%.",
        "1 time corrected later; the corrected time counts.",
    ]


def test_what_to_be_careful_of():
    assert warnings(score()) == []
    (waits,) = warnings(awaited("FS-40", "Repairs"))
    assert waits[1:] == (
        "Not yet measured",
        "Its evidence comes with Repairs. Until then it counts neither way.",
    )
    unverified, law = warnings(
        score(unverified=True, contradiction="The Code, 5.2: no stage before stage 1.")
    )
    assert unverified[1] == "Check before relying on this"
    assert law[1:] == ("The law says otherwise", "The Code, 5.2: no stage before stage 1.")
    (replaced,) = warnings(score(state=ScoreState.OVERRULED, contradiction="The Code, 5.2: it is shorter."))
    assert replaced[1] == "Replaced by law"


def test_figures_in_numbers():
    assert counting(score()) == "199 of 212 visits"
    assert counting(score(unit="working_days", counted_words="3 figures")) == "3 figures"
    assert counting(awaited("FS-40")) == "Not yet measured, awaits Complaints"
    assert times(0.0, 3700) == ["Half of them were done at once.", "The longest took 1 hour 1 min."]
    assert times(190.0, None) == ["Half of them took 3 minutes 10 seconds or less."]
    assert times(None, 3 * 86_400) == ["The longest took 3 days."]


def test_the_summary():
    shown = board()
    assert [(number, word) for _, number, word in key_words(shown)] == [
        (1, "met"),
        (1, "close"),
        (1, "missed"),
        (0, "too few to say"),
    ]
    assert others(shown) == "2 not yet measured"
    assert others(shown, but=frozenset({ScoreState.AWAITED})) == ""
    assert since(shown).words == "As many met"
    assert since(board(met_before=0)).words == "1 more met"
    assert since(board(met_before=3)).words == "2 fewer met"
    assert since(board(met_before=None)).words == "Nothing measured then"
    assert since(shown).heading == "Since February"


@pytest.mark.parametrize(
    ("kind", "short", "before", "curve"),
    [
        (PeriodKind.WEEK, "Week of 30 Mar", "Week of 23 Mar", "12 Jan to 5 Apr 2026"),
        (PeriodKind.MONTH, "March", "February", "Apr 2025 to Mar 2026"),
        (PeriodKind.QUARTER, "Jan to Mar", "Oct to Dec", "Apr 2023 to Mar 2026"),
        (PeriodKind.YEAR_TO_DATE, "To date", "a year ago", "Apr 2025 to Mar 2026"),
        (PeriodKind.FINANCIAL_YEAR, "2025 to 2026", "2024 to 2025", "Apr 2025 to Mar 2026"),
    ],
)
def test_periods_in_titles(kind, short, before, curve):
    period = containing(kind, date(2026, 3, 31))
    assert words.short_name(period) == short
    assert words.before_name(period) == before
    assert words.span(period) == curve


def test_packs():
    assert first_pack((CODE, HOMES)) is HOMES
    assert first_pack((CODE,)) is CODE
    assert first_pack(()) is None
    assert words.in_force(HOMES) == "in force since 1 Oct 2025"
    assert words.in_force(replace(HOMES, last=date(2026, 3, 31))) == "in force 1 Oct 2025 to 31 Mar 2026"
    assert words.in_force(replace(HOMES, first=None, last=date(2026, 3, 31))) == "in force until 31 Mar 2026"
    assert words.in_force(replace(HOMES, first=None, kind=PackKind.OFFICE)) == ""


def test_areas_have_names():
    assert words.area_title("asb") == "Antisocial behaviour"
    assert words.area_title("home-visits") == "Home visits"
