"""A window on an office with duties, and the tab that shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from hsdesk.duties.queries import duties, duty
from hsdesk.duties.rows import DutyDetail, DutyRow
from support.side_panels import WindowDesk, shown, window_desk
from ui.duties.tab import DutiesTab


@dataclass
class DutyDesk:
    """The desk, and the tab once it is shown."""

    desk: WindowDesk
    qtbot: Any
    _tab: DutiesTab | None = None

    @property
    def tab(self) -> DutiesTab:
        """The tab, shown when it is first asked for."""
        if self._tab is None:
            self._tab = DutiesTab(self.desk.services)
            shown(self.qtbot, self._tab, 1280, 760)
            self._tab.list.take_focus()
        return self._tab

    @property
    def rows(self) -> tuple[DutyRow, ...]:
        """The duties as the database has them."""
        office = self.desk.office
        return office.ask(duties, office.standards).rows

    def row(self, standard: str) -> DutyRow:
        """The first duty of a standard."""
        return next(row for row in self.rows if standard in {row.standard, row.title})

    def detail(self, duty_id: int) -> DutyDetail:
        """All of one duty."""
        office = self.desk.office
        return office.ask(duty, office.standards, duty_id)

    def chooses(self, standard: str) -> DutyRow:
        """Go to a duty in the list."""
        tab, row = self.tab, self.row(standard)
        assert tab.list.select(row.duty_id)
        return row

    def told(self) -> list[str]:
        """What the window says was done."""
        return [notice.sentence for notice in self.desk.services.notices.current]

    def undoes(self) -> None:
        """Take the last thing back."""
        assert self.desk.services.notices.undo_last()


@pytest.fixture
def held(sqlite_url, clock, theme, tmp_path, qtbot) -> Iterator[DutyDesk]:
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield DutyDesk(desk, qtbot)
