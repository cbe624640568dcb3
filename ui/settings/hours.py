"""The ordinary week, the nation whose bank holidays count, and the days on which the week does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from hsdesk.calendars.bank_holidays import TRUSTED_UNTIL, Nation, bank_holidays
from hsdesk.errors import ChangedByOther, HsdeskError
from hsdesk.premises import queries
from hsdesk.premises.changes import (
    BankHolidayAdded,
    BankHolidayRemoved,
    CalendarChange,
    DayClosed,
    DayOpened,
    DayUsual,
    HoursChanged,
    NationChanged,
    day_of,
)
from hsdesk.premises.rows import OfficeDayRow, OfficeRow
from hsdesk.premises.rules import OfficeDayKind, openings_in_words
from hsdesk.standards.calendar_change import change_calendar, every_move, preview
from hsdesk.standards.move_rows import MovesRow
from hsdesk.store.work import Read
from ui.services import Services
from ui.settings.change_panel import ChangePanel
from ui.settings.change_words import NATION_WORDS
from ui.settings.day_form import DayForm
from ui.settings.lines import Line, fill
from ui.settings.moves_dialog import MovesDialog
from ui.settings.section import Section
from ui.setup.steps import NATIONS
from ui.setup.week_hours import WeekHours
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import caption, heading
from ui.widgets.option import Option
from ui.widgets.panels import Card
from ui.widgets.select import SelectField
from ui.words import counted, full_date, local

_SIDE_BY_SIDE = 1000
"""From this width on the preview stands beside the form, below it the preview is under the form."""
_ICONS = {
    OfficeDayKind.CLOSED: "calendar-x",
    OfficeDayKind.OTHER_HOURS: "calendar-clock",
    OfficeDayKind.BANK_HOLIDAY: "flag",
}


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The office's hours and the special days from today on, bank holidays among them."""

    office: OfficeRow
    days: tuple[OfficeDayRow, ...]
    holidays: tuple[tuple[date, str], ...]


def _calendar(read: Read) -> _Calendar:
    today = local(read.now).date()
    office = queries.office(read)
    days = tuple(row for row in queries.days(read) if row.day >= today)
    years = [year for year in (today.year, today.year + 1) if year <= TRUSTED_UNTIL.year]
    found = [pair for year in years for pair in bank_holidays(Nation(office.nation), year).items()]
    holidays = tuple(sorted((day, name) for day, name in found if day >= today)[:8])
    return _Calendar(office, days, holidays)


