"""The search on Ctrl+K: people while typing, commands, and what it never shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from hsdesk.errors import StoreError
from hsdesk.people.actions import add_person
from hsdesk.people.rules import VisitorCategory
from support.windows import NOTE, Desk, click, press, read_out, shell_of, typed
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.search.entries import HIDDEN, EntryKind, fits
from ui.search.list_model import EntryModel
from ui.search.panel import SearchPanel
from ui.tasks import LatestTask, _Job

SPECS = (NOTE, *(spec for spec in page_specs() if spec.key == "settings"))


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up()
    window = desk.start(specs=SPECS)
    for name in ("Maureen Beckford", "Derek Holroyd", "<b>Robert</b> O'Neill"):
        window._services.actor().do(add_person, name=name, category=VisitorCategory.TENANT)
    return window


def opened(window: MainWindow) -> SearchPanel:
    press(Qt.Key.Key_K, ctrl=True)
    panel = shell_of(window)._search
    assert panel is not None
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.line
    return panel


def titles(panel: SearchPanel) -> list[str]:
    return [entry.title for entry in panel.model.entries()]


def test_a_person_is_found_while_typing_and_checked_in_with_enter(window: MainWindow) -> None:
    chosen: list[int] = []
    window._services.requests.check_in.connect(chosen.append)
    panel = opened(window)
    typed(panel.line, "beck")
    assert titles(panel)[:2] == ["People", "Maureen Beckford"]
    assert "Check in Maureen Beckford" in titles(panel)
    assert panel.count.text() == "1 person"
    assert panel.current().title == "Maureen Beckford"
    press(Qt.Key.Key_Return)
    assert len(chosen) == 1
    assert panel.isHidden()


def test_f7_checks_the_one_in_the_list_in(window: MainWindow) -> None:
    chosen: list[int] = []
    window._services.requests.check_in.connect(chosen.append)
    panel = opened(window)
    typed(panel.line, "holroyd")
    press(Qt.Key.Key_F7)
    assert len(chosen) == 1


def test_the_line_that_checks_in_names_the_one_its_key_checks_in(window: MainWindow) -> None:
    window._services.actor().do(add_person, name="Derek Holland", category=VisitorCategory.TENANT)
    chosen: list[int] = []
    window._services.requests.check_in.connect(chosen.append)
    panel = opened(window)
    typed(panel.line, "derek")
    first, second = [entry for entry in panel.model.entries() if entry.kind is EntryKind.PERSON]
    assert f"Check in {first.title}" in titles(panel)
    press(Qt.Key.Key_Down)
    assert f"Check in {second.title}" in titles(panel)
    press(Qt.Key.Key_F7)
    assert chosen == [second.number]


def test_a_spelling_that_is_roughly_right_finds_them(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "mauren bekford")
    assert "Maureen Beckford" in titles(panel)


def test_markup_in_a_name_is_shown_as_it_is(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "robert")
    assert "<b>Robert</b> O'Neill" in titles(panel)


def test_arrows_pass_over_headings(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "beck")
    seen = [panel.current().kind]
    for _ in range(3):
        press(Qt.Key.Key_Down)
        seen.append(panel.current().kind)
    assert EntryKind.HEADING not in seen
    assert panel.current().kind is EntryKind.CHECK_IN
    press(Qt.Key.Key_Up)
    assert panel.current().kind is EntryKind.PERSON


def test_commands_are_found_by_their_words_and_done(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "hide na")
    assert "Hide names, or show them" in titles(panel)
    while panel.current().kind is not EntryKind.COMMAND:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window._services.privacy.hidden


def test_the_panel_gives_the_focus_back(window: MainWindow) -> None:
    note = shell_of(window).page("note").note
    note.setFocus()
    panel = opened(window)
    typed(panel.line, "beck")
    press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is note
    assert panel.model.entries() == []


def test_a_click_beside_the_panel_closes_it(window: MainWindow) -> None:
    panel = opened(window)
    click(panel)
    assert panel.isHidden() or panel.frame.geometry().contains(panel.rect().center())


def test_hidden_names_are_hidden_here_too(window: MainWindow) -> None:
    window._services.privacy.hide()
    panel = opened(window)
    typed(panel.line, "beck")
    assert HIDDEN in titles(panel)
    assert "Beckford" not in " ".join(titles(panel))
    assert "Beckford" not in " ".join(read_out(panel.list))
    window._services.privacy.reveal()
    assert "Maureen Beckford" in titles(panel)


def test_nobody_found_says_so_and_offers_another_way(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "zzzz")
    assert "zzzz" in panel.nothing.text()
    assert panel.nothing.isVisible()


@pytest.mark.parametrize("text", ["x" * 10_000, "\u202eabc", "💥", "%_\\'\";--", "<img src=x>"])
def test_nothing_that_is_typed_breaks_it(window: MainWindow, text: str) -> None:
    panel = opened(window)
    panel.line.setText(text)
    panel.line.textEdited.emit(text)
    assert panel.isVisible()
    typed(panel.line, "")


def test_a_late_answer_is_dropped(window: MainWindow) -> None:
    """The answer to "be" arrives after "holroyd" was asked."""
    held: list[_Job] = []

    class Holding:
        def take(self, job: _Job) -> None:
            held.append(job)

    window._services.tasks._lines["search"] = LatestTask(Holding())
    panel = opened(window)
    panel.line.setText("be")
    panel._search("be")
    panel._search("holroyd")
    for job in reversed(held):
        job.carry_out()
        job.settle(lambda bug: None)
    assert "Derek Holroyd" in titles(panel)
    assert "Maureen Beckford" not in titles(panel)


def test_a_silent_database_is_said_in_the_panel(window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "beck")
    panel._unanswered(StoreError("The shared database does not answer.", "Try again."))
    assert "does not answer" in panel.nothing.text()


@pytest.mark.parametrize(
    ("words", "found"), [("lock", True), ("lo de", True), ("desk lock", True), ("ock", False), ("", True)]
)
def test_how_commands_are_found(words: str, found: bool) -> None:
    assert fits(words, "Lock the desk") is found


def test_the_model_is_sound(qtmodeltester: object, window: MainWindow) -> None:
    panel = opened(window)
    typed(panel.line, "beck")
    model = EntryModel()
    model.show(panel.model.entries())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == len(panel.model.entries())
