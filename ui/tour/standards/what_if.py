"""What if: the dates that a complaint on Christmas Eve would bring, and a hazard on two days of the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from hsdesk.clock import LONDON
from hsdesk.standards.beginnings import Beginning
from ui.tour.hand import button, click, press, type_in
from ui.tour.standards.board import StandardsDesk, step_to
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, same
from ui.what_if.answers import ChipsField
from ui.what_if.clock_card import ClockCard
from ui.what_if.form import When
from ui.what_if.tab import WhatIfTab
from ui.widgets.select import SelectField

CHRISTMAS_EVE = "24 Dec 2026"
COMPLAINT = {"CHC-62": date(2027, 1, 5), "LH-27": date(2026, 12, 31)}
"""When the acknowledgement would be due: Christmas Day, the day given for Boxing Day and New Year's Day are
no working days, nor are the weekends between them."""
HAZARD = "AL-11-phase-2"
"""A dangerous fall is looked into under the law from 30 November 2026 on, and not a day earlier."""


def what_if(desk: StandardsDesk) -> Iterator[Step]:
    """Suppose things, and read the dates; nothing is saved by it."""
    yield Step(
        "What if: the dates that something would bring",
        lambda: desk.open_tab("What if"),
        lambda: holds(_tab(desk).form.question() is not None, "Nothing is asked yet."),
    )
    yield Step(
        "A complaint is received",
        partial(_suppose, desk, "complaint received", "complaint.received"),
        lambda: _happens(desk, "complaint.received"),
    )
    yield Step(
        "On Christmas Eve",
        partial(_on, desk, CHRISTMAS_EVE),
        lambda: _dates_are(desk, COMPLAINT),
        Picture("what-if-complaint"),
    )
    yield Step(
        "Why this date? The days are counted one by one, the holidays by name",
        lambda: click(_card(desk, "CHC-62").why),
        lambda: _counts_days(desk, "CHC-62"),
        Picture("what-if-why"),
    )
    yield Step(
        "A hazard is reported instead: something over which people may fall",
        partial(_hazard, desk),
        lambda: _happens(desk, "hazard.reported"),
    )
    yield Step(
        "On 29 November 2026: the law does not ask for anything yet",
        partial(_on, desk, "29 Nov 2026"),
        lambda: all_of(_asked_for(desk, "29 Nov"), _asks(desk, asks=False)),
        Picture("what-if-hazard-before"),
    )
    yield Step(
        "A day later it does",
        partial(_on, desk, "30 Nov 2026"),
        lambda: all_of(_asked_for(desk, "30 Nov"), _asks(desk, asks=True)),
        Picture("what-if-hazard-after"),
    )


def _tab(desk: StandardsDesk) -> WhatIfTab:
    return desk.tab(WhatIfTab)


def _suppose(desk: StandardsDesk, words: str, event: str) -> None:
    """Type some words, and go down the suggestions to what is meant."""
    field = _tab(desk).form.beginning
    click(field.line)
    field.line.selectAll()
    type_in(words, on=field.line)
    values = [row.value for row in field.suggestions()]
    offered = [value.event for value in values if isinstance(value, Beginning)]
    if event not in offered:
        raise Unexpected(f"{words} does not find {event}, but {offered}.")
    press(Qt.Key.Key_Down, on=field.line, times=offered.index(event))
    press(Qt.Key.Key_Return, on=field.line)


def _on(desk: StandardsDesk, day: str) -> None:
    form = _tab(desk).form
    if form.when.value() is not When.CHOSEN:
        click(button("At a chosen time", form.when))
    for line, text in ((form.moment.day, day), (form.moment.time, "15:00")):
        click(line)
        line.selectAll()
        type_in(text, on=line)


def _hazard(desk: StandardsDesk) -> None:
    _suppose(desk, "hazard reported", "hazard.reported")
    form = _tab(desk).form
    for fact, value, words in (
        ("group", "falls", "Falls"),
        ("category", "significant", "A significant hazard"),
    ):
        field = form.answers.fields.get(fact)
        if isinstance(field, ChipsField):
            click(button(words, field.chips))
        elif isinstance(field, SelectField):
            step_to(field.box, value)


def _happens(desk: StandardsDesk, event: str) -> str:
    answer = _tab(desk).preview.answer
    return same("What happens", answer.question.event if answer else "", event)


def _asked_for(desk: StandardsDesk, day: str) -> str:
    answer = _tab(desk).preview.answer
    at = answer.question.at.astimezone(LONDON) if answer and answer.question.at else None
    return same("The day", f"{at.day} {at:%b}" if at else "", day)


def _card(desk: StandardsDesk, promise: str) -> ClockCard:
    cards = [card for shown in _tab(desk).preview.lists for card in shown.cards]
    found = next((card for card in cards if card.clock is not None and card.clock.standard == promise), None)
    if found is None:
        raise Unexpected(f"No date of {promise} is shown.")
    return found


def _counts_days(desk: StandardsDesk, promise: str) -> str:
    """The reckoning is open and names the holidays that do not count."""
    card = _card(desk, promise)
    told = " ".join(card.clock.reckoning) if card.clock is not None else ""
    return all_of(
        holds(card.reckoning is not None, "The reckoning is not shown."),
        *(holds(day in told, f"{day} is not named.") for day in ("Christmas Day", "Boxing Day", "New Year")),
    )


def _asks(desk: StandardsDesk, *, asks: bool) -> str:
    return same("Whether the law asks for it", HAZARD in _dates(desk), asks)


def _dates(desk: StandardsDesk) -> dict[str, date]:
    """The dates on the cards, by their promises."""
    clocks = [card.clock for shown in _tab(desk).preview.lists for card in shown.cards]
    return {clock.standard: clock.due_date for clock in clocks if clock is not None}


def _dates_are(desk: StandardsDesk, wanted: Mapping[str, date]) -> str:
    found = _dates(desk)
    return all_of(*(same(f"The date of {each}", found.get(each), day) for each, day in wanted.items()))
