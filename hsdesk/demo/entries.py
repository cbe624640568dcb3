"""How each action is entered into the demo's ledger; the order of the lines is that of the action itself."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from hsdesk.clock import LONDON
from hsdesk.demo.deeds import Booking, Deed, Guest
from hsdesk.demo.ledger import Ledger, VisitPage
from hsdesk.demo.pages import Row
from hsdesk.diary import actions as diary
from hsdesk.diary.events import AppointmentEvent, DutyEvent, RoomEvent
from hsdesk.diary.rules import AppointmentState, OccupancyKind, local_day
from hsdesk.diary.tables import Appointment, Duty, Occupancy
from hsdesk.reception import actions as reception
from hsdesk.reception import corrections
from hsdesk.reception.events import VisitEvent
from hsdesk.reception.rules import Moment, VisitState
from hsdesk.reception.steps import ticket_of
from hsdesk.reception.tables import Visit
from hsdesk.store.work import Subject

RoomNames = dict[int, str]


class Clerk:
    """Enters deeds into a ledger; knows what the rooms are called."""

    def __init__(self, ledger: Ledger, rooms: RoomNames) -> None:
        self.ledger = ledger
        self._rooms = rooms

    def enter(self, deed: Deed) -> None:
        """Enter one deed."""
        self.ledger.enter(deed, partial(WRITERS[deed.action], self))

    def book(self, deed: Deed) -> int:
        """As `book_appointment`."""
        booking, values = _booking(deed), deed.values
        number = booking.appointment_id = self.ledger.pages.number(Appointment)
        self.ledger.appointments[number] = {
            "id": number,
            "office_id": deed.hand.office_id,
            "day": local_day(booking.starts_at, LONDON),
            "starts_at": values["starts_at"],
            "minutes": values["minutes"],
            "person_id": values.get("person_id"),
            "visitor_name": values.get("visitor_name", ""),
            "staff_id": values.get("staff_id"),
            "team_id": values.get("team_id"),
            "purpose": values["purpose"],
            "note": values.get("note", ""),
            "state": AppointmentState.BOOKED,
            "version": 1,
        }
        facts = {
            "starts_at": values["starts_at"],
            "purpose": values["purpose"].value,
            "person_id": values.get("person_id"),
            "staff_id": values.get("staff_id"),
            "team_id": values.get("team_id"),
        }
        self.ledger.record(AppointmentEvent.BOOKED, Subject("appointment", number), facts=facts)
        return number

    def cancel(self, deed: Deed) -> None:
        """As `cancel_appointment`."""
        self._move_on(deed, AppointmentState.CANCELLED, AppointmentEvent.CANCELLED)

    def miss(self, deed: Deed) -> None:
        """As `mark_missed`."""
        self._move_on(deed, AppointmentState.MISSED, AppointmentEvent.MISSED)

    def _move_on(self, deed: Deed, state: AppointmentState, event: AppointmentEvent) -> None:
        row = self.ledger.row_of(_booking(deed))
        row["state"] = state
        row["version"] += 1
        self.ledger.record(event, Subject("appointment", row["id"]), facts={"starts_at": row["starts_at"]})

    def check_in(self, deed: Deed) -> reception.CheckedIn:
        """As `check_in`."""
        values, hand = deed.values, deed.hand
        appointment = self.ledger.row_of(deed.booking) if deed.booking else None
        if appointment is not None:
            appointment["state"] = AppointmentState.ARRIVED
            appointment["version"] += 1
        day = self.ledger.day()
        number = self.ledger.next_number(f"ticket-{hand.office_id}", day.isoformat())
        guest = _guest(deed)
        guest.visit_id = self.ledger.pages.number(Visit)
        page = self.ledger.visits[guest.visit_id] = VisitPage(
            {
                **_BLANK,
                "id": guest.visit_id,
                "office_id": hand.office_id,
                "day": day,
                "number": number,
                "person_id": values.get("person_id"),
                "visitor_name": guest.face.name,
                "category": values["category"],
                "appointment_id": appointment and appointment["id"],
                "booked_at": appointment and appointment["starts_at"],
                "party_size": values.get("party_size", 1),
                "needs": [need.value for need in values.get("needs", ())],
                "note": values.get("note", ""),
                "identity_checked": values.get("identity_checked", False),
                "checked_in_by": hand.staff_id,
                "reasons": [reason.value for reason in values["reasons"]],
                "to_see_staff_id": values.get("to_see_staff_id"),
                "to_see_team_id": values.get("to_see_team_id"),
                "arrived_at": values.get("arrived_at", deed.at),
                "corrected": [],
            }
        )
        self._record_arrival(page.row, page)
        return reception.CheckedIn(guest.visit_id, ticket_of(number))

    def _record_arrival(self, row: Row, page: VisitPage) -> None:
        facts = {
            "appointment": row["appointment_id"] is not None,
            "appointment_id": row["appointment_id"],
            "booked_at": row["booked_at"],
            "category": row["category"].value,
            "reasons": row["reasons"],
            "party_size": row["party_size"],
            "person_id": row["person_id"],
            "to_see_staff_id": row["to_see_staff_id"],
            "to_see_team_id": row["to_see_team_id"],
        }
        self.ledger.first_step(page, VisitEvent.ARRIVED, facts)
        if row["appointment_id"] is not None:
            self.ledger.record(
                AppointmentEvent.ARRIVED,
                Subject("appointment", row["appointment_id"]),
                at=row["arrived_at"],
                facts={"visit_id": row["id"]},
            )

    def call(self, deed: Deed) -> None:
        """As `call`."""
        page, room_id = self._page(deed), deed.values.get("room_id")
        staff_id = deed.values.get("staff_id")
        if room_id is not None and room_id != page.room_id:
            self._move_into(deed, page, room_id, staff_id)
        where = room_id or page.room_id
        if where is None:
            page.note(called_to=deed.hand.desk)
        facts = {"room_id": where, "staff_id": staff_id or deed.hand.staff_id}
        self.ledger.take_step(page, VisitEvent.CALLED, facts)

    def call_again(self, deed: Deed) -> None:
        """As `call_again`."""
        page = self._page(deed)
        self.ledger.take_step(page, VisitEvent.CALLED_AGAIN, {"count": page.row["times_called"] + 1})

    def transfer(self, deed: Deed) -> None:
        """As `transfer`."""
        page, values = self._page(deed), deed.values
        if page.row["state"] is VisitState.CALLED:
            self._leave_room(deed, page)
        facts = {
            "to_see_staff_id": values.get("to_see_staff_id"),
            "to_see_team_id": values.get("to_see_team_id"),
            "reasons": [reason.value for reason in values["reasons"]],
        }
        self.ledger.take_step(page, VisitEvent.TRANSFERRED, facts)

    def give_room(self, deed: Deed) -> None:
        """As `give_room`."""
        page, room_id = self._page(deed), deed.values["room_id"]
        self._move_into(deed, page, room_id, page.row["seen_by"] or page.row["to_see_staff_id"])
        self.ledger.take_step(page, VisitEvent.ROOM_GIVEN, {"room_id": room_id})

    def mark_seen(self, deed: Deed) -> None:
        """As `mark_seen`."""
        page, values = self._page(deed), deed.values
        who = values.get("staff_id") or page.row["to_see_staff_id"] or deed.hand.staff_id
        self.ledger.take_step(page, VisitEvent.SEEN, {"staff_id": who}, at=values.get("seen_at"))

    def finish(self, deed: Deed) -> None:
        """As `finish`."""
        page, values = self._page(deed), deed.values
        self._leave_room(deed, page)
        facts = {
            "outcome": values["outcome"].value,
            "asked_satisfied": values["asked_satisfied"],
            "anything_else": values["anything_else"],
        }
        self.ledger.take_step(page, VisitEvent.FINISHED, facts, at=values.get("finished_at"))

    def mark_left(self, deed: Deed) -> None:
        """As `mark_left`."""
        page = self._page(deed)
        page.note(left_because=deed.values.get("because", ""))
        self._leave_room(deed, page)
        waited = max(0, int((deed.at - page.row["arrived_at"]).total_seconds()))
        self.ledger.take_step(page, VisitEvent.LEFT, {"waited_seconds": waited})

    def redirect(self, deed: Deed) -> None:
        """As `redirect`."""
        page = self._page(deed)
        self._leave_room(deed, page)
        self.ledger.take_step(page, VisitEvent.REDIRECTED, {})

    def note_staff_unavailable(self, deed: Deed) -> None:
        """As `note_staff_unavailable`."""
        self.ledger.take_step(self._page(deed), VisitEvent.STAFF_UNAVAILABLE, {})

    def correct_time(self, deed: Deed) -> None:
        """As `correct_time`."""
        moment: Moment = deed.values["moment"]
        self.ledger.correct_step(self._page(deed), f"visit.{moment.value}", deed.values["at"])

    def start_duty(self, deed: Deed) -> None:
        """As `start_duty`."""
        staff_id, kind = deed.values["staff_id"], deed.values["kind"]
        self.ledger.on_duty[staff_id, kind] = {
            "id": self.ledger.pages.number(Duty),
            "office_id": deed.hand.office_id,
            "staff_id": staff_id,
            "kind": kind,
            "started_at": deed.at,
            "ended_at": None,
        }
        self.ledger.record(DutyEvent.STARTED, Subject("staff", staff_id), facts={"kind": kind.value})

    def end_duty(self, deed: Deed) -> None:
        """As `end_duty`."""
        staff_id, kind = deed.values["staff_id"], deed.values["kind"]
        row = self.ledger.on_duty.pop((staff_id, kind))
        row["ended_at"] = deed.at
        self.ledger.ended.append((Duty, row))
        self.ledger.record(DutyEvent.ENDED, Subject("staff", staff_id), facts={"kind": kind.value})

    def hold_room(self, deed: Deed) -> None:
        """As `hold_room`."""
        room_id = deed.values["room_id"]
        until, staff_id = deed.values.get("until"), deed.values.get("staff_id")
        reason = deed.values.get("reason", "")
        self._occupy(deed, room_id, OccupancyKind.HOLD, until=until, reason=reason, staff_id=staff_id)
        facts = {"until": until, "staff_id": staff_id}
        self.ledger.record(RoomEvent.HELD, Subject("room", room_id), facts=facts)

    def close_room(self, deed: Deed) -> None:
        """As `close_room`."""
        room_id, until = deed.values["room_id"], deed.values.get("until")
        reason = deed.values.get("reason", "")
        self._occupy(deed, room_id, OccupancyKind.CLOSED, until=until, reason=reason)
        self.ledger.record(RoomEvent.CLOSED, Subject("room", room_id), facts={"until": until})

    def free_room(self, deed: Deed) -> None:
        """As `free_room`."""
        room_id = deed.values["room_id"]
        visit_id = self._vacate(deed, room_id)
        touches = [Subject("visit", visit_id)] if visit_id else []
        self.ledger.record(
            RoomEvent.FREED, Subject("room", room_id), facts={"visit_id": visit_id}, touches=touches
        )

    def _move_into(self, deed: Deed, page: VisitPage, room_id: int, staff_id: int | None) -> None:
        visit_id = page.row["id"]
        self._leave_room(deed, page)
        held = self.ledger.occupied.get(room_id)
        if held is not None and held["kind"] is OccupancyKind.HOLD:
            self._vacate(deed, room_id)
        self._occupy(deed, room_id, OccupancyKind.USE, visit_id=visit_id, staff_id=staff_id)
        self.ledger.record(
            RoomEvent.TAKEN,
            Subject("room", room_id),
            facts={"visit_id": visit_id, "staff_id": staff_id},
            touches=[Subject("visit", visit_id)],
        )
        page.note(called_to=self._rooms[room_id])

    def _leave_room(self, deed: Deed, page: VisitPage) -> None:
        visit_id = page.row["id"]
        for room_id in [room for room, row in self.ledger.occupied.items() if row["visit_id"] == visit_id]:
            self._vacate(deed, room_id)
            self.ledger.record(RoomEvent.FREED, Subject("room", room_id), facts={"visit_id": visit_id})

    def _occupy(
        self,
        deed: Deed,
        room_id: int,
        kind: OccupancyKind,
        *,
        visit_id: int | None = None,
        staff_id: int | None = None,
        until: datetime | None = None,
        reason: str = "",
    ) -> None:
        if room_id in self.ledger.occupied:
            raise ValueError("The script takes a room that is not free.")
        self.ledger.occupied[room_id] = {
            "id": self.ledger.pages.number(Occupancy),
            "room_id": room_id,
            "kind": kind,
            "visit_id": visit_id,
            "staff_id": staff_id,
            "reason": reason,
            "started_at": deed.at,
            "until_at": until,
            "ended_at": None,
        }

    def _vacate(self, deed: Deed, room_id: int) -> int | None:
        row = self.ledger.occupied.pop(room_id)
        row["ended_at"] = deed.at
        self.ledger.ended.append((Occupancy, row))
        visit_id: int | None = row["visit_id"]
        return visit_id

    def _page(self, deed: Deed) -> VisitPage:
        return self.ledger.page_of(_guest(deed))


_BLANK: Row = {
    "state": VisitState.WAITING,
    "called_at": None,
    "called_to": "",
    "times_called": 0,
    "seen_at": None,
    "seen_by": None,
    "ended_at": None,
    "room_id": None,
    "outcome": None,
    "asked_satisfied": None,
    "anything_else": None,
    "staff_unavailable": False,
    "left_because": "",
    "version": 1,
}

WRITERS: dict[Callable[..., Any], Callable[[Clerk, Deed], Any]] = {
    diary.book_appointment: Clerk.book,
    diary.cancel_appointment: Clerk.cancel,
    diary.mark_missed: Clerk.miss,
    diary.start_duty: Clerk.start_duty,
    diary.end_duty: Clerk.end_duty,
    diary.hold_room: Clerk.hold_room,
    diary.close_room: Clerk.close_room,
    diary.free_room: Clerk.free_room,
    reception.check_in: Clerk.check_in,
    reception.call: Clerk.call,
    reception.call_again: Clerk.call_again,
    reception.transfer: Clerk.transfer,
    reception.give_room: Clerk.give_room,
    reception.mark_seen: Clerk.mark_seen,
    reception.finish: Clerk.finish,
    reception.mark_left: Clerk.mark_left,
    reception.redirect: Clerk.redirect,
    reception.note_staff_unavailable: Clerk.note_staff_unavailable,
    corrections.correct_time: Clerk.correct_time,
}
"""Every action that the script may use, with the method that enters it."""


def _booking(deed: Deed) -> Booking:
    if deed.booking is None:
        raise ValueError("This deed is about an appointment and names none.")
    return deed.booking


def _guest(deed: Deed) -> Guest:
    if deed.guest is None:
        raise ValueError("This deed is about a visit and names none.")
    return deed.guest
