"""Reading promises: the list, what is marked, the panel, and the text that is copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from hsdesk.standards.pack import StandardKind
from support.windows import read_out
from ui.promises.about import as_text, moves_of, sections_of
from ui.promises.rows import HeadingLine, Mark, PromiseRow
from ui.shell.space import Space


def clauses(tab) -> list[str]:
    return [line.standard.id for line in tab.reading.model.rows if isinstance(line, PromiseRow)]


def row_of(tab, clause) -> PromiseRow:
    return next(row for row in tab.reading._rows if row.standard.id == clause)


def test_every_promise_of_the_packs_that_are_run_is_listed_by_area(promises):
    tab = promises.tab
    shown = clauses(tab)
    assert {"LH-24", "LH-43", "HD-01"} <= set(shown)
    assert not any(clause.startswith("OH-") for clause in shown)
    first = tab.reading.model.rows[0]
    assert isinstance(first, HeadingLine)
    areas = [line.area for line in tab.reading.model.rows if isinstance(line, HeadingLine)]
    assert len(areas) == len(set(areas))
    QAbstractItemModelTester(tab.reading.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_any_pack_can_be_read_in_any_version(promises):
    head = promises.tab.reading.head
    promises.tab.reading.go_to_pack("one-housing")
    assert all(clause.startswith("OH-") for clause in clauses(promises.tab))
    assert head.version.value() == "2"
    newest = len(clauses(promises.tab))
    head.version.set_value("1")
    head.version.chosen.emit("1")
    assert 0 < len(clauses(promises.tab)) < newest


def test_words_kind_and_mark_narrow_the_list(promises):
    tab, head = promises.tab, promises.tab.reading.head
    QTest.keyClicks(head.search.line, "reception appointment")
    assert "LH-24" in clauses(tab)
    assert "LH-43" not in clauses(tab)
    QTest.keyClicks(head.search.line, " teapot")
    assert tab.reading.nothing_found.isVisible()
    tab.reading.clear.click()
    head.kind.set_value(StandardKind.FIXTURE)
    head.kind.chosen.emit(StandardKind.FIXTURE)
    assert {row_of(tab, clause).standard.KIND for clause in clauses(tab)} == {StandardKind.FIXTURE}
    head.clear()
    head.marks.set_values([Mark.AWAITED])
    head.filtered.emit()
    assert all(Mark.AWAITED in row_of(tab, clause).marks for clause in clauses(tab))


def test_headings_fold_from_the_keyboard(promises):
    tab = promises.tab
    view = tab.reading.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    before = len(tab.reading.model.rows)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert len(tab.reading.model.rows) < before
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert len(tab.reading.model.rows) == before


def test_the_panel_says_what_starts_and_stops_a_promise_and_where_it_stands(promises):
    tab = promises.tab
    assert tab.reading.select("LH-24")
    said = " ".join(read_out(tab.reading.panel))
    for words in (
        "Starts when",
        "a visitor arrives",
        "with an appointment",
        "Stops when",
        "the visitor is seen",
    ):
        assert words in said
    assert "Service Standards: Customer Service" in said
    assert "version 2" in said
    assert "only time" in said.casefold() or "every hour counts" in said.casefold()


def test_a_law_shows_its_dates_and_cannot_be_changed(promises):
    tab = promises.tab
    tab.reading.go_to_pack("awaabs-law")
    assert any(Mark.NOT_YET in row.marks for row in tab.reading._rows)
    assert tab.reading.head.change.isHidden()
    assert tab.reading.panel.change.isHidden()
    assert "cannot be changed" in tab.reading.panel.why_not.text()
    assert "cannot be changed" in tab.reading.head.lead.text()


def test_the_right_to_repair_shows_its_formula(promises):
    tab = promises.tab
    tab.reading.go_to_pack("right-to-repair")
    row = row_of(tab, "RTR-01")
    facts = {fact.label: fact.text for each in sections_of(row, tab._library) for fact in each.facts}
    assert facts["Formula"] == "£10.00, and £2.00 for each day after the second period, £50.00 at most"
    assert (facts["5 days late"], facts["30 days late"]) == ("£20.00", "£50.00")


def test_a_promise_that_the_law_replaces_says_so_only_where_the_law_is_run(promises):
    tab = promises.tab
    tab.reading.go_to_pack("together-housing")
    against = [row for row in tab.reading._rows if row.standard.contradicts is not None]
    assert against
    assert all(Mark.CONTRADICTED in row.marks for row in against)
    said = as_text(against[0], tab._library)
    assert against[0].standard.contradicts.why in said
    assert "Complaint Handling Code" in said


def test_every_promise_can_be_told_in_words(promises):
    tab = promises.tab
    for entry in tab._library.entries:
        tab.reading.go_to_pack(entry.id)
        for row in tab.reading._rows:
            text = as_text(row, tab._library)
            assert row.standard.sentence in text
            assert "Where it is promised" in text
            assert list(moves_of(row.standard, tab._library.vocabulary)) or row.standard.KIND != "timed"


def test_a_promise_is_copied_as_text(promises):
    tab = promises.tab
    tab.reading.select("LH-25")
    tab.reading.panel.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("LH-25: ")
    assert "Starts when: a visitor arrives" in copied
    assert promises.told() == ["LH-25 is copied as text."]


def test_in_a_narrow_window_the_panel_is_a_drawer(promises):
    tab = promises.tab
    tab.take_space(Space(narrow=True, drawer=True, low=True))
    assert not tab.reading.panel.isVisible()
    tab.toggle_panel()
    assert tab.reading.panel.isVisible()
    QTest.keyClick(tab.reading.panel, Qt.Key.Key_Escape)
    assert not tab.reading.panel.isVisible()
    assert tab.panes()
