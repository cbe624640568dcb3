"""Beside the columns: how far the check is, what would change, and every row that is refused."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from hsdesk.people.importing.rows import Counts, ImportKind, Outlook
from ui.fonts import Role
from ui.importing.lists import RefusedList
from ui.importing.words import new_words
from ui.theme import Theme
from ui.welcome.demo import ProgressBar
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Toggle
from ui.widgets.labels import Label, Tone, section, support
from ui.widgets.marks import HairLine
from ui.widgets.panels import Card, Panel, Surface

_WIDTH, _HIGH, _ANY_WIDTH = 344, 280, 16_777_215
MOST_SHOWN = 500
"""So many refused rows are shown, since each is as high as its words; the saved file holds all."""


class SidePart(Panel):
    """Progress at the top, then four counts, the refused rows, and whether they are left out."""

    stopped = Signal()
    saving = Signal()
    leaving_out = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        self._is_below = False
        super().__init__(theme, Surface.SUNKEN, margins=(16, 14, 16, 14), gap=10)
        self.setAccessibleName("What the rows would do")
        self.doing = section(theme, "")
        self.far = Label(theme, "", role=Role.SUPPORT, tone=Tone.SECOND, figures=True)
        self.bar = ProgressBar(theme)
        self.stop = Button(theme, "Stop", kind=Kind.QUIET)
        self.counts = {key: _Count(theme) for key in ("added", "changed", "unchanged", "refused")}
        self.refused_title = section(theme, "Refused rows")
        self.save = Button(theme, "Save as a file", kind=Kind.QUIET, icon="download")
        self.refused = RefusedList(theme)
        self.more = Label(theme, "", role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self.nothing = support(theme, "No row is refused.")
        self.leave_out = Toggle(theme, "Leave the refused rows out and go on")
        self.leave_note = Label(theme, "", role=Role.SMALL, tone=Tone.SECOND, wrap=True)
        self._lay_out()
        self.stop.clicked.connect(self.stopped)
        self.save.clicked.connect(self.saving)
        self.leave_out.toggled.connect(self._leave_out_toggled)
        self.show_progress("", 0, 1)
        self.stop.setVisible(False)

    def restyle(self) -> None:
        """Take the width at the present scale."""
        super().restyle()
        if self._is_below:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY_WIDTH)
        else:
            self.setFixedWidth(self.theme.px(_WIDTH))

    def set_below(self, *, below: bool) -> None:
        """Stand below the columns, as wide as they are, instead of beside them."""
        self._is_below = below
        self.refused.setMinimumHeight(self.theme.px(_HIGH) if below else 0)
        self.restyle()

    def _lay_out(self) -> None:
        theme = self.theme
        head, under, title = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.doing, 1)
        head.addWidget(self.far)
        under.addWidget(self.bar, 1)
        under.addWidget(self.stop)
        card = Card(theme, margins=(14, 10, 14, 10))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for place, count in enumerate(self.counts.values()):
            grid.addWidget(count, place // 2, place % 2)
        card.body.addLayout(grid)
        title.addWidget(self.refused_title, 1)
        title.addWidget(self.save)
        self.body.addLayout(head)
        self.body.addLayout(under)
        self.body.addWidget(card)
        self.body.addLayout(title)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.refused, 1)
        self.body.addWidget(self.more)
        self._room = QWidget()
        self.body.addWidget(self._room, 1)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(self.leave_out)
        self.body.addWidget(self.leave_note)

    def show_progress(self, doing: str, done: int, of: int) -> None:
        """Say what is going on and how far it is."""
        self.doing.setText(doing)
        self.far.setText(f"{done * 100 // max(1, of)} %" if doing else "")
        self.bar.show_share(done, of)

    def show_running(self, doing: str) -> None:
        """A piece of work begins, which can be stopped."""
        self.show_progress(doing, 0, 1)
        self.stop.setVisible(True)

    def show_ended(self, said: str, *, done: bool = True) -> None:
        """It has ended."""
        self.doing.setText(said)
        self.far.setText("")
        self.bar.show_share(1 if done else 0, 1)
        self.stop.setVisible(False)

    def forget(self, kind: ImportKind) -> None:
        """Nothing is known of the rows yet."""
        self.show_outlook(kind, Outlook(Counts(), (), ()), is_known=False)

    def show_outlook(self, kind: ImportKind, outlook: Outlook, *, is_known: bool = True) -> None:
        """Show what the rows would do."""
        counts = outlook.counts
        self.counts["added"].show_count(counts.added, new_words(kind, counts.added), is_known=is_known)
        self.counts["changed"].show_count(counts.changed, "will change", is_known=is_known)
        self.counts["unchanged"].show_count(counts.unchanged, "no change", is_known=is_known)
        self.counts["refused"].show_count(counts.refused, "refused", is_known=is_known)
        self.refused.rows.start_over(islice(dict.fromkeys(outlook.refused), MOST_SHOWN))
        some = bool(outlook.refused)
        self.refused_title.setText(f"Refused rows  {counts.refused:,}" if some else "Refused rows")
        for part in (self.save, self.refused, self.leave_out, self.leave_note):
            part.setVisible(some)
        self._room.setVisible(not some)
        self.nothing.setVisible(not some and is_known)
        self.more.setText(f"The first {MOST_SHOWN} are shown; the file holds all.")
        self.more.setVisible(len(outlook.refused) > MOST_SHOWN)
        self._say_leaving_out()

    @Slot(bool)
    def _leave_out_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._say_leaving_out()
        self.leaving_out.emit(on)

    def _say_leaving_out(self) -> None:
        on = self.leave_out.isChecked()
        self.leave_note.setText(
            "The rest comes in; these rows stay as they are."
            if on
            else "Off: the import waits until every row is mended."
        )


class _Count(QWidget):
    """A number over its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = Label(theme, "", role=Role.TITLE_PANE, figures=True)
        self._word = Label(theme, "", role=Role.SMALL, tone=Tone.SECOND)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._number, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._word, 1, 0, Qt.AlignmentFlag.AlignLeft)

    def show_count(self, count: int, word: str, *, is_known: bool) -> None:
        """Show a count; a dash while it is not known."""
        self._number.setText(f"{count:,}" if is_known else "–")
        self._word.setText(word)
        self.setAccessibleName(f"{self._number.text()} {word}")
