"""The tab before its rounds are read: nothing is said of a check that nobody knows yet."""

from dataclasses import replace

from support.side_panels import shown
from ui.office_checks.tab import OfficeChecksTab


def test_nothing_is_claimed_before_it_is_read(desk, tasks, qtbot):
    tab = shown(qtbot, OfficeChecksTab(replace(desk.services, tasks=tasks)), 1262, 652)
    assert tab.stack.currentWidget() is tab.waiting
    assert not tab.panel.isVisible()
    qtbot.waitUntil(tab.panel.isVisible)
    assert tab.stack.currentWidget() is not tab.waiting
    assert not tab.waiting.showing()
