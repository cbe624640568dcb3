"""What is asked over the list: another date and why, the day on which it was done, a duty of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from hsdesk.duties.rows import DutyDetail, DutyRow
from hsdesk.errors import HsdeskError, Refused
from hsdesk.people.rows import StaffRow
from ui.duties.words import INTERVALS, every_words
from ui.reception.form_dialog import FormDialog
from ui.settings.dates import read_date
from ui.theme import Theme
from ui.widgets.dialog import NARROW, WIDE
from ui.widgets.field import Field, FieldFrame, TextField
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.words import full_date, short_date

A_YEAR = timedelta(days=364)


class DateForm(FormDialog):
    """A form with one date in it, and the fields to which refusals belong."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str,
        *,
        verb: str,
        label: str,
        today: date,
        key: str,
        width: int = NARROW,
        since: date | None = None,
    ) -> None:
        """A day without its year is the next one from `since` on, which is today if not given."""
        super().__init__(theme, window, title, text, verb=verb, width=width)
        self._since = since or today
        self.day = Field(theme, label, longest=40, hint=f"Such as {short_date(today)} or {today:%d/%m/%Y}.")
        self._fields: dict[str, FieldFrame] = {key: self.day}

    def date(self) -> date | None:
        """The date that was typed; None while it is none, which the field then says."""
        try:
            found = read_date(self.day.text(), self._since)
        except Refused as refusal:
            self.day.set_error(f"{refusal.sentence} {refusal.advice}")
            self.day.setFocus()
            return None
        self.day.set_error("")
        return found

    def explain(self, refusal: HsdeskError) -> None:
        """Say a refusal beside the field it belongs to, if there is one."""
        super().explain(refusal)
        field = self._fields.get(refusal.field) if isinstance(refusal, Refused) else None
        if field is not None:
            self.trouble.hide()
            field.set_error(f"{refusal.sentence} {refusal.advice}".strip())
            field.setFocus()
            self.adjustSize()


class MoveDialog(DateForm):
    """Another date for a duty, and why."""

    def __init__(self, theme: Theme, window: QWidget, detail: DutyDetail, today: date) -> None:
        text = (
            f"It is due {full_date(detail.row.due_date)}. The first date and the reason stay on record. "
            f"It can be moved up to {full_date(detail.latest_move)}, before the next one is due."
        )
        super().__init__(
            theme,
            window,
            "Move the date of this duty?",
            text,
            verb="Move the date",
            label="New date",
            today=today,
            key="to",
        )
        self.reason = TextField(theme, "Reason", lines=3)
        self._fields["reason"] = self.reason
        self.body.addWidget(self.day)
        self.body.addWidget(self.reason)
        self.reason.submitted.connect(self.submit)
        self.day.line.setFocus()

    def is_complete(self) -> bool:
        """A date and a reason."""
        self.reason.set_error("" if self.reason.text().strip() else "Say why, for whoever asks later.")
        day = self.date()
        if day is not None and self.reason.error():
            self.reason.setFocus()
        return day is not None and not self.reason.error()


class DoneDialog(DateForm):
    """The day on which a duty was done."""

    def __init__(self, theme: Theme, window: QWidget, row: DutyRow, today: date) -> None:
        super().__init__(
            theme,
            window,
            "When was it done?",
            f"“{row.title}” is due {full_date(row.due_date)}.",
            verb="Mark done",
            label="Done on",
            today=today,
            key="done_on",
            since=today - A_YEAR,
        )
        self.body.addWidget(self.day)
        self.day.line.setFocus()

    def is_complete(self) -> bool:
        """A date."""
        return self.date() is not None


class OwnDutyDialog(DateForm):
    """A duty that nobody promised, but that the office does again and again."""

    def __init__(self, theme: Theme, window: QWidget, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__(
            theme,
            window,
            "Add a duty",
            "It stands among those that promises ask for, and comes again by itself.",
            verb="Add",
            label="First due",
            today=today,
            key="first_due",
            width=WIDE,
        )
        self.name = Field(theme, "What is to be done", longest=1000)
        self.every = SelectField(theme, "How often", [Option(each, every_words(each)) for each in INTERVALS])
        self.every.set_value("3 months")
        people = [Option(row.staff_id, row.name, "user") for row in staff]
        self.owner = SelectField(theme, "Owner", [Option(None, "Nobody in particular", "users"), *people])
        self._fields |= {"title": self.name, "every": self.every}
        for part in (self.name, self.every, self.day, self.owner):
            self.body.addWidget(part)
        self.name.line.setFocus()

    def values(self) -> dict[str, Any]:
        """What the action is given."""
        return {
            "title": self.name.text(),
            "every": str(self.every.value()),
            "first_due": self.date(),
            "owner_staff_id": self.owner.value(),
        }

    def is_complete(self) -> bool:
        """A name and a date."""
        self.name.set_error("" if self.name.text().strip() else "Say what is to be done.")
        day = self.date()
        if self.name.error():
            self.name.setFocus()
        return day is not None and not self.name.error()
