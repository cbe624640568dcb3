"""The strips under the top bar: what was done, what went wrong, and whether the database answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.keys import Key
from ui.notices import Notice, NoticeKind, Notices
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.announcer import Announcer
from ui.widgets.banner import Banner
from ui.widgets.themed import Themed

_LOOKS = {
    NoticeKind.DONE: (Family.OK, "circle-check"),
    NoticeKind.ERROR: (Family.OVER, "circle-alert"),
    NoticeKind.OFFLINE: (Family.SOON, "wifi-off"),
    NoticeKind.REMINDER: (Family.SOON, "alarm-clock"),
}
_MOST_SHOWN = 4
LASTING = frozenset({NoticeKind.ERROR, NoticeKind.OFFLINE})
"""What stays until it is answered, and so may move the page down."""

_OFFLINE = "Nothing is saved until it answers. What you type is kept, and you can go on reading."


def advice_of(notice: Notice) -> str:
    """What a strip says below its sentence."""
    return _OFFLINE if notice.kind is NoticeKind.OFFLINE else notice.advice


class Strips(QWidget, Themed):
    """Shows notices of some kinds under each other; takes no room while there are none.

    Of many only the newest few are shown; the bell lists all of them.
    """

    def __init__(
        self,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
        *,
        kinds: frozenset[NoticeKind] = LASTING,
        most: int = _MOST_SHOWN,
    ) -> None:
        super().__init__(parent)
        self._notices, self._kinds, self._most = notices, kinds, most
        self._banners: dict[int, Banner] = {}
        self._announcer = Announcer(self)
        self._column = QVBoxLayout(self)
        self.setAccessibleName("Messages")
        self.follow(theme)
        self.setVisible(False)
        for notice in notices.current:
            self._show(notice)
        notices.posted.connect(self._show)
        notices.changed.connect(self._rewrite)
        notices.withdrawn.connect(self._remove)

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.theme.px(6))

    def banner_of(self, notice: Notice) -> Banner | None:
        """The strip that shows a notice, if it is shown."""
        return self._banners.get(notice.id)

    @Slot(object)
    def _show(self, notice: Notice) -> None:
        if notice.kind not in self._kinds:
            return
        family, icon = _LOOKS[notice.kind]
        undo = notice.kind is NoticeKind.DONE and bool(notice.offer)
        banner = Banner(
            self.theme,
            family,
            notice.sentence,
            advice_of(notice),
            self,
            icon=icon,
            action=notice.offer,
            key=Key.UNDO.cap().replace("+", " ") if undo else "",
            can_close=notice.kind is not NoticeKind.OFFLINE,
        )
        banner.setProperty("notice-id", notice.id)
        banner.acted.connect(self._take_offer)
        banner.closed.connect(self._answer)
        self._banners[notice.id] = banner
        self._column.addWidget(banner)
        self._show_newest()
        self.setVisible(True)
        self._announcer.say(notice.words, urgent=notice.kind is NoticeKind.ERROR)

    @Slot(object)
    def _rewrite(self, notice: Notice) -> None:
        banner = self._banners.get(notice.id)
        if banner is not None:
            banner.say(notice.sentence, advice_of(notice))

    @Slot(object)
    def _remove(self, notice: Notice) -> None:
        banner = self._banners.pop(notice.id, None)
        if banner is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and banner.isAncestorOf(focus)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._show_newest()
        self.setVisible(bool(self._banners))
        if had_focus and self._banners:
            next(reversed(self._banners.values())).cross.setFocus()

    def _show_newest(self) -> None:
        newest = list(self._banners.values())[-self._most :]
        for banner in self._banners.values():
            banner.setVisible(banner in newest)

    def _notice(self) -> Notice | None:
        number = self.sender().property("notice-id")
        return next((notice for notice in self._notices.current if notice.id == number), None)

    @Slot()
    def _take_offer(self) -> None:
        notice = self._notice()
        if notice is not None:
            self._notices.take_offer(notice)

    @Slot()
    def _answer(self) -> None:
        notice = self._notice()
        if notice is not None:
            self._notices.withdraw(notice)

    def enterEvent(self, event: QEnterEvent) -> None:
        """While the pointer is on the strips nothing leaves them."""
        super().enterEvent(event)
        self._notices.hold()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        super().leaveEvent(event)
        self._notices.let_go()


class DoneNote(Strips):
    """The newest of what was done, laid over the foot of the page, so that no row moves under the pointer."""

    WIDTH = 460

    def __init__(self, theme: Theme, notices: Notices, over: QWidget) -> None:
        self._over = over
        super().__init__(theme, notices, over, kinds=frozenset({NoticeKind.DONE}), most=1)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the page changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show_newest(self) -> None:
        super()._show_newest()
        self._place()

    def _place(self) -> None:
        margin = self.theme.px(16)
        width = min(self.theme.px(self.WIDTH), self._over.width() - 2 * margin)
        shown = [banner for banner in self._banners.values() if not banner.isHidden()]
        height = max((banner.heightForWidth(width) for banner in shown), default=0)
        height = max([height, *(banner.sizeHint().height() for banner in shown)])
        self.setGeometry(margin, self._over.height() - height - margin, width, height)
        self.raise_()
