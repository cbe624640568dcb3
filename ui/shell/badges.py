"""The counts on the rail, kept right by the feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Slot

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.services import Services
from ui.shell.pages import PageSpec
from ui.shell.rail import Rail
from ui.words import local


class Badges(QObject):
    """Counts for every page that has a badge; a count that cannot be read stays as it was."""

    def __init__(
        self, services: Services, specs: Sequence[PageSpec], rail: Rail, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._rail = services, rail
        self._specs = [spec for spec in specs if spec.badge is not None]
        self._day: date | None = None
        services.live.changed.connect(self._heard)
        services.ticker.tick.connect(self._tick)
        for spec in self._specs:
            if spec.badge is not None and spec.badge.count is not None:
                self._count(spec)

    @Slot(object)
    def _heard(self, subjects: frozenset[Subject]) -> None:
        kinds = {subject.kind for subject in subjects}
        for spec in self._specs:
            if spec.badge is not None and kinds & spec.badge.kinds:
                self._count(spec)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        """Count what the day alone may change when a day begins, the first time as time begins to run."""
        day = local(now).date()
        if day != self._day:
            self._day = day
            for spec in self._specs:
                if spec.badge is not None and spec.badge.count_at is not None:
                    self._count(spec)

    def _count(self, spec: PageSpec) -> None:
        badge, office, item = spec.badge, self._services.open_office, self._rail.item(spec.key)
        if badge is None:
            return
        query, at = badge.count, badge.count_at

        def ask() -> int:
            return at(office) if at is not None else office.ask(query) if query is not None else 0

        line = self._services.tasks.latest(f"badge {spec.key}")
        line.run(ask, item.set_count, self._unread, owner=item)

    def _unread(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say."""
