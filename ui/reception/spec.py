"""The reception page as the rail knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hsdesk.reception.queries import waiting_count
from ui.services import Services
from ui.shell.pages import Badge, PageSpec


def make_page(services: Services, parent: QWidget) -> QWidget:
    """Make the page when it is first shown."""
    from ui.reception.page import ReceptionPage

    return ReceptionPage(services, parent)


RECEPTION = PageSpec(
    "reception",
    "Reception",
    "concierge-bell",
    make_page,
    badge=Badge(waiting_count, frozenset({"visit"}), "waiting"),
)
"""The first page of the rail, with the number of people who wait."""
