"""The menu under the name of whoever is at the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ui.actions import Actions, Command
from ui.keys import Key
from ui.services import Services
from ui.shell import commands
from ui.shell.duty import DeskDuty
from ui.shell.person_button import PersonButton
from ui.widgets.menu import Menu

TAKE_DUTY = Command("take-duty", "Take desk duty", "concierge-bell")
LEAVE_DUTY = Command("leave-duty", "Leave desk duty", "log-out")


class PersonMenu(QObject):
    """Desk duty, hiding names, locking, and handing the desk to somebody else."""

    def __init__(
        self, services: Services, button: PersonButton, actions: Actions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._button, self._actions = services, button, actions
        self.duty = DeskDuty(services, self)
        self._take = actions.add(TAKE_DUTY, self.duty.take)
        self._leave = actions.add(LEAVE_DUTY, self.duty.leave)
        button.clicked.connect(self.open)
        self.duty.changed.connect(self._show)
        services.acting.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        acting = self._services.acting
        line = "On desk duty" if self.duty.mine else acting.desk
        self._button.show_person(acting.name, acting.staff_id, line)
        here = acting.staff_id != 0
        self._take.setVisible(here and not self.duty.mine)
        self._leave.setVisible(here and self.duty.mine)

    @Slot()
    def open(self) -> None:
        """Open the menu below the name."""
        services, button = self._services, self._button
        menu = Menu(services.theme, button)
        menu.aboutToHide.connect(menu.deleteLater)
        duty = self._leave if self.duty.mine else self._take
        if services.acting.staff_id:
            menu.add(duty.command.label, duty.trigger, icon=duty.command.icon)
            menu.addSeparator()
        hidden = services.privacy.hidden
        menu.add(
            "Show names" if hidden else "Hide names",
            services.privacy.toggle,
            icon="eye" if hidden else "eye-off",
            behind=Key.HIDE_NAMES.cap(),
        )
        for command in (commands.LOCK, commands.CHANGE_PERSON):
            action = self._actions.of(command)
            behind = command.key.cap() if command.key else ""
            menu.add(command.label, action.trigger, icon=command.icon, behind=behind)
        menu.open_below(button)
