"""What a change of the calendar would move, shown before it is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.premises.changes import CalendarChange
from hsdesk.standards.move_rows import MoveRow, MovesRow
from ui.fonts import Role
from ui.keys import Key
from ui.settings.change_words import (
    by_law,
    due_after,
    due_before,
    lateness,
    save_words,
    spoken,
    subject_words,
    what_moves,
)
from ui.settings.split_bar import Part, SplitBar
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import words_width
from ui.widgets.labels import ElidedLabel, Label, Tone, caption, heading
from ui.widgets.marks import HairLine, Picture
from ui.widgets.panels import Card, Panel, ScrollPane, Surface
from ui.words import clock_time

_DATE = 92
"""The least width of a date, in pixels at 100 %."""


class ChangePanel(Panel):
    """Sentence, bar, the first moves, what the law holds, and the two buttons."""

    save_wanted = Signal()
    back_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Surface.SUNKEN)
        self.setAccessibleName("Before you save")
        self._date_width = theme.px(_DATE)
        self.when = caption(theme, "")
        self.sentence = Label(theme, wrap=True)
        self.bar = SplitBar(theme)
        self.moves = Card(theme, margins=(1, 1, 1, 1), gap=0)
        self.law = Card(theme, gap=2)
        self.show_all = Button(theme, "Show all", kind=Kind.LINK, size=Size.HEADER)
        self.back = Button(theme, "Go back", size=Size.FOOTER, key=Key.BACK.cap())
        self.save = Button(theme, "Save", kind=Kind.PRIMARY, size=Size.FOOTER, key=Key.SAVE.cap())
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Picture(theme, "eye", side=18))
        head.addWidget(heading(theme, "Before you save"), 1)
        head.addWidget(self.when)
        self._late = QVBoxLayout()
        self._late.setSpacing(theme.px(4))
        past = QHBoxLayout()
        past.setSpacing(theme.px(8))
        past.addWidget(Picture(theme, "lock", side=16), 0, Qt.AlignmentFlag.AlignTop)
        past.addWidget(
            Label(
                theme,
                "Saving is one entry in the record. Met and missed deadlines of the past never change.",
                role=Role.SUPPORT,
                tone=Tone.SECOND,
                wrap=True,
            ),
            1,
        )
        area = ScrollPane(theme, margins=(24, 16, 24, 16), gap=12)
        area.body.addLayout(head)
        area.body.addWidget(self.sentence)
        area.body.addWidget(self.bar)
        area.body.addLayout(self._late)
        area.body.addWidget(self.moves)
        area.body.addWidget(self.law)
        area.body.addLayout(past)
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        self.body.addWidget(HairLine(theme))
        self.body.addWidget(self._foot())
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.show_all.clicked.connect(self.all_wanted)

    def _foot(self) -> QWidget:
        theme = self.theme
        foot = Panel(theme, Surface.NONE, margins=(24, 10, 24, 10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.save)
        foot.body.addLayout(row)
        return foot

    def wait(self) -> None:
        """Nothing is known yet of a change that has just been typed."""
        self.when.setText("")
        self.sentence.setText("Working out which dates would move …")
        self._set_known(known=False)

    def show_moves(self, change: CalendarChange, row: MovesRow) -> None:
        """Show what a change would move."""
        self.when.setText(f"Worked out at {clock_time(row.worked_out_at)}")
        self.sentence.setText(what_moves(change, row))
        self.bar.show_parts(
            [
                Part(row.moved, "move", "arrow-right"),
                Part(row.unmoved_by_law, "stay, set by law", "lock"),
                Part(row.unmoved, "end before or count other days", "check"),
            ]
        )
        self._show_lateness(row)
        self._show_first(row)
        self._show_law(change, row)
        self.save.set_words(save_words(row))
        self._set_known(known=True)
        self.bar.setVisible(row.looked_at > 0)
        self.moves.setVisible(row.moved > 0)
        self.law.setVisible(row.unmoved_by_law > 0)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being saved nothing can be pressed."""
        self.save.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def _set_known(self, *, known: bool) -> None:
        for part in (self.bar, self.moves, self.law):
            part.setVisible(known)
        if not known:
            _clear(self._late)
            self.save.set_words("Save")
        self.save.setEnabled(known)

    def _show_lateness(self, row: MovesRow) -> None:
        _clear(self._late)
        for said, worse in lateness(row):
            line = QWidget()
            across = QHBoxLayout(line)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(self.theme.px(8))
            tone = Tone.OVER if worse else Tone.OK
            icon = "circle-alert" if worse else "circle-check"
            across.addWidget(Picture(self.theme, icon, side=16, tone=tone))
            across.addWidget(Label(self.theme, said, role=Role.SUPPORT_STRONG, tone=tone, wrap=True), 1)
            self._late.addWidget(line)

    def _show_first(self, row: MovesRow) -> None:
        body = self.moves.body
        self.show_all.setParent(None)
        _clear(body)
        face = self.theme.font(Role.STRONG, figures=True)
        said = [date(move) for move in row.first for date in (due_before, due_after)]
        self._date_width = max([self.theme.px(_DATE), *(words_width(face, each) + 4 for each in said)])
        body.addWidget(self._line("Deadline", "Due now", "Would be"))
        for move in row.first:
            body.addWidget(HairLine(self.theme))
            body.addWidget(self._move(move))
        more = row.moved - len(row.first)
        body.addWidget(HairLine(self.theme))
        foot = QWidget()
        across = QHBoxLayout(foot)
        across.setContentsMargins(*self._margins_of_a_line)
        rest = f"{more:,} more" if more else "These are all."
        across.addWidget(caption(self.theme, rest), 1)
        if more:
            across.addWidget(self.show_all)
            self.show_all.set_words(f"Show all {row.moved:,}")
            self.show_all.show()
        body.addWidget(foot)

    @property
    def _margins_of_a_line(self) -> tuple[int, int, int, int]:
        px = self.theme.px
        return px(14), px(6), px(14), px(6)

    def _line(self, first: str, before: str, after: str) -> QWidget:
        """The heads of the three columns."""
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(*self._margins_of_a_line)
        across.setSpacing(self.theme.px(8))
        across.addWidget(caption(self.theme, first), 1)
        for text in (before, after):
            label = caption(self.theme, text)
            label.setFixedWidth(self._date_width)
            across.addWidget(label)
        return line

    def _move(self, move: MoveRow) -> QWidget:
        theme = self.theme
        line = QWidget()
        line.setAccessibleName(spoken(move))
        across = QHBoxLayout(line)
        across.setContentsMargins(*self._margins_of_a_line)
        across.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(theme, move.title, role=Role.STRONG))
        words.addWidget(ElidedLabel(theme, subject_words(move), role=Role.SMALL, tone=Tone.SECOND))
        across.addLayout(words, 1)
        across.addWidget(
            self._date(due_before(move), "late now" if move.is_late_before else "", strong=False)
        )
        across.addWidget(self._date(due_after(move), "late" if move.is_late_after else "", strong=True))
        return line

    def _date(self, said: str, state: str, *, strong: bool) -> QWidget:
        """A date, and under it that it is late."""
        theme = self.theme
        part = QWidget()
        part.setFixedWidth(self._date_width)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        role, tone = (Role.STRONG, Tone.INK) if strong else (Role.BODY, Tone.SECOND)
        column.addWidget(Label(theme, said, role=role, tone=tone, figures=True))
        if state:
            column.addWidget(Label(theme, state, role=Role.SMALL, tone=Tone.OVER))
        return part

    def _show_law(self, change: CalendarChange, row: MovesRow) -> None:
        _clear(self.law.body)
        title, why = by_law(change, row)
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self.theme.px(10))
        across.addWidget(Picture(self.theme, "scale", side=18))
        across.addWidget(Label(self.theme, title, role=Role.STRONG, wrap=True), 1)
        self.law.body.addWidget(head)
        self.law.body.addWidget(Label(self.theme, why, role=Role.SMALL, tone=Tone.SECOND, wrap=True))


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
