"""Rows of a file once they are checked: what they say, in the form in which it is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hsdesk.people.contact_details import PhoneNumber
from hsdesk.people.importing.rows import ImportKind, RefusedRow
from hsdesk.people.rules import TenancyRole, Tenure
from hsdesk.wording import fold

Place = tuple[str, str, str]
"""An address as it is compared: both lines folded, and the postcode."""


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A home as a row tells it; `values` holds what the row says, by the columns of the table."""

    row: int
    reference: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TenancyLine:
    """A tenancy as a row tells it; what is None is not said there."""

    reference: str
    tenure: Tenure | None = None
    starts: date | None = None
    ends: date | None = None
    role: TenancyRole | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as a row tells it; `values` holds what the row says, by the columns of the table.

    `in_capitals` says that the file writes the name in capitals only, which tells nothing about its capitals.
    """

    row: int
    reference: str
    values: dict[str, Any]
    in_capitals: bool = False
    phones: tuple[PhoneNumber, ...] = ()
    emails: tuple[str, ...] = ()
    home_reference: str = ""
    place: Place | None = None
    tenancy: TenancyLine | None = None


Line = HomeLine | PersonLine


@dataclass(slots=True)
class Checked:
    """All rows of a file after they were checked by themselves; nothing is compared with the database yet.

    `columns` names the heading of each field that was matched.
    """

    kind: ImportKind
    rows: int = 0
    homes: list[HomeLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def leaving_out(self, rows: Collection[int]) -> "Checked":
        """The same without some rows, which are neither compared nor refused any more."""
        return replace(
            self,
            homes=[line for line in self.homes if line.row not in rows],
            people=[line for line in self.people if line.row not in rows],
            refused=[refusal for refusal in self.refused if refusal.row not in rows],
        )

    def refuse(self, row: int, reference: str, reason: str, mend: str, field_key: str = "") -> None:
        """Note why a row cannot be brought in."""
        self.refused.append(RefusedRow(row, reference, reason, mend, self.columns.get(field_key, "")))

    def remark(self, field_key: str, what: str) -> None:
        """Note once what was done with a column."""
        said = self.remarks.setdefault(self.columns.get(field_key, field_key), [])
        if what not in said:
            said.append(what)


def place_of(first_line: str, second_line: str, postcode: str) -> Place:
    """An address as it is compared."""
    return " ".join(fold(first_line).split()), " ".join(fold(second_line).split()), postcode