class HoursSection(Section):
    """Whatever is changed here is shown with the dates that it would move, and saved from there.

    One change is looked at at a time; until it is saved or given up, nothing else can be changed.
    """

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._calendar: _Calendar | None = None
        self._change: CalendarChange | None = None
        self._seen: MovesRow | None = None
        self.week = WeekHours(theme)
        self.nation = SelectField(
            theme, "Bank holidays", NATIONS, hint="They are left out when working days are counted."
        )
        self.form = DayForm(theme, lambda: local(services.clock.now()).date())
        self.days = Card(theme, margins=(1, 1, 1, 1), gap=0)
        self.panel = ChangePanel(theme)
        self.trusted = caption(
            theme, f"Trusted until {full_date(TRUSTED_UNTIL)}. No date is worked out beyond."
        )
        super().__init__(
            services,
            "Opening hours",
            "Working hours and working days are counted from these.",
            frozenset({"office"}),
        )
        self.body.addWidget(self.week)
        self.body.addWidget(self.nation)
        self.body.addWidget(heading(theme, "Closures, other hours and bank holidays"))
        self.body.addWidget(self.days)
        self.body.addWidget(self.trusted)
        self.body.addWidget(self.form)
        self._split = self._make_split()
        self.panel.setVisible(False)
        self.week.changed.connect(self._week_edited)
        self.nation.chosen.connect(self._nation_chosen)
        self.form.wanted.connect(self._consider)
        self.panel.save_wanted.connect(self._save)
        self.panel.back_wanted.connect(self._give_up)
        self.panel.all_wanted.connect(self._show_all)

    def _make_split(self) -> QBoxLayout:
        """The form, and beside or under it the preview."""
        split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        split.setSpacing(0)
        self.column.removeWidget(self.area)
        split.addWidget(self.area, 1)
        split.addWidget(self.panel, 1)
        self.column.addLayout(split, 1)
        return split

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview where there is room for it."""
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(_SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._split.setDirection(across if wide else down)
        self.column.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the change up, Ctrl and Enter save it."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._change is not None and event.key() == Qt.Key.Key_Escape:
            self.panel.back.click()
        elif self._change is not None and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.panel.save.click()
        else:
            super().keyPressEvent(event)

    # what there is

    def read(self) -> None:
        """Read week and special days."""
        office = self.services.open_office
        self.ask(lambda: office.ask(_calendar), self._show)

    def _show(self, calendar: _Calendar) -> None:
        self._calendar = calendar
        with QSignalBlocker(self.week):  # a field that goes away with the focus in it speaks up once more
            self.week.set_hours(calendar.office.hours.as_mapping())
        nation = calendar.office.nation
        known = {option.value for option in NATIONS}
        self.nation.set_options(
            NATIONS if nation in known else (*NATIONS, Option(nation, NATION_WORDS[nation].capitalize()))
        )
        self.nation.set_value(nation)
        self._show_days(calendar)

    def _show_days(self, calendar: _Calendar) -> None:
        lines = [(row.day, self._line(row)) for row in calendar.days]
        named = {row.day for row in calendar.days}
        for day, name in calendar.holidays:
            if day not in named:
                lines.append((day, Line("lock", full_date(day), name, "Bank holiday")))
        if (considered := self._considered_line()) is not None:
            lines.append(considered)
        lines.sort(key=lambda pair: pair[0])
        fill(self.theme, self.days, [line for _, line in lines], "No special days are arranged.")

    def _line(self, row: OfficeDayRow) -> Line:
        hours = "Closed all day" if row.is_closed else openings_in_words(row.openings)
        extra = row.kind is OfficeDayKind.BANK_HOLIDAY
        right = "Extra bank holiday" if extra else hours
        leaves: CalendarChange = BankHolidayRemoved(row.day) if extra else DayUsual(row.day)
        if self._change == leaves:
            words = f"{right}, removed, not saved"
            return Line(_ICONS[row.kind], full_date(row.day), row.reason, words, marked=True)
        remove = Button(
            self.theme, kind=Kind.QUIET, size=Size.HEADER, icon="x", name=f"Remove {full_date(row.day)}"
        )
        remove.setProperty("day", row.day.isoformat())
        remove.setProperty("extra", extra)
        remove.clicked.connect(self._remove_day)
        remove.setEnabled(self._change is None)
        return Line(_ICONS[row.kind], full_date(row.day), row.reason, right, (remove,))

    def _considered_line(self) -> tuple[date, Line] | None:
        """The day that is being looked at, among those there are."""
        match self._change:
            case DayClosed(day, reason):
                right = "Closed all day"
            case DayOpened(day, _, reason):
                right = "Other hours"
            case BankHolidayAdded(day, reason):
                right = "Extra bank holiday"
            case _:
                return None
        line = Line("calendar-plus", full_date(day), reason.strip(), f"{right}, not saved", marked=True)
        return day, line

    # what is being changed

    @Slot()
    def _week_edited(self) -> None:
        calendar = self._calendar
        if calendar is None:
            return
        self.dirty = True
        if self.week.check():
            self._forget()
            return
        hours = self.week.hours()
        if hours == calendar.office.hours.as_mapping():
            self._give_up()
        else:
            self._consider(HoursChanged(hours))

    @Slot(object)
    def _nation_chosen(self, nation: object) -> None:
        calendar = self._calendar
        if calendar is None or not isinstance(nation, Nation):
            return
        if nation is calendar.office.nation:
            self._give_up()
        else:
            self._consider(NationChanged(nation))

    @Slot()
    def _remove_day(self) -> None:
        button = self.sender()
        day = date.fromisoformat(str(button.property("day")))
        self._consider(BankHolidayRemoved(day) if button.property("extra") else DayUsual(day))

    @Slot(object)
    def _consider(self, change: CalendarChange) -> None:
        """Work out what a change would move, and show it."""
        self._change, self._seen, self.dirty = change, None, True
        self.trouble.setVisible(False)
        self.panel.wait()
        self.panel.setVisible(True)
        self._follow_change()
        office, engine = self.services.open_office, self.services.open_office.standards_engine
        line = self.services.tasks.latest("settings what moves")
        line.run(lambda: office.ask(preview, engine, change), self._show_moves, self.refuse, owner=self)

    def _show_moves(self, row: MovesRow) -> None:
        if self._change is not None:
            self._seen = row
            self.panel.show_moves(self._change, row)

    def _follow_change(self) -> None:
        """While something is being looked at, only that can be changed."""
        change = self._change
        self.week.setEnabled(change is None or isinstance(change, HoursChanged))
        self.nation.setEnabled(change is None or isinstance(change, NationChanged))
        self.form.setEnabled(change is None)
        if self._calendar is not None:
            self._show_days(self._calendar)

    def _forget(self) -> None:
        self._change = self._seen = None
        self.services.tasks.latest("settings what moves").forget()
        self.panel.setVisible(False)
        self._follow_change()

    @Slot()
    def _give_up(self) -> None:
        """Go back: nothing was changed. What was typed about a day stays in the form."""
        self.dirty = False
        self._forget()
        self.trouble.setVisible(False)
        if self._calendar is not None:
            self._show(self._calendar)
        self.read()

    @Slot()
    def _save(self) -> None:
        change, seen = self._change, self._seen
        if change is None or seen is None:
            return
        actor, engine = self.services.actor(), self.services.open_office.standards_engine
        self.panel.set_busy(busy=True)

        def act() -> int:
            return actor.do(change_calendar, engine=engine, change=change, previewed=seen.previewed)

        self.work(act, self._saved)

    def _saved(self, moved: int) -> None:
        self.panel.set_busy(busy=False)
        if (change := self._change) is not None and day_of(change) is not None:
            self.form.clear()
        self._forget()
        said = f"{counted(moved, 'date')} moved with it." if moved else "No date moves."
        self.say_saved(f"The change is saved. {said}")
        self.read()

    @Slot()
    def _show_all(self) -> None:
        change, seen = self._change, self._seen
        if change is None or seen is None:
            return
        office, engine = self.services.open_office, self.services.open_office.standards_engine
        title = f"{counted(seen.moved, 'date')} would move"
        dialog = MovesDialog(self.services, self, title, lambda: office.ask(every_move, engine, change))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def refuse(self, refusal: HsdeskError) -> None:
        """Say what was refused; where something changed meanwhile, work the dates out again."""
        self.panel.set_busy(busy=False)
        change = self._change
        if isinstance(refusal, ChangedByOther) and change is not None:
            self._consider(change)
            self.trouble.say(refusal.sentence, refusal.advice)
            self.trouble.button.setVisible(False)
            self.trouble.setVisible(True)
            return
        if change is not None and self._seen is None:
            self._forget()
            self.dirty = False
        super().refuse(refusal)

    def show_field(self, field: str, sentence: str) -> bool:
        """Beside the day or its reason; hours are said under the week."""
        if field == "hours":
            self.week.trouble.setText(sentence)
            self.week.trouble.setVisible(True)
            return True
        return self.form.show_field(field, sentence)
