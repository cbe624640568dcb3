"""A hundred thousand invented people, the same every time, with as many different words as a town has."""

from collections.abc import Iterator
from datetime import date
from random import Random

from hsdesk.people.loading import NewHome, NewPerson, NewTenancy
from hsdesk.people.rules import TenancyRole, Tenure


def _several(words: str) -> list[str]:
    return words.split()


_LAST = _several(
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans"
    " Walker White Roberts Green Hall Thomas Clarke Jackson Wood Harris Edwards Turner Martin Cooper"
    " Hill Ward Hughes Moore Clark King Harrison Lewis Baker Lee Allen Morris Khan Scott Watson Davis"
    " Parker Bennett Young Phillips Richardson Shaw Singh Ahmed Hussain Begum O'Brien O'Neill Nowak"
    " Kowalski Łukaszewicz García Müller Nguyen"
)
_FIRST = _several(
    "James John Robert Michael William David Richard Thomas Mary Patricia Jennifer Linda Elizabeth Barbara"
    " Susan Jessica Sarah Karen Mohammed Fatima Aisha Zoë Siân Łukasz Chloë Andrew Daniel Emma Olivia Jack"
    " Harry Amelia Grace Ruby Oscar Leo Ali Omar Ioana Andrei"
)
_SYLLABLES = _several(
    "ba ber bry can car den dal der dor el en far fen ford gar gil har hol in kel ken lan ley lin lo mar mer"
    " mo nor nes pen per ran ren ro san shaw sto tal ter ton tre ul ven wal war wick win worth yar"
)
_STREET_KINDS = _several("Road Street Lane Close Avenue Way Court Gardens")


class Population:
    """Makes homes with their tenants."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = Random(seed)
        self._rare_last = [self._word() for _ in range(25_000)]
        self._rare_first = [self._word() for _ in range(4_000)]
        self._streets = [f"{self._word()} {self._rng.choice(_STREET_KINDS)}" for _ in range(2_500)]
        self._towns = [self._word() for _ in range(12)]

    def homes(self, people: int) -> Iterator[NewHome]:
        """Homes with so many people in them altogether."""
        rng, made, number = self._rng, 0, 0
        while made < people:
            size = min(rng.choice([1, 1, 2, 3]), people - made)
            made, number = made + size, number + 1
            flat = f"Flat {rng.randrange(1, 40)}, " if rng.random() < 0.3 else ""
            letters = "".join(rng.choices("ABDEFGHJ", k=2))
            tenants = [(self._person(), TenancyRole.TENANT) for _ in range(size)]
            yield NewHome(
                f"{flat}{rng.randrange(1, 200)} {rng.choice(self._streets)}",
                town=rng.choice(self._towns),
                postcode=f"HX{rng.randrange(1, 20)} {rng.randrange(1, 9)}{letters}",
                tenancies=[NewTenancy(f"T-{number:06}", Tenure.SECURE, date(2015, 1, 1), tenants)],
            )

    def _person(self) -> NewPerson:
        rng = self._rng
        first = rng.choice(_FIRST if rng.random() < 0.7 else self._rare_first)
        last = rng.choice(_LAST if rng.random() < 0.55 else self._rare_last)
        if rng.random() < 0.03:
            last += f"-{rng.choice(_LAST)}"
        phone = (
            f"07700 900{rng.randrange(1000):03}"
            if rng.random() < 0.5
            else f"07{rng.randrange(100, 999)} {rng.randrange(10**6):06}"
        )
        return NewPerson(f"{first} {last}", phones=[phone])

    def _word(self) -> str:
        return "".join(self._rng.choice(_SYLLABLES) for _ in range(self._rng.randint(2, 4))).capitalize()
