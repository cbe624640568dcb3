"""Which sections the settings have, and under which words each is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.services import Services
from ui.settings.section import Section


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section: its key, title, icon, further words under which it is found, and how it is made."""

    key: str
    title: str
    icon: str
    words: str
    make: Callable[[Services], Section]

    @property
    def searched(self) -> str:
        """Everything the search looks at."""
        return f"{self.title} {self.words}".casefold()


def _office(services: Services) -> Section:
    from ui.settings.office import OfficeSection

    return OfficeSection(services)


def _hours(services: Services) -> Section:
    from ui.settings.hours import HoursSection

    return HoursSection(services)


def _staff(services: Services) -> Section:
    from ui.settings.staff import StaffSection

    return StaffSection(services)


def _rooms(services: Services) -> Section:
    from ui.settings.rooms import RoomsSection

    return RoomsSection(services)


def _packs(services: Services) -> Section:
    from ui.settings.packs import PacksSection

    return PacksSection(services)


def _database(services: Services) -> Section:
    from ui.settings.database import DatabaseSection

    return DatabaseSection(services)


def _import(services: Services) -> Section:
    from ui.importing.section import ImportSection

    return ImportSection(services)


def _privacy(services: Services) -> Section:
    from ui.settings.personal import PrivacySection

    return PrivacySection(services)


def _appearance(services: Services) -> Section:
    from ui.settings.personal import AppearanceSection

    return AppearanceSection(services)


GROUPS: tuple[tuple[str, tuple[SectionSpec, ...]], ...] = (
    (
        "This office",
        (
            SectionSpec(
                "office", "Office", "building-2", "name landlord nation emergency phone desk", _office
            ),
            SectionSpec(
                "hours", "Opening hours", "clock", "closures bank holidays days closed break training", _hours
            ),
            SectionSpec(
                "staff", "Staff and roles", "users", "colleagues people password retire add name", _staff
            ),
            SectionSpec("rooms", "Rooms", "door-open", "interview room add rename", _rooms),
            SectionSpec(
                "packs", "Standards packs", "target", "promises targets landlord aims source", _packs
            ),
        ),
    ),
    (
        "This computer and data",
        (
            SectionSpec(
                "database", "Database and sharing", "database", "backup check address demo leave", _database
            ),
            SectionSpec(
                "import", "Import", "upload", "people homes csv excel file bring in tenants", _import
            ),
            SectionSpec("privacy", "Privacy and locking", "lock", "lock minutes idle hide names", _privacy),
            SectionSpec(
                "appearance", "Appearance", "palette", "light dark colours text size motion", _appearance
            ),
        ),
    ),
)
