"""The search panel on Ctrl+K: people while typing, and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QVBoxLayout, QWidget

from hsdesk.errors import HsdeskError
from hsdesk.people.rows import PersonHit
from ui.actions import CommandAction
from ui.fonts import Role
from ui.keys import Key
from ui.search.entries import Entry, EntryKind, check_in_entry, entries_for
from ui.search.list_model import EntryDelegate, EntryModel, EntryRole
from ui.services import Services
from ui.widgets.announcer import Announcer
from ui.widgets.field import LineEdit
from ui.widgets.ground import rounded
from ui.widgets.labels import Label, Tone
from ui.widgets.marks import HairLine, Picture
from ui.widgets.shadow import DIALOG_BLUR, paint_shadow
from ui.widgets.themed import Themed
from ui.words import counted

WIDTH = 600
MOST_PEOPLE = 12
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class SearchPanel(QWidget, Themed):
    """Lies over the window until something is chosen, Esc is pressed, or a click goes elsewhere.

    `actions` gives the commands that can be used now. Nothing typed here is kept.
    """

    def __init__(
        self, services: Services, actions: Callable[[], Sequence[CommandAction]], over: QWidget
    ) -> None:
        super().__init__(over)
        theme = services.theme
        self._services, self._actions, self._over = services, actions, over
        self._before: QWidget | None = None
        self._hits: list[PersonHit] = []
        self._typed, self._trouble = "", ""
        self.setAccessibleName("Search")
        self.frame = QWidget(self)
        self.line = LineEdit(theme, self.frame, placeholder="Name, address, postcode, phone or reference")
        self.line.setProperty("bare", "true")
        self.line.setAccessibleName("Search people and commands")
        self.count = Label(theme, role=Role.SMALL, tone=Tone.HINT)
        self.nothing = Label(theme, tone=Tone.SECOND, wrap=True)
        self.model = EntryModel(self)
        self.list = QListView(self.frame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setProperty("surface", "raised")
        self.list.setAccessibleName("Found")
        self._announcer = Announcer(self)
        self._lay_out()
        self.line.textEdited.connect(self._search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        services.privacy.changed.connect(self._show_entries)
        over.installEventFilter(self)
        self.hide()
        self.follow(theme)

    def _lay_out(self) -> None:
        theme = self._services.theme
        self.head = QWidget()
        head = QHBoxLayout(self.head)
        head.setContentsMargins(theme.px(20), theme.px(10), theme.px(16), theme.px(10))
        head.setSpacing(theme.px(10))
        head.addWidget(Picture(theme, "search", side=20))
        head.addWidget(self.line, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, theme.px(8))
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine(theme))
        self.nothing.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self.list.doItemsLayout()
        self._place()
        self.update()

    # opening and closing

    @Slot()
    def open(self) -> None:
        """Show the panel with an empty field."""
        if self.isVisible():
            self.line.selectAll()
            return
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._search("")
        self._place()
        self.raise_()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def leave(self) -> None:
        """Close, and go back to where the focus was."""
        import shiboken6

        before, self._before = self._before, None
        self._forget()
        self.hide()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._services.tasks.latest("search").forget()
        self._hits, self._typed = [], ""
        self.line.clear()
        self.model.show([])

    # asking

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._typed, self._trouble = typed.strip(), ""
        line = self._services.tasks.latest("search")
        if not self._typed:
            line.forget()
            self._answered([])
            return
        office, wanted = self._services.open_office, self._typed

        def ask() -> list[PersonHit]:
            from hsdesk.people.finding import find

            return office.ask(find, wanted, limit=MOST_PEOPLE)

        line.run(ask, self._answered, self._unanswered, owner=self)

    def _answered(self, hits: list[PersonHit]) -> None:
        self._hits = hits
        self._show_entries()

    def _unanswered(self, refusal: HsdeskError) -> None:
        self._hits, self._trouble = [], f"{refusal.sentence} {refusal.advice}".strip()
        self._show_entries()

    @Slot()
    def _show_entries(self) -> None:
        self.model.show(
            entries_for(
                self._typed,
                self._hits,
                self._actions(),
                hidden=self._services.privacy.hidden,
                check_in_key=Key.CHECK_IN.cap(),
            )
        )
        found = counted(len(self._hits), "person", "people") if self._typed else ""
        if len(self._hits) >= MOST_PEOPLE:
            found += " or more"
        self.count.setText(found)
        self.nothing.setText(self._trouble or self._nobody())
        self.nothing.setVisible(bool(self.nothing.text()))
        self._select(self._first())
        self._place()
        if self._typed and self.isVisible():
            self._announcer.say(found)

    def _nobody(self) -> str:
        if not self._typed or self._hits:
            return ""
        return (
            f"Nobody is found for “{self._typed}”. Check the spelling, or try the postcode or a phone number."
        )

    # choosing

    def _first(self) -> int:
        return next((row for row, entry in enumerate(self.model.entries()) if entry.can_be_chosen), -1)

    def _select(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.list.scrollTo(index)
        self._follow(self.current())

    def _follow(self, chosen: Entry | None) -> None:
        """The line that checks in speaks of the person who is selected."""
        if chosen is None or chosen.kind is not EntryKind.PERSON:
            return
        hit = next(hit for hit in self._hits if hit.person_id == chosen.number)
        entry = check_in_entry(hit, hidden=self._services.privacy.hidden, key=Key.CHECK_IN.cap())
        for row, line in enumerate(self.model.entries()):
            if line.kind is EntryKind.CHECK_IN:
                self.model.replace(row, entry)

    def _move(self, step: int) -> None:
        entries = self.model.entries()
        rows = [row for row, entry in enumerate(entries) if entry.can_be_chosen]
        if not rows:
            return
        here = self.list.currentIndex().row()
        place = rows.index(here) if here in rows else 0
        self._select(rows[max(0, min(len(rows) - 1, place + step))])

    def current(self) -> Entry | None:
        """The line that Enter would choose."""
        entry = self.list.currentIndex().data(EntryRole)
        return entry if isinstance(entry, Entry) else None

    @Slot()
    def _clicked(self) -> None:
        self._choose(self.current())

    def _choose(self, entry: Entry | None) -> None:
        if entry is None or not entry.can_be_chosen:
            return
        if entry.kind is EntryKind.COMMAND:
            self.leave()
            action = next((each for each in self._actions() if each.command.name == entry.command), None)
            if action is not None:
                action.trigger()
            return
        self._before = None
        self.leave()
        self._services.requests.check_in.emit(entry.number)

    def _check_in_current(self) -> None:
        entry = self.current()
        if entry is None or not entry.number:
            entry = next((line for line in self.model.entries() if line.kind is EntryKind.CHECK_IN), None)
        self._choose(entry)

    # keys, mouse and place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list while typing goes on, and the window's size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F7:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.current())
        elif key == Qt.Key.Key_F7:
            self._check_in_current()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.leave()

    def _place(self) -> None:
        px = self._services.theme.px
        self.setGeometry(self._over.rect())
        width = min(px(WIDTH), self.width() - px(32))
        left = min(px(88), self.width() - width - px(16))
        high = self.head.sizeHint().height() + px(8) + 2
        if self.nothing.text():
            high += self.nothing.heightForWidth(width - 2)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setVisible(rows > 0)
        room = self.height() - px(40)
        self.frame.setGeometry(QRect(left, px(8), width, min(high + rows + (px(8) if rows else 0), room)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw shadow and frame."""
        painter, theme = QPainter(self), self._services.theme
        t, px = theme.tokens, theme.px
        box = QRectF(self.frame.geometry())
        if not t.contrast:
            paint_shadow(painter, box, blur=px(DIALOG_BLUR), radius=px(12), colour=t.shadow, strength=0.35)
        rounded(painter, box, px(12), fill=t.raised, edge=t.line2)
