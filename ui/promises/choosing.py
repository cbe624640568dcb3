"""Choosing which packs the office runs, with what it means said beside the choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.errors import ChangedByOther, HsdeskError
from hsdesk.standards.own.actions import choose_packs
from ui.fonts import Role
from ui.keys import Key
from ui.promises.library import Library
from ui.promises.page_head import PageHead
from ui.promises.what_changes import what_changes
from ui.services import Services
from ui.setup.pack_choices import PackChoices
from ui.setup.packs import choice_of
from ui.tokens import Family
from ui.widgets.banner import Banner
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label, Tone, caption, section
from ui.widgets.marks import HairLine
from ui.widgets.panels import Panel, ScrollPane, Surface

FORM = 480


class ChoosingPage(QWidget):
    """The choice, and what it changes. News of other desks never takes away what somebody has picked."""

    left = Signal()
    """The page is to be closed."""
    saved = Signal()
    """The choice is saved."""
    stale = Signal()
    """Somebody else changed the office meanwhile; it should be read anew."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services, self._theme = services, theme
        self._library: Library | None = None
        self._offered: tuple[str, ...] = ()
        self.head = PageHead(theme, "Which packs does this office run?")
        self.save = Button(theme, "Save the choice", kind=Kind.PRIMARY)
        self.head.buttons.addWidget(self.save)
        self.trouble = Banner(theme, Family.OVER, "", can_close=True)
        self.trouble.hide()
        self.choices = PackChoices(theme)
        self.choices.setMaximumWidth(theme.px(FORM))
        self.form = ScrollPane(theme, margins=(24, 16, 24, 24))
        self.form.body.addWidget(self.choices)
        self.form.body.addStretch(1)
        self.note = Panel(theme, Surface.SUNKEN, margins=(24, 16, 24, 24), gap=8)
        self.note.setAccessibleName("What this changes")
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(theme.px(10))
        self.note.body.addWidget(section(theme, "What this changes"))
        self.note.body.addLayout(self._sentences)
        self.note.body.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.form, 1)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine(theme))
        column.addWidget(self.trouble)
        column.addLayout(across, 1)
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.save.clicked.connect(self._save)
        self.choices.changed.connect(self._changed)
        self.trouble.closed.connect(self.trouble.hide)
        self.trouble.acted.connect(self._take_theirs)
        for sequence in Key.SAVE.sequences():
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save)

    def begin(self, library: Library, tick: str = "") -> None:
        """Show what is chosen now; `tick` is a pack that is put on at once, such as one just saved."""
        self._offer(library)
        self.choices.set_values(library.office.packs)
        if tick and tick in self.choices.landlords:
            self.choices.landlords[tick].click()
        self.trouble.hide()
        self._changed()

    def show_library(self, library: Library) -> None:
        """Take news from other desks; what is picked here stays."""
        picked = self.choices.values()
        untouched = self._library is not None and set(picked) == set(self._library.office.packs)
        self._offer(library)
        self.choices.set_values(library.office.packs if untouched else picked)
        self._changed()

    def _offer(self, library: Library) -> None:
        choices = [choice_of(entry.current) for entry in library.entries]
        offered = tuple(f"{each.pack_id} {each.version}" for each in choices)
        if offered != self._offered:
            self._offered = offered
            self.choices.offer(choices)
        self._library = library

    @Slot()
    def _changed(self) -> None:
        if self._library is None:
            return
        said = what_changes(self._library, self.choices.values())
        self.save.setEnabled(bool(said))
        self.save.setToolTip("" if said else "Nothing is changed yet.")
        while (item := self._sentences.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in said or ("Nothing is changed yet.",):
            label = Label(self._theme, sentence, role=Role.BODY, wrap=True)
            self._sentences.addWidget(label)
            label.show()
        if said:
            text = "A promise that is counted already goes on as it began, to its end."
            below = caption(self._theme, text)
            below.setWordWrap(True)
            below.set_tone(Tone.HINT)
            self._sentences.addWidget(below)
            below.show()

    @Slot()
    def _save(self) -> None:
        library = self._library
        if library is None or not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        work = partial(
            self._services.actor().do,
            choose_packs,
            standards=library.standards,
            version=library.office.version,
            packs=self.choices.values(),
        )
        self._services.tasks.run(work, self._saved, self._refuse, owner=self)

    def _saved(self, _nothing: None) -> None:
        self._services.notices.say_done("The packs are saved. They count for what begins from now on.")
        self.saved.emit()

    def _refuse(self, refusal: HsdeskError) -> None:
        self.save.setEnabled(True)
        changed = isinstance(refusal, ChangedByOther)
        self.trouble.say(refusal.sentence, refusal.advice)
        self.trouble.button.set_words("Save mine for the office as it is now" if changed else "")
        self.trouble.button.setVisible(changed)
        self.trouble.show()
        if changed:
            self.stale.emit()

    @Slot()
    def _take_theirs(self) -> None:
        """The office was read anew meanwhile; save the same choice over that."""
        self.trouble.hide()
        self._changed()
        self._save()

    def panes(self) -> list[QWidget]:
        """The choice, then the head."""
        return [self.form, self.head]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
