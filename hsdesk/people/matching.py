"""How well a person fits what was typed, and where: the one ranking for every database. Pure.

An exact word beats the beginning of a word, and that beats one spelled roughly right; within each, a
name beats an address. Of those that fit several words alike, a name that begins as typed comes first,
and one of fewer words; then the alphabet decides.
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

_MANY_NAMES = 1000
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
_POSTCODE_BEGINNING = re.compile(r"([a-z]{1,2}[0-9][a-z0-9]?) ([0-9][a-z]{0,2})$")
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
    found = _wanted_words(typed)
    joined = "".join(words(typed))
    numeric = _NUMBER.fullmatch(typed) is not None and joined.isdecimal()
    single = len(typed.split()) == 1 and any(character.isdigit() for character in joined)
    parts: tuple[str, ...] = ()
    if len(joined) >= LEAST_PART and (numeric or single):
        parts = tuple(part for part in digit_variants(joined) if len(part) >= LEAST_PART)
    return Query(found, not typed[-1:].isspace(), parts)


def _wanted_words(typed: str) -> tuple[str, ...]:
    """The words to look for: without titles, and with a postcode at the end written as one word."""
    plain = _POSTCODE_BEGINNING.sub(r"\1\2", " ".join(words(typed))).split()
    named = [word for word in plain if word not in _TITLES] or plain
    return tuple(dict.fromkeys(named))[:MOST_WORDS]


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
    alike = 0
    if len(query.words) > 1:
        in_order = person.name_words.startswith(query.words[0])
        alike = len(names) if in_order else len(names) + _MANY_NAMES
    return grade, cost, alike, person.name_words, person.person_id


_NO_FIT = (Grade.ROUGHLY + 1, 0)


def _fit_of_words(query: Query, names: Sequence[str], others: Sequence[str], parts: str) -> tuple[int, int]:
    worst, total = 0, 0
    for place, word in enumerate(query.words, 1):
        grade, cost = _fit(word, names, others)
        if grade > Grade.BEGINNING and word in query.part_words:
            grade, cost = _fit_of_parts((word,), parts)
        if grade > Grade.BEGINNING:
            is_open = query.last_is_open and place == len(query.words)
            grade, cost = _rough_fit(word, names, others, is_open=is_open)
        worst, total = max(worst, grade), total + cost
    return (worst, total) if query.words else _NO_FIT


def _fit(word: str, names: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    for cost, candidates in enumerate((names, others)):
        if word in candidates:
            return Grade.EXACT, cost
    for cost, candidates in enumerate((names, others)):
        if any(candidate.startswith(word) for candidate in candidates):
            return Grade.BEGINNING, 2 + cost
    return _NO_FIT


def _rough_fit(word: str, names: Sequence[str], others: Sequence[str], *, is_open: bool) -> tuple[int, int]:
    costs = [
        4 + slip_cost + behind
        for behind, candidates in enumerate((names, others))
        for candidate in candidates
        if (slip_cost := cost_of_slips(word, candidate, is_open=is_open)) is not None
    ]
    return (Grade.ROUGHLY, min(costs)) if costs else _NO_FIT


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
