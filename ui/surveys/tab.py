"""The tab of surveys: sheets and visits at the left, results, one sheet or a form at the right."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.clock import LONDON
from hsdesk.errors import HsdeskError
from hsdesk.reporting.periods import Period
from hsdesk.store.work import Subject
from hsdesk.surveys import queries
from hsdesk.surveys.actions import KIND
from hsdesk.surveys.rows import QuestionnaireRow, SheetDetail, SheetRow
from hsdesk.surveys.rules import QuestionnaireKind
from ui.feed import Freshness
from ui.services import Services
from ui.shell.space import Space
from ui.surveys.form_panel import SheetFormPanel
from ui.surveys.results_part import ResultsPart
from ui.surveys.sheet_list import SheetList
from ui.surveys.sheet_part import SheetPart
from ui.surveys.source import ALL, FormSource, Snapshot, periods, take_correction, take_form, take_snapshot
from ui.surveys.steps import SheetSteps
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.beside import Beside
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import Question
from ui.widgets.empty import EmptyState
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Panel, Surface
from ui.widgets.select import Select
from ui.widgets.tabs import Tabs

KINDS = frozenset({KIND, "office", "staff", "team"})
RESULTS, SHEET = 0, 1
WIDE, NARROW = 408, 384


class SurveysTab(Beside):
    """Reads the sheets of the chosen period anew when one is recorded, put right or withdrawn anywhere."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._snapshot: Snapshot | None = None
        self._wanted = 0
        self.setProperty("surface", "sheet")
        self._periods = periods(self._today())
        self.period = Select(theme, [Option(each, each.in_words()) for each in self._periods])
        self.which = Select(theme, [Option(ALL, "All questionnaires")])
        self.add_visit = Button(theme, "Record a visit", icon="user-search")
        self.add_sheet = Button(theme, "Record answers", icon="plus", kind=Kind.PRIMARY)
        self.list = SheetList(theme)
        self.empty = EmptyState(
            theme,
            "clipboard-list",
            "Nothing was recorded in this period",
            "Record what tenants answered, or what somebody found who tried the service out.",
        )
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.panel = Panel(theme, Surface.SUNKEN)
        self.tabs = Tabs(theme)
        self.results, self.sheet = ResultsPart(theme), SheetPart(services)
        self.form = SheetFormPanel(services)
        self.steps = SheetSteps(services, self)
        self._parts, self._sides = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._freshness = Freshness(self, services.live, KINDS, self._heard)
        self.refresh()

    def _lay_out(self) -> None:
        theme = self._services.theme
        self.head = Panel(theme, Surface.NONE, margins=(20, 12, 20, 12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for select, name, wide in ((self.which, "Questionnaire", 240), (self.period, "Period", 190)):
            select.setAccessibleName(name)
            select.setMaximumWidth(theme.px(wide))
            select.setMinimumWidth(theme.px(120))
            row.addWidget(select, 1)
        row.addStretch(1)
        row.addWidget(self.add_visit)
        row.addWidget(self.add_sheet)
        self.head.body.addLayout(row)
        main = QWidget()
        self.list.setParent(main)  # the first part of the tab, so that whoever comes here comes to it
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.trouble, HairLine(theme)):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.trouble.hide()
        self.tabs.add("Results")
        self.tabs.add("Sheet")
        self._parts.addWidget(self.results)
        self._parts.addWidget(self.sheet)
        reading = QWidget()
        side = QVBoxLayout(reading)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.tabs)
        side.addWidget(self._parts, 1)
        self._sides.addWidget(reading)
        self._sides.addWidget(self.form)
        self.panel.body.addWidget(self._sides)
        self.panel.setAccessibleName("Surveys")
        self.panel.setFixedWidth(theme.px(WIDE))
        self.put_beside(main, self.panel, self.list)

    def _connect(self) -> None:
        self.period.chosen.connect(self._choose)
        self.which.chosen.connect(self._choose)
        self.add_visit.clicked.connect(self.record_visit)
        self.add_sheet.clicked.connect(self.record_answers)
        self.list.previewed.connect(self._previewed)
        self.list.opened.connect(self._opened)
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        self.sheet.correct_wanted.connect(self._correct)
        self.sheet.withdraw_wanted.connect(self._withdraw)
        self.form.left.connect(self._leave_form)
        self.form.recorded.connect(self._recorded)
        self.steps.withdrawn.connect(self._withdrawn)
        self.steps.refused.connect(self._refused)
        self.trouble.closed.connect(self.trouble.hide)
        self._services.ticker.jumped.connect(self._jumped)

    # reading

    @Slot()
    def refresh(self) -> None:
        """Read the chosen period and show what is different."""
        read = partial(take_snapshot, self._services.open_office, self._period, self._which)
        self._services.tasks.latest("surveys").run(read, self._show, self._unread, owner=self)

    @property
    def _period(self) -> Period:
        chosen = self.period.value()
        return chosen if isinstance(chosen, Period) else self._periods[0]

    @property
    def _which(self) -> str:
        return str(self.which.value() or ALL)

    def _today(self) -> date:
        return self._services.clock.now().astimezone(LONDON).date()

    def _heard(self, _subjects: frozenset[Subject]) -> None:
        self.refresh()

    @Slot(object)
    def _jumped(self, _now: datetime) -> None:
        self._freshness.everything_changed()

    @Slot(object)
    def _choose(self, _value: object) -> None:
        self.tabs.setCurrentIndex(RESULTS)
        self.refresh()

    def _show(self, snapshot: Snapshot) -> None:
        if (snapshot.period, snapshot.chosen) != (self._period, self._which):
            return
        self._snapshot = snapshot
        options = [Option(row.questionnaire, row.title, note=str(row.sheets)) for row in snapshot.overview]
        self.which.set_options([Option(ALL, "All questionnaires"), *options])
        self.list.model_of_sheets.show_rows(snapshot.sheets)
        self.list.setVisible(bool(snapshot.sheets))
        self.empty.setVisible(not snapshot.sheets)
        self.results.show_results(snapshot)
        if self._wanted:
            self.list.choose(self._wanted)
            self._wanted = 0
        self._show_sheet(self.list.chosen)

    def _unread(self, _refusal: HsdeskError) -> None:
        """The strip about the connection says all there is to say; what was read stays."""

    @Slot(object)
    def _previewed(self, row: SheetRow | None) -> None:
        if row is not None and self.list.hasFocus():
            self.tabs.setCurrentIndex(SHEET)
        self._show_sheet(row)

    @Slot(object)
    def _opened(self, _row: SheetRow) -> None:
        self.tabs.setCurrentIndex(SHEET)
        self.bring_panel()
        self.sheet.correct.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sheet(self, row: SheetRow | None) -> None:
        if row is None:
            self.sheet.show_sheet(None)
            return
        self._read_sheet(row.sheet_id)

    def _read_sheet(self, sheet_id: int) -> None:
        ask = partial(self._services.open_office.ask, queries.sheet, sheet_id)

        def show(sheet: SheetDetail) -> None:
            self.sheet.show_sheet(sheet)

        self._services.tasks.latest("survey sheet").run(ask, show, self._refused, owner=self)

    # forms

    @Slot()
    def record_answers(self) -> None:
        """Open the form for what a tenant answered."""
        self._open_form(visits=False)

    @Slot()
    def record_visit(self) -> None:
        """Open the form for what mystery shopping found."""
        self._open_form(visits=True)

    def _open_form(self, *, visits: bool) -> None:
        read = partial(take_form, self._services.open_office, visits=visits)

        def show(source: FormSource) -> None:
            self.form.open_new(source, visits=visits, questionnaire=self._which or self._most_used(visits))
            self._bring_form()

        self._services.tasks.run(read, show, self._refused, owner=self)

    def _most_used(self, visits: bool) -> str:  # noqa: FBT001 - which of the two kinds
        """The questionnaire under which most came in, to be offered first."""
        overview = self._snapshot.overview if self._snapshot else ()
        rows = [row for row in overview if _is_visit(row) is visits]
        return max(rows, key=lambda row: row.sheets).questionnaire if rows else ""

    @Slot()
    def _correct(self) -> None:
        sheet = self.sheet.sheet
        if sheet is None:
            return
        read = partial(take_correction, self._services.open_office, sheet.row.sheet_id)

        def show(source: FormSource) -> None:
            self.form.open_correction(source)
            self._bring_form()

        self._services.tasks.run(read, show, self._refused, owner=self)

    def _bring_form(self) -> None:
        self._sides.setCurrentWidget(self.form)
        self.bring_panel()
        self.form.start()

    @Slot()
    def _leave_form(self) -> None:
        self._sides.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _recorded(self, sheet_id: int) -> None:
        self._wanted = sheet_id
        self._leave_form()
        self.tabs.setCurrentIndex(SHEET)
        self._services.notices.say_done("The answers are recorded.")
        self.refresh()

    @Slot()
    def _withdraw(self) -> None:
        sheet = self.sheet.sheet
        if sheet is None:
            return
        question = Question(
            self._services.theme,
            self,
            "Take this sheet out of all figures?",
            "It stays in the list, marked as withdrawn. This cannot be taken back.",
            verb="Withdraw",
            danger=True,
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(partial(self.steps.withdraw, sheet.row.sheet_id, sheet.version))
        question.open()

    @Slot(int)
    def _withdrawn(self, _sheet_id: int) -> None:
        self._services.notices.say_done("The sheet is withdrawn.")
        self.refresh()

    @Slot(object)
    def _refused(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()
        self.refresh()

    # what the page asks

    def open_subject(self, subject: Subject) -> None:
        """Show the sheet of this number, such as one behind a figure, whatever its period."""
        if subject.kind == KIND:
            self._sides.setCurrentIndex(0)
            self.list.choose(subject.id)
            self.tabs.setCurrentIndex(SHEET)
            self._read_sheet(subject.id)
            self.bring_panel()

    def take_space(self, space: Space) -> None:
        """Lay the tab out for a narrow window."""
        self.panel.setFixedWidth(self._services.theme.px(NARROW if space.narrow else WIDE))
        super().take_space(space)

    def panes(self) -> list[QWidget]:
        """The list, the panel and the head."""
        return [self.list, self.panel, self.head]


def _is_visit(row: QuestionnaireRow) -> bool:
    return row.kind is QuestionnaireKind.MYSTERY_SHOPPING
