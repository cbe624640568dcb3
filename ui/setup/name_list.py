"""A list of names to fill in, with what each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import Refused
from hsdesk.wording import clean_name
from ui.fonts import Role
from ui.theme import Theme, set_property
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field, LineEdit
from ui.widgets.labels import Label, Tone
from ui.widgets.option import Option
from ui.widgets.select import Select

LONGEST = 200


class _NameRow(QWidget):
    changed = Signal()
    removed = Signal(object)

    def __init__(self, theme: Theme, what: str, kinds: Sequence[Option]) -> None:
        super().__init__()
        self.name = LineEdit(theme, longest=LONGEST)
        self.kind = Select(theme, kinds)
        if not kinds:
            self.kind.hide()  # "show" would open a window of its own before the row is in its list
        self.kind.setFixedWidth(theme.px(190))
        self.remove = Button(theme, kind=Kind.QUIET, icon="x", name=f"Remove this {what}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        row.addWidget(self.remove)
        self.name.textEdited.connect(self.changed)
        self.kind.chosen.connect(self.changed)
        self.remove.clicked.connect(self._remove)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self)


class NameList(QWidget):
    """Names under each other. `what` is one of them, such as "room"; `kinds` what each may be."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        what: str,
        add: str,
        kinds: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        suggest: str = "",
    ) -> None:
        """`add` is the word on the button; `suggest` fills a new name, with its number: "Room 3"."""
        super().__init__(parent)
        self._theme, self._what, self._kinds, self._suggest = theme, what, kinds, suggest
        self._rows: list[_NameRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        self.trouble = Label(theme, role=Role.SMALL, tone=Tone.OVER, wrap=True)
        self.trouble.setVisible(False)
        self.add = Button(theme, add, kind=Kind.LINK, size=Size.TOOLBAR, icon="plus")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._list)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        self.add.clicked.connect(self._add_empty)

    def entries(self) -> list[tuple[str, object]]:
        """Every name that was filled in, with what it is."""
        return [(row.name.text().strip(), row.kind.value()) for row in self._rows if row.name.text().strip()]

    def set_entries(self, entries: Sequence[tuple[str, object]]) -> None:
        """Show other names."""
        for row in list(self._rows):
            self._drop(row)
        for name, kind in entries:
            row = self._append(name)
            if self._kinds:
                row.kind.set_value(kind)

    def check(self) -> bool:
        """Whether every name can be taken and none stands twice; what is wrong is said below and focused."""
        seen: set[str] = set()
        for row in self._rows:
            text = row.name.text().strip()
            if not text:
                continue
            wrong = name_trouble(text)
            if not wrong and self._suggest and text.casefold() in seen:
                wrong = f"There are two of “{text}”. Give one of them another name."
            seen.add(text.casefold())
            set_property(row.name, "wrong", value=bool(wrong))
            if wrong:
                self.say(wrong)
                row.name.setFocus()
                return False
        self.say("")
        return True

    def say(self, sentence: str) -> None:
        """Say below the list what is wrong, or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def rows(self) -> list[_NameRow]:
        """The rows as they stand."""
        return list(self._rows)

    @Slot()
    def _add_empty(self) -> None:
        row = self._append(f"{self._suggest} {len(self._rows) + 1}" if self._suggest else "")
        row.name.setFocus()
        row.name.selectAll()
        self.changed.emit()

    def _append(self, name: str) -> _NameRow:
        row = _NameRow(self._theme, self._what, self._kinds)
        row.name.setText(name)
        row.changed.connect(self.changed)
        row.removed.connect(self._removed)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once, so that it can take the focus
        self._number()
        return row

    @Slot(object)
    def _removed(self, row: _NameRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, row: _NameRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.name.setAccessibleName(f"Name of {self._what} {place}")
            row.kind.setAccessibleName(f"Role of {self._what} {place}")


def name_trouble(text: str) -> str:
    """Why a name cannot be taken, and what to do; nothing when it can."""
    try:
        clean_name(text, field="name", called="This")
    except Refused as refusal:
        return f"{refusal.sentence} {refusal.advice}".strip()
    return ""


def check_name(field: Field) -> bool:
    """Say beside a field why its name cannot be taken."""
    wrong = name_trouble(field.text())
    field.set_error(wrong)
    return not wrong
