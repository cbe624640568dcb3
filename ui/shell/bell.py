"""The bell: what was told and not yet answered, and what was told before."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsdesk.clock import Clock
from ui.fonts import Role
from ui.notices import Notice, NoticeKind, Notices
from ui.shell.strips import advice_of
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import focus_line, rounded
from ui.widgets.labels import Label, Tone, caption, heading
from ui.widgets.marks import HairLine, Picture
from ui.widgets.paint import count_size, paint_count
from ui.widgets.themed import Themed
from ui.words import clock_time, counted

_KEPT = 30
ICONS = {
    NoticeKind.DONE: ("circle-check", Tone.OK),
    NoticeKind.ERROR: ("circle-alert", Tone.OVER),
    NoticeKind.OFFLINE: ("wifi-off", Tone.SOON),
    NoticeKind.REMINDER: ("alarm-clock", Tone.SOON),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One notice and when it was told."""

    notice: Notice
    at: datetime


class Memory(QObject):
    """The last notices of this window, newest first, and how many wait for an answer."""

    changed = Signal()

    def __init__(self, notices: Notices, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices, self._clock = notices, clock
        self._told: deque[Told] = deque(maxlen=_KEPT)
        notices.posted.connect(self._posted)
        notices.changed.connect(self._rewritten)
        notices.withdrawn.connect(self._withdrawn)

    @property
    def told(self) -> tuple[Told, ...]:
        """What was told, newest first."""
        return tuple(self._told)

    @property
    def unanswered(self) -> int:
        """How many errors, losses of contact and reminders wait for an answer."""
        return sum(notice.kind is not NoticeKind.DONE for notice in self._notices.current)

    def offers(self, notice: Notice) -> bool:
        """Whether a notice waits with something to do; what was done can be undone at its own strip."""
        return bool(notice.offer) and notice.kind is not NoticeKind.DONE and notice in self._notices.current

    def take_offer(self, notice: Notice) -> None:
        """Do what a notice offers."""
        self._notices.take_offer(notice)

    @Slot(object)
    def _posted(self, notice: Notice) -> None:
        self._told.appendleft(Told(notice, self._clock.now()))
        self.changed.emit()

    @Slot(object)
    def _rewritten(self, notice: Notice) -> None:
        fresh = [Told(notice, told.at) if told.notice.id == notice.id else told for told in self._told]
        self._told = deque(fresh, maxlen=_KEPT)
        self.changed.emit()

    @Slot(object)
    def _withdrawn(self, _notice: Notice) -> None:
        self.changed.emit()


class Bell(QAbstractButton, Themed):
    """Shows how many notices wait for an answer, and opens the list of them."""

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Messages")
        self.clicked.connect(self.open_list)
        memory.changed.connect(self._count)
        self.follow(theme)
        self._count()

    def restyle(self) -> None:
        """Take the size at the present scale."""
        self.setFixedSize(QSize(self.theme.px(40), self.theme.px(40)))
        self.update()

    @Slot()
    def _count(self) -> None:
        count = self._memory.unanswered
        self.setAccessibleName(f"Messages, {count} to answer" if count else "Messages")
        self.update()

    @Slot()
    def open_list(self) -> None:
        """Show the messages below the bell."""
        messages = MessageList(self.theme, self._memory, self.window())
        size = messages.sizeHint()
        corner = self.mapToGlobal(QPoint(self.width() - size.width(), self.height() + self.theme.px(4)))
        messages.setGeometry(corner.x(), corner.y(), size.width(), size.height())
        messages.show()
        messages.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bell and the count."""
        painter = QPainter(self)
        t, px = self.theme.tokens, self.theme.px
        box = QRectF(self.rect())
        if self.underMouse():
            rounded(painter, box, px(8), fill=t.hover)
        if self.hasFocus():
            focus_line(painter, self.theme, box, px(8))
        icon = QRectF(box.center().x() - px(10), box.center().y() - px(10), px(20), px(20))
        self.theme.icons.paint(painter, icon, "bell", t.ink2)
        count = self._memory.unanswered
        if count:
            size = count_size(self.theme, str(count))
            spot = QRectF(box.right() - size.width(), box.top(), size.width(), size.height())
            over = t.state(Family.OVER)
            paint_count(
                painter,
                self.theme,
                spot,
                str(count),
                fill=over.mark,
                ink=t.canvas if t.dark else t.on_primary,
            )


class MessageList(QFrame):
    """The messages of this window, newest first; a click elsewhere or Esc closes it."""

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "card")
        self.setAccessibleName("Messages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._memory = memory
        self._offers: dict[int, Notice] = {}
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(heading(theme, "Messages"))
        if not memory.told:
            column.addWidget(caption(theme, "Nothing has been told yet."))
            return
        column.addWidget(caption(theme, counted(memory.unanswered, "message") + " to answer"))
        inside = QWidget()
        inside.setProperty("surface", "none")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        for told in memory.told:
            rows.addWidget(HairLine(theme))
            rows.addWidget(_row(theme, told, self._offer(theme, told.notice)))
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumSize(px(360), min(px(360), px(20) + px(64) * len(memory.told)))
        column.addWidget(area)

    def _offer(self, theme: Theme, notice: Notice) -> Button | None:
        if not self._memory.offers(notice):
            return None
        button = Button(theme, notice.offer, kind=Kind.LINK, size=Size.HEADER)
        button.setProperty("notice", notice.id)
        button.clicked.connect(self._take)
        self._offers[notice.id] = notice
        return button

    @Slot()
    def _take(self) -> None:
        notice = self._offers[self.sender().property("notice")]
        self.close()
        self._memory.take_offer(notice)


def _row(theme: Theme, told: Told, offer: Button | None) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.px(6), 0, theme.px(6))
    icon, tone = ICONS[told.notice.kind]
    line.addWidget(Picture(theme, icon, side=18, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(theme, told.notice.sentence, role=Role.SUPPORT_STRONG, wrap=True))
    if advice := advice_of(told.notice):
        words.addWidget(Label(theme, advice, role=Role.SMALL, tone=Tone.SECOND, wrap=True))
    if offer is not None:
        words.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
    line.addLayout(words, 1)
    time = Label(theme, clock_time(told.at), role=Role.SMALL, tone=Tone.HINT, figures=True)
    line.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
    row.setAccessibleName(f"{clock_time(told.at)} {told.notice.words}")
    return row
