"""Rows of an invented waiting board for tests of tables."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ui.tables.column import Column, ColumnKind, Width


class Order(StrEnum):
    """The orders that the board's query knows."""

    NAME = "name"
    WAITED = "waited"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visitor who waits."""

    id: int
    ticket: str = "A52"
    name: str = "Derek Holroyd"
    reason: str = "Rent account query"
    arrived: datetime | None = None


def identity(visitor: Visitor) -> int:
    """What stays the same about a visitor."""
    return visitor.id


class Watch:
    """The time of day that a live column reads."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def advance(self, **step: int) -> None:
        """Move on."""
        self.now += timedelta(**step)

    def waited(self, visitor: Visitor) -> str:
        """How long the visitor has waited, in whole minutes; empty before an appointment."""
        return (
            "" if visitor.arrived is None else f"{(self.now - visitor.arrived) // timedelta(minutes=1)} min"
        )


def columns(watch: Watch) -> list[Column[Visitor]]:
    """Waited, ticket, and name over reason."""
    return [
        Column(
            "waited",
            "Waited",
            watch.waited,
            width=Width.fixed(90),
            kind=ColumnKind.TIME,
            order=Order.WAITED,
            live=True,
        ),
        Column("ticket", "Ticket", lambda v: v.ticket, width=Width.contents(), kind=ColumnKind.REFERENCE),
        Column(
            "name",
            "Name and reason",
            lambda v: v.name,
            second=lambda v: v.reason,
            kind=ColumnKind.NAME,
            order=Order.NAME,
        ),
    ]


def visitors(*numbers: int, **same: object) -> list[Visitor]:
    """Visitors with these identities; ticket and name follow from them."""
    return [Visitor(number, f"A{number}", f"Visitor {number}", **same) for number in numbers]  # type: ignore[arg-type]
