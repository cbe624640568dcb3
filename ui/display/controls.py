"""The controls of the waiting screen on F9: which screen, open, close, and how it looks now."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.display.preview import Preview
from ui.display.screens import ScreenFacts
from ui.fonts import Role
from ui.services import Services
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import WIDE, DialogFrame
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.select import SelectField

AUTOMATIC = ""
"""The setting for whichever screen is not the main one."""


class WaitingScreenControls(DialogFrame):
    """Opens and closes the waiting screen and shows it in small."""

    open_wanted = Signal(str)
    """Open it on the screen of this name; empty for a second screen, if there is one."""
    close_wanted = Signal()
    """Close it."""

    def __init__(self, services: Services, window: QWidget, screens: list[ScreenFacts]) -> None:
        super().__init__(services.theme, window, name="Waiting screen", width=WIDE)
        theme = services.theme
        self._open = False
        self.content.addWidget(Label(theme, "Waiting screen", role=Role.TITLE_PANE))
        self.state = Label(theme, tone=Tone.SECOND, wrap=True)
        self.content.addWidget(self.state)
        self.preview = Preview(services)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.preview)
        row.addStretch(1)
        self.content.addLayout(row)
        self.screen_field = SelectField(theme, "Screen", screen_options(screens))
        wanted = services.settings.waiting_screen_name
        if any(option.value == wanted for option in screen_options(screens)):
            self.screen_field.set_value(wanted)
        self.screen_field.chosen.connect(self._screen_chosen)
        self.content.addWidget(self.screen_field)
        self.back = Button(theme, "Done")
        self.act = Button(theme, "Open", kind=Kind.PRIMARY)
        self.back.clicked.connect(self.reject)
        self.act.clicked.connect(self._act)
        self.act.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.act)
        self.content.addLayout(buttons)
        self.show_state(is_open=False)

    def show_state(self, *, is_open: bool) -> None:
        """Say whether the waiting screen is open, and offer the other."""
        self._open = is_open
        self.act.set_words("Close the screen" if is_open else "Open the screen")
        if is_open:
            self.state.setText(
                "It is open, and opens by itself when hsdesk starts. No names are shown on it."
            )
        else:
            self.state.setText("It is closed. Open it on the screen that visitors see.")

    @Slot(object)
    def _screen_chosen(self, name: object) -> None:
        """While it is open it moves at once."""
        if self._open:
            self.open_wanted.emit(str(name))

    @Slot()
    def _act(self) -> None:
        if self._open:
            self.close_wanted.emit()
        else:
            self.open_wanted.emit(str(self.screen_field.value() or AUTOMATIC))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow what the waiting room sees."""
        super().showEvent(event)
        self.preview.board.start()
        self.act.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the preview any more."""
        super().hideEvent(event)
        self.preview.board.stop()


def screen_options(screens: list[ScreenFacts]) -> list[Option]:
    """The screens to choose from: by itself the second one, then each by name and size."""
    main = next((screen for screen in screens if screen.main), None)
    others = [screen for screen in screens if not screen.main]
    by_itself = "The second screen" if others else "A window on this screen, until there is a second one"
    options = [Option(AUTOMATIC, by_itself, "monitor")]
    options += [
        Option(screen.name, f"{screen.name}, {screen.width} × {screen.height}", "monitor")
        for screen in others
        if screen.name
    ]
    if main is not None and main.name:
        words = f"{main.name}, {main.width} × {main.height}, in a window"
        options.append(Option(main.name, words, "monitor"))
    return options
