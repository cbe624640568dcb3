"""Whoever is at the desk is reminded of their duties under the bell, once, and until they are done."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from hsdesk.duties import actions
from hsdesk.duties.evidence import add_evidence
from hsdesk.duties.queries import duties
from hsdesk.store.work import Subject
from support.windows import PASSWORD, click, desk, shell_of
from ui.duties.reminders import DutyReminders
from ui.duties.tab import DutiesTab
from ui.notices import NoticeKind
from ui.services import StaffMember
from ui.shell.bell import MessageList
from ui.widgets.button import Button

__all__ = ["desk"]

TRAINING = "LH-06"


@pytest.fixture
def opened(held) -> list[Subject]:
    """What the reminders asked to be shown."""
    shown: list[Subject] = []
    held.reminders = DutyReminders(held.desk.services, shown.append, None)
    return shown


def beats(held, times: int = 5) -> None:
    for _ in range(times):
        held.desk.services.ticker.tick.emit(held.desk.clock.now())


def reminded(held) -> list[str]:
    current = held.desk.services.notices.current
    return [notice.words for notice in current if notice.kind is NoticeKind.REMINDER]


def gives(held, standard: str = TRAINING) -> int:
    row = held.row(standard)
    staff_id = held.desk.desk.grace
    held.desk.desk.does(actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=staff_id)
    return row.duty_id


def test_owner_is_reminded_when_it_is_near(held, opened) -> None:
    beats(held)
    assert reminded(held) == []
    assert held.rows, "the duties were made when the window had settled"
    number = gives(held)
    held.desk.tells(Subject("obligation", number))
    assert reminded(held) == []
    held.desk.clock.set(datetime(2027, 3, 24, 9, 0, tzinfo=UTC))
    beats(held, 1)
    assert reminded(held) == ["Staff are trained: due Wed 31 Mar This duty is yours."]
    held.desk.clock.set(datetime(2027, 4, 2, 9, 0, tzinfo=UTC))
    beats(held, 1)
    (said,) = reminded(held)
    assert "2 days over" in said
    (notice,) = held.desk.services.notices.current
    held.desk.services.notices.take_offer(notice)
    assert opened == [Subject("obligation", number)]


def test_nobody_is_reminded_of_what_others_see_to(held, opened) -> None:
    beats(held)
    number = gives(held)
    held.desk.clock.set(datetime(2027, 3, 24, 9, 0, tzinfo=UTC))
    beats(held, 1)
    assert len(reminded(held)) == 1
    held.desk.services.acting.become(StaffMember(held.desk.desk.sam, "Sam Okoro", "caseworker"))
    assert reminded(held) == []
    held.desk.services.acting.become(StaffMember(held.desk.desk.grace, "Grace Holloway", "receptionist"))
    assert len(reminded(held)) == 1
    office = held.desk.office
    held.desk.desk.does(add_evidence, duty_id=number, note="Done.", standards=office.standards)
    row = held.detail(number).row
    held.desk.desk.does(
        actions.complete_duty, duty_id=number, version=row.version, standards=office.standards
    )
    held.desk.tells(Subject("obligation", number))
    assert reminded(held) == []


def test_several_are_told_at_once(held, opened) -> None:
    beats(held)
    for row in held.rows:
        held.desk.desk.does(
            actions.give_owner, duty_id=row.duty_id, version=row.version, staff_id=held.desk.desk.grace
        )
    held.desk.clock.set(datetime(2026, 7, 1, 9, 0, tzinfo=UTC))
    beats(held, 1)
    (said,) = reminded(held)
    assert "of yours wait" in said
    assert "late" in said


def test_bell_leads_to_the_duty(desk) -> None:
    desk.set_up(colleagues=["Grace Holloway"])
    window = desk.start()
    services, shell = window._services, shell_of(window)
    office = services.open_office
    services.actor().do(
        actions.add_own_duty,
        title="Fire drill",
        every="6 months",
        first_due=date(2026, 4, 16),
        owner_staff_id=services.acting.staff_id,
        standards=office.standards,
    )
    assert PASSWORD
    for _ in range(5):
        services.ticker.beat()
    bell = shell.top_bar.bell
    assert bell.accessibleName() == "Messages, 1 to answer"
    click(bell)
    messages = QApplication.activePopupWidget()
    assert isinstance(messages, MessageList)
    (show,) = messages.findChildren(Button)
    click(show)
    assert shell.key == "standards"
    tab = shell.page("standards").shown
    assert isinstance(tab, DutiesTab)
    assert tab.panel.row.title == "Fire drill"
    assert bell.accessibleName() == "Messages"
    assert len(office.ask(duties, office.standards).rows) == 1
