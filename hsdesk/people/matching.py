"""How well a person fits what was typed, and where: the one ranking for every database. Pure.

An exact word beats the beginning of a word, and that beats one spelled roughly right; within each, a
name beats an address.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from hsdesk.people.contact_details import digit_variants
from hsdesk.people.spelling import (
    ONE_SLIP_FROM,
    TWO_SLIPS_FROM,
    allowed_slips,
    slips,
    slips_in_beginning,
)
from hsdesk.wording import words

LONGEST_QUERY = 200
"""Only so many characters of what was typed are looked for."""

MOST_WORDS = 8
LEAST_PART = 3
"""So many digits of a telephone number, or characters of a reference, are looked for anywhere in it."""

_NUMBER = re.compile(r"[\d\s()+./\-\u2010-\u2015]+")


class Grade(IntEnum):
    """How well a word fits, the best first."""

    EXACT = 0
    BEGINNING = 1
    ROUGHLY = 2


@dataclass(frozen=True)
class Query:
    """What was typed, made ready: its words, and whether the last one may be half-typed.

    `parts` is what may stand anywhere in a telephone number or reference; it is set when all that was
    typed is a number or one word with a digit in it.
    """

    words: tuple[str, ...]
    last_is_open: bool
    parts: tuple[str, ...]

    @cached_property
    def part_words(self) -> frozenset[str]:
        """Those of several words that may also be a part of a telephone number."""
        if len(self.words) < 2 or self.parts:
            return frozenset()
        return frozenset(word for word in self.words if word.isdecimal() and len(word) >= LEAST_PART)


class Indexed(NamedTuple):
    """A person as the index holds them: words of the name, of address and reference, parts, what to show."""

    person_id: int
    name_words: str
    other_words: str
    parts: str
    shown: str


Rank = tuple[int, int, int, str, int]


def query_of(text: str) -> Query:
    """Read what was typed into a search box; any text will do."""
    typed = text[:LONGEST_QUERY]
    found = tuple(dict.fromkeys(words(typed)))[:MOST_WORDS]
    joined = "".join(words(typed))
    numeric = _NUMBER.fullmatch(typed) is not None and joined.isdecimal()
    single = len(typed.split()) == 1 and any(character.isdigit() for character in joined)
    parts: tuple[str, ...] = ()
    if len(joined) >= LEAST_PART and (numeric or single):
        parts = tuple(part for part in digit_variants(joined) if len(part) >= LEAST_PART)
    return Query(found, not typed[-1:].isspace(), parts)


def rank(query: Query, person: Indexed) -> Rank | None:
    """Where a person comes among those found (the least first), or None for one who does not fit.

    The same people come in the same order, whichever database found them.
    """
    names = person.name_words.split()
    others = person.other_words.split()
    grade, cost = _fit_of_words(query, names, others, person.parts)
    if query.parts:
        grade, cost = min((grade, cost), _fit_of_parts(query.parts, person.parts))
    if grade > Grade.ROUGHLY:
        return None
    return grade, cost, len(names), person.name_words, person.person_id


_NO_FIT = (Grade.ROUGHLY + 1, 0)


def _fit_of_words(query: Query, names: Sequence[str], others: Sequence[str], parts: str) -> tuple[int, int]:
    worst, total = 0, 0
    for place, word in enumerate(query.words, 1):
        is_open = query.last_is_open and place == len(query.words)
        grade, cost = min(_fit(word, names, is_open=is_open), _fit(word, others, is_open=is_open, behind=1))
        if grade > Grade.BEGINNING and word in query.part_words:
            grade, cost = min((grade, cost), _fit_of_parts((word,), parts))
        worst, total = max(worst, grade), total + cost
    return (worst, total) if query.words else _NO_FIT


def _fit(word: str, candidates: Sequence[str], *, is_open: bool, behind: int = 0) -> tuple[int, int]:
    if word in candidates:
        return Grade.EXACT, behind
    if any(candidate.startswith(word) for candidate in candidates):
        return Grade.BEGINNING, 2 + behind
    costs = (cost_of_slips(word, candidate, is_open=is_open) for candidate in candidates)
    known = [cost for cost in costs if cost is not None]
    return (Grade.ROUGHLY, 4 + min(known) + behind) if known else _NO_FIT


def _fit_of_parts(wanted: Sequence[str], parts: str) -> tuple[int, int]:
    if any(part in wanted for part in parts.split()):
        return Grade.EXACT, 1
    return (Grade.BEGINNING, 3) if any(part in parts for part in wanted) else _NO_FIT


def cost_of_slips(typed: str, word: str, *, is_open: bool) -> int | None:
    """How far a word is from what was typed, the least first, or None when it is too far.

    A whole word is nearer than one that only begins alike, which counts while the word `is_open`.
    """
    if len(typed) < ONE_SLIP_FROM or not (typed.isalpha() and word.isalpha()):
        return None
    whole = slips(typed, word, allowed_slips(typed, word))
    if whole is not None:
        return 4 * (whole - 1)
    if not is_open:
        return None
    beginning = slips_in_beginning(typed, word, 2 if len(typed) >= TWO_SLIPS_FROM else 1)
    return None if beginning is None else 4 * (beginning - 1) + 2
