from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt

import ui
from support.models import SignalLog, held, under_test
from support.visitors import Order, Visitor, Watch, columns, identity, visitors
from ui.tables.column import Align, Column, ColumnKind, Role, Width, WidthRule
from ui.tables.model import RowTableModel

NOW = datetime(2026, 4, 14, 13, 43, tzinfo=UTC)
LAST = 2  # the number of the last column


def ids(model):
    return [row.id for row in model.rows]


# before, action, after, and exactly these signals


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([1, 2, 3], [1, 2, 3], []),
        ([], [1, 2], [("inserted", 0, 1)]),
        ([1, 2, 3], [1, 3], [("removed", 1, 1)]),
        ([1, 3], [1, 2, 3], [("inserted", 1, 1)]),
        ([1, 2, 3], [3, 1, 2], [("moved", 2, 0)]),
        ([1, 2, 3, 4], [2, 3, 1, 5], [("removed", 3, 3), ("moved", 0, 3), ("inserted", 3, 3)]),
        ([1, 2], [], [("removed", 0, 1)]),
    ],
)
def test_only_differences_are_told(model, before, after, said):
    model.show_rows(visitors(*before))
    log = SignalLog(model)
    model.show_rows(visitors(*after))
    assert ids(model) == after
    assert log.said == said


def test_rows_with_other_contents_are_told_in_runs(model):
    rows = visitors(1, 2, 3, 4, 5)
    model.show_rows(rows)
    log = SignalLog(model)
    changed = [rows[0], *(replace(row, reason="Keys and fobs") for row in rows[1:3]), rows[3]]
    model.show_rows([*changed, replace(rows[4], ticket="B5")])
    assert log.said == [("changed", (1, 2), (0, LAST)), ("changed", (4, 4), (0, LAST))]


def test_equal_rows_are_no_change(model):
    model.show_rows(visitors(1, 2))
    log = SignalLog(model)
    again = visitors(1, 2)
    model.show_rows(again)
    assert log.said == []
    assert model.rows[0] is again[0]


def test_a_new_question_begins_anew(model):
    model.show_rows(visitors(1, 2))
    log = SignalLog(model)
    model.start_over(visitors(2, 3))
    assert log.said == [("reset",)]
    assert ids(model) == [2, 3]


def test_rows_are_added_once(model):
    model.show_rows(visitors(1, 2))
    log = SignalLog(model)
    model.append_rows(visitors(2, 3, 4))
    model.append_rows(visitors(3))
    assert log.said == [("inserted", 2, 3)]
    assert ids(model) == [1, 2, 3, 4]


@pytest.mark.parametrize("change", ["show_rows", "start_over"])
def test_one_identity_twice_is_refused_and_changes_nothing(model, change):
    model.show_rows(visitors(1))
    with pytest.raises(ValueError, match="same identity"):
        getattr(model, change)(visitors(2, 2))
    assert ids(model) == [1]


_edits = st.lists(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), unique_by=lambda pair: pair[0]),
    min_size=2,
    max_size=6,
)


