"""The menu under the name of whoever is at the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.actions import Actions, Command
from ui.keys import Key
from ui.services import Services
from ui.shell import commands
from ui.shell.duty import DeskDuty
from ui.shell.person_button import PersonButton

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
        menu = QMenu(self._button)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self._take)
        menu.addAction(self._leave)
        menu.addSeparator()
        hide = self._actions.of(commands.HIDE_NAMES)
        menu.addAction(self._worded(menu, hide))
        menu.addAction(self._actions.of(commands.LOCK))
        menu.addAction(self._actions.of(commands.CHANGE_PERSON))
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _worded(self, menu: QMenu, hide: QAction) -> QAction:
        """Say which of the two the key will do now."""
        hidden = self._services.privacy.hidden
        # The key itself stays with the window's own action; here it is only shown.
        action = QAction(hide.icon(), f"{'Show' if hidden else 'Hide'} names\t{Key.HIDE_NAMES.cap()}", menu)
        action.triggered.connect(hide.trigger)
        return action
