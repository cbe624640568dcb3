"""The panel beside the list: everything about one promise, its sentence first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.standards.pack import PackKind
from ui.fonts import Role
from ui.promises.about import Section, as_text, cautions_of, sections_of
from ui.promises.library import Library
from ui.promises.rows import PromiseRow
from ui.services import Services
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind, Size
from ui.widgets.labels import Label, Tone, caption, section
from ui.widgets.marks import HairLine, Tag
from ui.widgets.panels import Panel, ScrollPane, Surface
from ui.widgets.themed import Themed

WIDE, NARROW = 404, 384


class PromisePanel(QWidget, Themed):
    """Sentence, target, what moves it, how it is counted and where it stands; it copies as text."""

    closed = Signal()
    change_wanted = Signal(object)
    """The `PromiseRow` that somebody wants to change in a pack of the office's own."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._narrow = False
        self.row: PromiseRow | None = None
        self._library: Library | None = None
        self.setAccessibleName("About the promise")
        ground = Panel(theme, Surface.SUNKEN)
        head = Panel(theme, Surface.NONE, margins=(20, 14, 12, 12), gap=6)
        self._top = QHBoxLayout()
        self._tag: QWidget | None = None
        self.copy = Button(theme, "Copy as text", icon="copy", size=Size.HEADER, kind=Kind.QUIET)
        self.cross = Button(theme, icon="x", name="Close", kind=Kind.QUIET, size=Size.HEADER)
        self._top.addStretch(1)
        self._top.addWidget(self.copy)
        self._top.addWidget(self.cross)
        head.body.addLayout(self._top)
        self.title = Label(theme, role=Role.TITLE_PANE, wrap=True)
        self.sentence = Label(theme, role=Role.BODY, wrap=True)
        head.body.addWidget(self.title)
        head.body.addWidget(self.sentence)
        self.area = ScrollPane(theme, margins=(20, 14, 20, 20), gap=14)
        self.change = Button(theme, "", icon="pencil-line")
        self.why_not = caption(theme, "")
        self.why_not.setWordWrap(True)
        foot = Panel(theme, Surface.NONE, margins=(20, 10, 20, 12), gap=6)
        foot.body.addWidget(self.change)
        foot.body.addWidget(self.why_not)
        for part in (head, HairLine(theme), self.area, HairLine(theme), foot):
            ground.body.addWidget(part, 1 if part is self.area else 0)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(ground, 1)
        self.cross.clicked.connect(self.closed)
        self.copy.clicked.connect(self._copy)
        self.change.clicked.connect(self._want_change)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take the width at the present scale."""
        self.setFixedWidth(self.theme.px(NARROW if self._narrow else WIDE))

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self._narrow = narrow
        self.restyle()

    def show_row(self, row: PromiseRow, library: Library) -> None:
        """Show a promise; the same one again keeps its place."""
        same = self.row is not None and self.row.key == row.key and self.row.pack is row.pack
        if same and self._library is not None and self._library.office == library.office:
            return
        self.row, self._library = row, library
        if self._tag is not None:
            self._top.removeWidget(self._tag)
            self._tag.hide()
            self._tag.deleteLater()
        self._tag = Tag(self.theme, row.standard.id)
        self._top.insertWidget(0, self._tag)
        self.title.setText(row.standard.title)
        self.sentence.setText(f"“{row.standard.sentence}”")
        self._fill(row, library)
        self._offer_change(row, library)

    def _fill(self, row: PromiseRow, library: Library) -> None:
        while (item := self.area.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for caution in cautions_of(row, library):
            strip = Banner(self.theme, caution.family, caution.title, caution.text)
            self.area.body.addWidget(strip)
            strip.show()
        for each in sections_of(row, library):
            box = section_box(self.theme, each)
            self.area.body.addWidget(box)
            box.show()
        self.area.body.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def _offer_change(self, row: PromiseRow, library: Library) -> None:
        is_law = row.pack.kind is PackKind.STATUTE
        self.change.setVisible(not is_law)
        self.why_not.setVisible(is_law)
        if is_law:
            self.why_not.setText("The law is the same for everybody, so it cannot be changed here.")
        elif library.own_of(row.pack) is not None:
            self.change.set_words("Change in our copy")
        else:
            self.change.set_words("Change in a copy of our own")

    @Slot()
    def _copy(self) -> None:
        if self.row is not None and self._library is not None:
            QGuiApplication.clipboard().setText(as_text(self.row, self._library))
            self._services.notices.say_done(f"{self.row.standard.id} is copied as text.")

    @Slot()
    def _want_change(self) -> None:
        if self.row is not None:
            self.change_wanted.emit(self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the promise as text."""
        if event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._copy()
            return
        super().keyPressEvent(event)


def section_box(theme: Theme, shown: Section) -> QWidget:
    """A heading with facts below it, each label small above its words."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(section(theme, shown.title))
    for fact in shown.facts:
        if fact.label:
            label = caption(theme, fact.label)
            label.setContentsMargins(0, theme.px(3), 0, 0)
            column.addWidget(label)
        column.addWidget(Label(theme, fact.text, role=Role.SUPPORT, tone=Tone.INK, wrap=True))
    said = (f"{fact.label} {fact.text}".strip() for fact in shown.facts)
    box.setAccessibleName(f"{shown.title}. {'. '.join(said)}")
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return box
