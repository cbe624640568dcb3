"""The versions of a pack: who saved each and when, and what changed between two of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsdesk.standards.pack import Pack
from ui.fonts import Role
from ui.promises.compare import differences
from ui.promises.edit.meaning import difference_box
from ui.promises.library import Library, PackEntry, Version
from ui.promises.page_head import PageHead
from ui.services import Services
from ui.settings.lines import Line, fill
from ui.widgets.labels import Label, section
from ui.widgets.marks import HairLine
from ui.widgets.option import Option
from ui.widgets.panels import Card, ScrollPane
from ui.widgets.select import SelectField
from ui.words import clock_time, counted, full_date, local


class VersionsPage(QWidget):
    """A list at the left; at the right two versions and every difference between them."""

    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._library: Library | None = None
        self._entry: PackEntry | None = None
        self.head = PageHead(theme, "")
        self.card = Card(theme, margins=(1, 1, 1, 1), gap=0)
        self.older, self.newer = SelectField(theme, "From version"), SelectField(theme, "To version")
        boxes = QHBoxLayout()
        boxes.setSpacing(theme.px(12))
        boxes.addWidget(self.older)
        boxes.addWidget(self.newer)
        self.all = ScrollPane(theme, margins=(24, 16, 24, 24), gap=12)
        self.all.body.addWidget(section(theme, "Versions"))
        self.all.body.addWidget(self.card)
        self.all.body.addStretch(1)
        self.changed = ScrollPane(theme, margins=(24, 16, 24, 24), gap=12)
        self.changed.body.addLayout(boxes)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(12))
        self.changed.body.addLayout(self._list)
        self.changed.body.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.all, 2)
        across.addWidget(HairLine(theme, way=Qt.Orientation.Vertical))
        across.addWidget(self.changed, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine(theme))
        column.addLayout(across, 1)
        self.head.left.connect(self.left)
        self.older.chosen.connect(self._compare)
        self.newer.chosen.connect(self._compare)

    def begin(self, library: Library, entry: PackEntry) -> None:
        """Show the versions of a pack and what the last one changed."""
        self._library, self._entry = library, entry
        running = library.open.get(entry.id, 0)
        began = f"{counted(running, 'open deadline')} began under it. " if running else ""
        self.head.say(
            f"Versions of {entry.current.title}", f"{began}What has begun keeps the version it began under."
        )
        self._fill(entry)
        options = [Option(pack, _name(pack)) for pack in self._packs(entry, library)]
        for box in (self.older, self.newer):
            box.set_options(options)
        self.newer.set_value(entry.newest.pack)
        place = next(place for place, option in enumerate(options) if option.value is entry.newest.pack)
        self.older.set_value(options[max(0, place - 1)].value)
        self._compare()

    def _packs(self, entry: PackEntry, library: Library) -> list[Pack]:
        """Every version, after the one that it was copied from."""
        packs = [version.pack for version in entry.versions]
        packs.sort(key=lambda pack: (pack.dated, len(pack.version), pack.version))
        original, _, number = packs[0].based_on.rpartition(" ")
        source = library.entry(original) if original else None
        return [source.version(number), *packs] if source is not None else packs

    def _fill(self, entry: PackEntry) -> None:
        ordered = sorted(
            entry.versions, key=lambda each: (each.pack.dated, len(each.pack.version), each.pack.version)
        )
        lines = [_line(version, is_current=version.pack is entry.current) for version in reversed(ordered)]
        fill(self._services.theme, self.card, lines, "There is no version yet.")

    @Slot()
    def _compare(self) -> None:
        library, theme = self._library, self._services.theme
        old, new = self.older.value(), self.newer.value()
        if library is None or not isinstance(old, Pack) or not isinstance(new, Pack):
            return
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = differences(old, new, library.vocabulary, library.office.nation)
        said = counted(len(found), "difference") if found else "The two say the same"
        parts: list[QWidget] = [Label(theme, said, role=Role.STRONG)]
        for difference in found:
            parts += [HairLine(theme), difference_box(theme, difference)]
        for part in parts:
            self._list.addWidget(part)
            part.show()

    def panes(self) -> list[QWidget]:
        """The comparison, the list, and the head."""
        return [self.changed, self.all, self.head]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _name(pack: Pack) -> str:
    return f"{pack.title} {pack.version}"


def _line(version: Version, *, is_current: bool) -> Line:
    pack = version.pack
    if version.saved_at is not None:
        saved = f"{full_date(local(version.saved_at).date())}, {clock_time(version.saved_at)}"
        second = f"Saved by {version.saved_by} on {saved}" if version.saved_by else f"Saved on {saved}"
    else:
        second = f"Came with hsdesk, {full_date(pack.dated)}"
    if pack.in_force_from is not None:
        second += f", applies from {full_date(pack.in_force_from)}"
    right = "In force" if is_current else ""
    return Line("history", f"Version {pack.version}", second, right, quiet=not is_current)
