"""Settings, Import: from choosing a file to everything being in, and back out at every step."""

from pathlib import Path

import pytest

from hsdesk.people import queries
from hsdesk.people.importing.rows import ImportKind
from support.imports import HOMES, PEOPLE, csv_file, xlsx_file
from support.notes import count
from support.windows import NOTE, Desk, click, shell_of
from ui.importing.section import ImportSection
from ui.importing.words import NOTHING_YET
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.welcome.demo import ProgressBar

SPECS = (NOTE, *(spec for spec in page_specs() if spec.key == "settings"))
BAD = PEOPLE + "N4,...,,,,,,,\nN5,Ann,none,,,,,,\n"


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up()
    window = desk.start(specs=SPECS)
    shell_of(window).show_page("settings")
    return window


@pytest.fixture
def importing(window: MainWindow) -> ImportSection:
    page = shell_of(window).page("settings")
    assert isinstance(page, SettingsPage)
    page.open("import")
    section: Section = page.section("import")
    assert isinstance(section, ImportSection)
    return section


def open_file(importing: ImportSection, file: Path, kind: ImportKind = ImportKind.PEOPLE) -> None:
    importing.start.set_kind(kind)
    importing.open_file(str(file))


def homes_are_in(importing: ImportSection, folder: Path) -> None:
    open_file(importing, csv_file(folder, HOMES, "homes.csv"), ImportKind.HOMES)
    click(importing.foot.go)
    click(importing.foot.other)


def people(importing: ImportSection) -> int:
    return count(importing.services.open_office, "person")


def counts(importing: ImportSection) -> list[str]:
    return [each.accessibleName() for each in importing.board.side.counts.values()]


def test_homes_and_then_people_come_in(importing: ImportSection, tmp_path: Path) -> None:
    assert importing.foot.isHidden()
    open_file(importing, csv_file(tmp_path, HOMES, "homes.csv"), ImportKind.HOMES)
    assert importing.foot.title.text() == NOTHING_YET
    assert importing.foot.go.words() == "Import homes"
    assert counts(importing)[0] == "2 new homes"
    click(importing.foot.go)
    assert importing.foot.title.text() == "Done"
    assert importing.foot.note.text() == "2 homes in the file: 2 new, 0 changed, 0 the same"
    assert importing.foot.go.isHidden()
    click(importing.foot.other)
    open_file(importing, csv_file(tmp_path, PEOPLE))
    assert importing.board.matched.text() == "9 of 9 columns matched, 0 left out"
    assert people(importing) == 0
    click(importing.foot.go)
    assert people(importing) == 3
    hits = importing.services.open_office.ask(queries.find, "Bernard Whitlock")
    assert hits[0].address.startswith("1 Mill Lane")


def test_the_same_file_again_has_nothing_to_do(importing: ImportSection, tmp_path: Path) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, tmp_path / "homes.csv", ImportKind.HOMES)
    assert counts(importing) == ["0 new homes", "0 will change", "2 no change", "0 refused"]
    assert importing.foot.note.text() == "No row would change anything."
    assert not importing.foot.go.isEnabled()


def test_refused_rows_bar_the_way_until_they_are_left_out(importing: ImportSection, tmp_path: Path) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, csv_file(tmp_path, BAD))
    side = importing.board.side
    assert [(row.row, row.column) for row in side.refused.rows.rows] == [(5, "Name"), (6, "Mobile")]
    assert not importing.foot.go.isEnabled()
    assert importing.foot.note.text() == "To go on, mend 2 rows in the file, or leave them out."
    side.leave_out.click()
    assert importing.foot.go.isEnabled()
    click(importing.foot.go)
    assert people(importing) == 3
    assert importing.foot.note.text().endswith("2 left out")


def test_refused_rows_are_saved_as_a_file(importing: ImportSection, tmp_path: Path) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, csv_file(tmp_path, BAD))
    for _ in range(2):
        importing.save_refused(str(tmp_path / "refused.csv"))
        assert len((tmp_path / "refused.csv").read_text("utf-8-sig").splitlines()) == 3
    importing.save_refused(str(tmp_path / "nowhere" / "refused.csv"))
    assert "cannot be written" in importing.foot.note.text()


