"""The dates of a supposition as plain text, for copying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hsdesk.standards.what_if import WouldBeClock
from ui.what_if.asking import Answer, Told
from ui.what_if.words import (
    chain,
    counts_from,
    due_in_words,
    kept,
    marks,
    pack,
    relative,
    source,
    target,
    whose,
)

NOTHING = "Nothing is promised for this."


def as_text(answer: Answer) -> str:
    """All dates with their promises, line by line."""
    lines = [f"{answer.question.in_words()}:", *answer.question.said]
    for told in answer.told:
        lines.append("")
        if told.label:
            lines.append(told.label)
        lines.extend(_set(told))
    return "\n".join(lines)


def clock_as_text(clock: WouldBeClock, at: datetime, *, is_now: bool) -> str:
    """One date with everything that is behind it."""
    return "\n".join(
        [
            *_short(clock, at, is_now=is_now),
            "",
            f"The promise: {clock.sentence}",
            source(clock),
            *clock.marks,
            *([clock.note] if clock.note else []),
            "",
            "How it is counted:",
            *(f"- {rule}" for rule in clock.conventions),
            "",
            clock.summary,
            *(f"- {step}" for step in clock.reckoning),
        ]
    )


def _set(told: Told) -> Iterator[str]:
    outlook = told.outlook
    if not outlook.clocks and not outlook.unknown:
        yield NOTHING
    for number, clock in enumerate(outlook.clocks):
        if number:
            yield ""
        yield from _short(clock, told.at, is_now=told.is_now)
        yield clock.summary
    for unknown in outlook.unknown:
        yield ""
        yield f"{unknown.title} ({unknown.standard}): {unknown.sentence}"


def _short(clock: WouldBeClock, at: datetime, *, is_now: bool) -> Iterator[str]:
    yield f"{due_in_words(clock)} ({relative(clock, at, is_now=is_now)}): {clock.title}"
    yield f"{target(clock)}. {whose(clock).word}: {pack(clock)}."
    for line in (chain(clock), counts_from(clock, at), kept(clock)):
        if line:
            yield f"{line}."
    for mark in marks(clock):
        yield f"{mark.word}."
