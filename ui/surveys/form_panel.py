"""The form of a sheet, made from the questionnaire: when, how, whom, and every question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.clock import LONDON
from hsdesk.errors import HsdeskError, Refused
from hsdesk.reception.rows import ExpectedRow
from hsdesk.surveys.rules import Channel, Question, Questionnaire
from ui.keys import Key
from ui.reception.check_in.people_found import Chosen
from ui.reception.check_in.person_field import PersonField
from ui.services import Services
from ui.surveys.form import NOBODY, SheetForm
from ui.surveys.question_field import QuestionField
from ui.surveys.source import FormSource
from ui.surveys.steps import SheetSteps
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field, TextField
from ui.widgets.labels import Label, Tone, support, title
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.select import SelectField
from ui.words import full_date

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMPLAIN = "Somebody who is not content may want to complain. Tell them how, and offer to note it down."


def draft_key(*, visits: bool) -> str:
    """Under which name the draft of a form is kept."""
    return "mystery-shopping" if visits else "survey-sheet"


def _nobody() -> Mapping[int, ExpectedRow]:
    """Whoever is expected today matters nothing here."""
    return {}


class SheetFormPanel(Panel):
    """`left` tells that somebody went back. What is filled in is kept until it is recorded or cleared."""

    left = Signal()
    recorded = Signal(int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Surface.SUNKEN, parent)
        theme = services.theme
        self._services = services
        self._source: FormSource | None = None
        self._visits = self._filling = False
        self._form = SheetForm()
        self.fields: list[QuestionField] = []
        self.steps = SheetSteps(services, self)
        self.title = title(theme, "")
        self.which = SelectField(theme, "Questionnaire")
        self.intro = support(theme, "", wrap=True)
        self.day = Field(theme, "Day", longest=40)
        self.channel = SelectField(theme, "How", [Option(each, each.in_words) for each in Channel])
        self.met = SelectField(theme, "Whom the visit met", optional=True)
        self.who = PersonField(
            services, "Who answered, if they give a name", asks_as="survey search", expected=_nobody
        )
        self.note = TextField(theme, "Note", optional=True, lines=3)
        self.complain = Label(theme, _COMPLAIN, tone=Tone.INFO, wrap=True)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.clear = Button(theme, "Clear", kind=Kind.LINK, size=Size.HEADER, name="Clear the form")
        self.back = Button(theme, "Go back", size=Size.FOOTER, key=Key.BACK.cap())
        self.save = Button(
            theme, "Record", kind=Kind.PRIMARY, size=Size.FOOTER, key=Key.SAVE.cap(), wide=True
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        head = Panel(theme, Surface.NONE, margins=(20, 14, 20, 10))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.clear)
        head.body.addLayout(top)
        self.area = ScrollPane(theme, margins=(20, 14, 20, 16), gap=16)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(12))
        beside.addWidget(self.day, 1)
        beside.addWidget(self.channel, 1)
        body = self.area.body
        body.addWidget(self.which)
        body.addWidget(self.intro)
        body.addLayout(beside)
        body.addWidget(self.met)
        body.addWidget(self.who)
        self._first = body.count()
        body.addWidget(self.complain)
        body.addWidget(self.note)
        body.addStretch(1)
        foot = Panel(theme, Surface.NONE, margins=(20, 12, 20, 16))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.back)
        buttons.addWidget(self.save, 1)
        foot.body.addLayout(buttons)
        for part in (head, HairLine(theme), self.trouble):
            self.body.addWidget(part)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(foot)
        self.trouble.hide()

    def _connect(self) -> None:
        self.which.chosen.connect(self._choose)
        for signal in (self.day.edited, self.channel.chosen, self.met.chosen, self.note.edited):
            signal.connect(self._changed)
        self.day.left.connect(self._check_day)
        self.who.chosen.connect(self._picked)
        self.who.typed.connect(self._retyped)
        self.note.submitted.connect(self.finish)
        self.trouble.closed.connect(self.trouble.hide)
        self.clear.clicked.connect(self._clear)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.finish)
        self.steps.recorded.connect(self._recorded)
        self.steps.refused.connect(self._refused)

    @property
    def form(self) -> SheetForm:
        """What is filled in now."""
        return self._form

    @property
    def _today(self) -> date:
        return self._services.clock.now().astimezone(LONDON).date()

    # opening

    def open_new(self, source: FormSource, *, visits: bool, questionnaire: str = "") -> None:
        """Begin a new sheet, or go on with one that was half filled in."""
        self._source, self._visits = source, visits
        draft = self._services.drafts.load(draft_key(visits=visits), self._services.acting.staff_id)
        form = SheetForm.from_draft(draft) if draft else SheetForm()
        known = [each.id for each in source.questionnaires]
        if form.questionnaire not in known:
            wanted = questionnaire if questionnaire in known else known[0]
            form = self._empty(wanted)
        self._open("Record a visit" if visits else "Record answers", "Record", form)

    def open_correction(self, source: FormSource) -> None:
        """Put a sheet right."""
        if source.sheet is None:
            return
        self._source, self._visits = source, source.questionnaires[0].is_visit
        self._open("Put right", "Put right", SheetForm.of_sheet(source.sheet))
        name = source.sheet.row.person
        self.who.set_text(self._services.privacy.shown(name, "Name hidden") if name else "")

    def _open(self, heading: str, verb: str, form: SheetForm) -> None:
        source = self._source
        if source is None:
            return
        self.title.setText(heading)
        self.setAccessibleName(heading)
        self.save.set_words(verb)
        self.trouble.hide()
        self._filling = True
        self.which.set_options([Option(each.id, each.title) for each in source.questionnaires])
        self.which.setEnabled(source.sheet is None)
        self.clear.setVisible(source.sheet is None)
        self.met.set_options(_met_options(source))
        self.met.setVisible(self._visits)
        self.who.setVisible(not self._visits)
        self._show(form)

    def _show(self, form: SheetForm) -> None:
        """Fill the form in."""
        asked = self._questionnaire(form.questionnaire)
        source = self._source
        if asked is None or source is None:
            return
        self._filling = True
        questions = source.questions[asked.id]
        self._form = form.limited_to({question.id for question in questions})
        self.which.set_value(asked.id)
        self.intro.setText(asked.intro)
        self.intro.setVisible(bool(asked.intro))
        self.day.set_text(form.day)
        self.channel.set_value(form.channel)
        if form.met in [option.value for option in _met_options(source)]:
            self.met.set_value(form.met)
        self.who.set_text("")
        self.note.set_text(form.note)
        self._make_fields(questions)
        for field in self.fields:
            field.set_value(self._form.answers.get(field.question.id, ""))
        for labelled in (self.day, self.met, self.who, self.note):
            labelled.set_error("")
        self._filling = False
        self._show_complaint()

    def _make_fields(self, questions: tuple[Question, ...]) -> None:
        body = self.area.body
        for field in self.fields:
            body.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = [
            QuestionField(self.theme, number, question) for number, question in enumerate(questions, start=1)
        ]
        for place, field in enumerate(self.fields):
            field.answered.connect(self._answered)
            field.went_on.connect(self._go_on)
            body.insertWidget(self._first + place, field)
            field.show()
        self.area.verticalScrollBar().setValue(0)

    def start(self) -> None:
        """Put the focus where somebody goes on: the first question without an answer."""
        self._go_on(0)

    # filling in

    @Slot(object)
    def _choose(self, questionnaire: object) -> None:
        asked = self._questionnaire(str(questionnaire))
        if asked is not None and asked.id != self._form.questionnaire:
            self._show(replace(self._form, questionnaire=asked.id, channel=asked.channel))
            self._changed()

    @Slot(str, str)
    def _answered(self, question: str, code: str) -> None:
        answers = {key: value for key, value in self._form.answers.items() if key != question}
        self._form = replace(self._form, answers={**answers, question: code} if code else answers)
        self._show_complaint()
        self._keep()

    @Slot()
    @Slot(object)
    def _changed(self, _value: object = None) -> None:
        if self._filling:
            return
        channel, met = self.channel.value(), self.met.value()
        self._form = replace(
            self._form,
            day=self.day.text(),
            channel=channel if isinstance(channel, Channel) else Channel.PAPER,
            met=met if isinstance(met, tuple) else NOBODY,
            note=self.note.text(),
        )
        self._keep()

    @Slot(object)
    def _picked(self, person: Chosen) -> None:
        self._form = replace(self._form, person_id=person.person_id)
        self.who.set_text(self._services.privacy.shown(person.name, "Name hidden"))
        self.who.set_error("")

    @Slot(str)
    def _retyped(self, _text: str) -> None:
        self._form = replace(self._form, person_id=None)

    @Slot()
    def _check_day(self) -> None:
        problems = dict(self._form.problems(self._today))
        self.day.set_error(problems.get("day", ""))

    def _show_complaint(self) -> None:
        asked = {field.question.id: field.question for field in self.fields}
        bad = any(
            asked[key].is_good(code) is False for key, code in self._form.answers.items() if key in asked
        )
        self.complain.setVisible(bad and not self._visits)

    def _keep(self) -> None:
        if self._source is None or self._source.sheet is not None:
            return
        key, staff = draft_key(visits=self._visits), self._services.acting.staff_id
        if self._form.is_worth_keeping:
            self._services.drafts.keep(key, staff, self._form.draft())
        else:
            self._services.drafts.discard(key, staff)

    @Slot()
    def _clear(self) -> None:
        self._services.drafts.discard(draft_key(visits=self._visits), self._services.acting.staff_id)
        self._show(self._empty(self._form.questionnaire))
        self.start()

    @Slot(int)
    def _go_on(self, number: int) -> None:
        """Go to the next question after `number` without an answer; past the last to the note."""
        later = [field for field in self.fields[number:] if not field.value()]
        target = later[0] if later else None
        if target is not None:
            target.start()
            self.area.ensureWidgetVisible(target)
        else:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.note)

    # sending

    @Slot()
    def finish(self) -> None:
        """Record the form if nothing is missing, else say what is."""
        self.trouble.hide()
        problems = dict(self._form.problems(self._today))
        self.day.set_error(problems.get("day", ""))
        if self.who.text().strip() and self._form.person_id is None and not self._visits:
            problems["person_id"] = "Pick somebody from the list, or leave it empty."
            self.who.set_error(problems["person_id"])
        if "answers" in problems:
            self._say("Nothing is answered yet.", "Answer at least one question.")
        if problems:
            first = {"day": self.day, "person_id": self.who}.get(next(iter(problems)))
            (first or self.fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        sheet = self._source.sheet if self._source else None
        if sheet is None:
            self.steps.record(self._form, self._today)
        else:
            self.steps.correct(sheet.row.sheet_id, sheet.version, self._form, self._today)

    @Slot(int)
    def _recorded(self, sheet_id: int) -> None:
        if self._source is not None and self._source.sheet is None:
            self._services.drafts.discard(draft_key(visits=self._visits), self._services.acting.staff_id)
        self.recorded.emit(sheet_id)

    @Slot(object)
    def _refused(self, refusal: HsdeskError) -> None:
        beside = {"day": self.day, "note": self.note, "person_id": self.who, "staff_id": self.met}
        field = beside.get(refusal.field) if isinstance(refusal, Refused) else None
        if field is not None:
            field.set_error(f"{refusal.sentence} {refusal.advice}".strip())
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say(refusal.sentence, refusal.advice)

    def _say(self, sentence: str, advice: str) -> None:
        self.trouble.say(sentence, advice)
        self.trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, Esc goes back."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _empty(self, questionnaire: str) -> SheetForm:
        asked = self._questionnaire(questionnaire)
        channel = asked.channel if asked else Channel.PAPER
        return SheetForm(questionnaire=questionnaire, day=full_date(self._today), channel=channel)

    def _questionnaire(self, questionnaire: str) -> Questionnaire | None:
        known = self._source.questionnaires if self._source else ()
        return next((each for each in known if each.id == questionnaire), None)


def _met_options(source: FormSource) -> list[Option]:
    return [
        Option(NOBODY, "Not said", icon="circle-dashed"),
        *(Option((None, each.team_id), each.name, icon="users") for each in source.teams),
        *(Option((each.staff_id, None), each.name, icon="user") for each in source.staff),
    ]
