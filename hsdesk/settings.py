"""What this computer remembers for itself: which database, which desk, and how it looks.

Everything that belongs to the office is in the database; nothing here is personal data.
"""

import os
from enum import StrEnum
from pathlib import Path

import msgspec
import platformdirs


class Appearance(StrEnum):
    """Which colours the windows use."""

    LIGHT = "light"
    DARK = "dark"
    AUTOMATIC = "automatic"


class Settings(msgspec.Struct, kw_only=True):
    """The settings of one computer, with their defaults.

    `database` is a file path or address, empty before the first start; `office_id` the office that this
    desk belongs to in a shared database (0: the only one); `text_percent` 100 to 200;
    `lock_after_minutes` of no key or mouse, 0 for never; `less_motion` switches animations off;
    `standards_tab` is the tab of the standards page that was shown last.
    """

    database: str = ""
    office_id: int = 0
    desk: str = "Desk 1"
    staff_id: int = 0
    appearance: Appearance = Appearance.AUTOMATIC
    text_percent: int = 100
    less_motion: bool = False
    names_hidden: bool = False
    lock_after_minutes: int = 5
    waiting_screen_open: bool = False
    waiting_screen_name: str = ""
    standards_tab: str = ""
    demo: bool = False


class Folders:
    """Where this computer keeps things; `HSDESK_HOME` puts all of it into one folder."""

    def __init__(self, home: Path | None = None) -> None:
        chosen = home or (Path(os.environ["HSDESK_HOME"]) if os.environ.get("HSDESK_HOME") else None)
        self.data = chosen or Path(platformdirs.user_data_dir("hsdesk", appauthor=False))
        self.config = chosen or Path(platformdirs.user_config_dir("hsdesk", appauthor=False))
        self.logs = (
            (chosen / "logs") if chosen else Path(platformdirs.user_log_dir("hsdesk", appauthor=False))
        )

    @property
    def database(self) -> Path:
        """The office's own database file."""
        return self.data / "office.db"

    @property
    def demo_database(self) -> Path:
        """The database file of the demo office."""
        return self.data / "demo.db"

    @property
    def backups(self) -> Path:
        """Where backups are put."""
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        """Where half-filled forms are kept."""
        return self.data / "drafts"

    @property
    def settings_file(self) -> Path:
        """The file of `Settings`."""
        return self.config / "settings.json"


def load_settings(folders: Folders) -> Settings:
    """Read the settings; a missing or unreadable file gives the defaults."""
    try:
        return msgspec.json.decode(folders.settings_file.read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save_settings(folders: Folders, settings: Settings) -> None:
    """Write the settings whole or not at all, readable by this user only: an address may hold a password.

    Raises `OSError` when the folder cannot be written.
    """
    file = folders.settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(settings)))
    fresh.replace(file)
