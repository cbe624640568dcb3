"""Locks the desk and unlocks it again, so that typing goes on where it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.services import Services, StaffMember
from ui.sign_in.idle import IdleWatch

if TYPE_CHECKING:
    from ui.sign_in.page import SignInPage

PUBLIC = "public"
"""The property of a window that shows nothing private and stays open while the desk is locked."""


class DeskLock(QObject):
    """Keeps one desk: locks it on a key, on a wish, and when nobody has touched it for a while."""

    somebody_else = Signal()
    """Another person unlocked the desk; the pages of the one before are to be put away."""
    locked_now = Signal()
    unlocked = Signal()

    def __init__(self, services: Services, stages: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._stages = services, stages
        self._shell: QWidget | None = None
        self._page: SignInPage | None = None
        self._focus: QWidget | None = None
        self._put_away: list[QWidget] = []
        self.idle = IdleWatch(services.clock, self)
        self.idle.idle.connect(self.lock)
        services.requests.lock.connect(self.lock)
        services.requests.change_person.connect(self.lock)
        services.preferences.changed.connect(self._watch)

    @property
    def locked(self) -> bool:
        """Whether the desk is locked."""
        return self._page is not None

    @property
    def page(self) -> SignInPage | None:
        """The page of the locked desk, while it is locked."""
        return self._page

    def guard(self, services: Services, shell: QWidget) -> None:
        """Keep this shell from now on."""
        self._services, self._shell = services, shell
        self._watch()

    def stand_down(self) -> None:
        """There is nothing to keep any more."""
        self.idle.end()
        self._shell = None
        self._drop_page()

    @Slot()
    def lock(self) -> None:
        """Lock the desk; what is half typed stays where it is and is kept as a draft too."""
        if self._shell is None or self.locked:
            return
        from ui.sign_in.page import SignInPage

        self.idle.end()
        self._services.drafts.flush()
        self._focus = QApplication.focusWidget()
        self._hide_other_windows()
        page = SignInPage(self._services)
        page.unlocked.connect(self._unlock)
        self._page = page
        self._stages.addWidget(page)
        self._stages.setCurrentWidget(page)
        page.begin()
        self.locked_now.emit()

    @Slot(object)
    def _unlock(self, member: StaffMember) -> None:
        before = self._services.acting.staff_id
        shell = self._shell
        self._services.acting.become(member)
        if shell is not None:
            self._stages.setCurrentWidget(shell)
        self._drop_page()
        same = before in {0, member.number}
        if same:
            self._bring_back()
        else:
            self._close_put_away()
        self._watch()
        if before != member.number:
            self.somebody_else.emit()
        self.unlocked.emit()

    def _bring_back(self) -> None:
        import shiboken6

        for window in self._put_away:
            if shiboken6.isValid(window):
                window.show()
        self._put_away = []
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def _close_put_away(self) -> None:
        import shiboken6

        for window in self._put_away:
            if shiboken6.isValid(window):
                window.close()
        self._put_away, self._focus = [], None

    def _hide_other_windows(self) -> None:
        """Menus go; dialogs and second windows of ours wait unseen, unless they are meant for the public."""
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():
            popup = QApplication.activePopupWidget()
        own = self._stages.window()
        for window in QApplication.topLevelWidgets():
            if window is not own and window.isVisible() and not window.property(PUBLIC):
                window.hide()
                self._put_away.append(window)

    def _drop_page(self) -> None:
        if self._page is not None:
            self._stages.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    @Slot()
    def _watch(self) -> None:
        if self._shell is not None and not self.locked:
            self.idle.begin(self._services.settings.lock_after_minutes)
