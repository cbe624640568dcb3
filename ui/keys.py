"""The keyboard: every key that hsdesk gives a meaning to, in one table.

The key list on F1 is made from this table, so it never tells of a key that does nothing.
F4 is left alone because it opens a choice; there are no single-letter keys, which would fire while typing.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence


class Scope(Enum):
    """Where a key has its meaning. Two keys may be alike only in scopes that never meet."""

    ANYWHERE = "Anywhere"
    RECEPTION = "At the reception desk"
    LISTS = "In lists"
    FORMS = "In forms"
    QUESTIONS = "In yes-or-no questions"

    def meets(self, other: "Scope") -> bool:
        """Whether both may be in force at the same moment."""
        focus = (Scope.LISTS, Scope.FORMS, Scope.QUESTIONS)  # the focus is in one of these at a time
        return self is other or not (self in focus and other in focus)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the key does, where, and with which key sequences, the first being the one shown on buttons."""

    words: str
    scope: Scope
    sequences: tuple[str, ...]
    by_control: bool = False
    """Done by the list or field that has the focus, so no shortcut is made of it."""


def _at(scope: Scope, words: str, *sequences: str) -> Meaning:
    return Meaning(words, scope, sequences)


def _inside(scope: Scope, words: str, *sequences: str) -> Meaning:
    return Meaning(words, scope, sequences, by_control=True)


class Key(Enum):
    """Every key with a meaning, in the order of the key list."""

    SEARCH = _at(Scope.ANYWHERE, "Search people and commands", "Ctrl+K")
    RAIL = _at(Scope.ANYWHERE, "Go to a page, in the order of the rail", *(f"Ctrl+{n}" for n in "1234567890"))
    SETTINGS = _at(Scope.ANYWHERE, "Settings", "Ctrl+,")
    NEXT_PANE = _at(Scope.ANYWHERE, "Next pane", "F6")
    PREVIOUS_PANE = _at(Scope.ANYWHERE, "Previous pane", "Shift+F6")
    NEXT_TAB = _at(Scope.ANYWHERE, "Next tab of a page", "Ctrl+Tab")
    PREVIOUS_TAB = _at(Scope.ANYWHERE, "Previous tab of a page", "Ctrl+Shift+Tab")
    UNDO = _at(Scope.ANYWHERE, "Undo", "Ctrl+Z")
    HIDE_NAMES = _at(Scope.ANYWHERE, "Hide names, on and off", "F8")
    WAITING_SCREEN = _at(Scope.ANYWHERE, "Waiting screen", "F9")
    LOCK = _at(Scope.ANYWHERE, "Lock the desk", "Ctrl+Shift+L")
    HELP = _at(Scope.ANYWHERE, "Key list", "F1", "Ctrl+/")
    BACK = _inside(Scope.ANYWHERE, "Close, clear or go back", "Esc")
    CALL = _at(Scope.RECEPTION, "Call the selected visitor", "F2")
    SEEN = _at(Scope.RECEPTION, "Mark the selected visitor as seen", "F3")
    ROOM = _at(Scope.RECEPTION, "Room for the selected visitor", "F5")
    CHECK_IN = _at(Scope.RECEPTION, "Check in, or Arrived in Expected today", "F7")
    OPEN = _inside(Scope.LISTS, "Open", "Return", "Enter")
    SELECT = _inside(Scope.LISTS, "Select", "Space")
    MOVE = _inside(Scope.LISTS, "Move", "Up", "Down", "Home", "End", "PgUp", "PgDown")
    SELECT_ALL = _inside(Scope.LISTS, "Select all, where several can be selected", "Ctrl+A")
    SAVE = _inside(Scope.FORMS, "Save, also from a note", "Ctrl+Return", "Ctrl+Enter")
    SUBMIT = _inside(Scope.FORMS, "Finish the form", "Return", "Enter")
    ANSWER = _inside(Scope.QUESTIONS, "Yes or no; Enter goes on to the next", "Left", "Right")

    @property
    def meaning(self) -> Meaning:
        """What the key does."""
        return self.value

    def sequences(self) -> list[QKeySequence]:
        """Its key sequences for a `QAction` or `QShortcut`."""
        return [QKeySequence(text) for text in self.value.sequences]

    def cap(self) -> str:
        """The key as it stands on a button of this computer: "F2", or a symbol on a Mac."""
        return _native(self.value.sequences[0])

    def caps(self) -> str:
        """All its keys as they stand in the key list."""
        texts = self.value.sequences
        if self is Key.RAIL:
            return f"{_native(texts[0])} to {_native(texts[-2])}, {_native(texts[-1])}"
        return ", ".join(dict.fromkeys(_native(text) for text in texts if text not in _TWINS))


_TWINS = frozenset({"Enter", "Ctrl+Enter"})
"""The second Enter key, on the number pad; nobody needs to read of it."""


def rail_sequence(position: int) -> QKeySequence | None:
    """The key of the page at `position` (0 is the first) of the rail; None after the tenth."""
    texts = Key.RAIL.value.sequences
    return QKeySequence(texts[position]) if 0 <= position < len(texts) else None


def key_list() -> list[tuple[Scope, list[tuple[str, str]]]]:
    """The key list for F1: for each scope the keys and what they do."""
    return [
        (scope, [(key.caps(), key.value.words) for key in Key if key.value.scope is scope]) for scope in Scope
    ]


def _native(text: str) -> str:
    shown = QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)
    return "Enter" if shown == "Return" else shown.replace("+Return", "+Enter")
