"""Who is on duty when on a day of the demo, and the rooms that are cleaned in between."""

from dataclasses import dataclass, field
from datetime import datetime

from hsdesk.demo.plan import Fate, Promise
from hsdesk.demo.stage import LUNCH, MINUTE, SECOND, Stage, look_up
from hsdesk.diary.actions import close_room, end_duty, free_room, mark_missed, start_duty
from hsdesk.diary.rules import DutyKind
from hsdesk.store.work import Hand


@dataclass(slots=True, eq=False)
class Officer:
    """Somebody who sees visitors today; `idle_since` is None while they do something else."""

    staff_id: int
    hand: Hand
    lunch: datetime | None
    expects: list[Promise]
    idle_since: datetime | None = None
    on_duty: bool = False

    def keeps_free(self, now: datetime) -> bool:
        """Whether somebody with an appointment is expected so soon that nobody else is called."""
        return any(-7 * MINUTE <= now - promise.booking.starts_at <= 4 * MINUTE for promise in self.expects)


@dataclass(slots=True)
class Staffing:
    """Brings the staff on and off duty; nobody goes home while visitors are `waiting`."""

    stage: Stage
    waiting: list[object]
    officers: list[Officer] = field(default_factory=list)

    def open(self) -> None:
        """Bring everybody to their place."""
        stage, plan = self.stage, self.stage.plan
        self._front_desk()
        for place, colleague in enumerate(plan.seeing):
            staff_id = stage.premises.staff[colleague]
            noon = plan.opens + (plan.closes - plan.opens) * 0.36
            own = [promise for promise in plan.promises if promise.booking.staff_id == staff_id]
            officer = Officer(
                staff_id=staff_id,
                hand=stage.premises.hand(colleague, f"Desk {place + 2}"),
                lunch=noon + place % 3 * 50 * MINUTE if stage.is_whole_day else None,
                expects=[promise for promise in own if promise.fate is not Fate.CANCELS],
            )
            self.officers.append(officer)
            stage.at(plan.opens - stage.seconds(10, 240), self._on_duty, officer)
            for promise in officer.expects:
                # Somebody who has kept free looks up again when nobody has come.
                stage.at(promise.booking.starts_at + 4 * MINUTE + SECOND, look_up)
        for promise in plan.promises:
            if promise.fate is Fate.MISSES:
                noticed = promise.booking.starts_at + stage.rng.randrange(25, 50) * MINUTE
                if stage.until is not None and promise.booking.starts_at < stage.until:
                    noticed = min(noticed, stage.until)
                stage.at(noticed, self._misses, promise)
        if stage.is_whole_day:
            stage.at(plan.opens + stage.rng.randrange(170, 290) * MINUTE, self._clean)

    def _front_desk(self) -> None:
        """Somebody greets visitors from opening to closing, and somebody else over lunch."""
        stage, plan = self.stage, self.stage.plan
        main, relief = (stage.premises.staff[who] for who in (plan.receptionist, plan.relief))
        stage.at(plan.opens - stage.seconds(300, 900), self._greets, main)
        if stage.cover is not None:
            begins, ends = stage.cover
            stage.at(begins, self._greets, relief)
            stage.at(begins, self._leaves_desk, main)
            stage.at(ends, self._greets, main)
            stage.at(ends, self._leaves_desk, relief)
        if stage.until is None:
            stage.at(plan.closes + 5 * MINUTE, self._desk_closes, main)

    def _desk_closes(self, staff_id: int, now: datetime) -> None:
        if self.waiting or any(officer.on_duty for officer in self.officers):
            self.stage.at(now + 3 * MINUTE, self._desk_closes, staff_id)
        else:
            self._leaves_desk(staff_id, now)

    def _greets(self, staff_id: int, now: datetime) -> None:
        hand = self.stage.front_desk(now)
        self.stage.do(now, hand, start_duty, staff_id=staff_id, kind=DutyKind.DESK)

    def _leaves_desk(self, staff_id: int, now: datetime) -> None:
        hand = self.stage.front_desk(now)
        self.stage.do(now, hand, end_duty, staff_id=staff_id, kind=DutyKind.DESK)

    def _on_duty(self, officer: Officer, now: datetime) -> None:
        self.stage.do(now, officer.hand, start_duty, staff_id=officer.staff_id, kind=DutyKind.SEEING)
        officer.on_duty, officer.idle_since = True, max(now, self.stage.plan.opens)
        if officer.lunch is not None:
            self.stage.at(officer.lunch, self._to_lunch, officer)
        if self.stage.until is None:
            self.stage.at(max(now, self.stage.plan.closes), self._goes_home, officer)

    def _to_lunch(self, officer: Officer, now: datetime) -> None:
        """Go to lunch, as soon as whoever is here has been seen to."""
        if officer.idle_since is None:
            self.stage.at(now + 2 * MINUTE, self._to_lunch, officer)
            return
        officer.lunch = None
        self._off_duty(officer, now)
        if now + LUNCH < self.stage.plan.closes:
            self.stage.at(now + LUNCH, self._on_duty, officer)

    def _goes_home(self, officer: Officer, now: datetime) -> None:
        if not officer.on_duty:
            return
        if officer.idle_since is None or self.waiting:
            self.stage.at(now + MINUTE, self._goes_home, officer)
            return
        self._off_duty(officer, now)

    def _off_duty(self, officer: Officer, now: datetime) -> None:
        officer.on_duty, officer.idle_since = False, None
        self.stage.do(now, officer.hand, end_duty, staff_id=officer.staff_id, kind=DutyKind.SEEING)

    def _clean(self, now: datetime) -> None:
        if not self.stage.free_rooms:
            return
        room_id = max(self.stage.free_rooms)
        del self.stage.free_rooms[room_id]
        hand = self.stage.front_desk(now)
        until = now + 20 * MINUTE
        self.stage.do(now, hand, close_room, room_id=room_id, until=until, reason="Being cleaned")
        self.stage.at(now + self.stage.seconds(700, 1300), self._cleaned, room_id)

    def _cleaned(self, room_id: int, now: datetime) -> None:
        self.stage.do(now, self.stage.front_desk(now), free_room, room_id=room_id)
        self.stage.give_back(room_id)

    def _misses(self, promise: Promise, now: datetime) -> None:
        self.stage.do(now, self.stage.front_desk(now), mark_missed, booking=promise.booking)
