"""Due dates asked for in plain data, one JSON object at a time, and their answers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar, ExceptionDay, Span
from hsdesk.calendars.due import due_date
from hsdesk.calendars.hours import OpeningHours
from hsdesk.calendars.local_time import moment_from_local
from hsdesk.calendars.rules import Rules
from hsdesk.calendars.steps import Due, Pause, Step
from hsdesk.calendars.within import Within
from hsdesk.calendars.words import list_in_words, shown
from hsdesk.clock import LONDON
from hsdesk.errors import HsdeskError, Refused

_TIME_ADVICE = "Write a date and time such as 2026-04-14T14:43, with an offset such as +01:00 if wanted."
_LONGEST_LINE = 1_000_000


def read_moment(entered: object, zone: ZoneInfo, *, field: str = "start") -> datetime:
    """Read a time in ISO 8601 as a moment in UTC.

    A time without an offset is local in `zone`: one that comes twice when the clocks go back means the first,
    one that is left out when they go forward is refused. A date alone means the start of that day.
    Raises `Refused`.
    """
    if not isinstance(entered, str):
        raise Refused(f"{shown(entered)} is not a date and time.", _TIME_ADVICE, field=field)
    try:
        wall = datetime.fromisoformat(entered.strip())
        if wall.tzinfo is not None:
            return wall.astimezone(UTC)
        return moment_from_local(wall, zone)
    except (ValueError, OverflowError):
        raise Refused(f"{shown(entered)} is not a date and time.", _TIME_ADVICE, field=field) from None


def read_zone(entered: object) -> ZoneInfo:
    """Read the name of a time zone, such as Europe/London, which is also the default. Raises `Refused`."""
    if entered is None:
        return LONDON
    try:
        return ZoneInfo(str(entered))
    except (LookupError, ValueError, OSError):
        raise Refused(
            f"{shown(entered)} is not a time zone.", "Write for example Europe/London.", field="zone"
        ) from None


def read_nation(entered: object) -> Nation:
    """Read the name of a nation; null means no bank holidays. Raises `Refused`."""
    if entered is None:
        return Nation.NONE
    if not isinstance(entered, str) or entered not in set(Nation):
        raise Refused(
            f"{shown(entered)} is not a nation.",
            f"The nations are {list_in_words(list(Nation))}.",
            field="nation",
        )
    return Nation(entered)


class DueRequests:
    """Answers requests for due dates, keeping the calendars that it has already made."""

    def __init__(self) -> None:
        self._calendars: dict[str, Calendar] = {}

    def answer_lines(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Answer each line that holds a JSON object; blank lines are passed over."""
        for line in lines:
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield self._answer_line(line)

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The due date of one request (`id`, `due`, `due_date`, `steps`), or what is wrong (`id`, `error`).

        The request's keys are `id`, `start`, `within`, and if wanted `zone`, `nation` (none or null: no bank
        holidays), `closed`, `hours`, `pauses` and `rules`; others are left alone.
        """
        try:
            return {"id": request.get("id"), **self._due(request)}
        except HsdeskError as refusal:
            return {"id": request.get("id"), "error": str(refusal)}

    def _answer_line(self, line: bytes) -> dict[str, Any]:
        if len(line) > _LONGEST_LINE:
            return {"id": None, "error": "This line is too long. Put one request on each line."}
        try:
            request = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            return {"id": None, "error": "This line is not JSON. Put one JSON object on each line."}
        if not isinstance(request, dict):
            return {"id": None, "error": "This line is not a JSON object. Put one JSON object on each line."}
        return self.answer(request)

    def _due(self, request: Mapping[str, Any]) -> dict[str, Any]:
        for required in ("start", "within"):
            if request.get(required) is None:
                raise Refused(f"The request has no “{required}”.", "Add it.", field=required)
        zone = read_zone(request.get("zone"))
        start = read_moment(request["start"], zone)
        within = Within.parse(str(request["within"]))
        rules = Rules.from_mapping(_mapping(request, "rules"))
        pauses = tuple(_read_pauses(request.get("pauses"), zone))
        return as_plain(due_date(start, within, self._calendar(request, zone), rules, pauses), zone)

    def _calendar(self, request: Mapping[str, Any], zone: ZoneInfo) -> Calendar:
        entered = [request.get(key) for key in ("nation", "hours", "closed")]
        key = json.dumps([zone.key, *entered], sort_keys=True)
        known = self._calendars.get(key)
        if known is None:
            hours = request.get("hours")
            known = self._calendars[key] = Calendar(
                hours=None if hours is None else OpeningHours.from_mapping(_mapping(request, "hours")),
                nation=read_nation(request.get("nation")),
                zone=zone,
                exceptions={day: ExceptionDay("closed") for day in _read_dates(request.get("closed"))},
            )
        return known


def as_plain(due: Due, zone: ZoneInfo) -> dict[str, Any]:
    """A due date as plain data: `due` in ISO 8601 with the zone's offset, `due_date`, and `steps`."""
    return {
        "due": due.due.astimezone(zone).isoformat(),
        "due_date": due.due_date.isoformat(),
        "steps": [_plain_step(step, zone) for step in due.steps],
    }


def _plain_step(step: Step, zone: ZoneInfo) -> dict[str, Any]:
    plain: dict[str, Any] = {"date": step.day.isoformat(), "kind": step.kind.value}
    if step.number is not None:
        plain["number"] = step.number
    if step.name:
        plain["name"] = step.name
    if step.spans:
        plain["spans"] = [_plain_span(span, zone) for span in step.spans]
    return plain


def _plain_span(span: Span, zone: ZoneInfo) -> list[str]:
    return [span.start.astimezone(zone).isoformat(), span.end.astimezone(zone).isoformat()]


def _mapping(request: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    entered = request.get(key)
    if entered is None:
        return {}
    if not isinstance(entered, dict):
        raise Refused(f"“{key}” is not a JSON object.", "Write it in braces.", field=key)
    return entered


def _read_dates(entered: object) -> Iterator[date]:
    for each in _list(entered, "closed"):
        try:
            yield date.fromisoformat(each)
        except (TypeError, ValueError):
            raise Refused(
                f"{shown(each)} is not a date.", "Write dates as 2026-12-24.", field="closed"
            ) from None


def _read_pauses(entered: object, zone: ZoneInfo) -> Iterator[Pause]:
    for pair in _list(entered, "pauses"):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Refused("A pause is not a pair of times.", "Give its start and its end.", field="pauses")
        yield Pause(read_moment(pair[0], zone, field="pauses"), read_moment(pair[1], zone, field="pauses"))


def _list(entered: object, key: str) -> list[Any]:
    if entered is None:
        return []
    if not isinstance(entered, list):
        raise Refused(f"“{key}” is not a list.", "Write it in square brackets.", field=key)
    return entered
