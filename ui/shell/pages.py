"""What the rail needs to know of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from hsdesk.store.work import Read, Subject
from ui.services import Services
from ui.shell.space import Space

if TYPE_CHECKING:
    from hsdesk.office import Office

PageFactory = Callable[[Services, QWidget], QWidget]
"""Makes a page from the window's services and the widget it will live in."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A count on a rail item: the query that gives it, and the kinds of subject that change it.

    `count_at` takes the query's place where the promises are needed to tell the number. It may change with
    the day alone, and it is first asked once the window stands.
    """

    count: Callable[[Read], int] | None
    kinds: frozenset[str]
    words: str
    """What is counted, such as "waiting"; the screen reader says "Reception, 7 waiting"."""
    count_at: Callable[[Office], int] | None = None


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its key, its title and icon in the rail, and how it is made when first shown."""

    key: str
    title: str
    icon: str
    factory: PageFactory
    badge: Badge | None = None
    at_foot: bool = False
    """Pinned at the foot of the rail; it has no number key of its own."""


@runtime_checkable
class HasPanes(Protocol):
    """A page that is divided into panes, through which F6 goes."""

    def panes(self) -> list[QWidget]:
        """The panes from left to right, as they are shown now."""


@runtime_checkable
class HasSidePanel(Protocol):
    """A page with a side panel, which becomes a drawer in a narrow window."""

    def toggle_panel(self) -> None:
        """Open the side panel, or close it."""


@runtime_checkable
class TakesSpace(Protocol):
    """A page that is laid out differently in a narrow or low window."""

    def take_space(self, space: Space) -> None:
        """The window has this much room from now on."""


@runtime_checkable
class OpensTabs(Protocol):
    """A page with tabs, one of which can be asked to show a record."""

    def open_tab(self, key: str, subject: Subject | None = None) -> None:
        """Show the tab of this key and, if it knows how, the record of a subject in it."""
