"""The first page of a first start: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from ui.fonts import Role
from ui.help.keys import help_on_keys
from ui.keys import Key
from ui.services import Services
from ui.tokens import Family
from ui.welcome.appearance import AppearanceChoice, TextSizeChoice
from ui.welcome.demo import DemoProgress
from ui.welcome.join import JoinForm
from ui.welcome.picture import StreetPicture
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.card_button import ChoiceCard
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Tone
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.themed import Themed

WIDEST = 768


class WelcomePage(QWidget, Themed):
    """Try the demo office, set up an office, or join a shared one; it also says why none could be opened."""

    office_ready = Signal(str)
    """The address of a database that can be opened now."""
    set_up_wanted = Signal()
    """Set up an office on this computer."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._address = ""
        self.picture = StreetPicture(theme)
        self.picture.say(
            ("The front desk,", "run on time."),
            ("See who is waiting, keep what you promised, and never lose a visitor.",),
        )
        self.banner = Banner(
            theme, Family.OVER, "The office could not be opened", icon="database", action="Try again"
        )
        self.banner.setVisible(False)
        self.banner.acted.connect(self._try_again)
        self.choices = QWidget()
        self.join = JoinForm(services)
        self.demo_progress = DemoProgress(services)
        self.steps = QStackedWidget()
        for step in (self.choices, self.join, self.demo_progress):
            self.steps.addWidget(step)
        self._fill_choices()
        self._lay_out()
        self.join.joined.connect(self.office_ready)
        self.join.back.connect(self.show_choices)
        self.demo_progress.ready.connect(self.office_ready)
        self.demo_progress.stopped.connect(self.show_choices)
        help_on_keys(self, services.requests)
        self.follow(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, the words have all the room."""
        super().resizeEvent(event)
        self.picture.fits_beside(self)

    @Slot()
    def restyle(self) -> None:
        """Make room for larger letters."""
        self.picture.fits_beside(self)

    def explain(self, refusal: HsdeskError, address: str) -> None:
        """Say why the office at an address could not be opened; Try again asks for it once more."""
        self._address = address
        self.banner.say(refusal.sentence, f"{refusal.advice} You can also choose another way below.".strip())
        self.banner.setVisible(True)
        self.show_choices()
        self.banner.button.setFocus()

    @Slot()
    def show_choices(self) -> None:
        """Show the three ways to begin."""
        self.steps.setCurrentWidget(self.choices)
        self.demo_card.setFocus()

    @Slot()
    def _show_join(self) -> None:
        self.banner.setVisible(False)
        self.steps.setCurrentWidget(self.join)
        self.join.address.setFocus()

    @Slot()
    def _make_demo(self) -> None:
        self.banner.setVisible(False)
        self.steps.setCurrentWidget(self.demo_progress)
        self.demo_progress.begin()

    @Slot()
    def _try_again(self) -> None:
        self.banner.setVisible(False)
        self.office_ready.emit(self._address)

    @Slot()
    def _help(self) -> None:
        self._services.requests.help.emit()

    def _fill_choices(self) -> None:
        theme = self._services.theme
        self.demo_card = ChoiceCard(
            theme,
            "Try the demo office",
            "Look around a made-up office with people, visits and appointments. "
            "Nothing in it is about a real person.",
            icon="compass",
            foot="Ready in a moment. Removed with one click.",
        )
        self.set_up_card = ChoiceCard(
            theme,
            "Set up this office",
            "Enter your opening hours, rooms, staff and the promises you keep. Start from a ready-made pack.",
            icon="building-2",
            foot="About 10 minutes. You can stop and carry on later.",
        )
        self.join_card = ChoiceCard(
            theme,
            "Join a shared office database",
            "Connect to the database that your organisation runs, so that every desk sees one queue.",
            icon="database",
            foot="You need its address from your IT team.",
        )
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, "Welcome to hsdesk", role=Role.FIGURE))
        lead = "How would you like to start? You can change your mind later."
        column.addWidget(Label(theme, lead, role=Role.LEAD, tone=Tone.SECOND, wrap=True))
        column.addSpacing(theme.px(16))
        for card in (self.demo_card, self.set_up_card, self.join_card):
            column.addWidget(card)
        column.addStretch(1)
        self.demo_card.clicked.connect(self._make_demo)
        self.set_up_card.clicked.connect(self.set_up_wanted)
        self.join_card.clicked.connect(self._show_join)

    def _lay_out(self) -> None:
        theme = self._services.theme
        self._sheet = Panel(theme, Surface.PAGE, margins=(12, 12, 12, 12))
        whole = QVBoxLayout(self)
        gap = theme.px(12)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.addWidget(self._sheet)
        row = QHBoxLayout()
        self._sheet.body.addLayout(row)
        row.addWidget(self.picture, 1)
        right = ScrollPane(theme, margins=(48, 24, 32, 8), gap=16)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addStretch(1)
        column.addWidget(self.banner)
        column.addWidget(self.steps)
        column.addStretch(1)
        right.body.addWidget(inside, 1)
        right.body.addWidget(self._foot())
        row.addWidget(right, 2)

    def _foot(self) -> QWidget:
        theme, preferences = self._services.theme, self._services.preferences
        self.appearance = AppearanceChoice(theme, preferences, height=32)
        self.text_size = TextSizeChoice(theme, preferences, with_figure=False)
        self.help = Button(
            theme, "Help", kind=Kind.QUIET, size=Size.TOOLBAR, icon="circle-question-mark", key=Key.HELP.cap()
        )
        self.help.clicked.connect(self._help)
        # The parts flow onto a second row where the letters are large or the window is narrow.
        foot = QWidget()
        flow = FlowLayout(foot)
        flow.set_gaps(theme.px(6))
        words = [Label(theme, text, role=Role.LABEL) for text in ("Appearance", "Text size")]
        for part in (words[0], self.appearance, words[1], self.text_size, self.help):
            part.setMinimumHeight(theme.px(36))
            flow.addWidget(part)
        return foot
