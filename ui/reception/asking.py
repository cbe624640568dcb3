"""What every part of the page that asks something needs: a question to the office, and a form to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError
from hsdesk.reception import queries
from hsdesk.reception.rows import HistoryRow, VisitRow
from hsdesk.store.work import Read
from ui.reception.form_dialog import FormDialog
from ui.services import Services
from ui.theme import Theme
from ui.widgets.dialog import DialogFrame

Answer = TypeVar("Answer")


class Asking(QObject):
    """Reads off the main thread and shows forms over the window; one form at a time."""

    def __init__(self, services: Services, part: QWidget) -> None:
        """`part` is the part of the window on whose behalf it asks."""
        super().__init__(part)
        self._services, self._part = services, part

    @property
    def theme(self) -> Theme:
        """The theme of the window."""
        return self._services.theme

    @property
    def window(self) -> QWidget:
        """The window over which forms are shown."""
        return self._part.window()

    def read(self, query: Callable[[Read], Answer], show: Callable[[Answer], None]) -> None:
        """Ask the office, then show the answer; a refusal becomes a notice."""
        ask = partial(self._services.open_office.ask, query)
        self._services.tasks.run(ask, show, self._refuse, owner=self)

    def _refuse(self, refusal: HsdeskError) -> None:
        self._services.notices.say_error(refusal)

    def read_history(self, row: VisitRow, show: Callable[[VisitRow, Sequence[HistoryRow]], None]) -> None:
        """Read everything that happened to a visit, then show it."""

        def ask(read: Read) -> list[HistoryRow]:
            return queries.history(read, row.visit_id)

        def answered(history: list[HistoryRow]) -> None:
            show(row, history)

        self.read(ask, answered)

    def open_form(self, form: FormDialog, send: Callable[[], None]) -> None:
        """Show a form; `send` is called when it is answered."""
        form.answered.connect(send)
        form.open()

    def show_dialog(self, dialog: DialogFrame) -> None:
        """Show a dialog that goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
