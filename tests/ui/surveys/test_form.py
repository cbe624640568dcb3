"""What the form of a sheet holds: the day as people type it, what is missing, and its draft."""

from datetime import date

import pytest

from hsdesk.errors import Refused
from hsdesk.surveys.rules import Channel
from ui.surveys.form import SheetForm

TODAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Tue 14 Apr 2026", TODAY),
        ("today", TODAY),
        ("13 Apr", date(2026, 4, 13)),
        ("20 Dec", date(2025, 12, 20)),  # without a year it is the last such day
        ("3/3/26", date(2026, 3, 3)),
    ],
)
def test_a_day_without_a_year_is_the_last_one(typed, day):
    assert SheetForm(day=typed).on_day(TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"), [("", "missing"), ("15 Apr 2026", "still to come"), ("soon", "not a date")]
)
def test_a_day_that_cannot_be_is_refused(typed, said):
    with pytest.raises(Refused, match=said):
        SheetForm(day=typed).on_day(TODAY)


def test_what_is_missing_is_told_by_field():
    assert [field for field, _ in SheetForm().problems(TODAY)] == ["day", "answers"]
    assert SheetForm(day="today", answers={"overall": "4"}).problems(TODAY) == []


def test_a_draft_gives_the_form_again_without_who_answered():
    form = SheetForm("tenant-satisfaction", "13 Apr", Channel.DESK, (2, None), 7, "A note", {"overall": "4"})
    again = SheetForm.from_draft(form.draft())
    assert again.person_id is None
    assert (again.questionnaire, again.day, again.channel, again.met) == (
        "tenant-satisfaction",
        "13 Apr",
        Channel.DESK,
        (2, None),
    )
    assert (again.note, dict(again.answers)) == ("A note", {"overall": "4"})


def test_a_damaged_draft_is_left_empty_where_it_is_damaged():
    form = SheetForm.from_draft({"channel": "pigeon", "answers": ["overall", "=4", 3], "staff": "x"})
    assert form == SheetForm()
    assert not form.is_worth_keeping
