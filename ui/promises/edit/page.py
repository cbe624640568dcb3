"""The editor of a pack: its promises, the form of one, and what the change means."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from hsdesk.errors import ChangedByOther, HsdeskError, Refused
from hsdesk.standards.faults import BrokenPack, PackFault
from hsdesk.standards.own.actions import save_own_pack
from hsdesk.standards.pack import StandardKind
from ui.keys import Key
from ui.promises.edit import drafts
from ui.promises.edit.checker import Checker, Meaning
from ui.promises.edit.context import Context, context_of
from ui.promises.edit.edited import PACK, Base, Checked, Edited
from ui.promises.edit.errors import errors_by_key, shown_errors
from ui.promises.edit.fields import GROUPS, NEW_ID, PACK_GROUPS, FieldGroup
from ui.promises.edit.frame import EditorFrame
from ui.promises.edit.list import rows_of
from ui.promises.library import Library
from ui.services import Services
from ui.words import full_date


class EditorPage(EditorFrame):
    """Everything typed is kept on this computer at once; saving makes a version of it."""

    left = Signal()
    saved = Signal(str, str)
    """The id of the pack and its new version."""
    overtaken = Signal()
    """Somebody else saved a version; the base is to be read anew and handed to `put_onto`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, parent)
        self._services = services
        self._library: Library | None = None
        self._context: Context | None = None
        self._edited: Edited | None = None
        self._clause = PACK
        self._touched = set[tuple[str, str]]()
        self._tried = False
        self._faults: tuple[PackFault, ...] = ()
        self._checked: Checked | None = None
        self._saves_when_checked = False
        self.checker = Checker(services, self)
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.trouble.closed.connect(self.trouble.hide)
        self.trouble.acted.connect(self._want_theirs)
        self.list.picked.connect(self.open_promise)
        self.list.add_wanted.connect(self._add)
        self.list.remove_wanted.connect(self._remove_or_restore)
        self.list.searched.connect(self._show_rows)
        self.form.changed.connect(self._set)
        self.foot.dated.connect(self._dated)
        self.foot.fault_wanted.connect(self._go_to_fault)
        self.foot.give_up.clicked.connect(self._give_up)
        self.foot.save.clicked.connect(self._save)
        self.checker.checked.connect(self._show_checked)
        self.checker.understood.connect(self._show_meaning)
        self.checker.refused.connect(self._refuse)
        for sequence in Key.SAVE.sequences():
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save)

    # beginning

    @property
    def pack(self) -> str:
        """The id of the pack that is changed; empty for none."""
        return self._edited.base.pack.id if self._edited is not None else ""

    @property
    def edited(self) -> Edited | None:
        """What is changed now."""
        return self._edited

    def begin(self, library: Library, base: Base, clause: str = "") -> None:
        """Change a pack; changes of it that were kept are there again."""
        kept = drafts.load(self._services)
        edited = Edited(base)
        applies = library.today
        if kept is not None and kept.pack == base.pack.id:
            edited = Edited(base, kept.changes).onto(base)
            clause = clause or kept.clause
            applies = _day(kept.applies) or applies
        self._take(library, edited, applies)
        self.trouble.hide()
        self.open_promise(clause if clause in edited.clauses else self._first())
        self.checker.begin(library, edited, self.foot.day() or library.today)

    def put_onto(self, library: Library, base: Base) -> None:
        """Put the changes onto another version, which somebody else has saved meanwhile."""
        if self._edited is None:
            return
        moved = self._edited.onto(base)
        applies = self.foot.day() or library.today
        self._take(library, moved, applies)
        self.trouble.hide()
        self.open_promise(self._clause if self._clause in moved.clauses else self._first())
        self.checker.begin(library, moved, applies)
        self._keep()

    def _take(self, library: Library, edited: Edited, applies: date) -> None:
        self._library, self._edited = library, edited
        base = edited.base
        self._context = context_of(library, base.pack).with_sources(edited.changes.sources)
        self._touched.clear()
        self._tried, self._faults, self._checked = False, (), None
        new = "1" if not base.read_version else str(int(base.read_version) + 1)
        original, _, version = base.pack.based_on.rpartition(" ")
        shipped = library.entry(original)
        name = shipped.current.title if shipped else original
        begun = f"Version {base.read_version}" if base.read_version else "A new copy"
        self.head.say(base.pack.title, f"{begun}, copied from {name} {version}" if original else begun)
        self.foot.begin(library.today, applies, new)
        self.meaning.say("Nothing is changed yet.")

    def _first(self) -> str:
        return self._edited.clauses[0] if self._edited is not None and self._edited.clauses else PACK

    # one promise

    @Slot(str)
    def open_promise(self, clause: str) -> None:
        """Show the form of a promise; with an empty id that of the pack itself."""
        edited, context = self._edited, self._context
        if edited is None or context is None:
            return
        self._clause = clause
        if clause == PACK:
            groups: tuple[FieldGroup, ...] = PACK_GROUPS
        else:
            groups = GROUPS[edited.kind(clause)]
            if edited.is_new(clause):
                groups = (FieldGroup("A promise of our own", (NEW_ID,)), *groups)
        keys = (spec.key for group in groups for spec in group.fields)
        self.form.build(groups, context, edited.values(clause, keys))
        self.form.setEnabled(clause not in edited.changes.removed)
        self._show_rows()
        self._show_errors()

    @Slot(str, object)
    def _set(self, key: str, value: Any) -> None:
        if self._edited is None:
            return
        self._edited.set_value(self._clause, key, value)
        self._touched.add((self._clause, key.partition(".")[0]))
        self._keep()
        self._check_soon()

    @Slot(object)
    def _add(self, kind: StandardKind) -> None:
        edited, library = self._edited, self._library
        if edited is None or library is None:
            return
        area = str(edited.value(self._clause, "area") or "") if self._clause != PACK else ""
        first = edited.base.pack.standards[0].area
        clause = edited.add(kind, area or first, library.office.name, library.today)
        self._context = context_of(library, edited.base.pack).with_sources(edited.changes.sources)
        self.list.search.set_text("")
        self.open_promise(clause)
        self.form.go_to("title")
        self._keep()
        self._check_soon()

    @Slot(str)
    def _remove_or_restore(self, clause: str) -> None:
        if self._edited is None or clause == PACK:
            return
        if clause in self._edited.changes.removed:
            self._restore(clause)
            return
        self._edited.remove(clause)
        shown = self._edited.shown_id(clause)
        self._after_removal(clause)
        self._services.notices.say_done(f"{shown} is taken out of the copy.", partial(self._restore, clause))

    def _restore(self, clause: str) -> None:
        if self._edited is not None:
            self._edited.restore(clause)
            self._after_removal(clause)

    def _after_removal(self, clause: str) -> None:
        self._keep()
        self.open_promise(clause)
        self._check_soon()

    # checking

    def _check_soon(self) -> None:
        self._checked = None
        if self._library is not None:
            self.checker.check_soon(self.foot.day() or self._library.today)

    @Slot()
    def _dated(self) -> None:
        self._keep()
        self._check_soon()

    @Slot(object)
    def _show_checked(self, checked: Checked) -> None:
        self._checked, self._faults = checked, checked.faults
        self._show_rows()
        self._show_errors()
        if checked.pack is None:
            self.meaning.say("What this changes is told once everything is put right.")
        if self._saves_when_checked:
            self._saves_when_checked = False
            self._save()

    def _wrong(self) -> dict[str, str]:
        """The promises that are to be put right, by the ids that they would be saved under."""
        wrong = {fault.clause: fault.key for fault in reversed(self._faults)}
        gone = self._edited is not None and self._clause in self._edited.changes.removed
        if self.form.problems() and self._edited is not None and not gone:
            wrong[self._edited.shown_id(self._clause)] = next(iter(self.form.problems()))
        return wrong

    @Slot()
    def _show_rows(self) -> None:
        if self._edited is None:
            return
        wrong = self._wrong()
        self.list.show_rows(rows_of(self._edited, set(wrong), self.list.search.text()), self._clause)
        self.foot.show_state(self._edited.changes.count, len(wrong))

    def _show_errors(self) -> None:
        edited, library = self._edited, self._library
        if edited is None or library is None:
            return
        clause = self._clause
        if clause in edited.changes.removed:
            self.form.show_errors({})
            return
        kind = StandardKind.TIMED if clause == PACK else edited.kind(clause)
        errors = errors_by_key(self._faults, edited.shown_id(clause), kind, library.vocabulary)
        # A new promise is empty at first, and nobody is told so before having had the chance to fill it in.
        waits = edited.is_new(clause) and not self._tried
        touched = {key for each, key in self._touched if each == clause} if waits else None
        self.form.show_errors(shown_errors(errors, self.form.problems(), touched))

    @Slot(object)
    def _show_meaning(self, meaning: Meaning) -> None:
        self.meaning.show_meaning(meaning, self._later_version())

    def _later_version(self) -> str:
        """Which saved version would take over from the one that is being made."""
        library, edited = self._library, self._edited
        entry = library.entry(self.pack) if library is not None else None
        day = self.foot.day()
        if entry is None or edited is None or day is None:
            return ""
        later = [each.pack for each in entry.versions if (each.pack.in_force_from or date.min) > day]
        if not later:
            return ""
        first = min(later, key=lambda pack: pack.in_force_from or date.max)
        begins = full_date(first.in_force_from) if first.in_force_from else ""
        return f"Version {first.version} applies from {begins} and takes over on that day."

    @Slot()
    def _go_to_fault(self) -> None:
        edited = self._edited
        if edited is None:
            return
        self._tried = True
        wrong = self._wrong()
        for clause in (PACK, *edited.clauses):
            key = wrong.get(edited.shown_id(clause))
            if key is not None:
                if clause != self._clause:
                    self.open_promise(clause)
                self._show_errors()
                self.form.go_to(key)
                return

    # saving

    def _keep(self) -> None:
        edited = self._edited
        if edited is None:
            return
        if not edited.changes.count:
            drafts.discard(self._services)
            return
        day = self.foot.day()
        kept = drafts.KeptChanges(
            self.pack,
            edited.base.pack.title,
            edited.changes,
            self._clause,
            day.isoformat() if day else "",
        )
        drafts.keep(self._services, kept)

    @Slot()
    def _save(self) -> None:
        edited, library = self._edited, self._library
        if edited is None or library is None or not self.foot.save.isEnabled():
            return
        if not self.foot.check_date():
            self.foot.applies.setFocus()
            return
        if self._checked is None:
            self._saves_when_checked = True
            self.checker.check_now()
            return
        if self._wrong():
            self._go_to_fault()
            return
        self.trouble.hide()
        self.foot.save.setEnabled(False)
        work = partial(
            self._services.actor().do,
            save_own_pack,
            standards=library.standards,
            text=self._checked.text,
            read_version=edited.base.read_version,
        )
        self._services.tasks.run(work, self._saved, self._refuse, owner=self)

    def _saved(self, version: str) -> None:
        pack, day = self.pack, self.foot.day()
        self.finish()
        when = f" It applies from {full_date(day)}." if day is not None else ""
        self._services.notices.say_done(f"Version {version} is saved.{when}")
        self.saved.emit(pack, version)

    def finish(self) -> None:
        """The changes are saved or thrown away."""
        drafts.discard(self._services)
        self.set_aside()

    def set_aside(self) -> None:
        """Stop here; the changes stay with whoever made them."""
        self.checker.stop()
        self._edited = None
        self.form.clear()

    @Slot()
    def _give_up(self) -> None:
        edited, library = self._edited, self._library
        if edited is None or library is None:
            return
        changes = edited.changes
        self.finish()
        self._services.notices.say_done(
            "The changes are thrown away.", partial(self._take_back, library, edited.base, changes)
        )
        self.left.emit()

    def _take_back(self, library: Library, base: Base, changes: Any) -> None:
        kept = drafts.KeptChanges(base.pack.id, base.pack.title, changes, self._clause, "")
        drafts.keep(self._services, kept)
        self.begin(library, base)

    def _refuse(self, refusal: HsdeskError) -> None:
        self.foot.save.setEnabled(self._edited is not None)
        if isinstance(refusal, BrokenPack):
            self._faults = refusal.faults
            self._show_rows()
            self._go_to_fault()
            return
        if isinstance(refusal, Refused) and refusal.field == "in_force_from":
            self.foot.show_date_error(f"{refusal.sentence} {refusal.advice}")
            return
        changed = isinstance(refusal, ChangedByOther)
        self.trouble.say(refusal.sentence, "Your changes are kept." if changed else refusal.advice)
        self.trouble.button.set_words("Put my changes onto theirs" if changed else "")
        self.trouble.button.setVisible(changed)
        self.trouble.show()

    def say_overtaken(self, by: str) -> None:
        """Tell that somebody saved a version while this one was being changed."""
        self._refuse(ChangedByOther(f"{by or 'Somebody else'} has just saved this pack."))

    @Slot()
    def _want_theirs(self) -> None:
        self.overtaken.emit()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
