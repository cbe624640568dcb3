"""The lines of the list: headings that fold, and the duties under them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hsdesk.duties.rows import DutyList, DutyRow
from hsdesk.duties.rules import DutyGroup


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The heading of a part of the list, and how many duties it has."""

    group: DutyGroup
    rows: int
    folded: bool

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"group {self.group.value}"


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty."""

    row: DutyRow

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return duty_key(self.row.duty_id)


Line = GroupLine | DutyLine


def duty_key(duty_id: int) -> str:
    """The key of a duty's line."""
    return f"duty {duty_id}"


def lines(duties: DutyList, folded: AbstractSet[str]) -> list[Line]:
    """The lines from the top; `folded` are keys of headings that were closed."""
    return list(_lines(duties, folded))


def _lines(duties: DutyList, folded: AbstractSet[str]) -> Iterator[Line]:
    for group in DutyGroup:
        rows = [row for row in duties.rows if row.group is group]
        if not rows:
            continue
        head = GroupLine(group, len(rows), folded=False)
        is_folded = head.key in folded
        yield GroupLine(group, len(rows), folded=is_folded)
        if not is_folded:
            yield from (DutyLine(row) for row in rows)
