"""Words spelled roughly right: how many slips apart two words are, and how to look near ones up.

A slip is a letter left out, put in, mistaken for another, or two neighbours swapped. Pure: no database.
"""

from collections.abc import Iterator

ONE_SLIP_FROM = 4
TWO_SLIPS_FROM = 8
"""A word of so many letters may be misspelt by one slip, or by two."""

_SHORT_KEY = 4
_LONG_KEY = 6


def allowed_slips(typed: str, word: str) -> int:
    """How many slips may lie between what was typed and a word: two when either is a long word."""
    if len(typed) < ONE_SLIP_FROM:
        return 0
    if len(typed) >= TWO_SLIPS_FROM:
        return 2
    return 2 if len(typed) >= _LONG_KEY and len(word) >= TWO_SLIPS_FROM else 1


def slips(typed: str, word: str, most: int) -> int | None:
    """The slips between `typed` and `word`, or None when there are more than `most`."""
    if abs(len(typed) - len(word)) > most:
        return None
    found = _distances(typed, word, most)
    return None if found is None or found[-1] > most else found[-1]


def slips_in_beginning(typed: str, word: str, most: int) -> int | None:
    """The slips between `typed` and the nearest beginning of `word`, or None for more than `most`."""
    if len(typed) > len(word) + most:
        return None
    found = _distances(typed, word[: len(typed) + most], most)
    if found is None:
        return None
    nearest = min(found[max(0, len(typed) - most) :])
    return None if nearest > most else nearest


def _distances(typed: str, word: str, most: int) -> list[int] | None:
    """The slips between `typed` and each beginning of `word`, as far as they are at most `most`."""
    width = len(word)
    far = most + 1
    before: list[int] = []
    row = list(range(width + 1))
    for i, letter in enumerate(typed, 1):
        first, last = max(1, i - most), min(width, i + most)
        current = [far] * (width + 1)
        if i <= most:
            current[0] = i
        for j in range(first, last + 1):
            same = letter == word[j - 1]
            best = row[j - 1] if same else 1 + min(row[j - 1], row[j], current[j - 1])
            swapped = i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == word[j - 1]
            if swapped and before[j - 2] < best:
                best = before[j - 2] + 1
            current[j] = best
        if min(current[max(0, first - 1) : last + 1]) > most:
            return None
        before, row = row, current
    return row


def keys_of_word(word: str) -> Iterator[str]:
    """The keys under which a word is kept, so that a misspelt one finds it; none for short ones and numbers.

    Words are kept by their first letters with one or two left out. If at most that many slips lie between a
    word's beginning and what was typed, leaving out as many letters of each gives a key in common.
    """
    if len(word) < ONE_SLIP_FROM - 1 or any(character.isdigit() for character in word):
        return
    yield from _keys(word, _SHORT_KEY, 1)
    if len(word) >= _LONG_KEY:
        yield from _keys(word, _LONG_KEY, 2)


def keys_of_typed(typed: str) -> list[str]:
    """The keys by which to look for words near to what was typed; none for short words and numbers."""
    if len(typed) < ONE_SLIP_FROM or any(character.isdigit() for character in typed):
        return []
    keys = [] if len(typed) >= TWO_SLIPS_FROM else list(_keys(typed, _SHORT_KEY, 1))
    if len(typed) >= _LONG_KEY:
        keys += _keys(typed, _LONG_KEY, 2)
    return keys


def _keys(word: str, length: int, left_out: int) -> Iterator[str]:
    shorter = {word[:length]}
    found = set(shorter)
    for _ in range(left_out):
        shorter = {text[:i] + text[i + 1 :] for text in shorter for i in range(len(text))}
        found |= shorter
    for text in sorted(found):
        yield f"{length}{text}"
