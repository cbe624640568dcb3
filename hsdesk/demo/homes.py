"""Invented homes, households and people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hsdesk.demo.cast import KNOWN, Known
from hsdesk.demo.chance import pick
from hsdesk.demo.lists import Lists, NameGroup, Places
from hsdesk.people.loading import NewHome, NewPerson, NewTenancy
from hsdesk.people.rules import Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.wording import fold

_NEEDS = (
    (Need.STEP_FREE, 0.05),
    (Need.HEARING_LOOP, 0.035),
    (Need.LARGE_PRINT, 0.025),
    (Need.HELP_WITH_FORMS, 0.03),
    (Need.SEAT, 0.015),
    (Need.PRIVATE_ROOM, 0.01),
    (Need.SIGN_LANGUAGE, 0.004),
    (Need.ASSISTANCE_DOG, 0.004),
)
_TENURES = ((Tenure.ASSURED, 62), (Tenure.SECURE, 22), (Tenure.FIXED_TERM, 7), (Tenure.STARTER, 6))
_SIZES = ((1, 34), (2, 31), (3, 17), (4, 12), (5, 5), (6, 1))
"""Of a hundred households, how many have so many people."""

LONG_AGO = date(1984, 3, 1)
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_HOMES_A_POSTCODE = 18
_TAKEN = {(known.home, known.town) for known in KNOWN}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the demo, and whether they come to the office by themselves."""

    person: NewPerson
    comes: bool = True


@dataclass(slots=True)
class Town:
    """Makes homes one after the other, and remembers who lives in them, in the order of the homes."""

    rng: Random
    lists: Lists
    today: date
    people: list[Somebody] = field(default_factory=list)
    _address: Iterator[tuple[str, str, str, str]] = field(init=False)
    groups: list[tuple[NameGroup, float]] = field(init=False)

    def __post_init__(self) -> None:
        self._address = _addresses(self.rng, self.lists.places)
        self.groups = [(group, group.share) for group in self.lists.names]

    def homes(self, number: int) -> Iterator[NewHome]:
        """So many homes, those of the known tenants among them."""
        for count in range(number):
            yield self._known_home(KNOWN[count], count + 1) if count < len(KNOWN) else self._home(count + 1)

    def without_home(self, number: int) -> Iterator[NewPerson]:
        """People on no tenancy: applicants, and contractors who come often."""
        for count in range(number):
            contractor = count % 4 == 3
            group = self._group()
            person = NewPerson(
                name=self.name(group),
                category=VisitorCategory.CONTRACTOR if contractor else VisitorCategory.APPLICANT,
                language="en" if contractor else self._language(group),
                needs=() if contractor else self._needs("en"),
                phones=[self._mobile()],
            )
            self.people.append(Somebody(person))
            yield person

    def name(self, group: NameGroup | None = None) -> str:
        """An invented name in full."""
        group = group or self._group()
        return f"{self.rng.choice(group.first)} {self.rng.choice(group.last)}"

    def _known_home(self, known: Known, count: int) -> NewHome:
        first, last = known.name.split(" ", 1)
        person = NewPerson(
            name=known.name,
            language=known.language,
            needs=known.needs,
            phones=[self._mobile()],
            emails=[_email(first, last, count)],
        )
        self.people.append(Somebody(person))
        tenancy = NewTenancy(f"{count:06d}/01", Tenure.ASSURED, self._start(), [(person, TenancyRole.TENANT)])
        return NewHome(known.home, town=known.town, postcode=known.postcode, tenancies=[tenancy])

    def _home(self, count: int) -> NewHome:
        first_line, second_line, town, postcode = next(
            address for address in self._address if (address[0], address[2]) not in _TAKEN
        )
        starts = self._start()
        tenancies = []
        number = 1
        if self.rng.random() < 0.05:
            tenancies.append(self._ended(count, starts))
            number = 2
        if self.rng.random() >= 0.012 or not tenancies:
            tenancies.append(self._tenancy(f"{count:06d}/{number:02d}", starts))
        return NewHome(first_line, second_line, town, postcode, tenancies=tenancies)

    def _tenancy(self, reference: str, starts: date) -> NewTenancy:
        rng, group = self.rng, self._group()
        last = rng.choice(group.last)
        language = self._language(group)
        landline = f"01632 960{rng.randrange(1000):03d}" if rng.random() < 0.4 else ""
        size = pick(rng, _SIZES)
        members: list[tuple[NewPerson, TenancyRole]] = []
        for place in range(size):
            role, adult = self._role(place, size)
            first = rng.choice(group.first)
            surname = last if place == 0 or rng.random() < 0.8 else rng.choice(group.last)
            person = NewPerson(
                name=f"{first} {surname}",
                known_as=first[:3] if adult and len(first) > 6 and rng.random() < 0.06 else "",
                category=VisitorCategory.TENANT if place == 0 else _category(role),
                language=language if adult and rng.random() < 0.8 else "en",
                needs=self._needs(language) if adult else (),
                phones=self._phones(landline) if adult else (),
                emails=[_email(first, surname, rng.randrange(10, 9999))]
                if adult and rng.random() < 0.55
                else (),
            )
            self.people.append(Somebody(person, comes=adult))
            members.append((person, role))
        return NewTenancy(reference, pick(rng, _TENURES), starts, members)

    def _ended(self, count: int, before: date) -> NewTenancy:
        person = NewPerson(name=self.name(), category=VisitorCategory.FORMER_TENANT, phones=[self._mobile()])
        self.people.append(Somebody(person, comes=self.rng.random() < 0.2))
        ends = before - timedelta(days=self.rng.randrange(8, 60))
        starts = max(LONG_AGO, ends - timedelta(days=self.rng.randrange(200, 6000)))
        return NewTenancy(
            f"{count:06d}/01",
            Tenure.ASSURED,
            min(starts, ends),
            [(person, TenancyRole.TENANT)],
            ends=ends,
        )

    def _role(self, place: int, size: int) -> tuple[TenancyRole, bool]:
        """The part of the next member of a household, and whether they are grown up."""
        if place == 0:
            return TenancyRole.TENANT, True
        if place == 1:
            return (
                TenancyRole.JOINT_TENANT if self.rng.random() < 0.6 else TenancyRole.HOUSEHOLD_MEMBER,
                True,
            )
        return TenancyRole.HOUSEHOLD_MEMBER, size > 3 and self.rng.random() < 0.2

    def _start(self) -> date:
        years = min(38.0, self.rng.expovariate(1 / 7))
        return self.today - timedelta(days=30 + int(years * 365.25))

    def _needs(self, language: str) -> tuple[Need, ...]:
        needs = [need for need, share in _NEEDS if self.rng.random() < share]
        if language not in {"en", "cy"} and self.rng.random() < 0.3:
            needs.append(Need.INTERPRETER)
        return tuple(needs)

    def _language(self, group: NameGroup) -> str:
        return group.language if self.rng.random() < 0.45 else "en"

    def _group(self) -> NameGroup:
        return pick(self.rng, self.groups)

    def _phones(self, landline: str) -> list[str]:
        phones = [self._mobile()] if self.rng.random() < 0.88 else []
        return [*phones, landline] if landline and self.rng.random() < 0.7 else phones

    def _mobile(self) -> str:
        return f"07700 900{self.rng.randrange(1000):03d}"


