"""The foot of the editor: how things stand, from when it applies, and what can be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.errors import Refused
from ui.fonts import Role
from ui.settings.dates import read_date
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import LineEdit
from ui.widgets.labels import Label, Tone
from ui.widgets.themed import Themed
from ui.words import full_date


class EditorFoot(QWidget, Themed):
    """`dated` is sent when the day from which the version applies was changed to one that can be read."""

    dated = Signal()
    fault_wanted = Signal()
    """The first thing that is to be put right should be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.status = Label(theme, role=Role.SUPPORT, tone=Tone.SECOND, wrap=True)
        self.wrong = Button(theme, "", kind=Kind.LINK, icon="circle-alert")
        self.wrong.hide()
        self.applies_label = Label(theme, "Applies from", role=Role.LABEL)
        self.applies = LineEdit(theme, longest=40)
        self.applies.setAccessibleName("Applies from")
        self.applies_label.setBuddy(self.applies)
        self.applies_wrong = Label(theme, role=Role.SMALL, tone=Tone.OVER, wrap=True)
        self.applies_wrong.hide()
        self.give_up = Button(theme, "Throw changes away", kind=Kind.QUIET, size=Size.FOOTER)
        self.save = Button(theme, "Save", kind=Kind.PRIMARY, size=Size.FOOTER)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.status, 1)
        for part in (
            self.wrong,
            self.applies_wrong,
            self.applies_label,
            self.applies,
            self.give_up,
            self.save,
        ):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.applies.textEdited.connect(self._typed)
        self.applies.left.connect(self._left)
        self.wrong.clicked.connect(self._want_fault)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(20), px(10), px(24), px(10))
        self._row.setSpacing(px(10))
        self.applies.setFixedWidth(px(160))
        self.applies_wrong.setMaximumWidth(px(220))

    def begin(self, today: date, applies: date, version: str) -> None:
        """Show the day from which `version`, which comes next, applies."""
        self._today = today
        self.applies.setText(full_date(max(applies, today)))
        self.save.set_words(f"Save as version {version}")
        self.show_date_error("")

    def day(self) -> date | None:
        """From when it applies; None while that cannot be read or is past."""
        try:
            day = read_date(self.applies.text(), self._today) if self.applies.text().strip() else self._today
        except Refused:
            return None
        return day if day >= self._today else None

    def show_date_error(self, sentence: str) -> None:
        """Say beside the date how to put it right, or nothing."""
        self.applies_wrong.setText(sentence)
        self.applies_wrong.setVisible(bool(sentence))
        self.applies.setAccessibleDescription(sentence)

    def check_date(self) -> bool:
        """Whether the date can be taken; if not it says so."""
        if self.day() is not None:
            self.show_date_error("")
            return True
        self.show_date_error(f"Write a date, today or later, such as {full_date(self._today)}.")
        return False

    def show_state(self, changed: int, wrong: int) -> None:
        """How many promises are changed, and how many of them have to be put right."""
        words = "1 change" if changed == 1 else f"{changed} changes"
        self.status.setText(
            f"{words}, kept on this computer until saved" if changed else "Nothing is changed yet"
        )
        self.wrong.setVisible(wrong > 0)
        self.wrong.set_words("1 thing to put right" if wrong == 1 else f"{wrong} things to put right")
        self.save.setEnabled(changed > 0)
        self.save.setToolTip("" if changed else "Nothing is changed yet.")
        self.give_up.setEnabled(changed > 0)

    @Slot(str)
    def _typed(self, _text: str) -> None:
        if self.day() is not None:
            self.show_date_error("")
            self.dated.emit()

    @Slot()
    def _left(self) -> None:
        if self.check_date():
            self.applies.setText(full_date(self.day() or self._today))

    @Slot()
    def _want_fault(self) -> None:
        self.fault_wanted.emit()
