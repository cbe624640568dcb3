"""Surveys: what a mystery shopper found is recorded against the promises that it tests."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from hsdesk.clock import LONDON
from hsdesk.reporting.periods import PeriodKind, containing
from hsdesk.surveys import queries
from hsdesk.surveys.rows import SheetRow
from hsdesk.surveys.rules import QuestionnaireKind
from ui.surveys.tab import SurveysTab
from ui.tour.hand import button, click, press, type_in
from ui.tour.standards.board import StandardsDesk
from ui.tour.step import Picture, Step, all_of, holds, same

NOTE = "Greeted at once; the name was said only when I asked."
NOT_GOOD = "own-name"


def surveys(desk: StandardsDesk) -> Iterator[Step]:
    """A visit recorded, from the empty form to the sheet."""
    yield Step(
        "Surveys: what tenants and mystery shoppers said",
        lambda: desk.open_tab("Surveys"),
        lambda: same("The sheets", len(_tab(desk).list.model_of_sheets.rows), len(_sheets(desk))),
        Picture("surveys"),
    )
    before = len(_sheets(desk))
    yield Step(
        "Record a visit of a mystery shopper",
        lambda: click(_tab(desk).add_visit),
        lambda: all_of(
            holds(_tab(desk).form.isVisible(), "The form is not shown."),
            holds(len(_tab(desk).form.fields) > 5, "Few questions are asked."),
        ),
    )
    yield Step(
        "Say when, whom the visit met, and what was found",
        lambda: _fill_in(desk),
        lambda: all_of(
            same("The note", _tab(desk).form.form.note, NOTE),
            same("Answered", len(_tab(desk).form.form.answers), len(_tab(desk).form.fields)),
        ),
        Picture("surveys-visit"),
    )
    yield Step(
        "Record it: it counts for the promises that it tests",
        lambda: click(_tab(desk).form.save),
        lambda: all_of(
            same("The sheets", len(_sheets(desk)), before + 1),
            same("The note", _sheets(desk)[0].note, NOTE),
            same("The kind", _sheets(desk)[0].kind, QuestionnaireKind.MYSTERY_SHOPPING),
        ),
        Picture("surveys-recorded"),
    )


def _tab(desk: StandardsDesk) -> SurveysTab:
    return desk.tab(SurveysTab)


def _sheets(desk: StandardsDesk) -> list[SheetRow]:
    """The sheets of the year, as another desk reads them."""
    today = desk.office.clock.now().astimezone(LONDON).date()
    since, until = containing(PeriodKind.FINANCIAL_YEAR, today).bounds(LONDON)
    return desk.office.ask(queries.sheets, since, until, limit=500)


def _fill_in(desk: StandardsDesk) -> None:
    form = _tab(desk).form
    click(form.day.line)
    form.day.line.selectAll()
    type_in("today", on=form.day.line)
    press(Qt.Key.Key_Down, on=form.met.box)
    for field in form.fields:
        if field.choice is not None:
            click(field.choice.no if field.question.id == NOT_GOOD else field.choice.yes)
        elif field.chips is not None:
            click(button(field.question.choices[-1].code, field.chips, begins=True))
    type_in(NOTE, on=form.note.box)
