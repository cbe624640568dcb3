"""Making the demo office: from its first home to the present moment, in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hsdesk.clock import LONDON, Clock
from hsdesk.demo import cast
from hsdesk.demo.back_office.errands import plan_errands
from hsdesk.demo.crowd import Crowd
from hsdesk.demo.deeds import Face
from hsdesk.demo.history import History, write_history
from hsdesk.demo.homes import Town
from hsdesk.demo.lists import Lists, load_lists
from hsdesk.demo.place import place_for_demo
from hsdesk.demo.plan import dice
from hsdesk.demo.premises import found_office
from hsdesk.diary.tables import Appointment
from hsdesk.errors import Refused
from hsdesk.office import open_office
from hsdesk.people.loading import Loaded, NewHome, load_people
from hsdesk.reception.tables import Visit
from hsdesk.standards.catalogue import Standards
from hsdesk.store.tables import JournalEntry
from hsdesk.store.work import Work

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

MOST_HOMES = 200_000
MOST_DAYS = 3660
_PEOPLE_PART = 0.4
"""How much of the work is done when homes and people are there."""


@dataclass(frozen=True, slots=True)
class DemoMade:
    """What was made: the office's name and how much of everything it holds."""

    office: str
    homes: int
    people: int
    tenancies: int
    staff: int
    rooms: int
    visits: int
    appointments: int
    entries: int
    first_day: date
    today: date


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made."""

    homes: int
    days: int
    seed: int
    standards: Standards
    progress: Progress | None = None

    def tell(self, share: float) -> None:
        """Say how much is done, in thousandths."""
        if self.progress is not None:
            self.progress(min(1000, int(share * 1000)), 1000)


def make_demo(
    address: str,
    *,
    homes: int = 2000,
    days: int = 60,
    seed: int = 1,
    clock: Clock,
    progress: Progress | None = None,
) -> DemoMade:
    """Make the demo office at an address, with so many homes and so many days of history before today.

    The same seed, size and moment give the same office every time. An older demo in a file is replaced;
    `progress` may raise `HsdeskError` to stop, and then nothing has changed. Raises `Refused` for a size
    that cannot be, `StoreError` for a database that holds an office which is not a demo, and
    `CalendarError` when the days reach beyond the known bank holidays.
    """
    _check_size(homes, days)
    with place_for_demo(address) as place, open_office(place, clock=clock, create=True) as office:
        order = Order(homes, days, seed, office.standards, progress)
        action_id = UUID(int=dice(seed, "demo").getrandbits(128), version=4)
        made = office.actor().once(action_id, fill_office, order=order)
    order.tell(1.0)
    return made


def fill_office(work: Work, *, order: Order) -> DemoMade:
    """Fill an empty database with the demo office and its history up to the moment of the action."""
    order.tell(0.0)
    loaded, history = settle(work, order)
    first_day, today = history.first_day, history.now.astimezone(LONDON).date()

    def told(day: date) -> None:
        share = (day - first_day).days / max(1, order.days)
        order.tell(_PEOPLE_PART + (1 - _PEOPLE_PART) * 0.98 * max(0.0, share))

    pages = write_history(work.session, order.standards, cast.PACKS, history, told)
    return DemoMade(
        office=cast.OFFICE,
        homes=len(loaded.home_ids),
        people=len(loaded.person_ids),
        tenancies=len(loaded.tenancy_ids),
        staff=len(history.premises.staff),
        rooms=len(history.premises.rooms),
        visits=pages.written[Visit],
        appointments=pages.written[Appointment],
        entries=pages.written[JournalEntry],
        first_day=first_day,
        today=today,
    )


def settle(work: Work, order: Order) -> tuple[Loaded, History]:
    """Set up the office and its homes and people; the history is a script that is still to be entered."""
    now = work.now
    today = now.astimezone(LONDON).date()
    first_day = today - timedelta(days=order.days)
    premises = found_office(work.session, dice(order.seed, "premises"), first_day=first_day, now=now)
    lists = load_lists()
    town = Town(dice(order.seed, "homes"), lists, today)
    others = town.without_home(max(4, order.homes // 20))
    loaded = load_people(work.session, _homes(town, order), others)
    crowd = _crowd(town, loaded, lists, order.seed)
    errands = plan_errands(premises, order.standards, order.seed, today)
    return loaded, History(premises, crowd, order.seed, order.homes, first_day, now, errands)


def _check_size(homes: int, days: int) -> None:
    if not cast.FEWEST_HOMES <= homes <= MOST_HOMES:
        raise Refused(
            f"A demo office has between {cast.FEWEST_HOMES} and {MOST_HOMES:,} homes.",
            "Choose another number.",
            field="homes",
        )
    if not 0 <= days <= MOST_DAYS:
        raise Refused(
            f"A demo office looks back on at most {MOST_DAYS:,} days.", "Choose another number.", field="days"
        )


def _homes(town: Town, order: Order) -> Iterator[NewHome]:
    """The homes, with news of how many are made."""
    for number, home in enumerate(town.homes(order.homes)):
        if number % 200 == 0:
            order.tell(_PEOPLE_PART * 0.6 * number / order.homes)
        yield home


def _crowd(town: Town, loaded: Loaded, lists: Lists, seed: int) -> Crowd:
    """Everybody of the town who comes to the office by themselves."""
    faces = [
        Face(who.person.name, who.person.category, tuple(who.person.needs), person_id)
        for who, person_id in zip(town.people, loaded.person_ids, strict=True)
        if who.comes
    ]
    famous, known = faces[: len(cast.KNOWN)], list(faces)
    dice(seed, "crowd").shuffle(known)
    return Crowd(known, famous, town, lists.desk)
