"""What windows see of reception."""

from dataclasses import dataclass
from datetime import date, datetime

from hsdesk.diary.rules import AppointmentState, OccupancyKind, Purpose
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.reception.forecast import Forecast
from hsdesk.reception.rules import Outcome, VisitState


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as the board shows it.

    `counts_from` is the moment from which the wait counts (for an early arrival the booked time),
    `due_at` the end of the nearest target and `standard` its id, both None where no promise applies.
    `minutes_early` is how long before the booked time the visitor came, negative when late.
    `last_entry` names the step that "undo" would take back.
    """

    visit_id: int
    number: int
    ticket: str
    person_id: int | None
    name: str
    category: VisitorCategory
    reasons: tuple[Purpose, ...]
    note: str
    party_size: int
    needs: tuple[Need, ...]
    with_appointment: bool
    booked_at: datetime | None
    minutes_early: int | None
    to_see: str
    to_see_staff_id: int | None
    to_see_team_id: int | None
    state: VisitState
    arrived_at: datetime
    counts_from: datetime
    due_at: datetime | None
    standard: str | None
    times_called: int
    called_at: datetime | None
    seen_at: datetime | None
    seen_by: str
    ended_at: datetime | None
    room_id: int | None
    room: str
    checked_in_by: str
    outcome: Outcome | None
    staff_unavailable: bool
    corrected: tuple[str, ...]
    last_entry: int
    version: int


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """An appointment of today; `ticket` once they are here."""

    appointment_id: int
    starts_at: datetime
    name: str
    person_id: int | None
    with_whom: str
    staff_id: int | None
    team_id: int | None
    purpose: Purpose
    note: str
    state: AppointmentState
    ticket: str
    visit_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class RoomStateRow:
    """An interview room now: free when `kind` is None, else why not, by whom and since when."""

    room_id: int
    name: str
    features: tuple[str, ...]
    kind: OccupancyKind | None
    since: datetime | None
    until: datetime | None
    ticket: str
    visit_id: int | None
    visit_state: VisitState | None
    staff_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those counted were seen in time; `rate` is None when nobody is counted yet."""

    in_time: int
    counted: int

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1."""
        return self.in_time / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures above the board.

    `seen_in_time` leaves out the visits for which no member of staff was available;
    `seen_in_time_all` counts them too. `aim` is the share promised, in per cent, or None.
    `left_out` says how many were not counted and why, by code.
    """

    waiting: int
    with_appointment: int
    seen_in_time: Share
    seen_in_time_all: Share
    aim: int | None
    left_before_target: int
    corrected: int
    seeing: int
    walk_in: Forecast
    appointment: Forecast


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of a visit's history; `taken_back` and `first_at` tell of undoing and correcting."""

    entry_id: int
    event: str
    at: datetime
    recorded_at: datetime
    by: str
    detail: str
    taken_back: bool
    first_at: datetime | None


@dataclass(frozen=True, slots=True)
class CalledTicket:
    """A ticket that was called, and where to go: a room or a desk."""

    ticket: str
    where: str
    called_at: datetime


@dataclass(frozen=True, slots=True)
class DisplayRow:
    """All that the waiting-room display shows: never a name of a visitor, never a reason.

    `at_desk` names the receptionists on duty as they want to be shown.
    """

    landlord: str
    office: str
    now_calling: CalledTicket | None
    called_before: tuple[CalledTicket, ...]
    walk_in: Forecast
    appointment: Forecast
    at_desk: tuple[str, ...]
    opening_hours: tuple[tuple[str, str], ...]
    seen_in_time: Share
    aim: int | None
    emergency_phone: str
    hearing_loop: bool
    private_room: bool
    day: date
