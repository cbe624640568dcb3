"""Builders for tests of the standards: packs made of a few lines, and an office that is held to them."""

from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from hsdesk.clock import FrozenClock
from hsdesk.office import Office
from hsdesk.office import known_events as office_events
from hsdesk.standards.catalogue import PackFile, Standards, shipped_packs
from hsdesk.standards.engine import StandardsEngine
from hsdesk.standards.queries import of_subject
from hsdesk.standards.rows import DeadlineRow
from hsdesk.standards.vocabulary import Vocabulary
from hsdesk.store.opening import engine_for
from hsdesk.store.work import Subject, Work
from support.offices import add_office

VISIT = "visit"
CASE = "case"


class CaseEvent(StrEnum):
    """Entries about a case, for what visits do not do: pauses, extensions, replies."""

    RECEIVED = "case.received"
    ANSWERED = "case.answered"
    PAUSED = "case.paused"
    RESUMED = "case.resumed"
    EXTENDED = "case.extended"
    CLOSED = "case.closed"
    WITHDRAWN = "case.withdrawn"
    DELAYED = "case.delayed"
    UNDONE = "case.undone"


CASE_FACTS = {
    CaseEvent.RECEIVED: frozenset({"urgent", "channel", "topics", "promised_at"}),
    CaseEvent.ANSWERED: frozenset({"full", "channel"}),
    CaseEvent.PAUSED: frozenset({"reason", "review_at"}),
    CaseEvent.RESUMED: frozenset[str](),
    CaseEvent.EXTENDED: frozenset({"by", "until", "reason"}),
    CaseEvent.CLOSED: frozenset({"asked"}),
    CaseEvent.WITHDRAWN: frozenset[str](),
    CaseEvent.DELAYED: frozenset[str](),
    CaseEvent.UNDONE: frozenset[str](),
}


def known_events() -> dict[str, frozenset[str]]:
    """The events that the program writes, and those of cases, with what later features will tell of them."""
    awaited = Vocabulary().awaited_events
    cases = {str(event): facts | awaited.get(event, frozenset()) for event, facts in CASE_FACTS.items()}
    return office_events() | cases


HEAD = """\
id = "{id}"
kind = "{kind}"
title = "Promises of {id}"
organisation = "Test Homes"
version = "{version}"
dated = {dated}
{more}
[[source]]
id = "leaflet"
title = "A leaflet"
publisher = "Test Homes"
dated = "May 2026"
"""

REPLY = """
[[standard]]
id = "TT-01"
kind = "timed"
area = "letters"
title = "Answered in good time"
sentence = "We answer."
source = "leaflet"
starts = "case.received"
stops = "case.answered"
within = "10 working days"
"""
"""A promise that takes ten working days, to be changed with `changed`."""


def pack_text(
    *standards: str, pack: str = "test", kind: str = "landlord", version: str = "1", **more: Any
) -> str:
    """The text of a pack that holds these standards, `REPLY` if none is given."""
    lines = "".join(f"{key} = {value}\n" for key, value in more.items() if key != "dated")
    dated = more.get("dated", "2026-05-01")
    head = HEAD.format(id=pack, kind=kind, version=version, dated=dated, more=lines.rstrip())
    return head + "".join(standards or (REPLY,))


def changed(standard: str = REPLY, /, **changes: str | None) -> str:
    """A standard with some of its lines changed, added, or taken out with None; values are TOML."""
    lines = standard.rstrip().splitlines()
    for key, value in changes.items():
        name = key.rstrip("_")
        lines = [line for line in lines if not line.startswith(f"{name} =")]
        if value is not None:
            lines.append(f"{name} = {value}")
    return "\n".join(lines) + "\n"


def pack_file(text: str, pack: str = "test") -> PackFile:
    """A pack that exists in memory only."""
    return PackFile(pack, f"{pack}.toml", lambda: text)


def standards_of(texts: Mapping[str, str]) -> Standards:
    """The packs that ship and further ones, by their ids."""
    own = [pack_file(text, pack) for pack, text in texts.items()]
    return Standards([*shipped_packs(), *own], known_events())


@dataclass
class Promises:
    """An office held to some packs, and journal entries written into it."""

    office: Office
    engine: StandardsEngine
    clock: FrozenClock
    subject: Subject = field(default_factory=lambda: Subject(VISIT, 1))
    start: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.clock.now()

    def at(self, minutes: float) -> datetime:
        """The moment so many minutes after the clock was set."""
        return self.start + timedelta(minutes=minutes)

    def record(
        self,
        event: StrEnum,
        minutes: float = 0,
        *,
        at: datetime | None = None,
        corrects: int | None = None,
        subject: Subject | None = None,
        **facts: Any,
    ) -> int:
        """Write an entry that happened so many minutes after the start; returns its id."""

        def note(work: Work) -> int:
            moment = at or self.at(minutes)
            return work.record(event, subject or self.subject, at=moment, facts=facts, corrects=corrects)

        return self.office.actor().do(note)

    def deadlines(self, subject: Subject | None = None) -> list[DeadlineRow]:
        """The subject's deadlines, the leading one first."""
        about = subject or self.subject
        return self.office.ask(of_subject, about.kind, about.id)

    def only(self, subject: Subject | None = None) -> DeadlineRow:
        """The subject's one deadline."""
        (row,) = self.deadlines(subject)
        return row

    def chooses(self, *packs: str) -> None:
        """Let the office run other packs from now on."""

        def choose(work: Work) -> None:
            from hsdesk.premises.tables import Office as OfficeRecord

            record = work.session.get_one(OfficeRecord, work.office_id)
            record.packs = list(packs)

        self.office.actor().do(choose)


@contextmanager
def promises(
    url: str, clock: FrozenClock, packs: Sequence[str], texts: Mapping[str, str] | None = None
) -> Any:
    """Open the office at `url`, set it up if it is new, and hold it to `packs`."""
    engine = StandardsEngine(standards_of(texts or {}))
    database = engine_for(url, create=True)
    with Office(database, clock, engine) as office:
        if not office.is_set_up:
            office.actor().do(add_office, packs=tuple(packs))
        yield Promises(office, engine, clock)
