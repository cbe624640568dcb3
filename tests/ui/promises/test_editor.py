"""Changing a copy of a pack: checked while typing, kept in a draft, saved as a version."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsdesk.standards.pack import StandardKind
from hsdesk.store.work import Subject
from support.windows import read_out
from ui.promises.edit.edited import PACK
from ui.promises.edit.fields import GROUPS
from ui.promises.tab import PromisesTab
from ui.services import StaffMember

LONGHURST = "longhurst-and-havelok"
OWN = f"own-{LONGHURST}"


def standard(promises, clause: str, version: str | None = None):
    pack = promises.desk.office.standards.pack(OWN, version)
    return next(each for each in pack.standards if each.id == clause)


def test_nothing_is_wrong_before_anything_is_typed(promises):
    editor = promises.changes("LH-24")
    assert all(not made.error() for made in editor.form.inputs.values())
    assert not editor.foot.save.isEnabled()
    assert editor.foot.wrong.isHidden()


def test_a_field_is_checked_while_typing_and_says_what_to_write(promises):
    editor = promises.changes("LH-24")
    promises.types("within", "10 wrking days")
    assert "is not a time that can be counted" in editor.form.inputs["within"].error()
    assert editor.foot.wrong.words() == "1 thing to put right"
    promises.types("within", "6 minutes")
    assert editor.form.inputs["within"].error() == ""
    assert editor.foot.wrong.isHidden()


def test_what_is_no_number_or_date_is_said_in_plain_words_and_kept(promises):
    editor = promises.changes("LH-24")
    promises.types("share", "most")
    promises.types("until", "soon")
    assert "not a number" in editor.form.inputs["share"].error()
    assert "not a date" in editor.form.inputs["until"].error()
    assert editor.form.inputs["share"].text() == "most"
    promises.types("share", "90")
    promises.types("until", "31 May 2027")
    assert editor.form.inputs["share"].error() == editor.form.inputs["until"].error() == ""
    promises.types("in_force_from", "1 June 2027")
    assert "ends before it begins" in editor.form.inputs["until"].error()


def test_entries_are_picked_by_their_words(promises):
    editor = promises.changes("LH-24")
    stops = editor.form.inputs["stops"]
    promises.picks("stops", "visit.called")
    assert [line.picked.words for line in stops.picked.lines()] == [
        "the visitor is seen",
        "the visitor is called",
    ]
    promises.picks("cancels", "visit.seen")
    assert "“the visitor is seen” stands under “Stops when” as well" in editor.form.inputs["cancels"].error()
    stops.picked.lines()[0].cross.click()
    assert editor.edited.value("LH-24", "stops") == "visit.called"


def test_the_list_of_entries_offers_the_same_matter_first_and_marks_what_is_awaited(promises):
    editor = promises.changes("LH-24")
    line = editor.form.inputs["ends"].line
    line.line.setFocus()
    QTest.keyClick(line.line, Qt.Key.Key_Down)
    first, last = line.suggestions()[0], line.suggestions()[-1]
    assert first.value.startswith("visit.")
    assert first.behind == ""
    assert last.behind.startswith("awaits ")
    line.close_list()


def test_a_condition_is_put_together_from_facts(promises):
    editor = promises.changes("LH-24")
    when = editor.form.inputs["when"]
    when.fact.set_value("appointment")
    when.test.set_value("no")
    with promises.qtbot.waitSignal(editor.checker.checked):
        when.add.click()
    assert editor.edited.value("LH-24", "when") == {"appointment": False}
    assert [line.picked.words for line in when.picked.lines()] == ["without an appointment"]
    promises.saves()
    assert standard(promises, "LH-24").when.as_mapping() == {"appointment": False}


def test_the_note_says_how_many_open_deadlines_run_and_would_be_due_on_another_day(promises):
    promises.desk.desk.walks_in()
    promises.changes("LH-25")
    promises.types("within", "2 working days")
    said = promises.understands()
    assert "1 open deadline runs under these promises" in said
    assert "It keeps the version it began under, so it does not move." in said
    assert "from Tue 14 Apr to Thu 16 Apr: 1" in said
    assert "Time: from 10 minutes to 2 working days" in said


def test_a_change_makes_a_version_that_applies_from_today(promises):
    promises.changes("LH-24")
    promises.types("within", "6 minutes")
    promises.saves()
    pack = promises.desk.office.standards.pack(OWN)
    assert (pack.version, pack.in_force_from, pack.based_on) == ("1", date(2026, 4, 14), f"{LONGHURST} 2")
    assert str(standard(promises, "LH-24").within) == "6 minutes"
    assert "Version 1 is saved. It applies from Tue 14 Apr 2026." in promises.told()


def test_a_saved_copy_is_offered_for_choosing_and_then_changed_further(promises):
    promises.changes("LH-24")
    promises.types("within", "6 minutes")
    promises.saves()
    tab = promises.tab
    assert tab.stack.currentWidget() is tab.choosing
    assert tab.choosing.choices.landlords[OWN].isChecked()
    tab.choosing.save.click()
    assert OWN in promises.packs
    assert LONGHURST not in promises.packs
    promises.changes("LH-24", OWN)
    promises.types("within", "7 minutes")
    promises.saves()
    assert str(standard(promises, "LH-24", "2").within) == "7 minutes"
    assert str(standard(promises, "LH-24", "1").within) == "6 minutes"
    assert tab.stack.currentWidget() is tab.reading


def test_a_version_cannot_apply_from_the_past(promises):
    editor = promises.changes("LH-24")
    promises.types("within", "6 minutes")
    editor.foot.applies.setFocus()
    editor.foot.applies.selectAll()
    QTest.keyClicks(editor.foot.applies, "1 April 2026")
    editor.foot.save.click()
    assert "today or later" in editor.foot.applies_wrong.text()
    editor.foot.applies.selectAll()
    QTest.keyClicks(editor.foot.applies, "1 May 2026")
    promises.saves()
    assert promises.desk.office.standards.pack(OWN).in_force_from == date(2026, 5, 1)


def test_a_promise_of_our_own_is_added_and_is_not_wrong_before_it_is_filled_in(promises):
    editor = promises.changes("LH-24")
    with promises.qtbot.waitSignal(editor.checker.checked):
        editor.list.add_wanted.emit(StandardKind.FIXTURE)
    assert all(not made.error() for made in editor.form.inputs.values())
    editor.foot.save.click()
    assert editor.form.inputs["title"].error() == "This is needed."
    promises.types("title", "Fresh water")
    promises.types("sentence", "There is fresh water for everybody who waits.")
    promises.types("checked_every", "1 week")
    promises.types("question", "Is there fresh water?")
    promises.saves()
    made = standard(promises, "OWN-01")
    assert (made.title, made.question, made.area) == ("Fresh water", "Is there fresh water?", "reception")
    source = promises.desk.office.standards.pack(OWN).source_of(made)
    assert source.title.startswith("Decided by ")


def test_a_promise_is_taken_out_and_put_back(promises):
    editor = promises.changes("LH-24")
    editor.list.remove.click()
    assert "LH-24 is taken out of the copy." in promises.told()
    assert editor.list.remove.words() == "Put back"
    assert promises.desk.services.notices.undo_last()
    assert editor.edited.changes.count == 0
    editor.list.remove.click()
    promises.saves()
    ids = {each.id for each in promises.desk.office.standards.pack(OWN).standards}
    assert "LH-24" not in ids
    assert "LH-25" in ids


def test_changes_survive_a_restart(promises):
    promises.changes("LH-24")
    promises.types("within", "6 minutes")
    promises.desk.services.drafts.flush()
    again = PromisesTab(promises.desk.services)
    promises.qtbot.addWidget(again)
    assert not again.kept.isHidden()
    again.kept.acted.emit()
    assert again.stack.currentWidget() is again.editor
    assert again.editor.form.inputs["within"].text() == "6 minutes"
    again.editor.foot.give_up.click()
    assert again.kept.isHidden()
    assert promises.desk.services.notices.undo_last()
    assert again.editor.edited.changes.count == 1


def test_changes_wait_for_whoever_made_them(promises):
    editor = promises.changes("LH-24")
    promises.types("within", "6 minutes")
    acting, grace = promises.desk.services.acting, promises.desk.services.acting.member
    acting.become(StaffMember(promises.desk.desk.priya, "Priya Nair", "caseworker"))
    assert promises.tab.stack.currentWidget() is promises.tab.reading
    assert promises.tab.kept.isHidden()
    acting.become(grace)
    assert not promises.tab.kept.isHidden()
    promises.tab.kept.acted.emit()
    assert editor.form.inputs["within"].text() == "6 minutes"


def test_what_somebody_else_saves_meanwhile_is_told_and_nothing_typed_is_lost(promises):
    promises.somebody_saves("LH-25", within="20 minutes")
    editor = promises.changes("LH-24", OWN)
    promises.types("within", "6 minutes")
    promises.somebody_saves("LH-25", "1", within="30 minutes")
    promises.desk.tells(Subject("pack", 2))
    assert editor.trouble.isVisible()
    assert "Priya Nair has just saved this pack." in " ".join(read_out(editor.trouble))
    promises.saves()
    assert promises.desk.office.standards.pack(OWN).version == "2"
    editor.trouble.button.click()
    assert editor.trouble.isHidden()
    promises.saves()
    assert str(standard(promises, "LH-24", "3").within) == "6 minutes"
    assert str(standard(promises, "LH-25", "3").within) == "30 minutes"


def test_the_pack_itself_has_a_form(promises):
    editor = promises.changes("LH-24")
    editor.open_promise(PACK)
    promises.types("title", "What we promise")
    promises.saves()
    assert promises.desk.office.standards.pack(OWN).title == "What we promise"


def test_versions_are_listed_with_who_and_what_changed(promises):
    promises.somebody_saves("LH-25", within="20 minutes")
    promises.somebody_saves("LH-25", "1", within="30 minutes")
    tab = promises.tab
    tab.reading.go_to_pack(OWN)
    tab.reading.head.versions.click()
    assert tab.stack.currentWidget() is tab.versions
    said = " ".join(read_out(tab.versions))
    assert "Saved by Priya Nair on Tue 14 Apr 2026, 14:43" in said
    assert "Time: from 20 minutes to 30 minutes" in said
    QTest.keyClick(tab.versions, Qt.Key.Key_Escape)
    assert tab.stack.currentWidget() is tab.reading


def test_every_promise_of_every_landlord_has_a_form_that_changes_nothing_by_itself(promises):
    for pack in ("together-housing", "rosebery", "good-practice-at-the-desk"):
        promises.tab.change(pack, "")
        editor = promises.editor
        for clause in editor.edited.clauses:
            editor.open_promise(clause)
        assert editor.edited.changes.count == 0


def test_each_kind_asks_for_everything_that_its_packs_say(promises):
    for pack in (LONGHURST, "one-housing", "together-housing", "rosebery"):
        promises.tab.change(pack, "")
        edited = promises.editor.edited
        for clause in edited.clauses:
            asked = {
                spec.key.partition(".")[0] for group in GROUPS[edited.kind(clause)] for spec in group.fields
            }
            told = set(edited._whole(clause)) - {"id", "kind", "unverified", "contradicts"}
            assert told <= asked, clause
