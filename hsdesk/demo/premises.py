"""The demo office is set up by the real actions, each at its own moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar
from hsdesk.clock import LONDON
from hsdesk.demo import cast
from hsdesk.demo.almanac import hours_around, own_closures
from hsdesk.diary.actions import add_room
from hsdesk.people.staff import add_staff, add_team
from hsdesk.premises.actions import close_on, open_as, set_up
from hsdesk.premises.queries import calendar_of
from hsdesk.store.tables import AcceptedAction
from hsdesk.store.work import Hand, Read, Subscriber, Work

P = ParamSpec("P")
R = TypeVar("R")

PREPARED = timedelta(days=28)
"""So long before the first visitor the office is set up in hsdesk, and appointments are booked."""
AHEAD = timedelta(days=120)
"""So far ahead the office's closures are arranged."""


@dataclass(slots=True)
class Premises:
    """The office that was set up: ids by the names that the demo knows."""

    office_id: int
    founded: datetime
    calendar: Calendar
    staff: dict[cast.Colleague, int] = field(default_factory=dict)
    teams: dict[cast.TeamName, int] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)

    def hand(self, colleague: cast.Colleague, desk: str) -> Hand:
        """Somebody at a desk."""
        return Hand(self.office_id, self.staff[colleague], desk)


class Founding:
    """Runs real actions in a given session, each at a moment of the past."""

    def __init__(
        self,
        session: Session,
        rng: Random,
        subscribers: Sequence[Subscriber] = (),
        *,
        office_id: int = 0,
        instead: Mapping[Callable[..., Any], Callable[..., Any]] | None = None,
    ) -> None:
        """`instead` names what is called in an action's place, and writes the same in less time."""
        self._session = session
        self._rng = rng
        self._subscribers = subscribers
        self._office_id = office_id
        self._instead = instead or {}

    def do(self, at: datetime, hand: Hand, action: Callable[..., Any], **values: Any) -> Any:
        """Do one action as the unit of work would, within the demo's own transaction."""
        action_id = UUID(int=self._rng.getrandbits(128), version=4)
        name = f"{action.__module__.removeprefix('hsdesk.')}.{action.__name__}"
        accepted = AcceptedAction(id=action_id, name=name, at=at, staff_id=hand.staff_id)
        self._session.add(accepted)
        self._session.flush()
        write = self._instead.get(action, action)
        result = write(Work(self._session, at, hand, action_id, self._subscribers), **values)
        accepted.result = msgspec.to_builtins(result)
        self._session.flush()
        return result

    def ask(
        self, at: datetime, query: Callable[Concatenate[Read, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run one query in the demo's own transaction."""
        return query(Read(self._session, at, self._office_id), *args, **kwargs)


def found_office(session: Session, rng: Random, *, first_day: date, now: datetime) -> Premises:
    """Set up the office before its first day, with closures up to some weeks after now.

    When the usual hours leave out the present moment, today has hours of its own.
    """
    founding = Founding(session, rng)
    begun = datetime.combine(first_day - PREPARED, time(8, 30), LONDON).astimezone(UTC)
    today = now.astimezone(LONDON).date()
    office_id = founding.do(
        begun,
        Hand(),
        set_up,
        name=cast.OFFICE,
        landlord=cast.LANDLORD,
        nation=Nation.ENGLAND_AND_WALES,
        hours=cast.HOURS,
        packs=cast.PACKS,
        emergency_phone=cast.EMERGENCY_PHONE,
        is_demo=True,
    )
    hand = Hand(office_id)
    premises = Premises(office_id, begun, calendar_of(session, office_id))
    moment = begun
    for team in cast.TeamName:
        moment += timedelta(seconds=40)
        premises.teams[team] = founding.do(moment, hand, add_team, name=team.value)
    for colleague in cast.STAFF:
        moment += timedelta(seconds=50)
        team_id = None if colleague.team is None else premises.teams[colleague.team]
        premises.staff[colleague] = founding.do(
            moment, hand, add_staff, name=colleague.name, role=colleague.role, team_id=team_id
        )
    hand = premises.hand(cast.HELEN, "Back office")
    for name, features in cast.ROOMS:
        moment += timedelta(seconds=30)
        codes = [feature.value for feature in features]
        premises.rooms[name] = founding.do(moment, hand, add_room, name=name, features=codes)
    for day, reason in own_closures(first_day - PREPARED, _last_known(premises.calendar, today + AHEAD)):
        if premises.calendar.is_working_day(day):
            moment += timedelta(seconds=20)
            founding.do(moment, hand, close_on, day=day, reason=reason)
    premises.calendar = calendar_of(session, office_id)
    hours = hours_around(premises.calendar, now)
    if hours is not None:
        reason = "Open now, so that the demo can be tried"
        founding.do(moment + timedelta(minutes=1), hand, open_as, day=today, hours=hours, reason=reason)
        premises.calendar = calendar_of(session, office_id)
    return premises


def _last_known(calendar: Calendar, day: date) -> date:
    """`day`, or the last day before it whose bank holidays are known."""
    return min(day, calendar.trusted_until or day)
