"""The smallest set of steps that turns one list of rows into another, by the identity of the rows."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remove:
    """Rows `first` to `last` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Move:
    """The row at `source` goes before the row that is at `before` now, as Qt counts it."""

    source: int
    before: int


@dataclass(frozen=True, slots=True)
class Insert:
    """New rows come to stand at `first` to `last`."""

    first: int
    last: int


Step = Remove | Move | Insert


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join ascending numbers to runs: 1, 2, 3, 7 gives (1, 3), (7, 7)."""
    first: int | None = None
    last = 0
    for number in numbers:
        if first is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None:
        yield first, last


def steps(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Step]:
    """The steps from the identities `before` to those of `after`, to be taken one after the other.

    First what is gone is removed, from the end; then as few rows as possible are moved; then what is
    new is inserted, from the start. Raises `ValueError` if an identity stands in `after` twice.
    """
    wanted = set(after)
    if len(wanted) != len(after):
        raise ValueError("Two rows of a table have the same identity.")
    known = set(before)
    gone = [position for position, key in enumerate(before) if key not in wanted]
    found: list[Step] = [Remove(first, last) for first, last in reversed(list(ranges(gone)))]
    now = [key for key in before if key in wanted]
    found += _moves(now, [key for key in after if key in known])
    new = (position for position, key in enumerate(after) if key not in known)
    found += [Insert(first, last) for first, last in ranges(new)]
    return found


def _moves(now: list[Hashable], target: list[Hashable]) -> Iterator[Move]:
    """Put `now` into the order of `target`, which holds the same identities."""
    if now == target:
        return
    place = {key: position for position, key in enumerate(target)}
    staying = {target[position] for position in _longest_rise([place[key] for key in now])}
    behind: Hashable = None
    for position, key in enumerate(target):
        if key not in staying:
            source = now.index(key)
            before = now.index(behind) + 1 if position else 0
            yield Move(source, before)
            now.pop(source)
            now.insert(before - (before > source), key)
        behind = key


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising part of `numbers`: the rows that can stay where they are."""
    ends: list[int] = []
    end_positions: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(end_positions[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            end_positions.append(position)
        else:
            ends[length] = number
            end_positions[length] = position
    rise: list[int] = []
    position = end_positions[-1] if end_positions else -1
    while position >= 0:
        rise.append(numbers[position])
        position = previous[position]
    return rise[::-1]
