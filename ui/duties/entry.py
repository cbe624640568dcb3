"""One piece of evidence: a note as it was written, or a file to open and to save."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.attachments.rules import FileKind
from hsdesk.duties.rows import EvidenceRow
from ui.fonts import Role
from ui.theme import Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import ElidedLabel, Label, Tone, caption
from ui.widgets.marks import Picture
from ui.widgets.panels import Card
from ui.words import local, short_date

_ICONS = {FileKind.PNG: "eye", FileKind.JPEG: "eye"}
_KILO = 1024


def size_words(size: int) -> str:
    """The size of a file: "340 KB", "1.2 MB"."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


class EvidenceEntry(QWidget):
    """A card with what was written or added, who did, and when."""

    open_wanted = Signal(object)
    save_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, row: EvidenceRow, *, can_remove: bool, inset: int = 0) -> None:
        super().__init__()
        self._row = row
        card = Card(theme, margins=(12, 8, 8, 8), gap=4)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.px(inset), 0, 0, 0)
        around.addWidget(card)
        if row.note:
            card.body.addWidget(Label(theme, row.note, role=Role.SUPPORT, wrap=True))
        if row.attachment_id is not None:
            card.body.addLayout(self._file(theme, row))
        has_file = row.attachment_id is not None
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(4))
        at = short_date(local(row.added_at).date())
        who = caption(theme, f"{row.added_by}, {at}" if row.added_by else at)
        who.setWordWrap(True)
        if has_file:  # its three buttons need a line of their own
            card.body.addWidget(who)
            foot.addStretch(1)
        else:
            foot.addWidget(who, 1)
        what = row.file_name or "the note"
        if has_file:
            self._button(theme, foot, "Open", f"Open {what}", self._open)
            self._button(theme, foot, "Save", f"Save {what} in a folder", self._save)
        if can_remove:
            self._button(theme, foot, "Remove", f"Remove {what}", self._remove)
        card.body.addLayout(foot)
        self.setAccessibleName(", ".join(part for part in (row.note, row.file_name, who.text()) if part))

    @staticmethod
    def _file(theme: Theme, row: EvidenceRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        kind = row.file_kind or FileKind.TEXT
        line.addWidget(Picture(theme, _ICONS.get(kind, "file-text")))
        line.addWidget(ElidedLabel(theme, row.file_name, role=Role.LABEL), 1)
        line.addWidget(
            Label(theme, f"{kind.in_words}, {size_words(row.size)}", role=Role.SMALL, tone=Tone.HINT)
        )
        return line

    @staticmethod
    def _button(theme: Theme, line: QHBoxLayout, text: str, name: str, slot: object) -> None:
        button = Button(theme, text, kind=Kind.LINK, size=Size.HEADER, name=name)
        button.clicked.connect(slot)
        line.addWidget(button)

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self._row)

    @Slot()
    def _save(self) -> None:
        self.save_wanted.emit(self._row)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self._row)
