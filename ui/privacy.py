"""Names hidden on one key, because a desk may be overlooked."""

from PySide6.QtCore import QObject, Signal


class Privacy(QObject):
    """Whether names may be read on this screen.

    Every view takes names through `shown`, for what is painted and for what a screen reader says
    alike, and draws itself anew on `changed`.
    """

    changed = Signal(bool)
    """True when names are hidden from now on."""

    def __init__(self, parent: QObject | None = None, *, hidden: bool = False) -> None:
        super().__init__(parent)
        self._hidden = hidden

    @property
    def hidden(self) -> bool:
        """Whether names are hidden."""
        return self._hidden

    def hide(self) -> None:
        """Hide names."""
        self._become(hidden=True)

    def reveal(self) -> None:
        """Show names again."""
        self._become(hidden=False)

    def toggle(self) -> None:
        """Hide names if they are shown, show them if they are hidden."""
        self._become(hidden=not self._hidden)

    def shown(self, name: str, ticket: str) -> str:
        """What stands for a person on screen: the name, or the ticket number while names are hidden."""
        return ticket if self._hidden else name

    def _become(self, *, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit(hidden)
