"""The checklist: the questions of a round, answered one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hsdesk.diary.rows import RoomRow
from hsdesk.office_checks.rows import CheckRow, DueRow, QuestionRow
from ui.office_checks.item import CheckItem
from ui.office_checks.panel_parts import CheckFoot, CheckHead
from ui.office_checks.source import RoundLine
from ui.office_checks.words import room_hint
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface

WIDE, NARROW = 408, 384


class CheckPanel(Panel):
    """Shows one round; its parts tell what a person does, and whoever holds it carries that out."""

    answered = Signal(int, bool)
    noted = Signal(int, str)
    typed = Signal(int, str)
    files_chosen = Signal(int, list)
    photo_wanted = Signal(int)
    task_wanted = Signal(int)
    correct_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Surface.SUNKEN, parent)
        self._shown: tuple[object, ...] = ()
        self.items: list[CheckItem] = []
        self.head, self.foot = CheckHead(theme), CheckFoot(theme)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.trouble.closed.connect(self.trouble.hide)
        self.trouble.hide()
        self.area = ScrollPane(theme, margins=(0, 0, 0, 0), gap=0)
        self.area.body.addStretch(1)
        for part in (self.head, HairLine(theme), self.trouble):
            self.body.addWidget(part)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.foot)
        self.setAccessibleName("Office check")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.setFixedWidth(self.theme.px(NARROW if narrow else WIDE))

    def show_due(self, office: str, line: RoundLine, due: DueRow, rooms: Sequence[RoomRow]) -> None:
        """Show the round that comes next, which nobody has begun."""
        self.head.show_round(office, line)
        self.foot.show_ahead(line)
        self._make_items("ahead", due.questions)
        for item, question in zip(self.items, due.questions, strict=True):
            item.show_question(room_hint(question, rooms))

    def show_check(self, office: str, line: RoundLine, check: CheckRow, rooms: Sequence[RoomRow]) -> None:
        """Show a round that was begun or is over."""
        self.head.show_round(office, line)
        self.foot.show_check(check)
        self._make_items(check.check_id, [answer.question for answer in check.answers])
        going = check.finished_at is None
        for item, answer in zip(self.items, check.answers, strict=True):
            item.show_answer(answer, room_hint(answer.question, rooms), can_change=going)

    def refuse(self, sentence: str, advice: str) -> None:
        """Say above the questions why something was not done."""
        self.trouble.say(sentence, advice)
        self.trouble.show()

    def item(self, answer_id: int) -> CheckItem | None:
        """The question with this answer, if it is shown."""
        return next((item for item in self.items if item.answer_id == answer_id), None)

    def keep_notes(self) -> None:
        """Have every note kept that is still being typed."""
        for item in self.items:
            item.amiss.keep()

    @Slot()
    def start(self) -> None:
        """Put the focus where somebody goes on."""
        if not self.foot.begin.isHidden():
            self.foot.begin.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_on(0)

    def _make_items(self, key: object, questions: Sequence[QuestionRow]) -> None:
        shown = (key, *((each.pack, each.pack_version, each.standard) for each in questions))
        if shown == self._shown:
            return
        self._shown = shown
        self.trouble.hide()
        for item in self.items:
            self.area.body.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [
            CheckItem(self.theme, number, question) for number, question in enumerate(questions, start=1)
        ]
        for place, item in enumerate(self.items):
            self._connect(item)
            self.area.body.insertWidget(place, item)
            item.show()
        self.area.verticalScrollBar().setValue(0)

    def _connect(self, item: CheckItem) -> None:
        item.answered.connect(self.answered)
        item.noted.connect(self.noted)
        item.typed.connect(self.typed)
        item.files_chosen.connect(self.files_chosen)
        item.photo_wanted.connect(self.photo_wanted)
        item.task_wanted.connect(self.task_wanted)
        item.correct_wanted.connect(self.correct_wanted)
        item.went_on.connect(self._go_on)

    @Slot(int)
    def _go_on(self, number: int) -> None:
        """Go to the next question that lacks something after `number`, round and round; then to the end."""
        for item in [*self.items[number:], *self.items[:number]]:
            if item.lacks:
                item.start()
                self.area.ensureWidgetVisible(item)
                return
        if self.foot.finish.isVisibleTo(self):
            self.foot.finish.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.items:
            self.items[0].about.setFocus(Qt.FocusReason.TabFocusReason)
