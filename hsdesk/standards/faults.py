"""What is wrong with a pack, so that the person who writes it can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsdesk.errors import PackError


@dataclass(frozen=True, slots=True, order=True)
class PackFault:
    """One fault: where it stands, in which clause, what it is and what to mend.

    `key` is the part of the clause that is at fault, such as `within`; empty when it is no single one.
    """

    file: str
    line: int
    clause: str
    sentence: str
    advice: str = ""
    key: str = ""

    def __str__(self) -> str:
        """The fault in one line, as compilers write them: file, line, clause, sentence."""
        clause = f"{self.clause}: " if self.clause else ""
        return f"{self.file}, line {self.line}: {clause}{self.sentence} {self.advice}".strip()


class BrokenPack(PackError):
    """A pack is refused; `faults` holds everything that is wrong with it, in the order of its lines."""

    def __init__(self, faults: Sequence[PackFault]) -> None:
        self.faults = tuple(sorted(faults))
        more = len(self.faults) - 1
        tail = f" There are {more} more faults." if more > 1 else " There is one more fault." if more else ""
        first = self.faults[0]
        super().__init__(str(first) + tail, "Mend the pack, then check it again.")
