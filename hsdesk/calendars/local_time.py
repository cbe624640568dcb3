"""Moments of a local day in UTC, right also on the days on which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hsdesk.errors import Refused


def moment_at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which the local clock first shows `minutes` after midnight of `day`.

    `minutes` may be 1440, the start of the next day. A time that the clocks leave out is the moment
    at which they go forward; of a time that comes twice the first is meant.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    return _when_clocks_changed(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), moment, zone)


def _when_clocks_changed(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the local day, in UTC."""
    return moment_at(day, 0, zone)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last whole second of the local day, 23:59:59, in UTC: until when a day target may be met."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone).replace(fold=1).astimezone(UTC)


def moment_from_local(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, that a local time without an offset means; of a time that comes twice, the first.

    Raises `Refused` for a time that the clocks left out when they went forward.
    """
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        raise Refused(
            f"There was no {wall:%H:%M} on {wall:%d/%m/%Y}: the clocks went forward.",
            "Give the time as it was after the change, or with its offset from UTC.",
            field="start",
        )
    return moment
