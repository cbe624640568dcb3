"""Backups: made while the office works, checked before they count, and restored only when sound."""

from pathlib import Path

from sqlalchemy import Engine


def backup_before_update(engine: Engine, folder: Path | None) -> Path:
    """Back up before a migration, into `folder` or beside the file."""
    raise NotImplementedError(engine, folder)
