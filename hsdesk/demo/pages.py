"""The rows of the demo's history, gathered and written many at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import BigInteger, Table, func, insert, literal_column, select, text
from sqlalchemy.orm import Session

from hsdesk.diary.tables import Appointment, Duty, Occupancy
from hsdesk.reception.tables import Visit
from hsdesk.standards.tables import Deadline, SubjectPacks
from hsdesk.store.tables import AcceptedAction, Base, Counter, JournalEntry

Row = dict[str, Any]

_IN_ORDER: tuple[type[Base], ...] = (
    AcceptedAction,
    JournalEntry,
    Appointment,
    Visit,
    Occupancy,
    Duty,
    SubjectPacks,
    Deadline,
    Counter,
)
"""The tables in the order in which their rows point to each other."""

_NUMBERED: tuple[type[Base], ...] = (JournalEntry, Appointment, Visit, Occupancy, Duty, Deadline)
_BATCH = 5000


class Pages:
    """Gathers rows by table, gives them their numbers and writes them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[type[Base], list[Row]] = {table: [] for table in _IN_ORDER}
        self._next = {table: self._highest(table) + 1 for table in _NUMBERED}
        self.written: dict[type[Base], int] = dict.fromkeys(_IN_ORDER, 0)
        self._postgresql = session.get_bind().dialect.name == "postgresql"
        self.transaction = self._transaction()

    def number(self, table: type[Base]) -> int:
        """The next number of a table's rows."""
        number = self._next[table]
        self._next[table] += 1
        return number

    def add(self, table: type[Base], row: Mapping[str, Any]) -> None:
        """Keep a finished row until the next `turn`."""
        self._rows[table].append(cast("Row", row))

    def turn(self, *, at_once: bool = False) -> None:
        """Write what was gathered, once it is worth while."""
        if not at_once and len(self._rows[JournalEntry]) < _BATCH:
            return
        for table, rows in self._rows.items():
            if rows:
                self._session.execute(insert(_core(table)), rows)
                self.written[table] += len(rows)
                rows.clear()
        if at_once and self._postgresql:
            self._go_on_counting()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let the actions themselves write for a while; afterwards go on counting where they ended.

        Rows that have a number and are not finished yet keep it: the actions do not write those tables.
        """
        self.turn(at_once=True)
        before = dict(self._next)
        yield
        for table in _NUMBERED:
            self._next[table] = max(before[table], self._highest(table) + 1)
            self.written[table] += self._next[table] - before[table]

    def _highest(self, table: type[Base]) -> int:
        column = _core(table).c.id
        return int(self._session.scalar(select(func.max(column))) or 0)

    def _transaction(self) -> int:
        """The number under which PostgreSQL knows this transaction; 0 on SQLite, as the journal wants it."""
        if not self._postgresql:
            return 0
        number: int = self._session.execute(
            select(literal_column("pg_current_xact_id()::text::bigint", BigInteger))
        ).scalar_one()
        return number

    def _go_on_counting(self) -> None:
        """Tell PostgreSQL's own numbering where it stands; SQLite looks at the rows."""
        for table in _NUMBERED:
            self._session.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)"),
                {"table": _core(table).name, "last": max(1, self._next[table] - 1)},
            )


def _core(table: type[Base]) -> Table:
    return cast("Table", table.__table__)
