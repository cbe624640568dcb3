"""The locked desk: who is here, their password, and what was kept for them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.store.work import Subject
from ui.fonts import Role
from ui.help.keys import help_on_keys
from ui.keys import Key
from ui.services import Services, StaffMember
from ui.setup.name_list import check_name
from ui.sign_in.password_part import PasswordPart
from ui.sign_in.tiles import Tiles
from ui.sign_in.waiting_line import WaitingLine
from ui.sign_in.who import Colleague, Here, check, choose, list_first, who_is_here
from ui.tokens import Family
from ui.welcome.picture import StreetPicture
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.labels import Label, Tone, caption
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.themed import Themed
from ui.words import clock_time, counted, local, long_date

_LONGEST_DELAY = 60
_FORMS_WORDS = "It opens where you left it, and only for you."


class SignInPage(QWidget, Themed):
    """Shows no visitor's name. Unlocking tells who is at the desk now."""

    unlocked = Signal(object)
    """The `StaffMember` who unlocked the desk."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._here: Here | None = None
        self._wrong = 0
        self._locked_at = services.clock.now()
        self.picture = StreetPicture(theme, figures=True)
        self.lead = Label(theme, role=Role.LEAD, tone=Tone.SECOND, wrap=True)
        self.trouble = Banner(theme, Family.OVER, "The database does not answer", action="Try again")
        self.trouble.setVisible(False)
        self.tiles = Tiles(theme)
        self.newcomer = Field(theme, "Your name", hint="Nobody is listed as working here yet.", longest=1000)
        self.newcomer.setVisible(False)
        self.password = PasswordPart(theme)
        self.kept = Banner(theme, Family.INFO, "What you were typing is kept", icon="square-pen")
        self.kept.setVisible(False)
        self.waiting = WaitingLine(services)
        self.forgot = Button(theme, "Forgot password", kind=Kind.QUIET, icon="key-round")
        self.help = Button(theme, "Help", kind=Kind.QUIET, icon="circle-question-mark", key=Key.HELP.cap())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.follow(theme)
        self._show_time(services.clock.now())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the words have all the room."""
        super().resizeEvent(event)
        self.picture.fits_beside(self)

    def _connect(self) -> None:
        services = self._services
        self.tiles.chosen.connect(self._choose)
        self.password.submitted.connect(self._unlock)
        self.trouble.acted.connect(self.begin)
        self.forgot.clicked.connect(self._forgot)
        self.help.clicked.connect(services.requests.help)
        self._pause.timeout.connect(self._may_try_again)
        services.ticker.tick.connect(self._show_time)
        services.live.changed.connect(self._heard)
        help_on_keys(self, services.requests)

    @Slot()
    def begin(self) -> None:
        """Read who may unlock the desk."""
        office, last = self._services.open_office, self._services.acting.staff_id

        def ask() -> Here:
            return office.ask(who_is_here, last=last)

        self.trouble.setVisible(False)
        self._services.ticker.need(self)
        self._services.tasks.latest("sign in").run(ask, self._show_here, self._unread, owner=self)

    def _show_here(self, here: Here) -> None:
        first = self._here is None
        self._here = here
        self.waiting.show_waiting(here.waiting)
        self._show_time(self._services.clock.now())
        if first:
            self.tiles.show_colleagues(here.colleagues)
            if here.colleagues:
                self._choose(here.colleagues[0])
            else:
                self._ask_newcomer()

    def _unread(self, refusal: HsdeskError) -> None:
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.setVisible(True)
        self.trouble.button.setFocus()

    @Slot(object)
    def _heard(self, subjects: frozenset[Subject]) -> None:
        if any(subject.kind == "visit" for subject in subjects) and self.trouble.isHidden():
            self.begin()

    @Slot(object)
    def _choose(self, colleague: Colleague) -> None:
        self.tiles.mark(colleague)
        demo = self._here is not None and self._here.is_demo
        self.password.ask(colleague.member.name, has_password=colleague.has_password, may_go_without=demo)
        forms = self._services.drafts.forms_of(colleague.member.number)
        self.kept.setVisible(bool(forms))
        self.kept.say(
            "What you were typing is kept", f"{counted(len(forms), 'unfinished form')}. {_FORMS_WORDS}"
        )
        self.password.take_focus()

    def _ask_newcomer(self) -> None:
        """An office that was set up by a script has no staff; whoever comes first lists themselves."""
        self.newcomer.setVisible(True)
        self.forgot.setVisible(False)
        self.password.ask("", has_password=False, may_go_without=False)
        self.newcomer.setFocus()

    def _list_newcomer(self) -> None:
        office, desk = self._services.open_office, self._services.acting.desk
        name, typed = self.newcomer.text(), self.password.text()
        if not check_name(self.newcomer) or not self.password.check_first():
            return

        def work() -> StaffMember:
            return list_first(office, name, typed, desk)

        self.password.set_busy(busy=True)
        self._services.tasks.run(work, self.unlocked.emit, self._refused, owner=self)

    @Slot()
    def _unlock(self) -> None:
        if not self.newcomer.isHidden():
            self._list_newcomer()
            return
        colleague = self.tiles.current()
        if colleague is None or self._pause.isActive():
            return
        office, desk = self._services.open_office, self._services.acting.desk
        number, typed = colleague.member.number, self.password.text()
        first = self.password.is_first
        if not first and not colleague.has_password:
            self.unlocked.emit(colleague.member)
            return
        if first and not self.password.check_first():
            return

        def work() -> bool:
            if first:
                choose(office, number, typed, desk)
                return True
            return check(office, number, typed)

        def answered(right: bool) -> None:  # noqa: FBT001 - what the work returns
            self._answered(colleague.member, right=right)

        self.password.set_busy(busy=True)
        self._services.tasks.run(work, answered, self._refused, owner=self)

    def _answered(self, member: StaffMember, *, right: bool) -> None:
        self.password.set_busy(busy=False)
        if right:
            self.password.clear()
            self.unlocked.emit(member)
            return
        self._wrong += 1
        seconds = min(2 ** (self._wrong - 1), _LONGEST_DELAY)
        wait = f"You can try again in {counted(seconds, 'second')}."
        self.password.refuse(f"This is not the password of {member.name}. {wait}")
        self.password.set_busy(busy=True)
        self._pause.start(seconds * 1000)

    @Slot()
    def _may_try_again(self) -> None:
        self.password.set_busy(busy=False)
        self.password.take_focus()

    def _refused(self, refusal: HsdeskError) -> None:
        self.password.set_busy(busy=False)
        self.password.refuse(f"{refusal.sentence} {refusal.advice}".strip())

    @Slot()
    def _forgot(self) -> None:
        self.password.refuse("A manager can set a new password for you under Settings, Staff and roles.")

    @Slot(object)
    def _show_time(self, now: datetime) -> None:
        office = self._here.office if self._here is not None else ""
        place = ", ".join(part for part in (office, self._services.acting.desk) if part)
        self.picture.say((clock_time(now),), (long_date(local(now).date()), place))

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        gap = self.theme.px(12)
        self._whole.setContentsMargins(gap, gap, gap, gap)
        self.picture.fits_beside(self)

    def _lay_out(self) -> None:
        services, theme = self._services, self._services.theme
        self._sheet = Panel(theme, Surface.PAGE, margins=(12, 12, 12, 12))
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._sheet)
        row = QHBoxLayout()
        self._sheet.body.addLayout(row)
        row.addWidget(self.picture, 1)
        area = ScrollPane(theme, margins=(48, 24, 32, 8), gap=12)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(720))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        column.addWidget(Label(theme, "Who is at the desk?", role=Role.FIGURE))
        self.lead.setText(f"Locked at {clock_time(self._locked_at)}. Nothing that was typed is lost.")
        parts = (self.lead, self.trouble, self.tiles, self.newcomer, self.password, self.kept, self.waiting)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        area.body.addWidget(inside, 1)
        foot = QHBoxLayout()
        minutes = services.settings.lock_after_minutes
        idle = (
            f"The desk locks after {counted(minutes, 'minute')} without a key"
            if minutes
            else "The desk locks"
        )
        foot.addWidget(caption(theme, f"{idle}{', or' if minutes else ''} with {Key.LOCK.cap()}."), 1)
        foot.addWidget(self.forgot)
        foot.addWidget(self.help)
        area.body.addLayout(foot)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(area, 2)
