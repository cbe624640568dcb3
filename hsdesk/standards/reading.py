"""Reads packs from TOML and reports everything that is wrong with one at a time."""

import re
from collections.abc import Collection
from datetime import date, datetime
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from hsdesk.calendars.rules import Rules
from hsdesk.calendars.within import Within
from hsdesk.calendars.words import list_in_words, shown
from hsdesk.errors import Refused
from hsdesk.standards.checks import KnownEvents, meaning_of
from hsdesk.standards.conditions import Conditions
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.intervals import Interval
from hsdesk.standards.pack import KINDS, Events, Pack, PackHead, Source, Standard, StandardKind
from hsdesk.standards.pack_text import PackText
from hsdesk.standards.seasons import Season

_CLAUSE = re.compile(r"[A-Z]{2,6}-[0-9]{1,3}(-[a-z0-9]+)*")
_PACK_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TABLES = {"source": Source, "standard": Standard}
_LONGEST_TEXT = 2_000


def read_pack(
    text: str, file: str, known_events: KnownEvents | None, measures: Collection[str] | None = None
) -> Pack:
    """Read one pack. Raises `BrokenPack` with every fault found.

    `known_events` maps each journal event that a pack may name to the facts that its entries carry, and
    `measures` are the names of all figures; None leaves either unchecked.
    """
    return _Reader(PackText(text, file), known_events, measures).pack()


class _Reader:
    """One pack while it is being read; gathers faults instead of stopping at the first."""

    def __init__(
        self, text: PackText, known_events: KnownEvents | None, measures: Collection[str] | None
    ) -> None:
        self._text = text
        self._known_events = known_events
        self._measures = measures
        self._faults: list[PackFault] = []

    def pack(self) -> Pack:
        """The pack, if there is no fault in it."""
        values = dict(self._text.values)
        tables = {name: self._tables(values.pop(name, [])) for name in _TABLES}
        head = _Table(self, "", 0, "", values).read(PackHead)
        sources = [self._source(number, table) for number, table in enumerate(tables["source"])]
        read = [self._standard(number, table) for number, table in enumerate(tables["standard"])]
        if not tables["standard"]:
            self.fault(1, "", "The pack holds no promise.", "Add a [[standard]].")
        if head is not None and not _PACK_ID.fullmatch(head["id"]):
            line = self._text.line_of(key="id")
            sentence = f"{shown(head['id'])} is no id for a pack."
            self.fault(line, "", sentence, "Write for example my-homes.", key="id")
        self._refuse_twice("source", [str(table.get("id")) for table in tables["source"]])
        self._refuse_twice("standard", [str(table.get("id")) for table in tables["standard"]])
        known_sources = {str(table.get("id")) for table in tables["source"]}
        for number, standard in enumerate(read):
            if standard is not None:
                self._check(number, standard, known_sources)
        if self._faults or head is None:
            raise BrokenPack(self._faults)
        return Pack(
            **head,
            sources=tuple(source for source in sources if source is not None),
            standards=tuple(standard for standard in read if standard is not None),
        )

    def fault(self, line: int, clause: str, sentence: str, advice: str = "", *, key: str = "") -> None:
        """Note a fault and go on."""
        self._faults.append(PackFault(self._text.file, line, clause, sentence, advice, key))

    def line_of(self, table: str, number: int, key: str) -> int:
        """The line of a key of a table."""
        return self._text.line_of(table, number, key)

    def _tables(self, entered: object) -> list[dict[str, Any]]:
        if isinstance(entered, list) and all(isinstance(table, dict) for table in entered):
            return entered
        self.fault(1, "", "Sources and standards are tables.", "Begin each with [[source]] or [[standard]].")
        return []

    def _source(self, number: int, table: dict[str, Any]) -> Source | None:
        read = _Table(self, "source", number, "", table).read(Source)
        return None if read is None else Source(**read)

    def _standard(self, number: int, table: dict[str, Any]) -> Standard | None:
        clause = str(table.get("id", f"standard {number + 1}"))
        values = dict(table)
        kind = KINDS.get(str(values.pop("kind", "")))
        if not _CLAUSE.fullmatch(clause):
            line = self.line_of("standard", number, "id")
            advice = "Give one in capitals with a number, such as LH-24."
            self.fault(line, clause, "The clause has no id.", advice, key="id")
        if kind is None:
            line = self.line_of("standard", number, "kind")
            advice = f"It is {_one_of(StandardKind)}."
            self.fault(line, clause, "The kind of promise is not known.", advice, key="kind")
            return None
        read = _Table(self, "standard", number, clause, values).read(kind)
        return None if read is None else kind(**read)

    def _refuse_twice(self, table: str, ids: list[str]) -> None:
        for number, name in enumerate(ids):
            first = ids.index(name)
            if first < number:
                line = self.line_of(table, number, "id")
                earlier = self.line_of(table, first, "id")
                sentence = f"This id was given already on line {earlier}."
                self.fault(line, name, sentence, "Give each its own.", key="id")

    def _check(self, number: int, standard: Standard, sources: set[str]) -> None:
        if standard.source not in sources:
            line = self.line_of("standard", number, "source")
            sentence = f"There is no source {shown(standard.source)}."
            self.fault(line, standard.id, sentence, "Name a [[source]].", key="source")
        for key, sentence, advice in meaning_of(standard, self._known_events, self._measures):
            self.fault(self.line_of("standard", number, key), standard.id, sentence, advice, key=key)


