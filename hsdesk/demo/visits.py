"""The way of the demo's visitors through a day: checked in, called, seen, finished, or gone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hsdesk.demo.callers import Caller
from hsdesk.demo.chance import around
from hsdesk.demo.crowd import TEAM_FOR
from hsdesk.demo.staffing import Officer, Staffing
from hsdesk.demo.stage import MINUTE, Stage, look_up
from hsdesk.diary.rules import Purpose
from hsdesk.reception import actions
from hsdesk.reception.corrections import correct_time
from hsdesk.reception.rules import Moment

_PAPERWORK = 170.0
"""Half of the notes that follow a conversation take at most so many seconds."""
_LONG_QUEUE, _IN_A_HURRY = 3, 0.4
"""When so many wait, or somebody with an appointment, the notes are kept to this part of the usual."""
_SEEN_EARLY = 8 * MINUTE
"""How long before their time people with an appointment may be called when nobody else waits longer."""
_LAST_CALL, _LAST_WAIT = 5 * MINUTE, MINUTE
"""How long before the day is broken off the last visitor is called, and whoever still waits leaves."""


@dataclass(slots=True)
class Visits:
    """Leads the callers of a day through the office."""

    stage: Stage
    waiting: list[Any] = field(default_factory=list)
    staffing: Staffing = field(init=False)

    def __post_init__(self) -> None:
        self.staffing = Staffing(self.stage, self.waiting)

    def play(self, callers: Iterable[Caller]) -> None:
        """Play the day through."""
        self.staffing.open()
        for caller in callers:
            self.stage.at(caller.comes_at, self._comes, caller)
        self.stage.play(self._send_for)

    def _comes(self, caller: Caller, now: datetime) -> None:
        """Arrive; now and then the desk notes it a little late, and some of those times are put right."""
        for officer in self.staffing.officers:
            officer.expects = [each for each in officer.expects if each.booking is not caller.booking]
        late = self.stage.rng.random()
        delay = self.stage.seconds(100, 260)
        if late > 0.03 or self._is_near_the_end(now + delay):
            self._check_in(caller, {}, now)
        elif late > 0.018:
            self.stage.at(now + delay, self._check_in, caller, {"arrived_at": now})
        else:
            self.stage.at(now + delay, self._check_in, caller, {})
            self.stage.at(now + delay + MINUTE, self._correct, caller, Moment.ARRIVED, now)

    def _check_in(self, caller: Caller, arrived: dict[str, Any], now: datetime) -> None:
        face, rng = caller.guest.face, self.stage.rng
        who: dict[str, Any] = {"visitor_name": face.name}
        if face.person_id is not None:
            who = {"person_id": face.person_id, "identity_checked": rng.random() < 0.92}
        self.stage.do(
            now,
            self.stage.front_desk(now),
            actions.check_in,
            guest=caller.guest,
            booking=caller.booking,
            **who,
            **arrived,
            category=face.category,
            reasons=[caller.purpose],
            to_see_staff_id=caller.to_see_staff_id,
            to_see_team_id=caller.to_see_team_id,
            party_size=caller.party_size,
            needs=list(caller.needs),
            note=caller.note,
        )
        fate = rng.random()
        if caller.booking is None and fate < 0.012:
            self.stage.at(now + self.stage.seconds(40, 240), self._sent_on, caller)
            return
        if fate > 0.965:
            self.stage.at(now + self.stage.seconds(60, 300), self._other_matter, caller)
        self._waits(caller, now)
        self.stage.at(max(now, caller.counts_from - _SEEN_EARLY), look_up)

    def _waits(self, caller: Caller, now: datetime) -> None:
        caller.is_waiting = True
        self.waiting.append(caller)
        leaves_at = max(caller.leaves_at, now + MINUTE)
        if self.stage.until is not None:
            leaves_at = max(now, min(leaves_at, self.stage.until - _LAST_WAIT))
        self.stage.at(leaves_at, self._leaves, caller)

    def _sent_on(self, caller: Caller, now: datetime) -> None:
        self.stage.do(now, self.stage.front_desk(now), actions.redirect, guest=caller.guest)

    def _other_matter(self, caller: Caller, now: datetime) -> None:
        """It turns out that there is another matter, or that somebody else knows about it."""
        if not caller.is_waiting:
            return
        other = self.stage.rng.choice((Purpose.RENT, Purpose.REPAIR, Purpose.HOUSING, Purpose.DOCUMENTS))
        reasons = [caller.purpose] if other is caller.purpose else [caller.purpose, other]
        self._transfer(caller, reasons, now)

    def _transfer(self, caller: Caller, reasons: list[Purpose], now: datetime) -> None:
        team = TEAM_FOR.get(reasons[-1])
        self.stage.do(
            now,
            self.stage.front_desk(now),
            actions.transfer,
            guest=caller.guest,
            to_see_staff_id=caller.to_see_staff_id if caller.booking else None,
            to_see_team_id=self.stage.premises.teams[team] if team else None,
            reasons=reasons,
        )

    def _leaves(self, caller: Caller, now: datetime) -> None:
        if not caller.is_waiting:
            return
        caller.is_waiting = False
        self.waiting.remove(caller)
        because = self.stage.rng.choice(self.stage.words.left_because)
        hand = self.stage.front_desk(now)
        self.stage.do(now, hand, actions.mark_left, guest=caller.guest, because=because)

    def _send_for(self, now: datetime) -> None:
        """Let every officer who is free call the visitor whose turn it is."""
        if now < self.stage.plan.opens or self._is_near_the_end(now):
            return
        free = [each for each in self.staffing.officers if each.idle_since is not None]
        for officer in sorted(free, key=lambda each: each.idle_since or now):
            caller = self._next_for(officer, now)
            if caller is not None:
                self.waiting.remove(caller)
                caller.is_waiting = False
                officer.idle_since = None
                self.stage.at(now + self.stage.seconds(4, 30), self._call, officer, caller)

    def _next_for(self, officer: Officer, now: datetime) -> Caller | None:
        working = {each.staff_id for each in self.staffing.officers if each.on_duty}
        busy = officer.keeps_free(now)
        mine = [
            caller
            for caller in self.waiting
            if now >= caller.counts_from - _SEEN_EARLY
            and (caller.officer_id == officer.staff_id or (not busy and caller.officer_id not in working))
        ]
        return min(mine, key=lambda caller: (caller.due_at, caller.comes_at), default=None)

    def _call(self, officer: Officer, caller: Caller, now: datetime) -> None:
        room_id = self.stage.room_for(caller.needs) if caller.wants_room else None
        where: dict[str, Any] = {} if room_id is None else {"room_id": room_id, "staff_id": officer.staff_id}
        self.stage.do(now, officer.hand, actions.call, guest=caller.guest, **where)
        answer = self.stage.rng.random()
        if answer < 0.955 or self._is_near_the_end(now + _LAST_CALL):
            self.stage.at(now + self.stage.seconds(15, 75), self._greeted, officer, caller, room_id)
        elif answer < 0.99:
            self.stage.at(now + self.stage.seconds(75, 130), self._call_again, officer, caller, room_id)
        else:
            self.stage.at(now + self.stage.seconds(20, 60), self._called_by_mistake, officer, caller, room_id)

    def _call_again(self, officer: Officer, caller: Caller, room_id: int | None, now: datetime) -> None:
        self.stage.do(now, officer.hand, actions.call_again, guest=caller.guest)
        comes = self.stage.rng.random() < 0.8
        then = self._greeted if comes else self._has_gone
        self.stage.at(now + self.stage.seconds(20, 90), then, officer, caller, room_id)

    def _has_gone(self, officer: Officer, caller: Caller, room_id: int | None, now: datetime) -> None:
        because = self.stage.rng.choice(self.stage.words.did_not_answer)
        self.stage.do(now, officer.hand, actions.mark_left, guest=caller.guest, because=because)
        self._is_free(officer, room_id, now)

    def _called_by_mistake(
        self, officer: Officer, caller: Caller, room_id: int | None, now: datetime
    ) -> None:
        """It is a matter for somebody else: back to waiting, with the wait going on."""
        self._transfer(caller, [caller.purpose], now)
        caller.wants_room = False
        self._waits(caller, now)
        self._is_free(officer, room_id, now)

    def _greeted(self, officer: Officer, caller: Caller, room_id: int | None, now: datetime) -> None:
        """The conversation begins; sometimes that is noted late, or it needs a room after all."""
        rng, length = self.stage.rng, caller.length
        if self.stage.until is not None:
            length = max(timedelta(seconds=5), min(length, self.stage.until - MINUTE - now))
        ends = now + length
        if length > 9 * MINUTE and rng.random() < 0.02:
            self.stage.at(now + 4 * MINUTE, self._noted_late, officer, caller, now)
        elif length > 9 * MINUTE and rng.random() < 0.015:
            self.stage.at(now + 3 * MINUTE, self._noted_then_corrected, officer, caller, now)
        else:
            self._seen(officer, caller, now)
        if room_id is None and length > 10 * MINUTE and rng.random() < 0.05:
            self.stage.at(now + 5 * MINUTE, self._into_a_room, officer, caller, ends)
            return
        self._excuse(caller, now)
        self.stage.at(ends, self._done, officer, caller, room_id)

    def _seen(self, officer: Officer, caller: Caller, now: datetime, **noted: Any) -> None:
        guest, staff_id = caller.guest, officer.staff_id
        self.stage.do(now, officer.hand, actions.mark_seen, guest=guest, staff_id=staff_id, **noted)

    def _noted_late(self, officer: Officer, caller: Caller, began: datetime, now: datetime) -> None:
        self._seen(officer, caller, now, seen_at=began)

    def _noted_then_corrected(self, officer: Officer, caller: Caller, began: datetime, now: datetime) -> None:
        self._seen(officer, caller, now)
        self.stage.at(now + self.stage.seconds(30, 100), self._correct, caller, Moment.SEEN, began)

    def _correct(self, caller: Caller, moment: Moment, true: datetime, now: datetime) -> None:
        hand = self.stage.front_desk(now)
        self.stage.do(now, hand, correct_time, guest=caller.guest, moment=moment, at=true)

    def _into_a_room(self, officer: Officer, caller: Caller, ends: datetime, now: datetime) -> None:
        room_id = self.stage.room_for(caller.needs)
        if room_id is not None:
            self.stage.do(now, officer.hand, actions.give_room, guest=caller.guest, room_id=room_id)
        self.stage.at(ends, self._done, officer, caller, room_id)

    def _excuse(self, caller: Caller, now: datetime) -> None:
        """When it was late because nobody was there to see them, that is sometimes noted."""
        chance = 0.55 if self.stage.plan.is_short_staffed else 0.12
        if now > caller.due_at and self.stage.rng.random() < chance:
            self.stage.at(now + self.stage.seconds(5, 50), self._nobody_was_there, caller)

    def _nobody_was_there(self, caller: Caller, now: datetime) -> None:
        self.stage.do(now, self.stage.front_desk(now), actions.note_staff_unavailable, guest=caller.guest)

    def _done(self, officer: Officer, caller: Caller, room_id: int | None, now: datetime) -> None:
        asked = self.stage.rng.random()
        self.stage.do(
            now,
            officer.hand,
            actions.finish,
            guest=caller.guest,
            outcome=caller.outcome,
            asked_satisfied=asked < 0.945,
            anything_else=asked < 0.93 or asked > 0.96,
        )
        self.stage.give_back(room_id)
        paperwork = around(self.stage.rng, _PAPERWORK, 0.7)
        if len(self.waiting) > _LONG_QUEUE or any(
            each.officer_id == officer.staff_id for each in self.waiting
        ):
            paperwork *= _IN_A_HURRY
        self.stage.at(now + timedelta(seconds=20 + int(paperwork)), self._is_free, officer, None)

    def _is_free(self, officer: Officer, room_id: int | None, now: datetime) -> None:
        self.stage.give_back(room_id)
        officer.idle_since = now

    def _is_near_the_end(self, now: datetime) -> bool:
        return self.stage.until is not None and now > self.stage.until - _LAST_CALL
