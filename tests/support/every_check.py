"""Does everything once that a person can do about checks at the office and surveys."""

from collections.abc import Callable
from typing import Any

from hsdesk.office import Office
from hsdesk.office_checks import actions as checks
from hsdesk.office_checks import queries
from hsdesk.surveys import actions as surveys
from hsdesk.surveys.rules import Channel

Does = Callable[..., Any]


def make_the_rounds(office: Office, does: Does) -> None:
    """Begin a round, answer, note, have something mended, finish, and put an answer right afterwards."""
    does(checks.set_interval, every="2 weeks")
    check_id = does(checks.begin, standards=office.standards)
    answers = office.ask(queries.check, office.standards, check_id).answers
    for answer in answers:
        does(checks.answer, answer_id=answer.answer_id, yes=answer is not answers[0])
    amiss = answers[0].answer_id
    does(checks.note, answer_id=amiss, words="The frame is empty.")
    does(checks.make_task, answer_id=amiss, title="Put a new card in")
    does(checks.finish, check_id=check_id)
    does(checks.correct, answer_id=amiss, yes=True, words="It had only slipped.")


def ask_around(office: Office, does: Does, staff_id: int, team_id: int) -> None:
    """Record a sheet and a visit, put one right, and withdraw the other."""
    day = office.clock.now().date()
    values = {"day": day, "channel": Channel.DESK, "staff_id": staff_id, "team_id": team_id}
    visit = does(
        surveys.record_sheet, questionnaire="mystery-shopping-desk", answers={"manner": "yes"}, **values
    )
    does(surveys.correct_sheet, sheet_id=visit, version=1, answers={"manner": "no"}, **values)
    sheet = does(
        surveys.record_sheet,
        questionnaire="tenant-satisfaction",
        answers={"overall": "4"},
        day=day,
        channel=Channel.PAPER,
    )
    does(surveys.withdraw_sheet, sheet_id=sheet, version=1)
