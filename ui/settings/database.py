"""Where the office's data is kept: a backup now, a check now, and leaving the office."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from hsdesk.errors import HsdeskError
from hsdesk.store.address import shown
from ui.actions import Confirmation
from ui.services import Services
from ui.settings.section import Section, row_of
from ui.shell.question import asker
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.labels import heading, support
from ui.widgets.marks import HairLine
from ui.words import counted

_MEGABYTE = 1_000_000


class DatabaseSection(Section):
    """Nothing here needs saving; everything is done at once and says how it ended."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services, "Database and sharing", "Where everything is kept, and whether it is sound."
        )
        theme = services.theme
        self.address = Field(theme, "This office's database")
        self.address.line.setReadOnly(True)
        self.address.set_text(self._address())
        self.copy = Button(theme, "Copy", icon="copy")
        self.back_up = Button(theme, "Back up now", icon="database-backup")
        self.check = Button(theme, "Check now", icon="shield-check")
        self.result = Banner(theme, Family.OK, "", can_close=True)
        self.result.setVisible(False)
        self.result.closed.connect(self.result.hide)
        self.leave = Button(theme, self._leave_word(), kind=self._leave_kind(), icon="log-out")
        sharing = (
            "Every desk that opens this address sees the same queue. Join it from the welcome page there."
        )
        for part in (self.address,):
            self.body.addWidget(part)
        self.body.addLayout(row_of(self.copy))
        self.body.addWidget(support(theme, self._kind_sentence(sharing), wrap=True))
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(heading(theme, "Backup and check"))
        where = f"Backups are put into {services.folders.backups}."
        self.body.addWidget(support(theme, where, wrap=True))
        self.body.addLayout(row_of(self.back_up, self.check))
        self.body.addWidget(self.result)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(heading(theme, "Another office"))
        self.body.addWidget(support(theme, self._leave_sentence(), wrap=True))
        self.body.addLayout(row_of(self.leave))
        self.copy.clicked.connect(self._copy)
        self.back_up.clicked.connect(self._back_up)
        self.check.clicked.connect(self._check)
        self.leave.clicked.connect(self._leave)

    def _address(self) -> str:
        """The address without its password."""
        return shown(self.services.open_office.engine.url)

    def _is_file(self) -> bool:
        return self.services.open_office.engine.url.get_backend_name() == "sqlite"

    def _kind_sentence(self, sharing: str) -> str:
        if self._is_file():
            return "It is a file on this computer. Several windows here may use it at the same time."
        return sharing

    def _is_own_demo(self) -> bool:
        settings = self.services.settings
        return settings.demo and settings.database == str(self.services.folders.demo_database)

    def _leave_kind(self) -> Kind:
        return Kind.DANGER if self._is_own_demo() else Kind.OUTLINED

    def _leave_word(self) -> str:
        return "Remove the demo office" if self._is_own_demo() else "Close this office here"

    def _leave_sentence(self) -> str:
        if self._is_own_demo():
            return "The demo office and everything tried in it is removed from this computer."
        return "The office stays as it is; only this computer goes back to the welcome page."

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())
        self._say("The address is copied", "It does not hold the password.")

    @Slot()
    def _back_up(self) -> None:
        office, folder = self.services.open_office, self.services.folders.backups

        def act() -> tuple[str, int]:
            from hsdesk.store.backup import backup_into

            made = backup_into(office.engine, folder, office.clock)
            return made.file, made.size

        self._busy(busy=True)
        self.work(act, self._backed_up)

    def _backed_up(self, made: tuple[str, int]) -> None:
        self._busy(busy=False)
        file, size = made
        self._say("The backup is made and checked", f"{file}, {max(size / _MEGABYTE, 0.1):,.1f} MB.")

    @Slot()
    def _check(self) -> None:
        office = self.services.open_office

        def act() -> list[str]:
            from hsdesk.office import checks
            from hsdesk.store.check import check

            found = check(office.engine, checks(), office.clock)
            return [f"{finding.sentence} {finding.advice}".strip() for finding in found]

        self._busy(busy=True)
        self.work(act, self._checked)

    def _checked(self, findings: list[str]) -> None:
        self._busy(busy=False)
        if not findings:
            self._say("The database is sound", "Every table, link and number was looked at.")
            return
        self.trouble.say(
            f"The check found {counted(len(findings), 'fault')}.",
            findings[0],
        )
        self.trouble.setVisible(True)

    def refuse(self, refusal: HsdeskError) -> None:
        """Say what was refused; both buttons can be pressed again."""
        self._busy(busy=False)
        super().refuse(refusal)

    def _say(self, title: str, text: str) -> None:
        self.result.say(title, text)
        self.result.setVisible(True)

    def _busy(self, *, busy: bool) -> None:
        self.result.setVisible(False)
        for button in (self.back_up, self.check):
            button.setEnabled(not busy)

    @Slot()
    def _leave(self) -> None:
        own_demo = self._is_own_demo()
        question = "Remove the demo office?" if own_demo else "Close this office on this computer?"
        asker(self.theme, self, danger=own_demo)(
            Confirmation(question, self._leave_sentence(), "Remove" if own_demo else "Close the office"),
            self.services.requests.leave_office.emit,
        )
