"""Whom the visitor is to see: a team or desk, one of the staff, or anybody who is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.people.rows import StaffRow, TeamRow
from hsdesk.wording import words
from ui.reception.check_in.suggestions import Suggestion
from ui.reception.check_in.type_ahead import TypeAhead
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ToSee:
    """Whom to see; neither of them is anybody who is free."""

    staff_id: int | None = None
    team_id: int | None = None


ANYBODY = ToSee()


class ToSeeField(TypeAhead):
    """Opens like a box and narrows down while somebody types. `chosen` carries a `ToSee`.

    Text that was not taken from the list goes when the field is left.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, label: str = "Who to see") -> None:
        super().__init__(theme, label, parent, icon="user", chevron=True)
        self._all: list[Suggestion] = [Suggestion(ANYBODY, "Anybody who is free", icon="users")]
        self._value = ANYBODY
        self.typed.connect(self._narrow)
        self.opening.connect(self._open)
        self.taken.connect(self._took)
        self.line.left.connect(self._write)
        self.line.entered.connect(self.line.selectAll)
        self._write()

    def value(self) -> ToSee:
        """Whom to see."""
        return self._value

    def set_value(self, value: ToSee) -> None:
        """Choose somebody; one who is not offered is shown once the list of staff has been read."""
        self._value = value
        self._write()

    def set_people(self, teams: Sequence[TeamRow], staff: Sequence[StaffRow]) -> None:
        """Offer the teams and staff of the office."""
        rows = [
            Suggestion(ToSee(team_id=team.team_id), f"{team.name}, next free", icon="users") for team in teams
        ]
        rows += [
            Suggestion(
                ToSee(staff_id=member.staff_id),
                member.name,
                member.team or member.role.in_words,
                icon="user",
            )
            for member in staff
        ]
        self._all = [self._all[0], *rows]
        if not self.line.hasFocus():
            self._write()

    @Slot()
    def _open(self) -> None:
        self.offer(self._all)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        typed = words(text)
        self.offer([row for row in self._all if _fits(typed, row)])

    @Slot(object)
    def _took(self, value: ToSee) -> None:
        self._value = value
        self._write()
        self.line.selectAll()
        self.chosen.emit(value)

    @Slot()
    def _write(self) -> None:
        self.set_text(next((row.text for row in self._all if row.value == self._value), ""))


def _fits(typed: Sequence[str], row: Suggestion) -> bool:
    """Whether every typed word begins a word of the suggestion."""
    there = words(f"{row.text} {row.second}")
    return all(any(word.startswith(part) for word in there) for part in typed)
