"""The head of the results: the period, what can be done with the board, and the packs it is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.reporting.rows import PackRow, Scoreboard
from hsdesk.standards.pack import PackKind
from ui.fonts import Role
from ui.services import Services
from ui.standards.results.period_choice import PeriodChoice
from ui.standards.results.words import in_force
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.labels import ElidedLabel, Label, Tone
from ui.widgets.marks import Tag
from ui.widgets.themed import Themed
from ui.words import counted, listed, local


def first_pack(packs: tuple[PackRow, ...]) -> PackRow | None:
    """The pack that names the board: the landlord's, else the first there is."""
    return next((pack for pack in packs if pack.kind is PackKind.LANDLORD), packs[0] if packs else None)


class PackLine(QWidget, Themed):
    """The landlord's pack with version and dates; of the others, how many, and their names for the asking."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(theme, role=Role.LABEL)
        self.more = ElidedLabel(theme, role=Role.SUPPORT, tone=Tone.SECOND)
        self._version: Tag | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.more, 1)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._row.setSpacing(self.theme.px(10))

    def show_packs(self, packs: tuple[PackRow, ...]) -> None:
        """Name the packs of a board."""
        pack = first_pack(packs)
        if self._version is not None:
            self._row.removeWidget(self._version)
            self._version.hide()
            self._version.deleteLater()
            self._version = None
        if pack is None:
            self.title.setText("No promises are in force")
            self.more.set_text("Choose packs in Settings.")
            return
        self.title.setText(pack.title)
        self._version = Tag(self.theme, f"version {pack.version}", icon="lock")
        self._row.insertWidget(1, self._version)
        others = [each for each in packs if each is not pack]
        said = [in_force(pack)] if in_force(pack) else []
        if others:
            names = listed([f"{each.title} {each.version}" for each in others])
            said.append(
                f"with {names}" if len(others) < 3 else f"with {counted(len(others), 'more pack')}: {names}"
            )
        self.more.set_text(", ".join(said))
        self.setAccessibleName(f"{pack.title}, version {pack.version}, {self.more.text()}")


class ResultsHead(QWidget, Themed):
    """Period and packs, which follow it; the buttons stand in whichever of the two lines has room."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        clock = services.clock
        self.period = PeriodChoice(theme, lambda: local(clock.now()).date())
        self.export = Button(theme, "Export", icon="download")
        self.display = Button(theme, "Print for display", icon="printer")
        self.packs = PackLine(theme)
        self._buttons = QWidget()
        self._upper, self._lower, self._column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        beside = QHBoxLayout(self._buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(8))
        beside.addWidget(self.export)
        beside.addWidget(self.display)
        self._upper.addWidget(self.period)
        self._upper.addStretch(1)
        self._upper.addWidget(self._buttons)
        self._lower.addWidget(self.packs, 1)
        self._column.addLayout(self._upper)
        self._column.addLayout(self._lower)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.allow_output(allowed=False)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        px = self.theme.px
        self._upper.setSpacing(px(8))
        self._lower.setSpacing(px(8))
        self._column.setContentsMargins(px(24), px(10), px(24), px(8))
        self._column.setSpacing(px(6))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: in a narrow window the parts stand under each other."""
        margins = self._column.contentsMargins()
        wide = max(self.period.minimumSizeHint().width(), self._buttons.sizeHint().width())
        return QSize(wide + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        beside = self.period.wide() + self._upper.spacing() + self._buttons.sizeHint().width() <= room
        row = self._upper if beside else self._lower
        if row.indexOf(self._buttons) < 0:
            row.addWidget(self._buttons)  # it leaves the other row by this
        self.period.stand(beside=self.period.wide() <= room)

    def show_board(self, board: Scoreboard) -> None:
        """Name the packs of a board, and let it be given away."""
        self.packs.show_packs(board.packs)
        self.allow_output(allowed=bool(board.rows))

    def allow_output(self, *, allowed: bool) -> None:
        """Let the board be exported and printed, once there is one."""
        why = "" if allowed else "There are no results to give away yet."
        for button in (self.export, self.display):
            button.setEnabled(allowed)
            button.setToolTip(why)

    def set_narrow(self, *, narrow: bool) -> None:
        """Say less on the buttons."""
        self.display.set_words("Print" if narrow else "Print for display")
