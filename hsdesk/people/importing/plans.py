"""What an import is going to write, found out by comparing its rows with what is there."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hsdesk.people.contact_details import PhoneNumber
from hsdesk.people.importing.kept import KeptHome, KeptPerson, KeptTenancy
from hsdesk.people.importing.lines import HomeLine, PersonLine, TenancyLine
from hsdesk.people.importing.rows import Counts, Fate, RefusedRow
from hsdesk.people.rules import TenancyRole


@dataclass(slots=True)
class HomeStep:
    """What a row does to a home: `home` is the one that is there; None for a new one."""

    line: HomeLine
    home: KeptHome | None
    changes: dict[str, Any]

    @property
    def fields(self) -> tuple[str, ...]:
        """What it changes, by field."""
        return tuple(self.changes)


@dataclass(slots=True)
class TenancyStep:
    """What the rows of one tenancy do to it: `tenancy` is the one that is there; None for a new one."""

    line: TenancyLine
    row: int
    home_id: int
    tenancy: KeptTenancy | None
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class PersonStep:
    """What a row does to a person: `person` is the one who is there; None for a new one."""

    line: PersonLine
    person: KeptPerson | None
    changes: dict[str, Any]
    home_id: int | None
    phones: tuple[PhoneNumber, ...] = ()
    emails: tuple[str, ...] = ()
    tenancy: TenancyStep | None = None
    role: TenancyRole | None = None
    """The part in the tenancy to be written; None where it is there already."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What it changes, by field; the tenancy counts for the row that tells of it first."""
        found = [*self.changes]
        found += ["phones"] if self.phones else []
        found += ["emails"] if self.emails else []
        found += ["role"] if self.role is not None else []
        if self.tenancy is not None and self.tenancy.row == self.line.row:
            found += [f"tenancy_{key}" for key in self.tenancy.changes]
        return tuple(found)


Step = HomeStep | PersonStep


@dataclass(slots=True)
class Plan:
    """Every row of a file with what it does, and those that are refused."""

    rows: int
    steps: list[Step] = field(default_factory=list)
    tenancies: list[TenancyStep] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)

    def fate(self, step: Step) -> Fate:
        """What becomes of a row."""
        there = step.home if isinstance(step, HomeStep) else step.person
        if there is None:
            return Fate.NEW
        return Fate.CHANGES if step.fields else Fate.UNCHANGED

    @property
    def refused_rows(self) -> frozenset[int]:
        """The numbers of the rows that are refused."""
        return frozenset(refusal.row for refusal in self.refused)

    @property
    def counts(self) -> Counts:
        """How many rows have which fate."""
        fates = Counter(self.fate(step) for step in self.steps)
        return Counts(
            rows=self.rows,
            added=fates[Fate.NEW],
            changed=fates[Fate.CHANGES],
            unchanged=fates[Fate.UNCHANGED],
            refused=len(self.refused_rows),
        )


def differing(values: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """What a row says otherwise than it is kept; a row that says nothing of something changes nothing."""
    return {key: value for key, value in values.items() if kept.get(key) != value}
