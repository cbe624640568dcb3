"""What happens: one of the things that start clocks, found by typing a part of its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.standards.beginnings import Beginning
from hsdesk.wording import words
from ui.reception.check_in.suggestions import Suggestion
from ui.reception.check_in.type_ahead import TypeAhead
from ui.theme import Theme


class BeginningField(TypeAhead):
    """Opens like a box and narrows down while somebody types. `chosen` carries a `Beginning`.

    What a later feature brings is marked so; its dates can be worked out all the same.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "What happens", parent, icon="search", chevron=True)
        self._all: tuple[Beginning, ...] = ()
        self._value: Beginning | None = None
        self.typed.connect(self._narrow)
        self.opening.connect(self._open)
        self.taken.connect(self._took)
        self.line.left.connect(self._write)
        self.line.entered.connect(self.line.selectAll)

    def value(self) -> Beginning | None:
        """What happens; None while nothing can start a clock."""
        return self._value

    def set_beginnings(self, found: Sequence[Beginning]) -> None:
        """Offer these; what is chosen stays if it is still among them, else it is the first."""
        self._all = tuple(found)
        kept = self._value.event if self._value is not None else ""
        same = next((each for each in self._all if each.event == kept), None)
        self._value = same or next(iter(self._all), None)
        # What somebody is typing stays; a line that is still empty tells what is chosen.
        if not (self.line.hasFocus() and self.line.text()):
            self._write()
            if self.line.hasFocus():
                self.line.selectAll()

    def set_event(self, event: str) -> None:
        """Choose what happens by the name of its entry. Raises `KeyError` when it starts nothing."""
        found = next((each for each in self._all if each.event == event), None)
        if found is None:
            raise KeyError(event)
        self._value = found
        self._write()

    @Slot()
    def _open(self) -> None:
        self.offer([_suggestion(each) for each in self._all])

    @Slot(str)
    def _narrow(self, text: str) -> None:
        typed = words(text)
        self.offer([_suggestion(each) for each in self._all if _fits(typed, each)])

    @Slot(object)
    def _took(self, value: Beginning) -> None:
        self._value = value
        self._write()
        self.line.selectAll()
        self.chosen.emit(value)

    @Slot()
    def _write(self) -> None:
        self.set_text(capital(self._value.words) if self._value is not None else "")
        self.line.setCursorPosition(0)


def capital(text: str) -> str:
    """The words with a capital letter at their beginning."""
    return text[:1].upper() + text[1:]


def _suggestion(each: Beginning) -> Suggestion:
    awaits = f"Awaits {each.awaits}" if each.awaits else ""
    return Suggestion(
        each, capital(each.words), awaits, icon="circle-dashed" if each.awaits else "circle-dot"
    )


def _fits(typed: Sequence[str], each: Beginning) -> bool:
    """Whether every typed word begins a word of what happens, or of the feature it waits for."""
    there = words(f"{each.words} {each.awaits}")
    return all(any(word.startswith(part) for word in there) for part in typed)
