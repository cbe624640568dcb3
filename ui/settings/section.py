"""One section of the settings: what it is about, its form, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import ChangedByOther, HsdeskError, Refused
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.services import Services
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.labels import support, title
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface

Result = TypeVar("Result")
FORM_WIDTH = 560


class Section(QWidget):
    """The frame of a section; a section puts its parts into `body` and reads in `read`.

    What a person has typed is never read over: while `dirty`, news of other desks waits.
    """

    saved = Signal()

    def __init__(self, services: Services, name: str, lead: str, kinds: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.services, self.theme = services, services.theme
        self.dirty = False
        self._name = name
        theme = services.theme
        self.setAccessibleName(name)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.trouble.setVisible(False)
        self.trouble.closed.connect(self.trouble.hide)
        self.trouble.acted.connect(self._read_anew)
        head = Panel(theme, Surface.SHEET, margins=(24, 16, 24, 14), gap=2)
        head.body.addWidget(title(theme, name))
        head.body.addWidget(support(theme, lead, wrap=True))
        self.area = ScrollPane(theme, margins=(24, 16, 24, 24))
        form = QWidget()
        form.setMaximumWidth(theme.px(FORM_WIDTH))
        self.body = QVBoxLayout(form)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(14))
        self.body.addWidget(self.trouble)
        self.area.body.addWidget(form)
        self.area.body.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(head)
        self.column.addWidget(HairLine(theme))
        self.column.addWidget(self.area, 1)
        if kinds and services.feed is not None:
            self._freshness = Freshness(self, services.live, kinds, self._news)
            self._freshness.everything_changed()

    def read(self) -> None:
        """Read what the section shows; sections that show the office's own data do."""

    def show_field(self, field: str, sentence: str) -> bool:  # noqa: ARG002 - a section without such a field
        """Say a refusal beside its field; False when there is no such field here."""
        return False

    def _news(self, _subjects: frozenset[Subject]) -> None:
        if not self.dirty:
            self.read()

    @Slot()
    def _read_anew(self) -> None:
        self.trouble.setVisible(False)
        self.dirty = False
        self.read()

    def ask(self, query: Callable[[], Result], show: Callable[[Result], None]) -> None:
        """Run a question off the main thread; only the newest answer is shown."""
        line = self.services.tasks.latest(f"settings {self._name}")
        line.run(query, show, self.refuse, owner=self)

    def work(self, action: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Carry out an action off the main thread; a refusal is said in the section."""
        self.trouble.setVisible(False)
        self.services.tasks.run(action, done, self.refuse, owner=self)

    def refuse(self, refusal: HsdeskError) -> None:
        """Say what was refused, beside the field where it belongs."""
        sentence = f"{refusal.sentence} {refusal.advice}".strip()
        if isinstance(refusal, Refused) and refusal.field and self.show_field(refusal.field, sentence):
            return
        self.trouble.say(refusal.sentence, refusal.advice)
        changed = isinstance(refusal, ChangedByOther)
        self.trouble.button.set_words("Show the new version" if changed else "")
        self.trouble.button.setVisible(changed)
        self.trouble.setVisible(True)
        self.area.verticalScrollBar().setValue(0)

    def say_saved(self, sentence: str) -> None:
        """Tell that a change was kept."""
        self.dirty = False
        self.services.notices.say_done(sentence)
        self.saved.emit()


def row_of(*parts: QWidget, gap: int = 8) -> QHBoxLayout:
    """Parts side by side at the left."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row