def _category(role: TenancyRole) -> VisitorCategory:
    return VisitorCategory.TENANT if role is TenancyRole.JOINT_TENANT else VisitorCategory.RELATIVE


def _addresses(rng: Random, places: Places) -> Iterator[tuple[str, str, str, str]]:
    """First line, second line, town and postcode: streets of houses and blocks of flats, for ever."""
    streets = _streets(rng, places)
    codes = _postcodes(rng, places)
    while True:
        street, town = next(streets)
        if rng.random() < 0.3:
            yield from _flats(rng, places, street, town, next(codes))
            continue
        odd = rng.randrange(2)
        code = ""
        for count in range(rng.randrange(8, 46)):
            if count % _HOMES_A_POSTCODE == 0:
                code = next(codes)
            yield f"{2 * count + 1 + odd} {street}", "", town, code


def _flats(
    rng: Random, places: Places, street: str, town: str, code: str
) -> Iterator[tuple[str, str, str, str]]:
    block = f"{rng.choice(places.block_names)} {rng.choice(places.block_kinds)}"
    for number in range(1, rng.choice((6, 8, 9, 12, 16, 18)) + 1):
        yield f"Flat {number}, {block}", street, town, code


def _streets(rng: Random, places: Places) -> Iterator[tuple[str, str]]:
    """Every street of every town, each once; then again with other kinds of names, as a town grows."""
    pairs = [
        (f"{name} {kind}", town)
        for name in places.street_names
        for kind in places.street_kinds
        for town in places.towns
    ]
    rng.shuffle(pairs)
    prefix = ""
    for turn in range(1, 1000):
        for street, town in pairs:
            yield f"{prefix}{street}", town
        prefix = ("Upper ", "Lower ", "Old ", "New ", "Little ", "Great ")[turn % 6 - 1]


def _postcodes(rng: Random, places: Places) -> Iterator[str]:
    codes = [
        f"{outward} {digit}{first}{second}"
        for outward in places.outward
        for digit in range(1, 10)
        for first in _LETTERS
        for second in _LETTERS
    ]
    rng.shuffle(codes)
    while True:
        yield from codes


def _email(first: str, last: str, number: int) -> str:
    plain = ["".join(c for c in fold(part) if c.isalnum()) for part in (first, last)]
    return f"{plain[0]}.{plain[1]}{number}@example.org"
