"""The tour: a working day at the desk, driven through the real windows, with pictures and times."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run `hsdesk tour` with the arguments that follow it; returns the exit code."""
    from ui.tour.command import run

    return run(arguments)
