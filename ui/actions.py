"""What a person can do: label, icon, key and question of every command in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QWidget

from ui.keys import Key


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Asked before something that cannot be undone: a question, what follows, and the verb on the button."""

    question: str
    advice: str
    verb: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do, described once for its button, its menu, its key and the search.

    `label` is a verb phrase in sentence case without a full stop; `icon` names a shipped icon.
    """

    name: str
    label: str
    icon: str = ""
    key: Key | None = None
    confirmation: Confirmation | None = None
    hint: str = ""
    checkable: bool = False


class Ask(Protocol):
    """Asks a question without blocking and calls `go_ahead` if the answer is yes."""

    def __call__(self, confirmation: Confirmation, go_ahead: Callable[[], None]) -> None:
        """Show the question."""


class CommandAction(QAction):
    """The `QAction` of one command. A key press, a click and the search all go the same way."""

    def __init__(self, command: Command, do: Callable[[], None], ask: Ask, parent: QObject) -> None:
        super().__init__(command.label, parent)
        self.command = command
        self._do = do
        self._ask = ask
        self._why_not = ""
        self.setObjectName(command.name)
        self.setCheckable(command.checkable)
        if command.key is not None:
            self.setShortcuts(command.key.sequences())
            self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._describe()
        self.triggered.connect(self._triggered)

    @property
    def why_not(self) -> str:
        """Why the command cannot be used now; empty while it can."""
        return self._why_not

    def allow(self) -> None:
        """The command can be used."""
        self._why_not = ""
        self.setEnabled(True)
        self._describe()

    def refuse(self, why: str) -> None:
        """The command cannot be used now, for the reason given in one sentence."""
        self._why_not = why
        self.setEnabled(False)
        self._describe()

    def _describe(self) -> None:
        cap = f" ({self.command.key.cap()})" if self.command.key else ""
        self.setToolTip(self._why_not or f"{self.command.hint or self.command.label}{cap}")
        self.setStatusTip(self._why_not or self.command.hint)

    @Slot()
    def _triggered(self) -> None:
        if self.command.confirmation is None:
            self._do()
        else:
            self._ask(self.command.confirmation, self._do)


class Actions(QObject):
    """Makes and keeps the actions of one window.

    `icons` turns an icon's name into a picture of the present theme, `ask` shows a question.
    """

    changed = Signal()
    """An action was added or taken away; the search lists them anew."""

    def __init__(self, window: QWidget, icons: Callable[[str], QIcon], ask: Ask) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._ask = ask
        self._actions: dict[str, CommandAction] = {}

    def add(
        self, command: Command, do: Callable[[], None], *, within: QWidget | None = None
    ) -> CommandAction:
        """Make the action of `command`; its key works in the whole window while `within` is shown.

        Raises `ValueError` if the window has a command of this name already.
        """
        if command.name in self._actions:
            raise ValueError(f"There is already a command called {command.name}.")
        place = within or self._window
        action = CommandAction(command, do, self._ask, place)
        if command.icon:
            action.setIcon(self._icons(command.icon))
        place.addAction(action)
        self._actions[command.name] = action
        action.destroyed.connect(self._forget_destroyed)
        self.changed.emit()
        return action

    def of(self, command: Command) -> CommandAction:
        """The action of `command`. Raises `KeyError` if it was not added."""
        return self._actions[command.name]

    def usable(self) -> list[CommandAction]:
        """The actions that can be used now, in the order in which they were added."""
        return [action for action in self._actions.values() if action.isEnabled() and action.isVisible()]

    def redraw_icons(self) -> None:
        """Take every icon anew, after the theme has changed."""
        for action in self._actions.values():
            if action.command.icon:
                action.setIcon(self._icons(action.command.icon))

    @Slot()
    def _forget_destroyed(self) -> None:
        import shiboken6

        gone = [name for name, action in self._actions.items() if not shiboken6.isValid(action)]
        for name in gone:
            del self._actions[name]
