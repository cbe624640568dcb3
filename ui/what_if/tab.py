"""The What if tab: what is supposed to happen at the left, the dates it would bring at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.standards.beginnings import Beginning, beginnings
from hsdesk.store.work import Subject
from ui.feed import Freshness
from ui.services import Services
from ui.shell.space import Space
from ui.theme import Theme
from ui.tokens import Family
from ui.what_if.asking import Answer
from ui.what_if.form import WhatIfForm
from ui.what_if.preview import DatesPreview
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Size
from ui.widgets.empty import EmptyState
from ui.widgets.labels import caption, heading
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.themed import Themed
from ui.words import counted

KINDS = frozenset({"office", "pack"})
"""Whose changes may move a date: opening hours, closures and the packs that the office runs."""
_FORM_WIDTH, _NARROW_FORM = 380, 360
_ADVICE = "The nearest date leads. Nothing is saved."


class _Head(QWidget, Themed):
    """The supposition as a sentence, what is known of it, and Copy as text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = heading(theme, "")
        self.sentence.setWordWrap(True)
        self.said = caption(theme, _ADVICE)
        self.said.setWordWrap(True)
        self.note = caption(theme, "")
        self.copy = Button(theme, "Copy as text", icon="copy", size=Size.TOOLBAR)
        self._words, self._row = QVBoxLayout(), QHBoxLayout(self)
        self._words.addWidget(self.sentence)
        self._words.addWidget(self.said)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.note)
        self._row.addWidget(self.copy)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(24), px(12), px(20), px(12))
        self._row.setSpacing(px(12))
        self._words.setSpacing(px(2))

    def show_answer(self, answer: Answer) -> None:
        """Say what the dates are the dates of."""
        self.sentence.setText(f"{answer.question.in_words()}:")
        self.said.setText("  ·  ".join(answer.question.said) or _ADVICE)
        self.note.setText("")
        self.copy.setEnabled(True)


class WhatIfTab(QWidget):
    """Every change of the form asks again off the main thread; only the newest question is answered."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._left = Panel(theme, Surface.SUNKEN, self)
        self.form = WhatIfForm(services, self._left)
        self.trouble = Banner(theme, Family.OVER, "", action="Try again", parent=self._left)
        self.trouble.hide()
        self.trouble.acted.connect(self.refresh)
        self._left.body.addWidget(self.trouble)
        self._left.body.addWidget(self.form, 1)
        self._right = QWidget(self)
        self.head = _Head(theme, self._right)
        self.preview = DatesPreview(services, line="what if tab")
        self.pane = ScrollPane(theme, self._right, margins=(10, 4, 24, 16), gap=0)
        self.pane.body.addWidget(self.preview, 1)
        self.empty = EmptyState(
            theme,
            "target",
            "No promise starts a clock",
            "Choose the packs of the office in Settings, under Standards.",
            self._right,
        )
        self.empty.hide()
        self._lay_out(theme)
        self.form.changed.connect(self._ask)
        self.preview.answered.connect(self.head.show_answer)
        self.head.copy.clicked.connect(self._copy)
        self.head.copy.setEnabled(False)
        self._set_width(_FORM_WIDTH)
        theme.changed.connect(self._restyle)
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.refresh()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = HairLine(theme)
        for part in (self.head, self._line):
            column.addWidget(part)
        column.addWidget(self.pane, 1)
        column.addWidget(self.empty, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(self._right, 1)

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read what can start a clock, and work the dates out anew."""
        office = self._services.open_office

        def read() -> list[Beginning]:
            return office.ask(beginnings, office.standards)

        line = self._services.tasks.latest("what if beginnings")
        line.run(read, self._show, self._refuse, owner=self)

    def _show(self, found: list[Beginning]) -> None:
        self.trouble.hide()
        for part in (self.head, self._line, self.pane, self._left):
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.form.set_beginnings(found)
        self._ask()
        self.preview.refresh()

    def _refuse(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    @Slot()
    def _ask(self) -> None:
        question = self.form.question()
        if question is not None:
            self.preview.show_question(question)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.preview.text())
        answer = self.preview.answer
        count = sum(len(told.outlook.clocks) for told in answer.told) if answer is not None else 0
        self.head.note.setText(f"{counted(count, 'date')} copied.")

    # room

    def take_space(self, space: Space) -> None:
        """Give the form less room in a narrow window."""
        self._set_width(_NARROW_FORM if space.narrow else _FORM_WIDTH)

    def panes(self) -> list[QWidget]:
        """The form, then the dates."""
        return [self.form, self._right]

    def _set_width(self, width: int) -> None:
        self._width = width
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._left.setFixedWidth(self._services.theme.px(self._width))
