"""Setting up an office: three short steps, kept as a draft, carried out in one go at the end."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError, Refused
from ui.fonts import Role
from ui.help.keys import help_on_keys
from ui.services import Services
from ui.setup.answers import Answers, as_draft, from_draft, set_up_everything
from ui.setup.step_list import StepList
from ui.setup.steps import OfficeStep, PeopleStep, PromisesStep, Step
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.themed import Themed

FORM = "set-up"
NOBODY = 0
TITLES = ("The office", "What you promise", "People and rooms")
_LEADS = (
    "Its names, and when people can come in.",
    "What every visitor may expect, and how it is measured.",
    "Who is at the desk, and where visitors are seen.",
)
_WIDEST = 560


class SetUpPage(QWidget, Themed):
    """Asks only what is needed. Everything but the password survives a crash; it can be left and resumed."""

    done = Signal(int)
    """The office is set up; the number of the member of staff who did it."""
    left = Signal()
    """To be carried on later."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._answers = Answers()
        self.office, self.promises, self.people = OfficeStep(theme), PromisesStep(theme), PeopleStep(theme)
        self._steps: tuple[Step, ...] = (self.office, self.promises, self.people)
        self.title = Label(theme, role=Role.FIGURE)
        self.lead = Label(theme, role=Role.LEAD, tone=Tone.SECOND, wrap=True)
        self.trouble = Banner(theme, Family.OVER, "The office could not be set up")
        self.trouble.setVisible(False)
        self.later = Button(theme, "Carry on later", kind=Kind.QUIET, size=Size.FOOTER)
        self.back = Button(theme, "Back", icon="arrow-left", size=Size.FOOTER)
        self.next = Button(theme, "Next", kind=Kind.PRIMARY, size=Size.FOOTER)
        self.list = StepList(theme, TITLES)
        self._lay_out()
        for step in self._steps:
            step.changed.connect(self._keep)
        self.later.clicked.connect(self._leave)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        help_on_keys(self, services.requests)
        self.follow(theme)

    def begin(self) -> None:
        """Carry on where it was left, or begin anew."""
        kept = self._services.drafts.load(FORM, NOBODY)
        step = 0
        if kept is not None:
            self._answers, step = from_draft(kept)
        for each in self._steps:
            with QSignalBlocker(each):
                each.show_answers(self._answers)
        self._show_step(min(max(step, 0), len(self._steps) - 1))

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self.pages.currentIndex()

    def _lay_out(self) -> None:
        theme = self._services.theme
        self.pages = QStackedWidget()
        for step in self._steps:
            self.pages.addWidget(step)
        form = QWidget()
        form.setMaximumWidth(theme.px(_WIDEST))
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addWidget(self.title)
        inside.addWidget(self.lead)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self.trouble)
        inside.addWidget(self.pages)
        inside.addStretch(1)
        self.area = ScrollPane(theme, margins=(48, 32, 48, 24))
        self.area.body.addWidget(form)
        foot = Panel(theme, Surface.SUNKEN, margins=(48, 12, 48, 12))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        foot.body.addLayout(buttons)
        sheet = Panel(theme, Surface.PAGE, margins=(1, 1, 1, 1))
        sheet.body.addWidget(self.area, 1)
        sheet.body.addWidget(HairLine(theme))
        sheet.body.addWidget(foot)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.list)
        self._row.addWidget(sheet, 1)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        gap = self.theme.px(8)
        self._row.setContentsMargins(gap, gap, gap, gap)
        self._row.setSpacing(gap)

    def _show_step(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        # The page is as high as its step, not as the highest of them.
        for place, each in enumerate(self._steps):
            each.setVisible(place == step)
        self.title.setText(TITLES[step])
        self.lead.setText(_LEADS[step])
        self.list.show_step(step)
        self.back.setVisible(step > 0)
        last = step == len(self._steps) - 1
        self.next.set_words("Set up the office" if last else "Next")
        self.next.set_icon_name("check" if last else "arrow-right")
        self.area.verticalScrollBar().setValue(0)
        first = (self.office.landlord, self.promises.chosen_radio(), self.people.my_name)[step]
        first.setFocus()

    @Slot()
    def _keep(self) -> None:
        for step in self._steps:
            step.take_answers(self._answers)
        self._services.drafts.keep(FORM, NOBODY, as_draft(self._answers, self.step))

    @Slot()
    def _go_on(self) -> None:
        step = self._steps[self.step]
        if not step.check():
            return
        self._keep()
        if self.step < len(self._steps) - 1:
            self._show_step(self.step + 1)
            self._keep()
        elif self.office.check() and self.promises.check():
            self._finish()

    @Slot()
    def _go_back(self) -> None:
        self._show_step(self.step - 1)
        self._keep()

    @Slot()
    def _leave(self) -> None:
        self._keep()
        self._services.drafts.flush()
        self.left.emit()

    def _finish(self) -> None:
        office = self._services.open_office
        answers, password = self._answers, self.people.password.text()
        self.trouble.setVisible(False)
        self.next.setEnabled(False)

        def work() -> int:
            return office.actor().do(set_up_everything, answers=answers, password=password)

        self._services.tasks.run(work, self._finished, self._refused, owner=self)

    def _finished(self, staff_id: int) -> None:
        self._services.drafts.discard(FORM, NOBODY)
        self.done.emit(staff_id)

    def _refused(self, refusal: HsdeskError) -> None:
        self.next.setEnabled(True)
        sentence = f"{refusal.sentence} {refusal.advice}".strip()
        if isinstance(refusal, Refused) and refusal.field:
            for place, step in enumerate(self._steps):
                if step.show_refusal(refusal.field, sentence):
                    self._show_step(place)
                    step.show_refusal(refusal.field, sentence)
                    return
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.setVisible(True)
        self.area.verticalScrollBar().setValue(0)
