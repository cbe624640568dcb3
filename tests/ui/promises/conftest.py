"""A window on an office with packs, and the tab in which promises are read, chosen and changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtTest import QTest

from hsdesk.premises.queries import office
from hsdesk.standards.own.actions import save_own_pack
from hsdesk.standards.own.editing import copy_of, with_promise
from hsdesk.standards.own.queries import own_packs
from support.side_panels import WindowDesk, shown, window_desk
from ui.promises.edit.page import EditorPage
from ui.promises.tab import PromisesTab

LONGHURST = "longhurst-and-havelok"
OWN = f"own-{LONGHURST}"


@dataclass
class PromisesDesk:
    """The desk, and the tab once it is shown."""

    desk: WindowDesk
    qtbot: Any
    _tab: PromisesTab | None = None

    @property
    def tab(self) -> PromisesTab:
        """The tab, shown when it is first asked for."""
        if self._tab is None:
            self._tab = PromisesTab(self.desk.services)
            shown(self.qtbot, self._tab, 1270, 620)
        return self._tab

    @property
    def editor(self) -> EditorPage:
        """The editor."""
        return self.tab.editor

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that the office runs, as the database has them."""
        return self.desk.office.ask(office).packs

    def changes(self, clause: str, pack: str = LONGHURST) -> EditorPage:
        """Open the editor at a promise."""
        self.tab.change(pack, clause)
        assert self.tab.stack.currentWidget() is self.editor
        return self.editor

    def types(self, key: str, text: str) -> None:
        """Type a value into a field, letter by letter, and wait until the pack was read."""
        made = self.editor.form.inputs[key]
        line = getattr(made, "line", None) or getattr(made, "box", None)
        line.setFocus()
        line.selectAll()
        with self.qtbot.waitSignal(self.editor.checker.checked):
            QTest.keyClicks(line, text)

    def picks(self, key: str, *events: str) -> None:
        """Pick entries in a field, as Enter in its list does."""
        made = self.editor.form.inputs[key]
        for event in events:
            with self.qtbot.waitSignal(self.editor.checker.checked):
                made.line.taken.emit(event)

    def understands(self) -> str:
        """Wait for the note beside the form; returns all that it says."""
        from support.windows import read_out

        with self.qtbot.waitSignal(self.editor.checker.understood):
            self.editor.checker.check_now()
        return " ".join(read_out(self.editor.meaning))

    def saves(self) -> None:
        """Save the pack that is changed."""
        self.editor.checker.check_now()
        self.editor.foot.save.click()

    def somebody_saves(self, clause: str, read_version: str = "", **values: Any) -> None:
        """Let a colleague at another desk save a version."""
        standards = self.desk.office.standards
        self.desk.office.ask(own_packs, standards)
        text = standards.text(standards.pack(OWN)) if read_version else self._copy()
        self.desk.desk.does(
            save_own_pack,
            by=self.desk.desk.priya,
            standards=standards,
            text=with_promise(text, clause, values),
            read_version=read_version,
        )

    def _copy(self) -> str:
        standards = self.desk.office.standards
        today = self.desk.clock.now().date()
        return copy_of(standards.text(standards.pack(LONGHURST)), organisation="Eastgate", dated=today)

    def told(self) -> list[str]:
        """What the window says was done."""
        return [notice.sentence for notice in self.desk.services.notices.current]


@pytest.fixture
def promises(sqlite_url, clock, theme, tmp_path, qapp, qtbot) -> Iterator[PromisesDesk]:
    with window_desk(sqlite_url, clock, theme, tmp_path / "kept") as desk:
        yield PromisesDesk(desk, qtbot)
