"""The public screen itself: a window of its own, for a second monitor in the waiting room."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSizeF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.display.board import FRESH, PublicBoard
from ui.display.lettering import BOLD, Lettering, draw
from ui.display.painting import NO_EMPHASIS, Emphasis, paint_notice
from ui.display.screens import Choice, ScreenFacts, choose
from ui.services import Services
from ui.sign_in.lock import PUBLIC as PUBLIC_WINDOW
from ui.tokens import PUBLIC
from ui.widgets.announcer import Announcer
from ui.widgets.ground import CENTRE

TITLE = "Waiting screen"
_WINDOWED = 0.66
"""How much of a screen the window takes when it does not fill it."""
_PULSES = 4


class WaitingScreen(QWidget):
    """Shows the waiting room what concerns it. F11 fills the screen or not, Esc leaves the full screen.

    It looks the same in every theme. No visitor's name or reason reaches it: it paints and says nothing
    but the words of `PublicNotice`.
    """

    dismissed = Signal()
    """A person closed it; nothing that the program does by itself sends this."""
    moved_aside = Signal()
    """The chosen screen is not there, so it stands in a window on the main screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._services = services
        self._wanted = ""
        self._aside = False
        self._ours = False
        self.board = PublicBoard(services, self)
        self.announcer = Announcer(self)
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(1.0)
        self._pulse.setKeyValueAt(0.5, 0.25)
        self._pulse.setEndValue(1.0)
        self._pulse.setLoopCount(_PULSES)
        self._pulse.setDuration(int(FRESH.total_seconds() * 1000) // _PULSES)
        self._pulse.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._pulse.valueChanged.connect(self._repaint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setWindowTitle(TITLE)
        self.setProperty(PUBLIC_WINDOW, True)  # noqa: FBT003 - a property's value
        self.board.changed.connect(self._follow_words)
        self.board.called.connect(self._call)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screens_changed)

    # opening and closing

    def open_on(self, screen_name: str = "") -> None:
        """Open on the screen of this name, filling it; on a second screen when no name is given.

        When that screen is not there it opens in a window on the main screen, and `moved_aside` tells.
        """
        self._wanted = screen_name
        self.board.start()
        self._settle()
        self._follow_words()

    def shut(self) -> None:
        """Close it because the program says so."""
        self._ours = True
        self.close()
        self._ours = False

    @property
    def full(self) -> bool:
        """Whether it fills a screen."""
        return bool(self.windowState() & Qt.WindowState.WindowFullScreen)

    def _settle(self) -> None:
        """Stand where it belongs with the screens there are now."""
        screens = QGuiApplication.screens()
        choice = choose([_facts(screen) for screen in screens], self._wanted)
        self._stand(screens[choice.place], choice)
        if choice.missing and not self._aside:
            self.moved_aside.emit()
        self._aside = choice.missing

    def _stand(self, screen: QScreen, choice: Choice) -> None:
        # Put on the screen as a window first: some window managers fill the screen a window stands on.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.setScreen(screen)
        room = QRectF(screen.availableGeometry())
        inner = QRectF(0, 0, room.width() * _WINDOWED, room.width() * _WINDOWED * 9 / 16)
        inner.moveCenter(room.center())
        self.setGeometry(inner.toRect())
        self._fill(full=choice.full)

    def _fill(self, *, full: bool) -> None:
        # A pointer in the middle of a public screen distracts; in a window it is needed to move it.
        self.setCursor(Qt.CursorShape.BlankCursor if full else Qt.CursorShape.ArrowCursor)
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def _screens_changed(self) -> None:
        """A monitor was switched on or off: go where it belongs, and come back when it does."""
        if self.isVisible():
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 fills the screen or not; Esc leaves the full screen."""
        if event.key() == Qt.Key.Key_F11:
            self._fill(full=not self.full)
        elif event.key() == Qt.Key.Key_Escape and self.full:
            self._fill(full=False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading; tell whether a person closed it."""
        super().closeEvent(event)
        self._pulse.stop()
        self.board.stop()
        if not self._ours:
            self.dismissed.emit()

    # words and picture

    @Slot()
    def _follow_words(self) -> None:
        notice = self.board.notice
        if notice is not None:
            self.setWindowTitle(f"{TITLE} – {notice.office}")
            self.setAccessibleName(notice.headline)
            self.setAccessibleDescription(notice.spoken())
        if not self.board.fresh:
            self._pulse.stop()
        self.update()

    @Slot(str)
    def _call(self, sentence: str) -> None:
        self.announcer.say(sentence)
        if not self._services.theme.less_motion:
            self._pulse.stop()
            self._pulse.start()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    def emphasis(self) -> Emphasis:
        """How strongly the call is marked now: steadily where less motion is wanted, else in a slow beat."""
        if not self.board.fresh:
            return NO_EMPHASIS
        running = self._pulse.state() == QVariantAnimation.State.Running
        return Emphasis(float(self._pulse.currentValue()) if running else 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the words."""
        painter = QPainter(self)
        notice = self.board.notice
        if notice is None:
            painter.fillRect(self.rect(), PUBLIC.ground)
            draw(painter, QRectF(self.rect()), "One moment", Lettering(48, BOLD, PUBLIC.text, CENTRE))
            return
        paint_notice(painter, QSizeF(self.size()), notice, self._services.icons, self.emphasis())


def _facts(screen: QScreen) -> ScreenFacts:
    size = screen.size()
    main = screen is QGuiApplication.primaryScreen()
    return ScreenFacts(screen.name(), size.width(), size.height(), main)


def screens_now() -> list[ScreenFacts]:
    """The screens of this computer."""
    return [_facts(screen) for screen in QGuiApplication.screens()]
