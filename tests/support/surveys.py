"""Builders for tests of surveys: sheets of answers that somebody at the desk records."""

from dataclasses import dataclass
from datetime import date

from hsdesk.clock import FrozenClock
from hsdesk.office import Office
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import add_staff, add_team
from hsdesk.surveys import actions, queries
from hsdesk.surveys.rows import SheetDetail
from hsdesk.surveys.rules import Channel
from support.offices import london

SINCE, UNTIL = london("2026-04-01 00:00"), london("2026-05-01 00:00")
"""April, in which the builders' sheets lie."""


@dataclass
class SurveyDesk:
    """Grace, who records what tenants answered and what visits found."""

    office: Office
    clock: FrozenClock
    grace: int = 0
    team: int = 0

    def __post_init__(self) -> None:
        if not self.grace:
            self.grace = self.does(add_staff, name="Grace Holloway", role=StaffRole.RECEPTIONIST)
            self.team = self.does(add_team, name="Repairs desk")

    def does(self, action, **values):
        """Do something at the desk."""
        return self.office.actor(self.grace or None, "Desk 1").do(action, **values)

    def asks(self, query, *args, **values):
        """Ask the office something."""
        return self.office.ask(query, *args, **values)

    def records(self, questionnaire: str = "tenant-satisfaction", **more) -> int:
        """Record a sheet of today, with one answer unless a test says otherwise."""
        values = {"day": date(2026, 4, 14), "channel": Channel.PAPER, "answers": {"overall": "4"}, **more}
        return self.does(actions.record_sheet, questionnaire=questionnaire, **values)

    def visits(self, day: date = date(2026, 4, 13), **answers: str) -> int:
        """Record a mystery-shopping visit at the desk; names of questions are written with underlines."""
        given = {name.replace("_", "-"): answer for name, answer in answers.items()}
        return self.records("mystery-shopping-desk", day=day, channel=Channel.DESK, answers=given)

    def sheet(self, sheet_id: int) -> SheetDetail:
        """A sheet as it stands."""
        return self.asks(queries.sheet, sheet_id)
