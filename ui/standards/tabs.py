"""The tabs of the standards page: what the page needs to know of each, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from hsdesk.store.work import Read, Subject
from ui.services import Services

if TYPE_CHECKING:
    from hsdesk.office import Office


@dataclass(frozen=True, slots=True)
class TabSpec:
    """One tab: its key, its words, and how it is made when first shown.

    `count` is the query for the number on the tab, or `count_at` where the promises are needed to tell it;
    changes of subjects of these `kinds` refresh it.
    """

    key: str
    label: str
    make: Callable[[Services, QWidget], QWidget]
    count: Callable[[Read], int] | None = None
    kinds: frozenset[str] = frozenset()
    count_at: Callable[[Office], int] | None = None


@runtime_checkable
class Refreshes(Protocol):
    """A tab that can be told to read everything anew, as after a lost connection."""

    def refresh(self) -> None:
        """Read anew."""


@runtime_checkable
class OpensSubjects(Protocol):
    """A tab that can go to one record, such as a duty, when another tab asks for it."""

    def open_subject(self, subject: Subject) -> None:
        """Show the record."""


@runtime_checkable
class WantsTabs(Protocol):
    """A tab that sends people to another: its signal carries the tab's key and a `Subject` or None."""

    tab_wanted: SignalInstance


def tab_specs() -> tuple[TabSpec, ...]:
    """Every tab, from the left; the first is shown unless another was shown last."""
    from ui.duties.spec import DUTIES
    from ui.office_checks.spec import OFFICE_CHECKS
    from ui.promises.spec import PROMISES
    from ui.surveys.spec import SURVEYS
    from ui.what_if.spec import WHAT_IF

    return (TabSpec("results", "Results", _results), DUTIES, OFFICE_CHECKS, SURVEYS, PROMISES, WHAT_IF)


def _results(services: Services, parent: QWidget) -> QWidget:
    from ui.standards.results.tab import ResultsTab

    return ResultsTab(services, parent)
