"""Whether a database is sound: its pages, its links, its tables, its journal, its numbering."""

from collections.abc import Iterator, Sequence

from sqlalchemy import BigInteger, Connection, Engine, func, inspect, literal_column, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, aliased

from hsdesk.clock import Clock, SystemClock
from hsdesk.errors import StoreError
from hsdesk.store.engine import reading
from hsdesk.store.faults import explained
from hsdesk.store.schema import revision_of, revisions
from hsdesk.store.sqlite_files import broken_links, damage
from hsdesk.store.tables import AcceptedAction, Base, Counter, JournalEntry
from hsdesk.store.work import Check, Finding, Read

_RESTORE = "Restore the newest backup with hsdesk db restore."
_ASK = "Keep a backup of it as it is and ask for support."


def check(engine: Engine, extra_checks: Sequence[Check] = (), clock: Clock | None = None) -> list[Finding]:
    """Everything that is wrong with a database; empty when it is sound. Changes nothing.

    `extra_checks` are those of the rooms (`hsdesk.office.checks`); they run when the tables are up to
    date, with a `Read` of all offices (`office_id` 0). Raises `StoreError` when the database cannot be
    opened, is another program's, or is newer than this program.
    """
    try:
        with explained(), reading(engine).connect() as connection:
            found = [*_pages(connection), *_revision(connection)]
            if found:
                return found
            found = [*_tables(connection), *_journal_guard(connection)]
            if found:
                return found
            found = [*_journal(connection), *_numbering(connection)]
            now = (clock or SystemClock()).now()
            with Session(connection, autoflush=False) as session:
                for extra in extra_checks:
                    found += extra(Read(session, now, 0))
            return found
    except StoreError as refusal:
        if not isinstance(refusal.__cause__, DatabaseError) or "damaged" not in refusal.sentence:
            raise
        return [Finding(refusal.sentence, _RESTORE)]


def _pages(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        if damage(connection):
            yield Finding("The database file is damaged.", _RESTORE)
        for table in broken_links(connection):
            yield Finding(f"Rows of the table {table} point to rows that are not there.", _ASK)
        return
    for (name,) in connection.exec_driver_sql(
        "SELECT conname FROM pg_constraint WHERE NOT convalidated AND connamespace = 'public'::regnamespace"
    ):
        yield Finding(f"The rule {name} was never checked against the rows that are there.", _ASK)
    for (name,) in connection.exec_driver_sql(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
    ):
        yield Finding(f"The index {name} was not finished.", "Ask your IT team to rebuild it.")
    for (name,) in connection.exec_driver_sql(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgenabled = 'D' AND tgisinternal"
    ):
        yield Finding(f"The links of the table {name} are not watched.", _ASK)


def _revision(connection: Connection) -> Iterator[Finding]:
    found = revision_of(connection)
    if found is None:
        yield Finding("The database holds no tables yet.", "Make them with hsdesk db upgrade.")
    elif found != revisions()[-1]:
        yield Finding(
            f"The tables are those of revision {found}; this hsdesk needs {revisions()[-1]}.",
            "Bring them up to date with hsdesk db upgrade.",
        )


def _tables(connection: Connection) -> Iterator[Finding]:
    """Tables and columns that this program uses and that are not there."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name not in there:
            yield Finding(f"The table {table.name} is missing.", _RESTORE)
            continue
        columns = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in columns:
                yield Finding(f"The table {table.name} has no column {column.name}.", _RESTORE)


def _journal_guard(connection: Connection) -> Iterator[Finding]:
    """Whether the triggers that keep the journal append-only are in place."""
    if connection.dialect.name == "sqlite":
        needed = {"journal_no_update", "journal_no_delete", "journal_no_replace"}
        rows = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        )
    else:
        needed = {"journal_no_change", "journal_told"}
        rows = connection.exec_driver_sql(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal'::regclass AND tgenabled <> 'D'"
        )
    if needed - {str(name) for (name,) in rows}:
        yield Finding("The journal is not guarded against changes: its trigger is missing.", _ASK)


def _journal(connection: Connection) -> Iterator[Finding]:
    orphans = connection.scalar(
        select(func.count())
        .select_from(JournalEntry)
        .where(~select(AcceptedAction.id).where(AcceptedAction.id == JournalEntry.action_id).exists())
    )
    if orphans:
        yield Finding(f"{orphans} journal entries belong to no action that was accepted.", _ASK)
    earlier = aliased(JournalEntry)
    forward = connection.scalar(
        select(func.count())
        .select_from(JournalEntry)
        .outerjoin(earlier, earlier.id == JournalEntry.corrects)
        .where(
            JournalEntry.corrects.is_not(None),
            earlier.id.is_(None) | (JournalEntry.corrects >= JournalEntry.id),
        )
    )
    if forward:
        yield Finding(f"{forward} journal entries correct an entry that does not come before them.", _ASK)


def _numbering(connection: Connection) -> Iterator[Finding]:
    below = connection.scalar(select(func.count()).select_from(Counter).where(Counter.value < 1))
    if below:
        yield Finding(f"{below} series of numbers stand below 1.", _ASK)
    for table in Base.metadata.sorted_tables:
        for column in table.primary_key.columns:
            if len(table.primary_key.columns) == 1 and column.autoincrement is not False:
                given = _last_number_given(connection, table.name, column.name)
                highest = connection.scalar(select(func.max(column))) if given is not None else None
                if given is not None and highest is not None and given < highest:
                    yield Finding(f"The table {table.name} would give a number twice.", _ASK)


def _last_number_given(connection: Connection, table: str, column: str) -> int | None:
    """Where the database's own numbering of a table stands; None when it goes by the rows alone."""
    if connection.dialect.name == "sqlite":
        # The table of sequences is made with the first table that counts without using a number again.
        found = connection.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table}
        )
        last = found.scalar_one_or_none()
        return None if last is None else int(last)
    sequence = connection.scalar(select(func.pg_get_serial_sequence(f'"{table}"', column)))
    if sequence is None:
        return None
    given: int = connection.execute(
        select(literal_column("last_value", BigInteger)).select_from(text(sequence))
    ).scalar_one()
    return given