def test_columns_are_matched_by_hand_and_remembered(importing: ImportSection, tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Key,Who,Called\nN1,Ann Field,Ann\n")
    open_file(importing, file)
    assert "No column is said to hold the person’s reference" in importing.foot.note.text()
    part = importing.board.columns_part
    assert part is not None
    part.match(0, "reference")
    part.match(2, "name")
    part.match(1, "name")
    assert part.columns() == {0: "reference", 1: "name"}
    assert counts(importing)[0] == "1 new person"
    assert importing.board.preview is not None
    assert importing.board.preview.rows.rows[0].shown["name"] == "Ann Field"
    click(importing.foot.go)
    open_file(importing, file)
    assert importing.board.columns() == {0: "reference", 1: "name"}


def test_what_was_done_with_a_column_stands_beside_it(importing: ImportSection, tmp_path: Path) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, csv_file(tmp_path, PEOPLE + ",,,,,,,,\n"))
    part = importing.board.columns_part
    assert part is not None
    said = {label.text() for label in part._remarks.values()}
    assert {"Split at the comma, Capitals made small", "Leading 0 put back"} <= said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_that_is_no_table_is_refused_where_it_is_chosen(
    importing: ImportSection, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    open_file(importing, file)
    assert not importing.trouble.isHidden()
    assert importing.foot.isHidden()
    assert importing.start.isVisible()


def test_another_encoding_is_chosen(importing: ImportSection, tmp_path: Path) -> None:
    open_file(importing, csv_file(tmp_path, "Ref,Name\nN1,Łódź\n", encoding="cp1250"))
    assert importing.board.encoding.value() == "cp1252"
    importing.board.reread.emit("cp1250", "")
    assert importing.board.encoding.value() == "cp1250"
    assert importing.board.preview is not None
    assert importing.board.preview.rows.rows[0].shown["name"] == "Łódź"


def test_another_sheet_is_chosen(importing: ImportSection, tmp_path: Path) -> None:
    file = xlsx_file(tmp_path, ["Ref", "Name"], ["N1", "Ann"], sheet="Tenants")
    open_file(importing, file)
    assert importing.board.encoding.isHidden()
    assert importing.board.sheet.isHidden()
    from openpyxl import load_workbook

    book = load_workbook(file)
    book.create_sheet("More").append(["Ref", "Name"])
    book.save(file)
    open_file(importing, file)
    assert importing.board.sheet.isVisible()
    importing.board.reread.emit("", "More")
    assert importing.board.sheet.value() == "More"
    assert counts(importing)[0] == "0 new people"


def test_a_stopped_import_changes_nothing_and_can_be_begun_again(
    importing: ImportSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, csv_file(tmp_path, PEOPLE))

    def stop_half_way(bar: ProgressBar, done: int, of: int) -> None:
        if of and done * 2 >= of and importing.board.side.doing.text() == "Bringing in":
            importing.board.side.stop.click()

    with monkeypatch.context() as patched:
        patched.setattr(ProgressBar, "show_share", stop_half_way)
        click(importing.foot.go)
    assert people(importing) == 0
    assert importing.foot.title.text() == NOTHING_YET
    assert "stopped" in importing.foot.note.text()
    click(importing.foot.go)
    assert people(importing) == 3


def test_what_became_impossible_meanwhile_is_told(importing: ImportSection, tmp_path: Path) -> None:
    homes_are_in(importing, tmp_path)
    open_file(importing, csv_file(tmp_path, PEOPLE))
    office = importing.services.open_office
    with office.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE home SET reference = 'P9' WHERE reference = 'P1'")
    click(importing.foot.go)
    assert people(importing) == 0
    assert "Row 2 cannot come in" in importing.foot.note.text()


def test_import_is_found_by_the_search(window: MainWindow) -> None:
    shell = shell_of(window)
    shell.show_page("note")
    (action,) = [each for each in shell._searched_actions() if each.command.name == "import"]
    action.trigger()
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    assert (shell.key, page.key) == ("settings", "import")


def test_many_refused_rows_are_cut_short_and_the_file_holds_all(
    importing: ImportSection, tmp_path: Path
) -> None:
    rows = "".join(f"N{number},...\n" for number in range(600))
    open_file(importing, csv_file(tmp_path, f"Ref,Name\n{rows}"))
    assert len(importing.board.side.refused.rows.rows) == 500
    assert importing.board.side.more.isVisible()
    importing.save_refused(str(tmp_path / "refused.csv"))
    assert len((tmp_path / "refused.csv").read_text("utf-8-sig").splitlines()) == 601


def test_in_a_narrow_window_the_counts_stand_below(
    importing: ImportSection, window: MainWindow, tmp_path: Path
) -> None:
    open_file(importing, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    side = importing.board.side
    assert importing.board.area.isAncestorOf(side) is False
    for width, is_below in ((1000, True), (1366, False), (1000, True)):
        window.resize(width, 768)
        assert importing.board.area.isAncestorOf(side) is is_below
    open_file(importing, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    assert importing.board.area.isAncestorOf(side)
    click(importing.foot.go)
    assert side.stop.isEnabled()


def test_after_everything_is_in_only_another_file_goes_on(importing: ImportSection, tmp_path: Path) -> None:
    open_file(importing, csv_file(tmp_path, HOMES), ImportKind.HOMES)
    click(importing.foot.go)
    assert importing.board.columns_part is not None
    assert not importing.board.columns_part.isEnabled()
    assert importing.foot.other.hasFocus()
    click(importing.foot.other)
    assert importing.foot.isHidden()


def test_import_is_found_in_the_settings(window: MainWindow) -> None:
    page = shell_of(window).page("settings")
    assert isinstance(page, SettingsPage)
    page.search.edited.emit("excel tenants")
    assert [key for key, entry in page._entries.items() if not entry.isHidden()] == ["import"]
