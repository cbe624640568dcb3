"""What the windows ask of the diary."""

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from hsdesk.diary.rows import OnDutyRow, RoomRow, RoomSettingRow
from hsdesk.diary.tables import Duty, Occupancy, Room
from hsdesk.people.tables import Staff
from hsdesk.store.work import Read


def rooms(read: Read) -> list[RoomRow]:
    """The rooms in use at the office, in their order, with what each is doing now."""
    user = aliased(Staff)
    found = read.session.execute(
        select(Room, Occupancy, user.name)
        .outerjoin(Occupancy, and_(Occupancy.room_id == Room.id, Occupancy.ended_at.is_(None)))
        .outerjoin(user, user.id == Occupancy.staff_id)
        .where(Room.office_id == read.office_id, Room.active.is_(True))
        .order_by(Room.position, Room.id)
    )
    return [_room_row(room, occupancy, name) for room, occupancy, name in found]


def _room_row(room: Room, occupancy: Occupancy | None, staff_name: str | None) -> RoomRow:
    return RoomRow(
        room_id=room.id,
        name=room.name,
        features=tuple(room.features),
        kind=None if occupancy is None else occupancy.kind,
        since=None if occupancy is None else occupancy.started_at,
        until=None if occupancy is None else occupancy.until_at,
        visit_id=None if occupancy is None else occupancy.visit_id,
        staff_name=staff_name or "",
        reason="" if occupancy is None else occupancy.reason,
    )


def all_rooms(read: Read) -> list[RoomSettingRow]:
    """Every room of the office for the settings, retired ones last."""
    found = read.session.scalars(
        select(Room)
        .where(Room.office_id == read.office_id)
        .order_by(Room.active.desc(), Room.position, Room.id)
    )
    return [
        RoomSettingRow(room.id, room.name, tuple(room.features), room.position, room.active) for room in found
    ]


def on_duty(read: Read) -> list[OnDutyRow]:
    """Who is on duty now, longest first."""
    found = read.session.execute(
        select(Duty, Staff)
        .join(Staff, Staff.id == Duty.staff_id)
        .where(Duty.office_id == read.office_id, Duty.ended_at.is_(None))
        .order_by(Duty.started_at, Duty.id)
    )
    return [
        OnDutyRow(staff.id, staff.name, staff.display_name or staff.name, duty.kind, duty.started_at)
        for duty, staff in found
    ]
