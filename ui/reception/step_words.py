"""How the steps of a visit are told in its history and when one is taken back."""

from __future__ import annotations

from hsdesk.reception.events import VisitEvent

_TOLD = {
    VisitEvent.ARRIVED: ("Arrived", "log-in"),
    VisitEvent.CALLED: ("Called", "megaphone"),
    VisitEvent.CALLED_AGAIN: ("Called again", "megaphone"),
    VisitEvent.TRANSFERRED: ("To see somebody else", "arrow-right-left"),
    VisitEvent.ROOM_GIVEN: ("Put in a room", "door-open"),
    VisitEvent.SEEN: ("Seen", "check"),
    VisitEvent.FINISHED: ("Finished", "circle-check"),
    VisitEvent.LEFT: ("Left without being seen", "log-out"),
    VisitEvent.REDIRECTED: ("Sent elsewhere", "signpost"),
    VisitEvent.STAFF_UNAVAILABLE: ("No member of staff was available", "user-x"),
    VisitEvent.FORGOTTEN: ("Not ended on the day", "minus"),
    VisitEvent.UNDONE: ("Taken back", "undo-2"),
}
_NOUNS = {
    VisitEvent.ARRIVED: "the check-in",
    VisitEvent.CALLED: "the call",
    VisitEvent.CALLED_AGAIN: "the second call",
    VisitEvent.TRANSFERRED: "the change of who they see",
    VisitEvent.ROOM_GIVEN: "the room",
    VisitEvent.SEEN: "“seen”",
    VisitEvent.FINISHED: "the end of the visit",
    VisitEvent.LEFT: "“left without being seen”",
    VisitEvent.REDIRECTED: "“sent elsewhere”",
    VisitEvent.STAFF_UNAVAILABLE: "“no member of staff available”",
    VisitEvent.FORGOTTEN: "the end of the visit",
}


def told(event: str) -> str:
    """A step as the history names it."""
    return _TOLD[VisitEvent(event)][0]


def icon_of(event: str) -> str:
    """The icon of a step."""
    return _TOLD[VisitEvent(event)][1]


def noun(event: str) -> str:
    """A step as something that can be taken back: "the call"."""
    return _NOUNS[VisitEvent(event)]


def undone_sentence(ticket: str, event: str) -> str:
    """What is said after a step was taken back."""
    if event == VisitEvent.ARRIVED:
        return f"The check-in of {ticket} is taken back"
    return f"{ticket}: {noun(event)} is taken back"
