"""The theme: colours, letters, sizes and icons, handed to every widget that draws something."""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui import fonts
from ui.icons import Icons
from ui.stylesheet import stylesheet
from ui.tokens import DARK, LIGHT, Tokens, contrast_tokens

SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # per cent
_ORDINARY_POINTS = {"win32": 9.0}  # the letter size of a system that nobody has changed


class Mode(StrEnum):
    """Which theme a person chose."""

    LIGHT = "light"
    DARK = "dark"
    AUTOMATIC = "automatic"


class Theme(QObject):
    """One look for the whole program: passed to each widget, never reached for.

    `changed` is sent after colours, scale or motion changed and the application has been restyled;
    widgets measure and paint again. Ask it while painting and keep no colour from it.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        mode: Mode = Mode.AUTOMATIC,
        text_size: int = 100,
        less_motion: bool | None = None,
        more_contrast: bool | None = None,
        system_scale: float | None = None,
    ) -> None:
        """`text_size` is 100 to 200 per cent; `less_motion` and `more_contrast` None follow the system.

        `system_scale` is how much larger than usual the system's own letters are; left out it is measured.
        """
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        self._mode, self._text_size, self._less_motion = mode, _within(text_size), less_motion
        self._more_contrast = more_contrast
        self._system_scale = measured_system_scale() if system_scale is None else system_scale
        self.icons = Icons()
        # Asked for thousands of times in each picture, so kept until the scale changes.
        self._sizes: dict[float, int] = {}
        self._fonts: dict[tuple[fonts.Role, bool | None], QFont] = {}
        application.setStyle("Fusion")
        self._follow_scheme()
        self._tokens = self._choose()
        self._apply()
        accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        accessibility.contrastPreferenceChanged.connect(self._system_changed)
        motion = getattr(accessibility, "motionPreferenceChanged", None)
        if motion is not None:
            motion.connect(self._system_changed)

    # what to draw with

    @property
    def tokens(self) -> Tokens:
        """The colours now in force."""
        return self._tokens

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._tokens.dark

    @property
    def scale(self) -> float:
        """How much larger than drawn everything is: 1.0 is 14 pixel body text."""
        return self._text_size / 100 * self._system_scale

    def px(self, pixels: float) -> int:
        """A size at 100 % in whole pixels at the present scale; anything above nothing stays visible."""
        size = self._sizes.get(pixels)
        if size is None:
            size = round(pixels * self.scale)
            size = self._sizes[pixels] = max(1, size) if pixels > 0 else size
        return size

    def line(self, pixels: float) -> float:
        """The width of a painted line, which need not be whole pixels, at the present scale."""
        return pixels * self.scale

    def font(self, role: fonts.Role, *, figures: bool | None = None) -> QFont:
        """The font of a role; `figures` for digits of equal width (times, counts, money)."""
        font = self._fonts.get((role, figures))
        if font is None:
            font = self._fonts[role, figures] = fonts.font(role, self.scale, figures=figures)
        return font

    def reference_font(self, role: fonts.Role) -> QFont:
        """The font of a role with a slashed nought, for references only."""
        return fonts.reference_font(role, self.scale)

    @property
    def less_motion(self) -> bool:
        """Whether nothing should move, by choice or because the system asks for it."""
        if self._less_motion is not None:
            return self._less_motion
        ask = getattr(self._hints.accessibility(), "motionPreference", None)
        return ask is not None and ask().name == "ReducedMotion"  # Qt before 6.12 cannot say

    def motion(self, milliseconds: int) -> int:
        """How long a movement takes: the time given, or 0 when less motion is asked for."""
        return 0 if self.less_motion else milliseconds

    # what a person chooses

    @property
    def mode(self) -> Mode:
        """The chosen mode."""
        return self._mode

    @property
    def text_size(self) -> int:
        """The chosen text size in per cent."""
        return self._text_size

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or whatever the system uses."""
        if mode is not self._mode:
            self._mode = mode
            self._follow_scheme()
            self._restyle()

    def set_text_size(self, per_cent: int) -> None:
        """Choose the text size; below 100 or above 200 per cent the nearest of them is taken."""
        if _within(per_cent) != self._text_size:
            self._text_size = _within(per_cent)
            self._restyle()

    def set_less_motion(self, less: bool | None) -> None:  # noqa: FBT001 - a setting's plain value
        """Choose stillness or movement; None follows the system."""
        if less is not self._less_motion:
            self._less_motion = less
            self.changed.emit()

    def set_more_contrast(self, more: bool | None) -> None:  # noqa: FBT001 - a setting's plain value
        """Choose the system's own colours with full borders, or not; None follows the system."""
        if more is not self._more_contrast:
            self._more_contrast = more
            self._restyle()

    # how it comes about

    def _follow_scheme(self) -> None:
        """Tell the system which scheme to use, so that title bars match."""
        if self._mode is Mode.AUTOMATIC:
            self._hints.unsetColorScheme()
        else:
            dark = self._mode is Mode.DARK
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _choose(self) -> Tokens:
        if self._wants_contrast():
            return contrast_tokens(self._system_palette())
        if self._mode is Mode.AUTOMATIC:
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _wants_contrast(self) -> bool:
        if self._more_contrast is not None:
            return self._more_contrast
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _system_palette(self) -> QPalette:
        """The system's colours, which show again once ours are taken away."""
        self._application.setPalette(QPalette())
        return QPalette(self._application.palette())

    @Slot()
    def _system_changed(self) -> None:
        if self._tokens.contrast or self._choose() is not self._tokens:
            self._restyle()
        else:
            self.changed.emit()

    def _restyle(self) -> None:
        self._tokens = self._choose()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        self.icons.clear()
        self._sizes.clear()
        self._fonts.clear()
        self._application.setFont(self.font(fonts.Role.BODY))
        palette = palette_of(self._tokens)
        self._application.setPalette(palette)
        QToolTip.setPalette(palette)
        QToolTip.setFont(self.font(fonts.Role.SUPPORT))
        self._application.setStyleSheet(stylesheet(self._tokens, self.px))


