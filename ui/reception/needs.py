"""The icon of each need. Every need looks alike: none of them is a warning."""

from __future__ import annotations

from hsdesk.people.rules import Need

NEED_ICONS = {
    Need.HEARING_LOOP: "ear",
    Need.SIGN_LANGUAGE: "hand",
    Need.INTERPRETER: "languages",
    Need.STEP_FREE: "accessibility",
    Need.PRIVATE_ROOM: "lock",
    Need.LARGE_PRINT: "type",
    Need.HELP_WITH_FORMS: "pencil-line",
    Need.WITH_CHILD: "baby",
    Need.ASSISTANCE_DOG: "dog",
    Need.SEAT: "armchair",
}
"""Which icon stands for a need."""
