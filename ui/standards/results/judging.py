"""How results are judged: when a missed target is close, and how few are too few to say."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.errors import ChangedByOther, HsdeskError, Refused
from hsdesk.reporting.judging import JudgingRow, checked_judging, judging
from hsdesk.reporting.rules import Judging
from ui.fonts import Role
from ui.reception.form_dialog import FormDialog
from ui.services import Services
from ui.standards.results.figure_words import typed_count
from ui.standards.results.words import number
from ui.widgets.button import Button, Kind, Size
from ui.widgets.dialog import WIDE
from ui.widgets.field import Field
from ui.widgets.labels import Label, Tone

TITLE = "How it is judged"
_SAID = (
    "A figure is compared with the target of its promise. Two numbers of this office’s own decide the rest."
)
_CLOSE = "With 2, a result of 88% is close to a target of 90%, and 87% misses it. With 0 nothing is close."
_FEW = (
    "With 3, a share of one or two visits is shown and not judged: a single one would decide it."
    " What the law asks, and what is done regularly, is judged however few there are."
)
_WHEN = (
    "New numbers count at once and for every period, past ones too. The figures themselves stay as they are."
)


class JudgingDialog(FormDialog):
    """Two numbers, what each of them does, and the way back to what hsdesk proposes."""

    changed = Signal()
    """Results are judged otherwise now."""

    def __init__(self, services: Services, window: QWidget) -> None:
        theme = services.theme
        super().__init__(theme, window, TITLE, _SAID, verb="Save", width=WIDE)
        self._services = services
        self._version: int | None = None
        proposed = Judging()
        self.points = Field(theme, "Close means missed by at most this many points", hint=_CLOSE, longest=8)
        self.few = Field(theme, "Fewer than this many are too few to say", hint=_FEW, longest=4)
        words = f"Back to what hsdesk proposes: {_points(proposed.close_points)} and {proposed.too_few}"
        self.propose = Button(theme, words, kind=Kind.LINK, size=Size.HEADER)
        row = QHBoxLayout()
        row.addWidget(self.propose)
        row.addStretch(1)
        for field in (self.points, self.few):
            self.body.addWidget(field)
        self.body.addLayout(row)
        self.body.addWidget(Label(theme, _WHEN, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True))
        self.propose.clicked.connect(self._propose)
        self.answered.connect(self._send)
        self.points.line.setFocus()
        self.verb_button.setEnabled(False)
        self._read()

    def _read(self) -> None:
        office = self._services.open_office

        def ask() -> JudgingRow:
            return office.ask(judging)

        self._services.tasks.run(ask, self._show, self.explain, owner=self)

    def _show(self, row: JudgingRow) -> None:
        self._version = row.version
        self._fill(row.judging or Judging())
        self.verb_button.setEnabled(True)
        self.points.line.selectAll()

    def _fill(self, numbers: Judging) -> None:
        self.points.set_text(_points(numbers.close_points))
        self.few.set_text(str(numbers.too_few))
        for field in (self.points, self.few):
            field.set_error("")

    @Slot()
    def _propose(self) -> None:
        self._fill(Judging())
        self.points.line.setFocus()

    # what is typed

    def typed(self) -> Judging:
        """What stands in the form. Raises `Refused` for what cannot be."""
        return checked_judging(self.points.text(), typed_count(self.few.text(), "too_few"))

    def is_complete(self) -> bool:
        """Whether both numbers can be; what is wrong is said under its field."""
        for field in (self.points, self.few):
            field.set_error("")
        try:
            self.typed()
        except Refused as refusal:
            field = self.few if refusal.field == "too_few" else self.points
            field.set_error(f"{refusal.sentence} {refusal.advice}".strip())
            field.setFocus()
            return False
        return self._version is not None

    @Slot()
    def _send(self) -> None:
        from hsdesk.reporting.actions import change_judging

        actor, action_id, version = self._services.actor(), self.action_id, self._version or 0
        points, few = self.points.text(), self.typed().too_few

        def act() -> None:
            actor.once(action_id, change_judging, version=version, close_points=points, too_few=few)

        self._services.tasks.run(act, self._kept, self._refused, owner=self)

    def _kept(self, _nothing: None) -> None:
        self._services.notices.say_done("The results are judged by these numbers now")
        self.changed.emit()
        self.accept()

    def _refused(self, refusal: HsdeskError) -> None:
        self.explain(refusal)
        if isinstance(refusal, ChangedByOther):
            self._read()


def _points(points: Fraction) -> str:
    return number(float(points), places=2)
