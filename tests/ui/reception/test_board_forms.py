"""The forms over the board: leaving, changing whom they see, correcting a time, the history."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from hsdesk.diary.rules import Purpose
from hsdesk.reception.rules import VisitState
from support.reception_desk import ReceptionDesk, reception_desk
from ui.explanation.dialog import ExplanationDialog
from ui.reception.board_columns import Cell
from ui.reception.history_dialog import HistoryDialog


@pytest.fixture
def desk(sqlite_url, clock, theme, tmp_path, qtbot) -> Iterator[ReceptionDesk]:
    with reception_desk(sqlite_url, clock, theme, tmp_path / "kept", qtbot) as desk:
        yield desk


def test_left_without_being_seen(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("Left without being seen…")
    desk.types("Bus to catch")
    desk.presses(Qt.Key.Key_Return)
    assert desk.visit(visit.visit_id).state is VisitState.LEFT
    assert desk.notices[-1] == "A01 marked as left without being seen"


def test_sent_elsewhere_and_no_member_of_staff(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("No member of staff available")
    assert desk.visit(visit.visit_id).staff_unavailable
    assert "No member of staff was available." in desk.page.board.actions_row.story.text()
    desk.page.deeds.more()
    assert "No member of staff available" not in desk.menu()
    desk.chooses("Sent elsewhere")
    assert desk.visit(visit.visit_id).state is VisitState.REDIRECTED


def test_changing_whom_they_see(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("Change who they see…")
    dialog = desk.dialog
    dialog.to_see.set_value((None, desk.repairs_desk))
    dialog.reasons.set_values([])
    desk.clicks(dialog.verb_button)
    assert desk.visit(visit.visit_id).to_see == ""
    dialog.reasons.set_values([Purpose.REPAIR])
    desk.clicks(dialog.verb_button)
    row = desk.visit(visit.visit_id)
    assert (row.to_see, row.reasons) == ("Repairs desk", (Purpose.REPAIR,))
    assert desk.notices[-1] == "A01 is to see Repairs desk"


def test_seen_by_somebody_else(desk):
    visit = desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("Seen by somebody else…")
    desk.chooses("Sam Okoro")
    assert desk.visit(visit.visit_id).seen_by == "Sam Okoro"


def test_a_time_noted_late_is_corrected(desk):
    visit = desk.walks_in()
    desk.passes(minutes=3)
    assert desk.chosen == "A01"
    desk.page.deeds.more()
    desk.chooses("Correct a time…")
    dialog = desk.dialog
    assert dialog.noted.text() == "Noted as 14:43."
    dialog.time.set_text("1550")
    desk.clicks(dialog.verb_button)
    assert "This time lies in the future." in dialog.trouble.accessibleName()
    assert dialog.time.text() == "1550"
    dialog.time.set_text("half past")
    desk.clicks(dialog.verb_button)
    assert dialog.time.error() == "Type a time such as 14:30."
    dialog.time.set_text("14.41")
    desk.clicks(dialog.verb_button)
    assert desk.visit(visit.visit_id).corrected == ("arrived",)
    waited = list(Cell).index(Cell.WAITED)
    assert desk.page.board.model.index(0, waited).data() == "5:00"
    assert desk.page.board.actions_row.story.text().startswith("Arrived 14:41 (corrected).")


def test_the_history_tells_what_no_longer_stands(desk):
    desk.walks_in()
    assert desk.chosen == "A01"
    desk.presses(Qt.Key.Key_F2)
    desk.services.notices.undo_last()
    desk.page.deeds.history()
    told = [step.accessibleName() for step in desk.dialog.steps]
    assert told == [
        "14:43, Arrived. Noted by Grace Holloway",
        "14:43, Called. Noted by Grace Holloway, no longer stands",
        "14:43, Took back the call. Noted by Grace Holloway",
    ]
    desk.presses(Qt.Key.Key_Escape)


def test_the_history_makes_way_for_why_somebody_was_to_be_seen_by_then(desk):
    desk.walks_in()
    assert desk.chosen == "A01"
    desk.page.deeds.history()
    history = desk.dialog
    assert isinstance(history, HistoryDialog)
    desk.clicks(history.why_button)
    assert not history.isVisible()
    assert isinstance(desk.dialog, ExplanationDialog)
    assert "10 minutes from" in desk.dialog.text
    desk.presses(Qt.Key.Key_Escape)


def test_the_order_is_explained(desk):
    desk.walks_in()
    desk.page.board.view.head.sectionClicked.emit(1)
    assert desk.dialog.windowTitle() == "How this list is ordered"
    desk.presses(Qt.Key.Key_Escape)
