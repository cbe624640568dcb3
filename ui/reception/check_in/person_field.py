"""A line in which somebody is found by any part of what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.errors import HsdeskError
from hsdesk.people import queries
from hsdesk.people.rows import PersonHit
from hsdesk.reception.rows import ExpectedRow
from ui.reception.check_in.people_found import Chosen, Newcomer, suggestions_of
from ui.reception.check_in.type_ahead import TypeAhead
from ui.reception.check_in.veil import Veil
from ui.services import Services

MOST_FOUND = 20


class PersonField(TypeAhead):
    """Finds people while somebody types; typing never waits for an answer.

    `chosen` carries a `Chosen`, `newcomer` the name of somebody to be added. `expected` gives who comes
    today by their number.
    """

    chosen = Signal(object)
    newcomer = Signal(str)

    def __init__(
        self,
        services: Services,
        label: str,
        parent: QWidget | None = None,
        *,
        asks_as: str,
        expected: Callable[[], Mapping[int, ExpectedRow]],
    ) -> None:
        """`asks_as` names this field's line of questions, of which only the newest is answered."""
        super().__init__(
            services.theme, label, parent, placeholder="Name, address, postcode, phone, reference"
        )
        self._services, self._expected = services, expected
        self._questions = services.tasks.latest(asks_as)
        self._veil = Veil(self.line, services.privacy)
        self.typed.connect(self._look)
        self.opening.connect(self._look_again)
        self.taken.connect(self._took)
        services.privacy.changed.connect(self.close_list)

    @Slot()
    def _look_again(self) -> None:
        if self.text().strip():
            self._look(self.text())

    @Slot(str)
    def _look(self, text: str) -> None:
        if not text.strip():
            self._questions.forget()
            self.offer(())
            return
        office = self._services.open_office

        def find() -> list[PersonHit]:
            return office.ask(queries.find, text, MOST_FOUND)

        def found(hits: list[PersonHit]) -> None:
            self.offer(suggestions_of(hits, text, self._expected(), self._services.privacy))

        def not_found(refusal: HsdeskError) -> None:
            self.offer(suggestions_of((), text, {}, self._services.privacy))
            self.set_error(f"{refusal.sentence} {refusal.advice}".strip())

        self._questions.run(find, found, not_found, owner=self)

    @Slot(object)
    def _took(self, value: object) -> None:
        self._questions.forget()
        if isinstance(value, Chosen):
            self.chosen.emit(value)
        elif isinstance(value, Newcomer):
            self.newcomer.emit(value.name)
