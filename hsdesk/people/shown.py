"""What the search index keeps of a person to show when they are found."""

import msgspec


class ShownHome(msgspec.Struct, array_like=True, frozen=True):
    """A home as a search shows it; `reference` is that of the tenancy, if there is one."""

    address: str
    postcode: str
    reference: str


class Shown(msgspec.Struct, array_like=True, frozen=True):
    """What a search shows of a person, the present home first."""

    name: str
    known_as: str
    category: str
    needs: list[str]
    homes: list[ShownHome]
    phones: list[str]
