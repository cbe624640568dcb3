"""The ordinary week, and the days on which it does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot

from hsdesk.calendars.bank_holidays import TRUSTED_UNTIL, Nation, bank_holidays
from hsdesk.premises import actions, queries
from hsdesk.premises.rows import OfficeDayRow, OfficeRow
from hsdesk.premises.rules import openings_in_words
from hsdesk.store.work import Read
from ui.services import Services
from ui.settings.day_form import DayForm
from ui.settings.lines import Line, fill
from ui.settings.section import Section, row_of
from ui.setup.day_hours import Stretches
from ui.setup.week_hours import WeekHours
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import caption, heading
from ui.widgets.panels import Card
from ui.words import full_date, local


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
    """The week is saved with a button; a special day is added and removed at once."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._calendar: _Calendar | None = None
        self.week = WeekHours(theme)
        self.save = Button(theme, "Save", kind=Kind.PRIMARY)
        self.form = DayForm(theme, lambda: local(services.clock.now()).date())
        self.days = Card(theme, margins=(1, 1, 1, 1), gap=0)
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
        self.body.addLayout(row_of(self.save))
        self.body.addWidget(heading(theme, "Closures, other hours and bank holidays"))
        self.body.addWidget(self.days)
        self.body.addWidget(self.trusted)
        self.body.addWidget(self.form)
        self.save.setEnabled(False)
        self.week.changed.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.form.wanted.connect(self._add_day)

    def read(self) -> None:
        """Read week and special days."""
        office = self.services.open_office
        self.ask(lambda: office.ask(_calendar), self._show)

    def _show(self, calendar: _Calendar) -> None:
        self._calendar = calendar
        self.week.set_hours(calendar.office.hours.as_mapping())
        self.save.setEnabled(False)
        self._show_days(calendar)

    def _show_days(self, calendar: _Calendar) -> None:
        theme = self.theme
        ours = {row.day for row in calendar.days}
        lines: list[tuple[date, Line]] = []
        for row in calendar.days:
            hours = "Closed all day" if row.is_closed else openings_in_words(row.openings)
            remove = Button(
                theme, kind=Kind.QUIET, size=Size.HEADER, icon="x", name=f"Remove {full_date(row.day)}"
            )
            remove.setProperty("day", row.day.isoformat())
            remove.clicked.connect(self._remove_day)
            icon = "calendar-x" if row.is_closed else "calendar-clock"
            lines.append((row.day, Line(icon, full_date(row.day), row.reason, hours, (remove,))))
        for day, name in calendar.holidays:
            if day not in ours:
                lines.append((day, Line("lock", full_date(day), name, "Bank holiday")))
        lines.sort(key=lambda pair: pair[0])
        fill(theme, self.days, [line for _, line in lines], "No special days are arranged.")

    @Slot()
    def _edited(self) -> None:
        self.dirty = True
        self.save.setEnabled(True)

    @Slot()
    def _save(self) -> None:
        calendar = self._calendar
        if calendar is None or self.week.check():
            return
        actor, hours, version = self.services.actor(), self.week.hours(), calendar.office.version
        self.work(lambda: actor.do(actions.change_hours, version=version, hours=hours), self._saved)

    def _saved(self, _nothing: None) -> None:
        self.say_saved("The opening hours are saved. Results of the past stay as they are.")
        self.read()

    @Slot(object, str, list)
    def _add_day(self, day: date, reason: str, hours: Stretches) -> None:
        actor = self.services.actor()

        def act() -> None:
            if hours:
                actor.do(actions.open_as, day=day, hours=hours, reason=reason)
            else:
                actor.do(actions.close_on, day=day, reason=reason)

        def added(_nothing: None) -> None:
            self.form.clear()
            self._tell(f"{full_date(day)} is arranged.")

        self.work(act, added)

    @Slot()
    def _remove_day(self) -> None:
        day = date.fromisoformat(str(self.sender().property("day")))
        actor = self.services.actor()

        def removed(_nothing: None) -> None:
            self._tell(f"The usual hours are kept on {full_date(day)}.")

        self.work(lambda: actor.do(actions.remove_day, day=day), removed)

    def _tell(self, sentence: str) -> None:
        self.services.notices.say_done(sentence)
        if self.dirty:
            self._read_days_only()
        else:
            self.read()

    def _read_days_only(self) -> None:
        """The week is half changed on screen; read the special days alone."""
        office = self.services.open_office
        self.ask(lambda: office.ask(_calendar), self._show_days)

    def show_field(self, field: str, sentence: str) -> bool:
        """Beside the day or its reason; hours are said under the week."""
        if field == "hours":
            self.week.trouble.setText(sentence)
            self.week.trouble.setVisible(True)
            return True
        return self.form.show_field(field, sentence)
