"""What the small forms over the board have in common: an action that may be refused without closing."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from hsdesk.errors import HsdeskError, StoreError
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.dialog import NARROW, Question


class FormDialog(Question):
    """A question with fields. It stays open until what it asks for is done, and keeps what was typed."""

    answered = Signal()
    """The verb was pressed and everything asked for is there. `accept` it once it is done."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        verb: str,
        width: int = NARROW,
    ) -> None:
        super().__init__(theme, window, title, text, verb=verb, width=width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._action_id = uuid4()
        self.trouble = Banner(theme, Family.OVER, "")
        self.trouble.hide()
        self.content.insertWidget(self.content.count() - 1, self.trouble)
        self.body.setSpacing(theme.px(14))
        self.verb_button.clicked.disconnect(self.accept)
        self.verb_button.clicked.connect(self.submit)

    @property
    def action_id(self) -> UUID:
        """The id under which the answer is sent; the same again does nothing twice."""
        return self._action_id

    def is_complete(self) -> bool:
        """Whether everything asked for is there; a form says here what is missing."""
        return True

    @Slot()
    def submit(self) -> None:
        """Send the answer, if it is complete."""
        if not self.verb_button.isEnabled():
            return
        if not self.is_complete():
            self.adjustSize()  # what is missing is said in a line of its own
            return
        self.trouble.hide()
        self.verb_button.setEnabled(False)
        self.answered.emit()

    def adjustSize(self) -> None:
        """Be as high as the fields need at this width; chips would ask for the height of a narrow one."""
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            self.setMinimumSize(0, 0)
            wide = layout.sizeHint().width()
            self.resize(wide, layout.heightForWidth(wide))

    def explain(self, refusal: HsdeskError) -> None:
        """Say why it cannot be done as asked; what was typed stays."""
        if not isinstance(refusal, StoreError):
            self._action_id = uuid4()  # nothing was done, so the next answer is a new one
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.show()
        self.verb_button.setEnabled(True)
        self.adjustSize()
