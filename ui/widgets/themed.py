"""How a widget takes the theme: handed to its constructor, followed until the widget is gone."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.theme import Theme


class Themed:
    """A widget that draws with a theme. Call `follow` last in the constructor.

    `restyle` runs then and after every change of the theme; widgets that set fonts or sizes extend it.
    """

    theme: Theme

    def follow(self, theme: Theme) -> None:
        """Take a theme and keep to it."""
        self.theme = theme
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again with the theme as it is now."""