class _Table:
    """One table of the file, read field by field so that each fault is told with its line."""

    def __init__(self, reader: _Reader, name: str, number: int, clause: str, values: dict[str, Any]) -> None:
        self._reader = reader
        self._name = name
        self._number = number
        self._clause = clause
        self._values = values

    def read(self, kind: type[msgspec.Struct]) -> dict[str, Any] | None:
        """The fields for `kind` by their names in Python, or None when any was at fault."""
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        hints = get_type_hints(kind)
        sound = True
        for key in self._values:
            if key not in fields:
                near = get_close_matches(key, fields, n=1)
                advice = (
                    f"Did you mean {near[0]}?" if near else f"The keys are {list_in_words(sorted(fields))}."
                )
                sound = self._fault(key, f"{shown(key)} is not known here.", advice)
        read: dict[str, Any] = {}
        for key, field in fields.items():
            if key not in self._values:
                if field.required:
                    sound = self._fault(key, f"{key} is missing.", "Add it.")
                continue
            try:
                read[field.name] = _convert(self._values[key], hints[field.name])
            except Refused as refusal:
                sound = self._fault(key, f"{key}: {refusal.sentence}", refusal.advice)
            except msgspec.ValidationError as error:
                sound = self._fault(key, f"{key}: {_plainly(str(error))}.")
        return read if sound else None

    def _fault(self, key: str, sentence: str, advice: str = "") -> bool:
        line = self._reader.line_of(self._name, self._number, key)
        self._reader.fault(line, self._clause, sentence, advice, key=key)
        return False


def _convert(value: Any, wanted: Any) -> Any:
    """Turn a value of the file into a field's type. Raises `Refused` or `msgspec.ValidationError`."""
    if get_origin(wanted) in {Union, UnionType}:
        wanted = next(kind for kind in get_args(wanted) if kind is not type(None))
    if wanted is Conditions:
        return Conditions.parse(value)
    if wanted is Rules:
        return Rules.from_mapping(msgspec.convert(value, dict[str, Any]))
    if wanted is Within or wanted is Interval:
        return wanted.parse(msgspec.convert(value, str))
    if wanted is Season:
        return Season.parse(value)
    if wanted is date and isinstance(value, datetime):
        raise Refused("This is a time, not a date.", "Write for example 2026-04-01.")
    if wanted == Events and isinstance(value, str):
        value = [value]
    read = msgspec.convert(value, wanted)
    if wanted is str and (not read.strip() or len(read) > _LONGEST_TEXT):
        raise Refused("The text is empty or far too long.", "Write a sentence or two.")
    return read


def _one_of(names: type[StandardKind]) -> str:
    return " or ".join(name.value for name in names)


def _plainly(said: str) -> str:
    """What msgspec found, without its name for the place, which is told already."""
    return said.partition(" - at ")[0].replace("`", "“", 1).replace("`", "”", 1).lower()
