"""Which step is permitted of a visit in which state: one table, and every field of it is tried."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hsdesk.diary.actions import leave_room
from hsdesk.diary.rules import Purpose
from hsdesk.errors import Gone
from hsdesk.reception import actions, queries
from hsdesk.reception.corrections import undo
from hsdesk.reception.rules import IN_THE_OFFICE, IN_THE_QUEUE, Outcome, VisitState
from support.visits import Desk

W, C, B = VisitState.WAITING, VisitState.CALLED, VisitState.BEING_SEEN

ENDED = set(VisitState) - set(IN_THE_OFFICE)
PERMITTED = {
    actions.call: {W},
    actions.call_again: {C},
    actions.transfer: {W, C, B},
    actions.give_room: {W, C, B},
    actions.mark_seen: set(IN_THE_QUEUE),
    actions.finish: {B},
    actions.mark_left: set(IN_THE_QUEUE),
    actions.redirect: set(IN_THE_QUEUE),
    actions.note_staff_unavailable: set(VisitState) - {VisitState.WITHDRAWN},
}
"""Undo and corrected times are left out: they depend on the steps taken, not on the state."""

LEADS_TO = {
    actions.call: {W: C},
    actions.call_again: {C: C},
    actions.transfer: {W: W, C: W, B: B},
    actions.give_room: {W: W, C: C, B: B},
    actions.mark_seen: {W: B, C: B},
    actions.finish: {B: VisitState.FINISHED},
    actions.mark_left: {W: VisitState.LEFT, C: VisitState.LEFT},
    actions.redirect: {W: VisitState.REDIRECTED, C: VisitState.REDIRECTED},
    actions.note_staff_unavailable: {state: state for state in PERMITTED[actions.note_staff_unavailable]},
}


def brought_to(desk: Desk, clock, state: VisitState) -> int:
    """A visit in a state; returns its id."""
    visit = desk.walks_in().visit_id
    ways: dict[VisitState, list[Callable]] = {
        VisitState.WAITING: [],
        VisitState.CALLED: [actions.call],
        VisitState.BEING_SEEN: [actions.mark_seen],
        VisitState.FINISHED: [actions.mark_seen, actions.finish],
        VisitState.LEFT: [actions.mark_left],
        VisitState.REDIRECTED: [actions.redirect],
        VisitState.WITHDRAWN: [undo],
        VisitState.FORGOTTEN: [],
    }
    for step in ways[state]:
        take(desk, step, visit)
    if state is VisitState.FORGOTTEN:
        clock.advance(timedelta(days=1))
        desk.does(actions.close_forgotten)
    assert desk.office.ask(queries.visit, visit).state is state
    return visit


def take(desk: Desk, step: Callable, visit: int) -> None:
    more = {
        actions.transfer: {"reasons": [Purpose.KEYS]},
        actions.give_room: {"room_id": desk.rooms[0]},
        actions.finish: {"outcome": Outcome.ANSWERED, "asked_satisfied": True, "anything_else": False},
    }
    desk.does(step, visit_id=visit, **more.get(step, {}))


@pytest.mark.parametrize("step", PERMITTED, ids=lambda step: step.__name__)
def test_a_step_is_taken_in_its_states_and_refused_in_all_others(office, clock, step):
    desk = Desk(office)
    for state in VisitState:
        visit = brought_to(desk, clock, state)
        before = office.ask(queries.visit, visit)
        if state in PERMITTED[step]:
            take(desk, step, visit)
            assert office.ask(queries.visit, visit).state is LEADS_TO[step][state]
            desk.does(leave_room, visit_id=visit)
        else:
            with pytest.raises(Gone, match=before.ticket):
                take(desk, step, visit)
            assert office.ask(queries.visit, visit) == before


def test_no_step_leads_out_of_an_end():
    for step, places in LEADS_TO.items():
        assert set(places) == PERMITTED[step]
        assert all(state is after for state, after in places.items() if state in ENDED)
