"""What of the board is shown: a state by chip, a kind, and words to look for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hsdesk.reporting.rows import Scoreboard
from hsdesk.standards.pack import StandardKind
from ui.standards.results.lines import Filter, Show
from ui.standards.results.words import KIND_WORDS
from ui.theme import Theme
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import SearchField
from ui.widgets.option import Option
from ui.widgets.select import Select
from ui.widgets.themed import Themed

_ICONS = {Show.MISSED: "x", Show.CLOSE: "triangle-alert", Show.AWAITED: "clock-fading"}


class FilterBar(QWidget, Themed):
    """`chosen` carries the `Filter` after each change by a person."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Show, int] | None = None
        self.chips = ChoiceChips(theme, self._options(), name="Show", single=True, height=30)
        self.chips.set_values([Show.ALL])
        kinds = [Option(None, "Every kind"), *(Option(kind, words) for kind, words in KIND_WORDS.items())]
        self.kind = Select(theme, kinds)
        self.kind.setAccessibleName("Kind of promise")
        self.search = SearchField(theme, placeholder="Find a standard", name="Find a standard")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips.chosen.connect(self._changed)
        self.kind.chosen.connect(self._changed)
        self.search.edited.connect(self._changed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take sizes at the present scale."""
        px = self.theme.px
        self._row.setContentsMargins(px(24), px(8), px(24), px(8))
        self._row.setSpacing(px(8))
        self.kind.setFixedWidth(px(160))
        self.search.setFixedWidth(px(200))

    def filter(self) -> Filter:
        """What is chosen now."""
        shown = self.chips.values()
        show = shown[0] if shown else Show.ALL
        kind = self.kind.value()
        return Filter(
            show if isinstance(show, Show) else Show.ALL,
            kind if isinstance(kind, StandardKind) else None,
            self.search.text(),
        )

    def show_board(self, board: Scoreboard) -> None:
        """Say on the chips how many promises there are of each."""
        counts = {show: sum(show.takes(row) for row in board.rows) for show in Show}
        if counts == self._counts:
            return
        self._counts = counts
        focused = self.chips.isAncestorOf(self.window().focusWidget())
        self.chips.set_options(self._options())
        if focused:
            self.chips.setFocus()

    def clear(self) -> None:
        """Show everything again."""
        self.chips.set_values([Show.ALL])
        self.kind.set_value(None)
        self.search.set_text("")
        self._changed()

    def _options(self) -> list[Option]:
        counts = self._counts or {}
        return [
            Option(
                show,
                f"{show.in_words} {counts[show]}" if show in counts else show.in_words,
                _ICONS.get(show, ""),
            )
            for show in Show
        ]

    @Slot()
    def _changed(self) -> None:
        if not self.chips.values():
            self.chips.set_values([Show.ALL])  # one is always on
        self.chosen.emit(self.filter())