def set_property(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property's value
    """Change a property that the style sheet looks at, and have the widget drawn by its new rule."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def palette_of(t: Tokens) -> QPalette:
    """The palette of a theme, for everything Qt draws without the style sheet."""
    role = QPalette.ColorRole
    made = QPalette()
    pairs: tuple[tuple[QPalette.ColorRole, QColor], ...] = (
        (role.Window, t.canvas),
        (role.WindowText, t.ink),
        (role.Base, t.sheet),
        (role.AlternateBase, t.sunken),
        (role.Text, t.ink),
        (role.PlaceholderText, t.ink3),
        (role.Button, t.raised),
        (role.ButtonText, t.ink),
        (role.BrightText, t.on_primary),
        (role.ToolTipBase, t.tooltip),
        (role.ToolTipText, t.on_tooltip),
        (role.Highlight, t.primary if t.contrast else t.accent),
        (role.HighlightedText, t.on_primary if t.contrast else t.on_accent),
        (role.Accent, t.accent),
        (role.Link, t.accent_ink),
        (role.LinkVisited, t.accent_ink),
        (role.Light, t.raised),
        (role.Midlight, t.line),
        (role.Mid, t.line2),
        (role.Dark, t.edge),
        (role.Shadow, t.shadow),
    )
    for each, colour in pairs:
        made.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, t.ink3)
    return made


def measured_system_scale(platform: str = sys.platform, points: float | None = None) -> float:
    """How much larger than usual the letters of this system are, at least 1.0.

    Windows enlarges its general font when a person asks for larger text; elsewhere the pixel density
    already carries the choice.
    """
    ordinary = _ORDINARY_POINTS.get(platform)
    if ordinary is None:
        return 1.0
    if points is None:
        points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(1.0, points / ordinary)


def _within(per_cent: int) -> int:
    return min(LARGEST_TEXT, max(SMALLEST_TEXT, per_cent))
