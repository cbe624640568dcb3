"""What the search lists: people, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from hsdesk.people.rows import PersonHit
from ui.actions import CommandAction

HIDDEN = "Name hidden"
MOST_COMMANDS = 8


class EntryKind(Enum):
    """What a line of the list is."""

    HEADING = "heading"
    PERSON = "person"
    CHECK_IN = "check-in"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `number` is a person's, `command` the name of a command; a heading has neither."""

    kind: EntryKind
    title: str
    second: str = ""
    icon: str = ""
    key: str = ""
    number: int = 0
    command: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether it does something."""
        return self.kind is not EntryKind.HEADING

    @property
    def words(self) -> str:
        """What the screen reader says."""
        return ", ".join(part for part in (self.title, self.second) if part)


def entries_for(
    typed: str,
    hits: Sequence[PersonHit],
    actions: Sequence[CommandAction],
    *,
    hidden: bool,
    check_in_key: str,
) -> list[Entry]:
    """The lines for what was typed: people, then what can be done."""
    lines: list[Entry] = []
    if hits:
        lines.append(Entry(EntryKind.HEADING, "People"))
        lines += [_person(hit, hidden=hidden) for hit in hits]
    wanted = [_command(action) for action in actions if fits(typed, action.command.label)][:MOST_COMMANDS]
    if hits or wanted:
        lines.append(Entry(EntryKind.HEADING, "Do"))
    if hits:
        lines.append(check_in_entry(hits[0], hidden=hidden, key=check_in_key))
    return lines + wanted


def check_in_entry(hit: PersonHit, *, hidden: bool, key: str) -> Entry:
    """The line that checks somebody in; it always names the one whom its key would check in."""
    name = "this person" if hidden else hit.name
    return Entry(EntryKind.CHECK_IN, f"Check in {name}", icon="log-in", key=key, number=hit.person_id)


def _person(hit: PersonHit, *, hidden: bool) -> Entry:
    if hidden:
        return Entry(EntryKind.PERSON, HIDDEN, hit.reference, number=hit.person_id)
    where = ", ".join(part for part in (hit.address, hit.postcode, hit.phone) if part)
    name = f"{hit.name} ({hit.known_as})" if hit.known_as and hit.known_as != hit.name else hit.name
    return Entry(EntryKind.PERSON, name, where or hit.category.in_words, number=hit.person_id)


def _command(action: CommandAction) -> Entry:
    command = action.command
    key = command.key.cap() if command.key else ""
    return Entry(EntryKind.COMMAND, command.label, icon=command.icon, key=key, command=command.name)


def fits(typed: str, label: str) -> bool:
    """Whether every word typed begins some word of the label."""
    wanted, offered = typed.casefold().split(), label.casefold().split()
    return all(any(word.startswith(start) for word in offered) for start in wanted)
