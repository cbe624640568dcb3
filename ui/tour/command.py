"""`hsdesk tour DIR`: runs a working day through the real windows and leaves pictures and a summary."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click


@click.command("tour")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def tour(folder: Path) -> int:
    """Run a working day through the real windows of hsdesk.

    Pictures of every page, summary.md and summary.json are put into FOLDER. Without a display the
    windows are drawn off screen. Exits with 1 when anything turned out otherwise than expected.
    """
    from ui.app import has_display

    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / "summary.json"
        probe.touch()
    except OSError as error:
        raise click.ClickException(
            f"The folder cannot be written to: {folder}. Choose another one."
        ) from error
    from ui.tour.performance import perform

    return perform(folder, click.echo)


def run(arguments: Sequence[str]) -> int:
    """Run the command with its arguments; returns the exit code: 1 for a refusal, 2 for wrong usage."""
    try:
        code = tour.main(list(arguments), prog_name="hsdesk tour", standalone_mode=False)
    except click.exceptions.Exit as over:
        return over.exit_code
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    except click.Abort:
        return 1
    return int(code or 0)
