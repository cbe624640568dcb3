"""Who comes to the demo's desk, why, and how long it takes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from hsdesk.demo.cast import TeamName
from hsdesk.demo.chance import around, pick
from hsdesk.demo.deeds import Face
from hsdesk.demo.homes import Town
from hsdesk.demo.lists import DeskWords
from hsdesk.diary.rules import Purpose
from hsdesk.people.rules import Need, VisitorCategory

_WALK_IN: tuple[tuple[Purpose, float], ...] = (
    (Purpose.REPAIR, 26),
    (Purpose.RENT, 22),
    (Purpose.HOUSING, 16),
    (Purpose.KEYS, 9),
    (Purpose.NEIGHBOURS, 8),
    (Purpose.DOCUMENTS, 8),
    (Purpose.COMPLAINT, 5),
    (Purpose.OTHER, 5),
    (Purpose.TENANCY, 1),
)
_BOOKED: tuple[tuple[Purpose, float], ...] = (
    (Purpose.RENT, 30),
    (Purpose.HOUSING, 25),
    (Purpose.TENANCY, 18),
    (Purpose.NEIGHBOURS, 12),
    (Purpose.COMPLAINT, 9),
    (Purpose.REPAIR, 6),
)
_MINUTES = {
    Purpose.REPAIR: 7.0,
    Purpose.RENT: 9.5,
    Purpose.HOUSING: 11.0,
    Purpose.NEIGHBOURS: 11.0,
    Purpose.COMPLAINT: 13.0,
    Purpose.KEYS: 3.0,
    Purpose.DOCUMENTS: 4.5,
    Purpose.TENANCY: 19.0,
    Purpose.OTHER: 5.0,
}
"""How long half of the conversations about a matter take at most."""
_SPREAD = 0.5
_LONGEST = timedelta(minutes=75)

TEAM_FOR = {
    Purpose.REPAIR: TeamName.REPAIRS,
    Purpose.RENT: TeamName.INCOME,
    Purpose.HOUSING: TeamName.HOUSING,
    Purpose.TENANCY: TeamName.HOUSING,
    Purpose.DOCUMENTS: TeamName.HOUSING,
    Purpose.NEIGHBOURS: TeamName.NEIGHBOURHOODS,
}

_STRANGERS: tuple[tuple[VisitorCategory, float], ...] = (
    (VisitorCategory.RELATIVE, 18),
    (VisitorCategory.CONTRACTOR, 16),
    (VisitorCategory.DELIVERY, 14),
    (VisitorCategory.APPLICANT, 14),
    (VisitorCategory.CARER, 9),
    (VisitorCategory.SUPPORT_WORKER, 9),
    (VisitorCategory.NEIGHBOUR, 7),
    (VisitorCategory.COUNCIL_OFFICER, 4),
    (VisitorCategory.POLICE, 3),
    (VisitorCategory.SOLICITOR, 2),
    (VisitorCategory.COUNCILLOR, 2),
    (VisitorCategory.INTERVIEW_CANDIDATE, 2),
)
_STRANGER_SHARE = 0.09
_ON_BUSINESS = {VisitorCategory.DELIVERY, VisitorCategory.CONTRACTOR, VisitorCategory.INTERVIEW_CANDIDATE}
_TRIES = 12


@dataclass(slots=True)
class Crowd:
    """Everybody who may come, each at most once a day; `famous` are the tenants whom everybody knows."""

    known: list[Face]
    famous: list[Face]
    town: Town
    words: DeskWords
    today: set[str] = field(default_factory=set)

    def new_day(self, reserved: Iterable[str]) -> None:
        """Begin a day on which the people named come, or must not come, in any case."""
        self.today = set(reserved)

    def somebody(self, rng: Random, *, on_record: bool = False) -> Face:
        """Somebody who has not been here today; some people come more often than others."""
        for _ in range(_TRIES):
            if not on_record and rng.random() < _STRANGER_SHARE:
                break
            face = self.known[int(len(self.known) * rng.random() ** 1.7)]
            if face.name not in self.today:
                return self.is_coming(face)
        return self.is_coming(Face(self._new_name(rng), pick(rng, _STRANGERS)))

    def is_coming(self, face: Face) -> Face:
        """Remember that somebody comes today."""
        self.today.add(face.name)
        return face

    def note(self, rng: Random, purpose: Purpose) -> str:
        """What the desk notes about a matter; often nothing."""
        return rng.choice(self.words.notes[purpose.value]) if rng.random() < 0.45 else ""

    def _new_name(self, rng: Random) -> str:
        group = pick(rng, self.town.groups)
        return f"{rng.choice(group.first)} {rng.choice(group.last)}"


def walk_in_purpose(rng: Random, face: Face) -> Purpose:
    """Why somebody comes without an appointment."""
    return Purpose.OTHER if face.category in _ON_BUSINESS else pick(rng, _WALK_IN)


def booked_purpose(rng: Random) -> Purpose:
    """Why somebody has an appointment."""
    return pick(rng, _BOOKED)


def conversation(rng: Random, purpose: Purpose) -> timedelta:
    """How long a conversation takes, in whole seconds."""
    seconds = int(around(rng, _MINUTES[purpose] * 60, _SPREAD))
    return min(_LONGEST, timedelta(seconds=max(60, seconds)))


def needs_today(rng: Random, face: Face) -> tuple[Need, ...]:
    """What somebody needs on this visit: what is on their record, and whoever comes along."""
    with_child = rng.random() < 0.07 and face.category is VisitorCategory.TENANT
    return (*face.needs, Need.WITH_CHILD) if with_child else face.needs
