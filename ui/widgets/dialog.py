"""Dialogs with a frame of their own over a dimmed window. Never two on top of each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind
from ui.widgets.ground import rounded
from ui.widgets.labels import Label, Tone
from ui.widgets.shadow import DIALOG_BLUR, paint_shadow
from ui.widgets.themed import Themed

NARROW, WIDE = 388, 560
"""The two widths of a dialog in pixels at 100 %."""


class _Scrim(QWidget):
    """Dims the window that the dialog belongs to, as long as the dialog is open."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the veil."""
        QPainter(self).fillRect(self.rect(), self._theme.tokens.scrim)


class DialogFrame(QDialog, Themed):
    """An empty dialog: frame, shadow, scrim, and an upright layout `content` inside the margins.

    Open it with `open()`, which returns at once; `accepted` and `rejected` tell the answer. Esc rejects.
    Focus goes back to where it was.
    """

    def __init__(self, theme: Theme, window: QWidget, *, name: str, width: int = NARROW) -> None:
        super().__init__(window.window())
        self._owner = window.window()
        self._width, self._scrim = width, _Scrim(theme, self._owner)
        self._scrim.hide()
        self._before: QWidget | None = None
        self.setWindowFlags(
            Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self._outer = QVBoxLayout(self)
        self._inside = QWidget(self)
        self.content = QVBoxLayout(self._inside)
        self._outer.addWidget(self._inside)
        self.follow(theme)

    def _margin(self) -> int:
        """The room around the frame in which the shadow is painted."""
        return self.theme.px(DIALOG_BLUR) * 2

    @Slot()
    def restyle(self) -> None:
        """Take sizes at the present scale, no wider than the window allows."""
        margin, inner = self._margin(), self.theme.px(24)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        self.content.setContentsMargins(inner, inner, inner, self.theme.px(16))
        self.content.setSpacing(self.theme.px(16))
        room = self._owner.width() - self.theme.px(32) if self._owner.isVisible() else 1 << 14
        self._inside.setFixedWidth(min(self.theme.px(self._width), max(room, self.theme.px(240))))
        self.update()

    def frame(self) -> QRectF:
        """The painted frame within the window, shadow left out."""
        return QRectF(self._inside.geometry())

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in the middle of it."""
        owner = self._owner
        self._before = owner.focusWidget()
        self.restyle()
        self.adjustSize()
        self._scrim.setGeometry(owner.rect())
        self._scrim.raise_()
        self._scrim.show()
        super().showEvent(event)
        self.move(owner.mapToGlobal(owner.rect().center()) - QPoint(self.width() // 2, self.height() // 2))

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear the window and give the focus back."""
        super().hideEvent(event)
        self._scrim.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw shadow and frame."""
        painter, t, px = QPainter(self), self.theme.tokens, self.theme.px
        box, radius = self.frame(), px(12)
        if not t.contrast:
            paint_shadow(painter, box, blur=px(DIALOG_BLUR), radius=radius, colour=t.shadow, strength=0.35)
        rounded(painter, box, radius, fill=t.raised, edge=t.line2 if t.dark or t.contrast else None)


class Question(DialogFrame):
    """A question that cannot wait. Its title asks; the button on the right says the verb.

    Go back stands left of it, and Esc does the same. Put fields into `body`. Enter answers with the verb.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        verb: str,
        back: str = "Go back",
        danger: bool = False,
        width: int = NARROW,
    ) -> None:
        super().__init__(theme, window, name=title, width=width)
        self.setAccessibleDescription(text)
        self.content.addWidget(Label(theme, title, role=Role.TITLE_PANE, wrap=True))
        if text:
            self.content.addWidget(Label(theme, text, tone=Tone.SECOND, wrap=True))
        self.body = QVBoxLayout()
        self.content.addLayout(self.body)
        self.back_button = Button(theme, back)
        self.verb_button = Button(theme, verb, kind=Kind.DANGER if danger else Kind.PRIMARY)
        self.verb_button.setDefault(True)
        self.back_button.clicked.connect(self.reject)
        self.verb_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.verb_button)
        self.content.addLayout(buttons)
        if danger:
            self.back_button.setFocus()
