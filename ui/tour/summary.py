"""What the tour did and how long it took, for a terminal, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ui.tour.busy_hour import HourResult
from ui.tour.step import Outcome

_WIDTH = 64


def line(number: int, outcome: Outcome) -> str:
    """A step in one line of the terminal."""
    mark = "NOT OK" if outcome.complaint else "ok"
    text = f"{number:3}  {outcome.title:<{_WIDTH}} {outcome.milliseconds:6} ms  {mark}"
    return f"{text}\n     {outcome.complaint}" if outcome.complaint else text


def hour_line(result: HourResult) -> str:
    """An hour under one landlord's promises in one line of the terminal."""
    return f"     {result.title:<32} {result.in_words}"


def write(folder: Path, outcomes: Sequence[Outcome], hours: Sequence[HourResult]) -> None:
    """Write summary.md and summary.json. Raises `OSError` when the folder cannot be written."""
    (folder / "summary.md").write_text(_for_people(outcomes, hours), encoding="utf-8")
    (folder / "summary.json").write_text(
        json.dumps(_for_programs(outcomes, hours), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _for_programs(outcomes: Sequence[Outcome], hours: Sequence[HourResult]) -> dict[str, object]:
    return {
        "ok": not any(outcome.complaint for outcome in outcomes),
        "steps": [{"number": place, **asdict(outcome)} for place, outcome in enumerate(outcomes, start=1)],
        "pictures": [picture for outcome in outcomes for picture in outcome.pictures],
        "busy_hours": [asdict(hour) for hour in hours],
    }


def _for_people(outcomes: Sequence[Outcome], hours: Sequence[HourResult]) -> str:
    wrong = sum(bool(outcome.complaint) for outcome in outcomes)
    seconds = sum(outcome.milliseconds for outcome in outcomes) / 1000
    parts = [
        "# A working day at the desk",
        "",
        f"{len(outcomes)} steps, {wrong} of them not as expected: {seconds:.1f} seconds without pictures.",
        "",
        "| | step | ms | came out |",
        "|---:|---|---:|---|",
    ]
    parts += [
        f"| {place} | {outcome.title} | {outcome.milliseconds} | {outcome.complaint or 'as expected'} |"
        for place, outcome in enumerate(outcomes, start=1)
    ]
    if hours:
        parts += ["", "## The same busy hour under four landlords' promises", ""]
        parts += [
            "| packs | visitors | seen in time | with nobody available | left before target | longest wait |"
        ]
        parts += ["|---|---:|---:|---:|---:|---:|"]
        parts += [hour.row for hour in hours]
    parts += ["", "## Pictures", ""]
    for outcome in outcomes:
        for picture in outcome.pictures:
            parts += [f"![{outcome.title}]({picture})", ""]
    return "\n".join(parts) + "\n"
