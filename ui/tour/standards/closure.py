"""A closure is previewed in the settings before anybody saves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt

from hsdesk.premises.queries import days
from ui.settings.hours import HoursSection
from ui.settings.page import SettingsPage
from ui.tour.around_the_desk import open_section, section_is
from ui.tour.hand import CTRL, click, press, type_in
from ui.tour.standards.board import StandardsDesk
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, in_turn

DAY = date(2026, 4, 24)
REASON = "The whole team is trained"


def closure(desk: StandardsDesk) -> Iterator[Step]:
    """Which open dates a closed day would move, then the day closed in one audited step."""
    yield Step(
        "Settings: opening hours",
        in_turn(lambda: press(Qt.Key.Key_Comma, CTRL), lambda: open_section(desk.desk, "Opening hours")),
        lambda: section_is(desk.desk, "hours"),
    )
    yield Step(
        "Close a day: what would it move?",
        lambda: _ask(desk),
        lambda: _previewed(desk),
        Picture("closure-previewed"),
    )
    yield Step(
        "Save it",
        lambda: click(_section(desk).panel.save),
        lambda: all_of(
            holds(DAY in {row.day for row in desk.office.ask(days)}, "The day is not closed."),
            holds(not _section(desk).panel.isVisible(), "The preview is still shown."),
        ),
        Picture("closure-saved"),
    )


def _section(desk: StandardsDesk) -> HoursSection:
    section = desk.desk.stage.page("settings", SettingsPage).section("hours")
    if not isinstance(section, HoursSection):
        raise Unexpected("The section has no opening hours.")
    return section


def _ask(desk: StandardsDesk) -> None:
    form = _section(desk).form
    type_in(f"{DAY.day} {DAY:%b} {DAY.year}", on=form.day.line)
    type_in(REASON, on=form.reason.line)
    click(form.add)


def _previewed(desk: StandardsDesk) -> str:
    """The sentence names the day and how many open deadlines were looked at; it can be saved now."""
    panel = _section(desk).panel
    said = panel.sentence.text()
    return all_of(
        holds(panel.isVisible() and panel.save.isEnabled(), "It is not worked out yet."),
        holds("Fri 24 Apr" in said and "open deadline" in said, f"The preview says “{said}”."),
        holds(DAY not in {row.day for row in desk.office.ask(days)}, "It is saved already."),
    )
