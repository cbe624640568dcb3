"""Every part in every state in one window: to look at, to photograph, and to try with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.card_button import ChoiceCard, PersonTile
from ui.widgets.chips import ChoiceChips
from ui.widgets.choices import CheckChoice, RadioChoice, Toggle
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field, SearchField, TextField
from ui.widgets.figure import Figure, FigureText, Share
from ui.widgets.flow import FlowLayout
from ui.widgets.gallery_rows import SAMPLE_ROWS, SampleRow, Swatch, colour_samples
from ui.widgets.labels import ElidedLabel, Label, Tone, caption, section, title
from ui.widgets.marks import Avatar, HairLine, KeyCap, Ring, StateChip, Tag
from ui.widgets.option import Option
from ui.widgets.paint import Chip
from ui.widgets.panels import Card, Panel, ScrollPane, Surface
from ui.widgets.password import CAPS_LOCK, PasswordField
from ui.widgets.segmented import Segmented
from ui.widgets.select import SelectField
from ui.widgets.skeleton import Skeleton
from ui.widgets.slider import StepSlider
from ui.widgets.tabs import Tabs

SAMPLE_CHIPS = (
    Chip("On time", "circle-check", Family.OK),
    Chip("Due in 1:20", "clock-alert", Family.SOON),
    Chip("Over by 2:05", "circle-alert", Family.OVER),
    Chip("Early", "clock-fading", Family.PAUSE),
    Chip("Paused", "circle-pause", Family.PAUSE),
    Chip("Waiting on tenant", "hourglass", Family.WAIT),
    Chip("Called", "megaphone", Family.INFO),
    Chip("Met", "check", Family.OK),
    Chip("Close", "triangle-alert", Family.SOON),
    Chip("Missed", "x", Family.OVER),
    Chip("Too few to say", "circle-dashed", Family.PAUSE),
    Chip("Draft", "pencil", Family.PAUSE),
    Chip("Free", "check", Family.OK, bare=True),
    Chip("In use", "users", Family.INFO, bare=True),
)

_REASONS = ("Repair", "Rent", "Housing", "Neighbours", "Complaint", "Keys", "Documents", "Something else")
_PEOPLE = (
    "Grace Holloway", "Sam Okoro", "Maureen Beckford", "Priya Nair", "Helen Marsh", "Imran Qureshi",
)  # fmt: skip


class Gallery(QWidget):
    """All parts on one sheet of three columns. Nothing here does anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Parts")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        sheet = Panel(theme, Surface.PAGE, margins=(1, 1, 1, 1))
        outer.addWidget(sheet)
        sheet.body.addWidget(self._head())
        sheet.body.addWidget(HairLine(theme))
        columns = QHBoxLayout()
        columns.setSpacing(0)
        sheet.body.addLayout(columns, 1)
        for place, fill in enumerate((self._controls, self._forms, self._states)):
            if place:
                columns.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
            pane = ScrollPane(theme, gap=12)
            fill(pane.body)
            pane.body.addStretch(1)
            columns.addWidget(pane, 1)

    def _head(self) -> Panel:
        theme = self._theme
        head = Panel(theme, Surface.NONE, margins=(24, 14, 24, 14), gap=2)
        head.body.addWidget(title(theme, "Parts"))
        head.body.addWidget(caption(theme, "Each control in its states"))
        return head

    # controls

    def _controls(self, body: QVBoxLayout) -> None:
        body.addWidget(section(self._theme, "Buttons"))
        self._buttons(body)
        body.addWidget(section(self._theme, "Choices"))
        self._choices(body)
        body.addWidget(section(self._theme, "Timers"))
        self._rings(body)
        body.addWidget(section(self._theme, "Tags, keys, people"))
        self._marks(body)
        body.addWidget(section(self._theme, "Figures"))
        self._figures(body)
        body.addWidget(section(self._theme, "Colours"))
        self._colours(body)

    def _buttons(self, body: QVBoxLayout) -> None:
        theme = self._theme
        for kind, text in ((Kind.PRIMARY, "Call"), (Kind.OUTLINED, "Seen"), (Kind.QUIET, "Skip")):
            made = [Button(theme, text, kind=kind) for _ in range(4)]
            made[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            made[2].setDown(True)
            made[3].setEnabled(False)
            _row(body, *made)
        _row(
            body,
            Button(theme, "Delete draft", kind=Kind.DANGER, icon="trash-2"),
            Button(theme, "Copy Monday to all", kind=Kind.LINK, icon="copy"),
            Button(theme, icon="ellipsis", name="More to do"),
        )
        _row(
            body,
            Button(theme, "Hide names", size=Size.TOOLBAR, icon="eye-off", key="F8"),
            Button(theme, "More", menu_mark=True),
        )
        main = Button(
            theme, "Check in", kind=Kind.PRIMARY, size=Size.MAIN, icon="log-in", key="Enter", wide=True
        )
        body.addWidget(main)

    def _choices(self, body: QVBoxLayout) -> None:
        theme = self._theme
        boxes = [CheckChoice(theme, text) for text in ("Off", "On", "Unavailable")]
        boxes[1].setChecked(True)
        boxes[2].setEnabled(False)
        _row(body, *boxes)
        needs = [
            CheckChoice(theme, text, icon=icon)
            for text, icon in (("Hearing loop", "ear"), ("Interpreter", "languages"))
        ]
        needs[0].setChecked(True)
        _row(body, *needs)
        discs = [RadioChoice(theme, "REP-20418", note="Investigate by Mon 20 Apr"), RadioChoice(theme, "New")]
        discs[0].setChecked(True)
        _row(body, *discs)
        switches = [Toggle(theme, name="Saturday"), Toggle(theme, "Monday")]
        switches[1].setChecked(True)
        _row(body, *switches, StepSlider(theme, "Text size in per cent", least=100, most=200, step=25))
        kinds = [Option(1, "Walk-in", "footprints"), Option(2, "Appointment", "calendar-clock")]
        body.addWidget(Segmented(theme, kinds, name="Kind of visit", wide=True))
        looks = [Option(1, "Light", "sun"), Option(2, "Dark", "moon"), Option(3, "Automatic", "monitor")]
        body.addWidget(Segmented(theme, looks, name="Appearance"))
        reasons = ChoiceChips(theme, [Option(reason, reason) for reason in _REASONS], name="Reason for visit")
        reasons.set_values(["Repair"])
        body.addWidget(reasons)

    def _rings(self, body: QVBoxLayout) -> None:
        theme = self._theme
        made: list[QWidget] = []
        for share, family, words in (
            (0.25, Family.OK, "2:31"),
            (0.89, Family.SOON, "8:52"),
            (1.21, Family.OVER, "12:05"),
        ):
            ring = Ring(theme)
            ring.show_share(share, family, f"Waited {words}")
            made += [ring, Label(theme, words, role=Role.TIMER)]
        early = Ring(theme)
        early.show_share(0, Family.PAUSE, "Not started", dashed=True)
        _row(body, *made, early)

    def _marks(self, body: QVBoxLayout) -> None:
        theme = self._theme
        tags = (("Hazard", "droplets"), ("Repair", "wrench"), ("Standard print", "type"))
        _row(body, *(Tag(theme, text, icon=icon) for text, icon in tags))
        _row(body, *(KeyCap(theme, key) for key in ("Ctrl", "K", "Enter", "F2")))
        _row(body, *(Avatar(theme, name, place) for place, name in enumerate(_PEOPLE)))

    def _figures(self, body: QVBoxLayout) -> None:
        theme = self._theme
        waiting = FigureText("7", line="2 with appointment, 5 walk-ins", short="2 booked, 5 walk-in")
        longest = FigureText("12:05", line="A52, target 10:00 without appointment", chip=SAMPLE_CHIPS[2])
        seen = FigureText("92%", aside="46 of 50", beside="Target 90%", bar=Share(0.92, Family.OK, 0.9))
        likely = FigureText("8–12", unit="min", line="3 staff seeing people now")
        for label, text in (
            ("Waiting now", waiting),
            ("Longest wait", longest),
            ("Seen in time today", seen),
            ("Likely wait, walk-in", likely),
        ):
            body.addWidget(Figure(theme, label, text))
        low = Figure(theme, "Waiting now", waiting)
        low.set_low(low=True)
        body.addWidget(low)

    def _colours(self, body: QVBoxLayout) -> None:
        holder, flow = _flowing()
        for name in colour_samples(self._theme.tokens):
            flow.addWidget(Swatch(self._theme, name))
        body.addWidget(holder)

    # forms

    def _forms(self, body: QVBoxLayout) -> None:
        theme = self._theme
        body.addWidget(section(theme, "Fields"))
        address = Field(theme, "Address", hint="As it stands on the letter", beside="From their record")
        address.set_text("Heron Court")
        postcode = Field(theme, "Postcode")
        postcode.set_text("HX9")
        postcode.set_error("Enter a full postcode, like HX9 4QD")
        off = Field(theme, "Reference", optional=True, hint="Given by the landlord")
        off.line.setEnabled(False)
        who = SearchField(theme, "Who is here?", placeholder="Search people, addresses, cases…")
        desk = SelectField(theme, "Who to see", [Option(1, "Repairs desk, next free", "user-round")])
        secret = PasswordField(theme, "Password for Sam Okoro")
        secret.set_beside(CAPS_LOCK, tone=Tone.SOON, icon="arrow-big-up")
        note = TextField(theme, "Note", placeholder="What was said", optional=True)
        for field in (address, postcode, off, who, desk, secret, note):
            body.addWidget(field)
        body.addWidget(section(theme, "List rows"))
        rows = Card(theme, margins=(1, 1, 1, 1), gap=0)
        for words, state in SAMPLE_ROWS:
            rows.body.addWidget(SampleRow(theme, words, state))
        body.addWidget(rows)
        body.addWidget(section(theme, "Strips"))
        for banner in self._banners():
            body.addWidget(banner)

    def _banners(self) -> list[Banner]:
        theme = self._theme
        return [
            Banner(
                theme,
                Family.SOON,
                "Working on this computer only",
                "The shared database has not answered since 14:39. 3 changes are waiting to be sent.",
                icon="wifi-off",
                action="Try now",
            ),
            Banner(
                theme,
                Family.OVER,
                "This letter did not print",
                "The printer is out of paper. Add paper, then print again.",
                action="Print again",
                can_close=True,
            ),
            Banner(theme, Family.OK, "A52 marked as seen at 14:44", action="Undo", key="Ctrl Z"),
        ]

    # states and larger parts

    def _states(self, body: QVBoxLayout) -> None:
        theme = self._theme
        tabs = Tabs(theme, margin=0)
        tabs.add("Check in")
        tabs.add("Expected today", 4)
        body.addWidget(tabs)
        body.addWidget(section(theme, "State words"))
        holder, flow = _flowing()
        for chip in SAMPLE_CHIPS:
            flow.addWidget(StateChip(theme, chip))
        body.addWidget(holder)
        body.addWidget(section(theme, "A name too long, and one with signs"))
        body.addWidget(ElidedLabel(theme, "Wilhelmina Featherstonehaugh-Cholmondeley of the Upper Mill Fold"))
        body.addWidget(ElidedLabel(theme, "<b>Robert</b> & sons"))
        body.addWidget(section(theme, "Large choices"))
        body.addWidget(
            ChoiceCard(
                theme,
                "Try the demo office",
                "Explore a made-up office with people, cases, repairs and letters.",
                icon="compass",
                foot="No set-up. Removed with one click.",
            )
        )
        tile = PersonTile(theme, "Sam Okoro", "Here, note kept", 1)
        tile.setChecked(True)
        tiles, tile_flow = _flowing()
        tile_flow.addWidget(tile)
        tile_flow.addWidget(PersonTile(theme, "Someone else", "Name and password", 0, icon="user-round"))
        body.addWidget(tiles)
        body.addWidget(section(theme, "Reading"))
        reading = Skeleton(theme)
        reading.setMinimumHeight(theme.px(64 * 3))
        reading.show_now()
        body.addWidget(reading)
        check_in = Button(theme, "Check in", kind=Kind.PRIMARY, icon="log-in", key="F7")
        empty = EmptyState(
            theme,
            "armchair",
            "Nobody is waiting",
            "The last visitor was seen at 14:20. Check someone in when they arrive.",
            action=check_in,
            good=True,
        )
        body.addWidget(empty)


def _flowing() -> tuple[QWidget, FlowLayout]:
    """A holder whose parts flow over the rows."""
    holder = QWidget()
    return holder, FlowLayout(holder, gap=10)


def _row(body: QVBoxLayout, *widgets: QWidget) -> None:
    """Put parts side by side, from the left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    body.addLayout(row)