@given(edits=_edits)
def test_whatever_changes_views_can_follow(qapp, edits):
    model = RowTableModel(columns(Watch(NOW)), identity)
    tester = under_test(model)
    for numbers in edits:
        rows = [Visitor(number, reason=f"reason {version}") for number, version in numbers]
        before, places, log = model.rows, held(model, identity), SignalLog(model)
        selection = QItemSelectionModel(model)
        if before:
            selection.setCurrentIndex(model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.show_rows(rows)
        assert list(model.rows) == rows
        assert log.rows == rows, "a view that heard the signals alone has the same rows"
        assert not {"reset", "laid out"} & {kind for kind, *_ in log.said}
        for key, place in places.items():
            position = next((at for at, row in enumerate(rows) if row.id == key), None)
            assert place.isValid() == (position is not None)
            assert position is None or place.row() == position
        if before and before[0].id in {row.id for row in rows}:
            assert [index.data(Role.ROW).id for index in selection.selectedIndexes()] == [before[0].id]
        old = {row.id: row for row in before}
        different = {at for at, row in enumerate(rows) if row.id in old and old[row.id] != row}
        told = [range(first, last + 1) for kind, (first, last), _ in filter(_is_change, log.said)]
        assert {at for run in told for at in run} == different
        del selection
    del tester


def _is_change(said):
    return said[0] == "changed"


# what a cell shows and says


def test_a_tooltip_takes_no_name_for_markup(model, watch):
    model.show_rows([Visitor(1, arrived=NOW, name="<b>Eve</b>")])
    assert "&lt;b&gt;Eve&lt;/b&gt;" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_what_a_cell_shows_and_says(model, watch):
    visitor = Visitor(1, arrived=NOW - timedelta(minutes=12))
    model.show_rows([visitor])
    cell = model.index(0, 2)
    assert cell.data() == "Derek Holroyd"
    assert cell.data(Role.SECOND_LINE) == "Rent account query"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Derek Holroyd, Rent account query"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "<span>Derek Holroyd<br>Rent account query</span>"
    assert cell.data(Role.ROW) is visitor, "a frozen row comes back as the same object"
    assert cell.data(Role.COLUMN) is model.columns[2]
    assert cell.data(Role.NAME) == "Derek Holroyd"
    assert cell.data(Qt.ItemDataRole.EditRole) is None
    assert model.index(0, 0).data() == "12 min"
    assert model.index(0, 0).data(Role.SECOND_LINE) == ""
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "A52"


def test_every_cell_says_something(model):
    model.show_rows(visitors(1, 2, arrived=NOW))
    for row in range(2):
        for column in range(3):
            assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_column_may_say_more_than_it_shows(qapp):
    column = Column("needs", "Needs", lambda _row: "", accessible=lambda _row: "step-free access")
    model = RowTableModel([column], identity)
    model.show_rows(visitors(1))
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "step-free access"


def test_titles_and_alignment(model):
    titles = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(4)]
    assert titles == ["Waited", "Ticket", "Name and reason", None]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None
    number = Column("count", "Count", lambda _row: "7", kind=ColumnKind.NUMBER)
    assert number.alignment & Qt.AlignmentFlag.AlignRight
    middle = Column("mark", "Mark", lambda _row: "", align=Align.CENTRE)
    assert middle.alignment & Qt.AlignmentFlag.AlignHCenter


def test_what_may_be_cut_short():
    assert [kind for kind in ColumnKind if not kind.may_be_cut] == [
        ColumnKind.NUMBER,
        ColumnKind.TIME,
        ColumnKind.STATE,
        ColumnKind.REFERENCE,
    ]
    assert Width.fixed(46) == Width(WidthRule.FIXED, 46)


def test_nothing_lies_below_a_row(model):
    model.show_rows(visitors(1))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.row_at(QModelIndex()) is None
    assert model.index_of(1).row() == 0
    assert not model.index_of(2).isValid()


# order and time


def test_sorting_is_a_request(qtbot, model):
    model.show_rows(visitors(2, 1))
    with qtbot.waitSignal(model.order_requested) as asked:
        model.sort(2, Qt.SortOrder.DescendingOrder)
    assert asked.args == [Order.NAME, Qt.SortOrder.DescendingOrder]
    assert ids(model) == [2, 1]
    with qtbot.assertNotEmitted(model.order_requested):
        model.sort(1)
        model.sort(-1)


def test_only_cells_whose_text_changed_are_told(model, watch):
    model.show_rows(
        [
            Visitor(1, arrived=NOW - timedelta(seconds=30)),
            Visitor(2),
            Visitor(3, arrived=NOW - timedelta(seconds=59)),
            Visitor(4, arrived=NOW - timedelta(seconds=58)),
        ]
    )
    log = SignalLog(model)
    model.refresh_columns(["waited"])
    assert log.said == []
    watch.advance(seconds=2)
    model.refresh_columns(["waited"])
    assert log.said == [("changed", (2, 3), (0, 0))]
    log.said.clear()
    watch.advance(seconds=28)
    model.refresh_columns(["waited"], within=range(1, 4))
    assert log.said == []
    model.refresh_columns(["waited"], within=range(99))
    assert log.said == [("changed", (0, 0), (0, 0))]


def test_a_row_read_anew_is_told_once_and_not_again_by_the_clock(model, watch):
    model.show_rows([Visitor(1, arrived=NOW)])
    model.show_rows([Visitor(1, arrived=NOW - timedelta(minutes=5))])
    log = SignalLog(model)
    model.refresh_columns(["waited"])
    assert log.said == []


def test_only_live_columns_go_with_the_time(model):
    with pytest.raises(KeyError):
        model.refresh_columns(["ticket"])


def test_hidden_names_are_told_although_rows_are_the_same(model):
    log = SignalLog(model)
    model.restyle()
    assert log.said == []
    model.show_rows(visitors(1, 2))
    log.said.clear()
    model.restyle()
    assert log.said == [("changed", (0, 1), (0, LAST))]


# why the database sorts: Qt's proxies compare Python's dates by chance, without a word


def test_no_window_sorts_rows_by_itself():
    files = list((Path(ui.__file__).parent).rglob("*.py"))
    assert files
    assert [file.name for file in files if "QSortFilterProxyModel" in file.read_text(encoding="utf-8")] == []
