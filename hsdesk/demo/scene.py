"""The present moment of the demo: who waits, who is being seen, and what the rooms are doing.

A demo is looked at when it has just been made, so this hour is not left to chance: somebody is over the
target, two are nearly due, one is early, and every state of a room can be seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from hsdesk.calendars.calendar import Span
from hsdesk.clock import LONDON, as_utc
from hsdesk.demo import cast
from hsdesk.demo.deeds import Booking, Deed, Face, Guest
from hsdesk.demo.plan import FRONT_DESK, DayPlan, Planner, dice
from hsdesk.diary.actions import close_room, end_duty, hold_room, mark_missed
from hsdesk.diary.rules import DutyKind, Purpose
from hsdesk.people.rules import Need
from hsdesk.reception import actions
from hsdesk.store.work import Hand

SEEING = (cast.PRIYA, cast.SAM, cast.IMRAN)
"""Who sees visitors at the present moment; Grace is at the desk."""

_BEGINS = timedelta(minutes=27)
"""So long before now the scene begins; by then everybody who came before has been seen to."""
_STEP = timedelta(minutes=5)
_BUSY = 1.25
"""Today is so much busier than it would be by chance: a quiet desk shows little."""


def _ms(minutes: int, seconds: int = 0) -> timedelta:
    return timedelta(minutes=minutes, seconds=seconds)


@dataclass(slots=True)
class Scene:
    """The half hour before now. Early on a day it is moved together, so that all of it is of that day."""

    planner: Planner
    faces: Mapping[str, Face]
    now: datetime
    plan: DayPlan
    names: set[str] = field(default_factory=set)
    deeds: list[Deed] = field(default_factory=list)
    _rng: Random = field(init=False)
    _midnight: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.now.replace(microsecond=0)
        today = self.now.astimezone(LONDON).date()
        self._midnight = as_utc(datetime.combine(today, time(0), LONDON))
        self._rng = dice(self.planner.seed, "now")
        self.names = {known.name for known in cast.KNOWN}
        others = [colleague for colleague in self.plan.seeing if colleague not in SEEING]
        self.plan.seeing = [*SEEING, *others[: max(0, len(self.plan.seeing) - len(SEEING))]]
        self.plan.visits *= _BUSY
        self.plan.receptionist, self.plan.relief = cast.GRACE, cast.COLIN

    @property
    def begins(self) -> datetime:
        """When the scene begins, and the day as chance plays it ends."""
        return max(self._ago(_BEGINS), min(self.plan.opens, self.now))

    @property
    def quiet(self) -> Span:
        """While only the scene's own people have appointments."""
        return Span(self.now - _ms(50), self.now + _ms(20))

    def play(self) -> list[Deed]:
        """Everything that the scene needs, in order of time; appointments are made on earlier days."""
        priya, sam = (self.planner.premises.staff[who] for who in (cast.PRIYA, cast.SAM))
        self._others_leave()
        self._expected()
        self._with_officers()
        self._walks_in(cast.DEREK, _ms(12, 5), Purpose.RENT, "Rent account query", team=cast.TeamName.INCOME)
        self._walks_in(cast.LEANNE, _ms(8, 52), Purpose.KEYS, "Keys and fobs")
        begins = self._booked(180, 290)
        amina = self._appointment(
            cast.AMINA, begins, Purpose.TENANCY, priya, "Tenancy sign-up, brought papers"
        )
        self._comes_to(amina, _ms(8, 12))
        note = "Damp in back bedroom"
        self._walks_in(cast.TOMASZ, _ms(6, 15), Purpose.REPAIR, note, team=cast.TeamName.REPAIRS)
        soon = _after(self.now + _ms(1, 40))
        margaret = self._appointment(cast.MARGARET, soon, Purpose.HOUSING, sam, "Annual review meeting")
        self._comes_to(margaret, _ms(4, 30))
        self._walks_in(cast.CALLUM, _ms(2, 31), Purpose.NEIGHBOURS, "Neighbour noise", staff_id=sam)
        self._walks_in(cast.CHIDI, _ms(0, 48), Purpose.COMPLAINT, "Wants to complain about a repair")
        self._rooms()
        return sorted(self.deeds, key=lambda deed: deed.at)

    def _with_officers(self) -> None:
        """Imran and Sam are in conversation, and Helen has just called somebody to Room 3."""
        rooms = self.planner.premises.rooms
        imran, sam = self._hand(cast.IMRAN, "Desk 4"), self._hand(cast.SAM, "Desk 3")
        shabana = self._walks_in(cast.SHABANA, _ms(24), Purpose.RENT, "Letter about arrears")
        where: dict[str, Any] = {"room_id": rooms["Room 1"], "staff_id": imran.staff_id}
        self._do(_ms(18, 50), imran, actions.call, guest=shabana, **where)
        self._do(_ms(18), imran, actions.mark_seen, guest=shabana, staff_id=imran.staff_id)
        gwilym = self._walks_in(cast.GWILYM, _ms(13, 40), Purpose.NEIGHBOURS, "Shared hedge")
        self._do(_ms(7, 55), sam, actions.call, guest=gwilym)
        self._do(_ms(7, 20), sam, actions.mark_seen, guest=gwilym, staff_id=sam.staff_id)
        helen = self._hand(cast.HELEN, "Back office")
        begins = self._booked(150, 290)
        wei = self._appointment(cast.WEI, begins, Purpose.COMPLAINT, helen.staff_id, "Nobody rang back")
        guest = self._comes_to(wei, _ms(9, 40))
        where = {"room_id": rooms["Room 3"], "staff_id": helen.staff_id}
        self._do(_ms(0, 40), helen, actions.call, guest=guest, **where)

    def _others_leave(self) -> None:
        """Whoever else was on duty today has gone to do something else."""
        for place, colleague in enumerate(self.plan.seeing):
            if colleague not in SEEING:
                hand = self._hand(colleague, f"Desk {place + 2}")
                self._do(_BEGINS, hand, end_duty, staff_id=hand.staff_id, kind=DutyKind.SEEING)

    def _expected(self) -> None:
        """Appointments with somebody who is late, did not come, is still to come, or cancelled."""
        for minutes, purpose, team, is_cancelled in (
            (-48, Purpose.HOUSING, cast.TeamName.HOUSING, False),
            (-14, Purpose.RENT, cast.TeamName.INCOME, False),
            (27, Purpose.DOCUMENTS, cast.TeamName.HOUSING, False),
            (42, Purpose.NEIGHBOURS, cast.TeamName.NEIGHBOURHOODS, True),
            (57, Purpose.RENT, cast.TeamName.INCOME, False),
        ):
            starts_at = _after(self.now + _ms(minutes))
            if not self.plan.opens <= starts_at < self.plan.closes:
                continue
            face = self.planner.crowd.somebody(self._rng, on_record=True)
            self.names.add(face.name)
            booking = Booking(face, starts_at, 30, purpose, team_id=self.planner.premises.teams[team])
            self._book(booking, cancels=is_cancelled)
            if starts_at < self._ago(_ms(30)):
                self._do(_ms(21), self._front_desk, mark_missed, booking=booking)

    def _rooms(self) -> None:
        """One room is kept for Priya's next visitor, and one is being cleaned."""
        rooms, priya = self.planner.premises.rooms, self._hand(cast.PRIYA, "Desk 2")
        values: dict[str, Any] = {"room_id": rooms["Room 4"], "until": _after(self.now + _ms(25))}
        values |= {"reason": "Tenancy sign-up", "staff_id": priya.staff_id}
        self._do(_ms(6), priya, hold_room, **values)
        values = {"room_id": rooms["Room 5"], "until": _after(self.now + _ms(12)), "reason": "Being cleaned"}
        self._do(_ms(11), self._front_desk, close_room, **values)

    def _walks_in(
        self,
        known: cast.Known,
        ago: timedelta,
        purpose: Purpose,
        note: str,
        *,
        team: cast.TeamName | None = None,
        staff_id: int | None = None,
    ) -> Guest:
        team_id = None if team is None else self.planner.premises.teams[team]
        wants = {"reasons": [purpose], "note": note, "to_see_staff_id": staff_id, "to_see_team_id": team_id}
        more = [Need.WITH_CHILD] if known is cast.TOMASZ else []
        return self._checks_in(self.faces[known.name], ago, None, {**wants, "needs": more})

    def _comes_to(self, booking: Booking, ago: timedelta) -> Guest:
        wants = {"reasons": [booking.purpose], "note": booking.note, "to_see_staff_id": booking.staff_id}
        return self._checks_in(booking.face, ago, booking, {**wants, "needs": []})

    def _checks_in(
        self, face: Face, ago: timedelta, booking: Booking | None, wants: Mapping[str, Any]
    ) -> Guest:
        values = {**wants, "person_id": face.person_id, "category": face.category, "identity_checked": True}
        values["needs"] = [*face.needs, *wants["needs"]]
        guest = Guest(face)
        at = self._ago(ago)
        self.deeds.append(Deed(at, self._front_desk, actions.check_in, values, guest, booking))
        return guest

    def _appointment(
        self, known: cast.Known, starts_at: datetime, purpose: Purpose, staff_id: int | None, note: str
    ) -> Booking:
        booking = Booking(self.faces[known.name], starts_at, 30, purpose, staff_id=staff_id, note=note)
        self._book(booking, cancels=False)
        return booking

    def _book(self, booking: Booking, *, cancels: bool) -> None:
        self.deeds.extend(self.planner.book(self._rng, self.plan, booking, cancels=cancels))

    def _do(
        self,
        ago: timedelta,
        hand: Hand,
        action: Callable[..., Any],
        *,
        guest: Guest | None = None,
        booking: Booking | None = None,
        **values: Any,
    ) -> None:
        self.deeds.append(Deed(self._ago(ago), hand, action, values, guest, booking))

    def _ago(self, ago: timedelta) -> datetime:
        """A moment before now, but of today: in the first minutes of a day the time is pressed together."""
        pace = min(1.0, (self.now - self._midnight) / _BEGINS)
        return (self.now - ago * pace).replace(microsecond=0)

    def _booked(self, least: int, most: int) -> datetime:
        """A time of five minutes, or else of a minute, between so many seconds ago."""
        on_the_five = _after(self.now - timedelta(seconds=most))
        if self.now - on_the_five >= timedelta(seconds=least):
            return max(on_the_five, self._midnight)
        return max((self.now - timedelta(seconds=least)).replace(second=0), self._midnight)

    def _hand(self, colleague: cast.Colleague, desk: str) -> Hand:
        return self.planner.premises.hand(colleague, desk)

    @property
    def _front_desk(self) -> Hand:
        return self._hand(cast.GRACE, FRONT_DESK)


def _after(moment: datetime) -> datetime:
    """The next time of five minutes."""
    past = timedelta(minutes=moment.minute % 5, seconds=moment.second)
    return moment if not past else moment - past + _STEP
