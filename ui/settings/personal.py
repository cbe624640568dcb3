"""What counts on this computer only: privacy and locking, and appearance."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.keys import Key
from ui.services import Services
from ui.settings.section import Section, row_of
from ui.welcome.appearance import AppearanceChoice, TextSizeChoice
from ui.widgets.button import Button
from ui.widgets.choices import Toggle
from ui.widgets.labels import caption, heading, support
from ui.widgets.option import Option
from ui.widgets.select import SelectField
from ui.words import counted

MINUTES = (1, 2, 5, 10, 15, 30, 60)


class PrivacySection(Section):
    """When the desk locks by itself, and whether names are shown."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, "Privacy and locking", "The desk may be overlooked. This computer only.")
        theme = services.theme
        options = [
            Option(minutes, f"After {counted(minutes, 'minute')} without a key") for minutes in MINUTES
        ]
        kept = services.settings.lock_after_minutes
        if kept and kept not in MINUTES:
            options.append(Option(kept, f"After {counted(kept, 'minute')} without a key"))
        self.minutes = SelectField(
            theme,
            "Lock the desk by itself",
            [*options, Option(0, "Never")],
            hint="What is half typed is kept.",
        )
        self.minutes.set_value(kept)
        self.hide_at_start = Toggle(theme, "Hide names whenever the window opens")
        self.hide_at_start.setChecked(services.settings.names_hidden)
        self.hide_now = Button(theme, "", icon="eye-off", key=Key.HIDE_NAMES.cap())
        self.lock_now = Button(theme, "Lock the desk", icon="lock", key=Key.LOCK.cap())
        for part in (self.minutes, self.hide_at_start):
            self.body.addWidget(part)
        self.body.addWidget(caption(theme, "While names are hidden, tickets stand in their place."))
        self.body.addLayout(row_of(self.hide_now, self.lock_now))
        self.minutes.chosen.connect(self._choose_minutes)
        self.hide_at_start.clicked.connect(self._choose_hiding)
        self.hide_now.clicked.connect(services.privacy.toggle)
        self.lock_now.clicked.connect(services.requests.lock)
        services.privacy.changed.connect(self._word_hiding)
        self._word_hiding()

    @Slot(object)
    def _choose_minutes(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self.services.preferences.change(lock_after_minutes=minutes)

    @Slot()
    def _choose_hiding(self) -> None:
        self.services.preferences.change(names_hidden=self.hide_at_start.isChecked())

    @Slot()
    def _word_hiding(self) -> None:
        hidden = self.services.privacy.hidden
        self.hide_now.set_words("Show names now" if hidden else "Hide names now")
        self.hide_now.set_icon_name("eye" if hidden else "eye-off")


class AppearanceSection(Section):
    """Colours, text size and movement; each takes effect at once."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, "Appearance", "How hsdesk looks on this computer.")
        theme, preferences = services.theme, services.preferences
        self.colours = AppearanceChoice(theme, preferences)
        self.text_size = TextSizeChoice(theme, preferences)
        self.still = Toggle(theme, "Less motion")
        self.still.setChecked(services.settings.less_motion)
        self.body.addWidget(heading(theme, "Colours"))
        self.body.addLayout(row_of(self.colours))
        self.body.addWidget(support(theme, "Automatic follows this computer, day and night.", wrap=True))
        self.body.addWidget(heading(theme, "Text size"))
        self.body.addWidget(self.text_size)
        self.body.addWidget(heading(theme, "Movement"))
        self.body.addWidget(self.still)
        self.body.addWidget(
            support(theme, "Nothing slides or fades. Off follows the choice of this computer.", wrap=True)
        )
        self.still.clicked.connect(self._choose_stillness)

    @Slot()
    def _choose_stillness(self) -> None:
        less = self.still.isChecked()
        self.services.preferences.change(less_motion=less)
        self.services.theme.set_less_motion(True if less else None)
