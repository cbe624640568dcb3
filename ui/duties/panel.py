"""The panel beside the list: one duty with its dates, its evidence, its promise, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.duties.rows import DutyDetail, DutyRow
from hsdesk.errors import HsdeskError, Refused
from hsdesk.people.rows import StaffRow
from ui.duties.facts import Facts
from ui.duties.foot import DutyFoot
from ui.duties.head import DutyHead
from ui.duties.past import Past
from ui.duties.proof import Proof
from ui.services import Services
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.marks import HairLine
from ui.widgets.panels import ScrollPane
from ui.widgets.themed import Themed

WIDE, NARROW = 408, 376


class DutyPanel(QWidget, Themed):
    """Follows the duty that is chosen in the list. A file dropped anywhere on it is evidence."""

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._detail: DutyDetail | None = None
        self._row: DutyRow | None = None
        self._narrow = False
        inside = QWidget(self)
        inside.setProperty("surface", "sunken")
        self.head = DutyHead(theme)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.trouble.closed.connect(self.trouble.hide)
        self.trouble.hide()
        self.facts, self.proof = Facts(theme), Proof(services)
        self.past, self.foot = Past(theme), DutyFoot(theme)
        self.area = ScrollPane(theme, margins=(20, 14, 20, 20), gap=16)
        for part in (self.trouble, self.facts, HairLine(theme), self.proof, HairLine(theme), self.past):
            self.area.body.addWidget(part)
        self.area.body.addStretch(1)
        self.nothing = EmptyState(theme, "clipboard-check", "Choose a duty in the list")
        self._whole = QStackedWidget()
        duty = QWidget()
        column = QVBoxLayout(duty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine(theme))
        column.addWidget(self.area, 1)
        column.addWidget(HairLine(theme))
        column.addWidget(self.foot)
        self._whole.addWidget(self.nothing)
        self._whole.addWidget(duty)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._whole)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(inside, 1)
        self.setAcceptDrops(True)
        self.head.cross.clicked.connect(self._close)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the width at the present scale."""
        self.setFixedWidth(self.theme.px(NARROW if self._narrow else WIDE))

    def set_narrow(self, *, narrow: bool) -> None:
        """Be narrower in a narrow window."""
        self._narrow = narrow
        self.restyle()

    @property
    def row(self) -> DutyRow | None:
        """The duty that is shown."""
        return self._row

    @property
    def detail(self) -> DutyDetail | None:
        """All of the duty that is shown, once it is read."""
        return self._detail

    def show_row(self, row: DutyRow | None) -> None:
        """Show a duty as the list knows it; the rest comes with `show_detail`."""
        other = self._row is None or row is None or self._row.duty_id != row.duty_id
        self._row = row
        if row is None:
            self._detail = None
            self._whole.setCurrentIndex(0)
            return
        self.setAccessibleName(f"{row.title}, {row.standard or 'our own duty'}")
        self.head.show_row(row)
        if other:
            self._detail = None
            self.trouble.hide()
            self.area.setEnabled(False)  # what is still shown belongs to another duty
            self.foot.setEnabled(False)

    def show_detail(self, detail: DutyDetail, staff: Sequence[StaffRow]) -> None:
        """Show everything of the duty."""
        if self._row is None or self._row.duty_id != detail.row.duty_id:
            return
        fresh = self._detail is None
        same = detail == self._detail
        self._row, self._detail = detail.row, detail
        if same:
            self.facts.show_owners(detail, staff)
            return  # nothing is built anew under somebody's hands
        self.head.show_row(detail.row)
        self.head.show_detail(detail)
        self.facts.show_detail(detail, staff)
        self.proof.show_detail(detail)
        self.past.show_detail(detail)
        self.foot.show_detail(detail)
        self.area.setEnabled(True)
        self.foot.setEnabled(True)
        self._whole.setCurrentIndex(1)
        if fresh:
            self.area.verticalScrollBar().setValue(0)

    def refuse(self, refusal: HsdeskError) -> None:
        """Say what could not be done; what belongs to the note or file is said there."""
        if isinstance(refusal, Refused) and refusal.field in {"note", "file", "part"}:
            self.proof.say_trouble(f"{refusal.sentence} {refusal.advice}".strip())
            return
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()
        self.area.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the keyboard where the work goes on: at the note, or at the cross of what is done."""
        if self._detail is not None and not self._detail.row.is_done:
            self.proof.note.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.cross.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close(self) -> None:
        self.closed.emit()

    # files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if self._detail is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.proof.take_files(paths[:1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
