"""The text of a pack, and on which line something stands in it."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from hsdesk.standards.faults import BrokenPack, PackFault

LONGEST = 1_000_000
"""A pack of more characters than this is not read; the longest that ships has some tens of thousands."""

_HEADER = re.compile(r"\s*\[\[\s*([A-Za-z0-9_-]+)\s*\]\]")
_PART = re.compile(r"\s*\[\s*[A-Za-z0-9_-]+\.\"?([A-Za-z0-9_-]+)")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*[.=]")
_SAID_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(slots=True)
class _Block:
    """One table of the file: the line of its header and of each of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


class PackText:
    """A pack as it was written: its values, and where each stands. Raises `BrokenPack` if it is no TOML."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        if len(text) > LONGEST:
            raise BrokenPack([PackFault(file, 1, "", "The file is far too long for a pack.", "")])
        try:
            self.values: dict[str, Any] = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise BrokenPack([_unreadable(text, file, str(error))]) from None
        self._top = _Block(1)
        self._tables: dict[str, list[_Block]] = {}
        self._find_lines(text)

    def line_of(self, table: str = "", number: int = 0, key: str = "") -> int:
        """The line of a key, else of the header of the `number`-th (from 0) table, else of the beginning."""
        blocks = self._tables.get(table, [])
        block = blocks[number] if number < len(blocks) else self._top
        return block.keys.get(key, block.line)

    def _find_lines(self, text: str) -> None:
        block = self._top
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                block = _Block(number)
                self._tables.setdefault(header[1], []).append(block)
            elif found := _PART.match(line) or _KEY.match(line):
                block.keys.setdefault(found[1], number)


def _unreadable(text: str, file: str, said: str) -> PackFault:
    position = _SAID_LINE.search(said)
    line = int(position[1]) if position else max(1, len(text.splitlines()))
    reason = _SAID_LINE.sub("", said).strip()
    return PackFault(
        file, line, "", f"This is not readable TOML: {reason}.", "Mend the line, or the one before it."
    )
