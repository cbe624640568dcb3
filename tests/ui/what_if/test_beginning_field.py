"""What happens: what the field shows when its answers arrive."""

from hsdesk.standards.beginnings import Beginning
from support.side_panels import shown
from ui.what_if.beginning_field import BeginningField

FOUND = (
    Beginning("visit.arrived", "a visitor arrives", ()),
    Beginning("case.opened", "a case is opened", ()),
)


def test_what_is_chosen_is_shown_even_where_the_focus_came_first(theme, qtbot):
    field = shown(qtbot, BeginningField(theme), 360, 80)
    field.line.setFocus()
    field.set_beginnings(FOUND)
    assert field.text() == "A visitor arrives"
    assert field.line.selectedText() == "A visitor arrives"


def test_what_is_being_typed_stays(theme, qtbot):
    field = shown(qtbot, BeginningField(theme), 360, 80)
    field.set_beginnings(FOUND[:1])
    field.line.setFocus()
    field.line.setText("case")
    field.set_beginnings(FOUND)
    assert field.text() == "case"
