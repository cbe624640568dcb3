"""The count on the rail: how many questions wait for an answer at the office today."""

from datetime import timedelta

from hsdesk.store.work import Subject
from ui.shell.badges import Badges
from ui.shell.rail import Rail
from ui.standards.spec import STANDARDS


def test_the_rail_tells_that_a_check_is_due_once_time_runs_and_again_when_a_day_begins(desk, qtbot):
    rail = Rail(desk.services.theme, [STANDARDS])
    qtbot.addWidget(rail)
    badges = Badges(desk.services, [STANDARDS], rail)
    item = rail.item("standards")
    assert item.count() == 0, "what the promises must tell is not asked before the window stands"
    desk.services.ticker.beat()
    total = item.count()
    assert total == 11
    check = desk.rounds.makes_a_round()
    desk.window.tells(Subject("office_check", check.check_id))
    assert item.count() == 0
    desk.clock.advance(timedelta(days=7))
    desk.services.ticker.beat()
    assert 0 < item.count() < total, "only what is looked at every week"
    badges.deleteLater()
