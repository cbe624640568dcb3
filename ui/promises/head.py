"""The head of the tab: which pack is read, what to look for in it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsdesk.standards.pack import Pack, PackKind, StandardKind
from ui.fonts import Role
from ui.promises.library import Library, PackEntry
from ui.promises.rows import Filter, Mark, PromiseRow
from ui.standards.results.words import KIND_WORDS
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import SearchField
from ui.widgets.labels import ElidedLabel, Tone
from ui.widgets.option import Option
from ui.widgets.select import Select
from ui.widgets.themed import Themed
from ui.words import counted, full_date

EVERYTHING = ""
"""Stands for all packs that the office runs."""


def version_in_words(pack: Pack) -> str:
    """A version with its date: "version 2 of Sun 22 Nov 2026"."""
    words = f"Version {pack.version}, {full_date(pack.dated)}"
    return f"{words}, from {full_date(pack.in_force_from)}" if pack.in_force_from else words


class PromisesHead(QWidget, Themed):
    """`chosen` is sent when a person picks a pack or version, `filtered` for every other change."""

    chosen = Signal()
    filtered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self.pack = Select(theme)
        self.pack.setAccessibleName("Pack")
        self.version = Select(theme)
        self.version.setAccessibleName("Version")
        self.choose = Button(theme, "Choose packs", icon="target")
        self.change = Button(theme, "Make our own copy", icon="copy")
        self.versions = Button(theme, "Versions", icon="history")
        self.lead = ElidedLabel(theme, role=Role.SUPPORT, tone=Tone.SECOND)
        marks = [Option(None, "All"), *(Option(mark, mark.in_words, mark.icon) for mark in Mark)]
        self.marks = ChoiceChips(theme, marks, name="Show", single=True, height=30)
        self.marks.set_values([None])
        kinds = [Option(None, "Every kind"), *(Option(kind, words) for kind, words in KIND_WORDS.items())]
        self.kind = Select(theme, kinds)
        self.kind.setAccessibleName("Kind of promise")
        self.search = SearchField(theme, placeholder="Find a promise", name="Find a promise")
        self._column, self._upper, self._lower = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        for part, share in ((self.pack, 20), (self.version, 16)):
            self._upper.addWidget(part, share)
        self._upper.addStretch(1)
        for button in (self.versions, self.change, self.choose):
            self._upper.addWidget(button)
        self._lower.addWidget(self.marks, 1)
        self._lower.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self._lower.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._upper)
        self._column.addWidget(self.lead)
        self._column.addLayout(self._lower)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pack.chosen.connect(self._pack_chosen)
        self.version.chosen.connect(self._version_chosen)
        self.marks.chosen.connect(self._changed)
        self.kind.chosen.connect(self._changed)
        self.search.edited.connect(self._changed)
        self.follow(theme)

    @Slot()
    def restyle(self) -> None:
        """Take sizes at the present scale."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(10), px(24), px(8))
        self._column.setSpacing(px(6))
        self._upper.setSpacing(px(8))
        self._lower.setSpacing(px(8))
        for part, least, most in ((self.pack, 160, 320), (self.version, 120, 250)):
            part.setMinimumWidth(px(least))
            part.setMaximumWidth(px(most))
        self.kind.setFixedWidth(px(160))
        self.search.setFixedWidth(px(200))

    # what is shown

    def show_library(self, library: Library) -> None:
        """Offer the packs there are; the one that is read stays."""
        self._library = library
        options = [Option(EVERYTHING, "All that this office runs")]
        options += [Option(entry.id, _pack_words(entry)) for entry in library.entries]
        self.pack.set_options(options)
        self._offer_versions()

    def shown_packs(self) -> tuple[Pack, ...]:
        """The packs whose promises are read, each in the version that is read."""
        if self._library is None:
            return ()
        entry = self.entry()
        if entry is None:
            return tuple(each.current for each in self._library.running)
        version = self.version.value()
        return (entry.version(version) if isinstance(version, str) else entry.current,)

    def entry(self) -> PackEntry | None:
        """The one pack that is read; None while all are."""
        chosen = self.pack.value()
        return self._library.entry(chosen) if self._library and isinstance(chosen, str) else None

    def go_to(self, pack_id: str) -> None:
        """Read another pack, in the version that is in force."""
        if self._library is not None and self._library.entry(pack_id) is not None:
            self.pack.set_value(pack_id)
            self._pack_chosen()

    def filter(self) -> Filter:
        """What is looked for."""
        marks, kind = self.marks.values(), self.kind.value()
        mark = marks[0] if marks else None
        return Filter(
            mark if isinstance(mark, Mark) else None,
            kind if isinstance(kind, StandardKind) else None,
            self.search.text(),
        )

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self.marks.set_values([None])
        self.kind.set_value(None)
        self.search.set_text("")
        self.filtered.emit()

    def show_counts(self, rows: Iterable[PromiseRow]) -> None:
        """Say on the chips how many promises there are of each; marks that none has are left out."""
        shown = list(rows)
        options = [Option(None, f"All {len(shown)}")]
        for mark in Mark:
            count = sum(mark in row.marks for row in shown)
            if count:
                options.append(Option(mark, f"{mark.in_words} {count}", mark.icon))
        self.marks.set_options(options)
        if not self.marks.values():
            self.marks.set_values([None])

    # how it works

    def _offer_versions(self) -> None:
        entry = self.entry()
        several = entry is not None and len(entry.versions) > 1
        self.version.setVisible(several)
        self.version.set_options([])
        if entry is not None:
            packs = [version.pack for version in reversed(entry.versions)]
            self.version.set_options([Option(pack.version, version_in_words(pack)) for pack in packs])
            self.version.set_value(entry.current.version)
        self._say_lead(entry)

    def _say_lead(self, entry: PackEntry | None) -> None:
        if self._library is None:
            return
        meant = entry if entry is not None else self._library.changeable
        can_change = meant is not None and meant.kind is not PackKind.STATUTE
        self.change.setVisible(can_change)
        if entry is None:
            running = self._library.running
            names = ", ".join(f"{each.current.title} {each.current.version}" for each in running)
            self.lead.set_text(
                f"{counted(len(running), 'pack')}: {names}" if running else "No pack is chosen."
            )
            self.change.set_words("Change our promises")
            self.change.set_icon_name("pencil-line")
            self.versions.setVisible(False)
            return
        runs = "This office runs it." if entry.runs else "This office does not run it."
        count = counted(len(entry.current.standards), "promise")
        law = " The law is the same for everybody, so it cannot be changed." if not can_change else ""
        self.lead.set_text(f"{entry.current.organisation}. {count}. {runs}{law}")
        own = entry.is_own or self._library.own_of(entry.current) is not None
        self.change.set_words("Change our copy" if own else "Make our own copy")
        self.change.set_icon_name("pencil-line" if own else "copy")
        self.versions.setVisible(len(entry.versions) > 1)

    @Slot()
    def _pack_chosen(self) -> None:
        self._offer_versions()
        self.chosen.emit()

    @Slot()
    def _version_chosen(self) -> None:
        self.chosen.emit()

    @Slot()
    def _changed(self) -> None:
        if not self.marks.values():
            self.marks.set_values([None])  # one is always on
        self.filtered.emit()


def _pack_words(entry: PackEntry) -> str:
    return f"{entry.current.title}, in use" if entry.runs else entry.current.title
