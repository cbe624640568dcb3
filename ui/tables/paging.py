"""A table that reads its rows page by page, so that 100,000 open as fast as 100."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol

from PySide6.QtCore import QObject, Signal

from hsdesk.errors import HsdeskError
from ui.tables.column import Column, Row
from ui.tables.model import NOWHERE, AnyIndex, RowTableModel
from ui.tasks import TaskRunner

PAGE_ROWS = 150
"""How many rows are read at a time: more than a screen shows, few enough to be there in an instant."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A piece of an answer, and how many rows the whole answer has."""

    rows: Sequence[Row]
    total: int


class PagedSource(Protocol[Row]):
    """One question to the database, with its filters and its order, that can be answered in pieces."""

    def page(self, after: Row | None, skip: int, limit: int) -> Page[Row]:
        """At most `limit` rows behind the row `after`, which is row number `skip` of the answer.

        None and 0 ask for the first ones. Called off the main thread. A source seeks by `after` where
        it can: skipping takes longer the further down it is.
        """


class PagedTableModel(RowTableModel[Row]):
    """Shows a `PagedSource`: the first page at once, the next ones as somebody scrolls down.

    What is shown stays until an answer is there. An answer to an older question is dropped.
    """

    total_changed = Signal(int)
    """How many rows the whole answer has."""
    loading_changed = Signal(bool)
    """Whether an answer is awaited."""
    refused = Signal(object)
    """An `HsdeskError`: rows could not be read. No further page is asked for until `refresh` or `open`."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable],
        tasks: TaskRunner,
        parent: QObject | None = None,
        *,
        name: Callable[[Row], str] | None = None,
        page_rows: int = PAGE_ROWS,
    ) -> None:
        super().__init__(columns, identity, parent, name=name)
        self._tasks = tasks
        self._page_rows = page_rows
        self._source: PagedSource[Row] | None = None
        self._total = 0
        self._awaited = 0
        self._fetching = False
        self._stuck = False

    @property
    def total(self) -> int:
        """How many rows the whole answer has, whether or not they have been read."""
        return self._total

    @property
    def loading(self) -> bool:
        """Whether an answer is awaited."""
        return self._awaited > 0

    def open(self, source: PagedSource[Row]) -> None:
        """Ask a new question; its first page replaces what is shown as soon as it is there."""
        self._source = source
        self._ask(partial(source.page, None, 0, self._page_rows), partial(self._begin, source), source)

    def refresh(self) -> None:
        """Ask the same question again for as many rows as are shown, and show what is different."""
        source = self._source
        if source is not None:
            limit = max(self._page_rows, self.rowCount())
            self._ask(partial(source.page, None, 0, limit), partial(self._renew, source), source)

    def canFetchMore(self, parent: AnyIndex = NOWHERE) -> bool:
        """Whether there are rows that have not been read."""
        return (
            not parent.isValid()
            and self._source is not None
            and not self._fetching
            and not self._stuck
            and 0 < self.rowCount() < self._total
        )

    def fetchMore(self, parent: AnyIndex = NOWHERE) -> None:
        """Read the next page."""
        source = self._source
        if source is not None and self.canFetchMore(parent):
            self._fetching = True
            last, shown = self._rows[-1], self.rowCount()
            work = partial(source.page, last, shown, self._page_rows)
            self._ask(work, partial(self._continue, source, last), source)

    def _ask(
        self, work: Callable[[], Page[Row]], take: Callable[[Page[Row]], None], source: PagedSource[Row]
    ) -> None:
        self._awaited += 1
        if self._awaited == 1:
            self.loading_changed.emit(True)  # noqa: FBT003 - a signal carries plain values
        self._tasks.run(work, take, partial(self._refuse, source), owner=self)

    def _answered(self) -> None:
        self._awaited -= 1
        if self._awaited == 0:
            self._fetching = False
            self.loading_changed.emit(False)  # noqa: FBT003 - a signal carries plain values

    def _begin(self, source: PagedSource[Row], page: Page[Row]) -> None:
        self._answered()
        if source is self._source:
            self._stuck = False
            self._count(page.total)
            self.start_over(page.rows)

    def _renew(self, source: PagedSource[Row], page: Page[Row]) -> None:
        self._answered()
        if source is self._source:
            self._stuck = False
            self._count(page.total)
            self.show_rows(page.rows)

    def _continue(self, source: PagedSource[Row], after: Row, page: Page[Row]) -> None:
        self._fetching = False
        self._answered()
        # Rows that were read anew meanwhile may end elsewhere; the view asks again when it needs more.
        if source is self._source and self._rows and self._identity(self._rows[-1]) == self._identity(after):
            shown = self.rowCount()
            self.append_rows(page.rows)
            # A page that brings nothing new ends the list, else the view would ask for it for ever.
            self._count(page.total if self.rowCount() > shown else shown)

    def _refuse(self, source: PagedSource[Row], error: HsdeskError) -> None:
        self._answered()
        if source is self._source:
            self._stuck = True
            self.refused.emit(error)

    def _count(self, total: int) -> None:
        if total != self._total:
            self._total = total
            self.total_changed.emit(total)
