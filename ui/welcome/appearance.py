"""Light or dark, and how large the letters are: the same two controls wherever they are offered."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsdesk.settings import Appearance
from ui.fonts import Role
from ui.preferences import Preferences
from ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Mode, Theme
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.segmented import Segmented
from ui.widgets.slider import StepSlider
from ui.widgets.themed import Themed

TEXT_STEP = 25


class AppearanceChoice(Segmented):
    """Light, dark, or whatever the system uses; takes effect at once and is remembered."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        height: int = 36,
    ) -> None:
        options = [
            Option(Appearance.LIGHT, "Light", "sun"),
            Option(Appearance.DARK, "Dark", "moon"),
            Option(Appearance.AUTOMATIC, "Automatic", "monitor"),
        ]
        super().__init__(theme, options, parent, name="Appearance", height=height)
        self._preferences = preferences
        self.set_value(preferences.current.appearance)
        self.chosen.connect(self._choose)
        preferences.changed.connect(self._read)

    @Slot(object)
    def _choose(self, appearance: Appearance) -> None:
        self._preferences.change(appearance=appearance)
        self.theme.set_mode(Mode(appearance.value))

    @Slot()
    def _read(self) -> None:
        if self.value() != self._preferences.current.appearance:
            self.set_value(self._preferences.current.appearance)


class TextSizeChoice(QWidget, Themed):
    """From 100 to 200 per cent; takes effect at once and is remembered."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        with_figure: bool = True,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.slider = StepSlider(
            theme, "Text size in per cent", least=SMALLEST_TEXT, most=LARGEST_TEXT, step=TEXT_STEP
        )
        self._per_cent = Label(theme, role=Role.LABEL, tone=Tone.SECOND, figures=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Label(theme, "A", role=Role.CAPTION))
        self._row.addWidget(self.slider)
        self._row.addWidget(Label(theme, "A", role=Role.TITLE_PANE))
        self._row.addWidget(self._per_cent)
        self._per_cent.setVisible(with_figure)
        self._row.addStretch(1)
        self.setFocusProxy(self.slider)
        self.slider.setValue(preferences.current.text_percent)
        self.slider.valueChanged.connect(self._choose)
        preferences.changed.connect(self._read)
        self.follow(theme)
        self._read()

    @Slot()
    def restyle(self) -> None:
        """Take the distances at the present scale."""
        self._row.setSpacing(self.theme.px(8))

    @Slot(int)
    def _choose(self, per_cent: int) -> None:
        self._preferences.change(text_percent=per_cent)
        self.theme.set_text_size(per_cent)

    @Slot()
    def _read(self) -> None:
        per_cent = self._preferences.current.text_percent
        self._per_cent.setText(f"{per_cent} %")
        if self.slider.value() != per_cent:
            self.slider.setValue(per_cent)
