"""What happens to people, homes, tenancies and staff, as the journal knows it."""

from enum import StrEnum


class PersonEvent(StrEnum):
    """Steps in what is kept of a person."""

    ADDED = "person.added"
    CHANGED = "person.changed"
    CONTACTS_CHANGED = "person.contacts_changed"
    IMPORTED = "person.imported"


class HomeEvent(StrEnum):
    """Steps in what is kept of a home."""

    ADDED = "home.added"
    CHANGED = "home.changed"
    IMPORTED = "home.imported"


class TenancyEvent(StrEnum):
    """Steps of a tenancy."""

    ADDED = "tenancy.added"
    ENDED = "tenancy.ended"
    IMPORTED = "tenancy.imported"


class ImportEvent(StrEnum):
    """Files brought in as a whole, noted about the office."""

    PEOPLE = "people.imported"
    HOMES = "homes.imported"


class StaffEvent(StrEnum):
    """Steps in what is kept of somebody who works at the office."""

    ADDED = "staff.added"
    CHANGED = "staff.changed"
    RETIRED = "staff.retired"
    PASSWORD_SET = "staff.password_set"  # noqa: S105 - a name of an event


class TeamEvent(StrEnum):
    """Steps in what is kept of a team."""

    ADDED = "team.added"
    CHANGED = "team.changed"


FACTS: dict[StrEnum, frozenset[str]] = {
    PersonEvent.ADDED: frozenset({"category", "needs"}),
    PersonEvent.CHANGED: frozenset({"category", "needs"}),
    PersonEvent.CONTACTS_CHANGED: frozenset({"phones", "emails"}),
    HomeEvent.ADDED: frozenset(),
    HomeEvent.CHANGED: frozenset(),
    TenancyEvent.ADDED: frozenset({"home_id", "tenure", "person_ids", "starts"}),
    TenancyEvent.ENDED: frozenset({"ends"}),
    **{
        event: frozenset({"is_new", "fields"})
        for event in (PersonEvent.IMPORTED, HomeEvent.IMPORTED, TenancyEvent.IMPORTED)
    },
    **{event: frozenset({"rows", "added", "changed", "unchanged", "left_out"}) for event in ImportEvent},
    StaffEvent.ADDED: frozenset({"role", "team_id"}),
    StaffEvent.CHANGED: frozenset({"role", "team_id"}),
    StaffEvent.RETIRED: frozenset(),
    StaffEvent.PASSWORD_SET: frozenset({"has_password"}),
    TeamEvent.ADDED: frozenset(),
    TeamEvent.CHANGED: frozenset({"is_active"}),
}
"""The facts that each entry may carry; `phones` and `emails` are counts, a day is written as 2026-04-14.

What an import brings has entries of its own: somebody who has lived here for years is new to hsdesk, but no
tenancy began that day, so no promise about new tenancies may start from it. `fields` names what it changed.
"""
