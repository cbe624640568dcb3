"""Draws the cells of a table: ground, one or two lines of text, and what tells where the focus is."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.fonts import Role as Letters
from ui.tables.column import Column, ColumnKind, Role, WidthRule
from ui.theme import Theme
from ui.tokens import Family

AnyIndex = QModelIndex | QPersistentModelIndex

BAR = 4
"""Width of the bar at the left of a selected row, in pixels at 100 %, as are all sizes here."""
FOCUS_LINE, FOCUS_INSET, FOCUS_RADIUS = 2, 2, 4
SIDE = 20
BETWEEN_LINES = 2
_State = QStyle.StateFlag
_Position = QStyleOptionViewItem.ViewItemPosition


class RowDelegate(QStyledItemDelegate):
    """Draws rows as one sheet with hairlines, never stripes.

    It reads roles of the model and knows no column by its number. A feature's delegate overrides
    `paint_content`, and `row_height` if its current row grows.
    """

    def __init__(self, theme: Theme, height: int, parent: QObject | None = None) -> None:
        """`height` of a row in pixels at 100 % text size."""
        super().__init__(parent)
        self.theme = theme
        self._height = height

    # sizes

    def row_height(self, index: AnyIndex, *, current: bool) -> int:
        """Height of a row in pixels at 100 %; `current` tells whether it is the row with the focus."""
        del index, current
        return self._height

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The row's height at the present text size, and the width that the words of its column decide."""
        height = self.theme.px(self.row_height(index, current=self.is_current(option, index)))
        first, second = self.lines(index)
        high = max(height, self.least_height(second=second))
        if self.column(index).width.rule is not WidthRule.CONTENTS:
            return QSize(0, high)
        wide = QFontMetrics(self.theme.font(self.letters(index, second=second))).horizontalAdvance(first)
        if second:
            small = QFontMetrics(self.theme.font(Letters.SUPPORT)).horizontalAdvance(second)
            wide = max(wide, small)
        return QSize(wide + 2 * self.theme.px(SIDE // 2), high)

    def least_height(self, *, second: str) -> int:
        """What the lines need, so that larger letters of the system are never cut."""
        need = QFontMetrics(self.theme.font(Letters.STRONG)).height()
        if second:
            need += QFontMetrics(self.theme.font(Letters.SUPPORT)).height() + self.theme.px(BETWEEN_LINES)
        return need + self.theme.px(8)

    @staticmethod
    def is_current(option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Whether `index` is in the view's current row."""
        view = _widget(option)
        return isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()

    # drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        painter.save()
        self.paint_ground(painter, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_content(painter, option, index)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The ground of the cell: selection, hover, hairline, and the bar in the first cell of a row."""
        rect, state, tokens = _rect(option), _state(option), self.theme.tokens
        selected, focus = bool(state & _State.State_Selected), self.has_focus(option)
        if tokens.contrast:  # the system's own drawing is what people with high contrast know
            widget = _widget(option)
            if widget is not None:
                element = QStyle.PrimitiveElement.PE_PanelItemViewItem
                widget.style().drawPrimitive(element, option, painter, widget)
        else:
            painter.fillRect(rect, self.ground(state, has_focus=focus))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        if selected and _position(option) in (_Position.Beginning, _Position.OnlyOne):
            bar = QRect(rect.left(), rect.top(), self.theme.px(BAR), rect.height())
            painter.fillRect(bar, tokens.accent if focus else tokens.edge)

    def ground(self, state: QStyle.StateFlag, *, has_focus: bool) -> QColor:
        """The colour behind a cell."""
        tokens = self.theme.tokens
        if state & _State.State_Selected:
            return tokens.tint if has_focus else tokens.state(Family.PAUSE).fill
        return tokens.hover if state & _State.State_MouseOver else tokens.sheet

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The frame of a row that has the keyboard's focus without being selected; `rect` is the row."""
        line, inset = self.theme.px(FOCUS_LINE), self.theme.px(FOCUS_INSET)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.tokens.accent, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = inset + line // 2
        radius = self.theme.px(FOCUS_RADIUS)
        painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), radius, radius)
        painter.restore()

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """What the cell shows: one or two lines of text. Overridden by delegates that draw more."""
        half = self.theme.px(SIDE // 2)
        first, second = self.lines(index)
        rect = _rect(option).adjusted(half, 0, -half, 0)
        self.paint_lines(painter, rect, index, first, second)

    def paint_lines(
        self, painter: QPainter, rect: QRect, index: AnyIndex, first: str, second: str = ""
    ) -> None:
        """One or two lines in the middle of `rect`; words that do not fit end in dots."""
        column = self.column(index)
        tokens = self.theme.tokens
        fonts = [self.theme.font(self.letters(index, second=second), figures=column.kind.tabular)]
        if second:
            fonts.append(self.theme.font(Letters.SUPPORT, figures=column.kind.tabular))
        heights = [QFontMetrics(font).height() for font in fonts]
        top = rect.top() + (rect.height() - sum(heights) - self.theme.px(BETWEEN_LINES) * bool(second)) // 2
        ink = tokens.ink if second or column.kind is not ColumnKind.WORDS else tokens.ink2
        for text, font, height, colour in zip(
            (first, second), fonts, heights, (ink, tokens.ink2), strict=False
        ):
            metrics = QFontMetrics(font)
            if column.kind.may_be_cut or text == second:
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())  # noqa: PLW2901
            painter.setFont(font)
            painter.setPen(colour)
            line = QRect(rect.left(), top, rect.width(), height)
            painter.drawText(line, int(column.alignment | Qt.TextFlag.TextSingleLine), text)
            top += height + self.theme.px(BETWEEN_LINES)

    # what a cell holds

    @staticmethod
    def row(index: AnyIndex) -> Any:
        """The row of the cell, as the query returned it."""
        return index.data(Role.ROW)

    @staticmethod
    def column(index: AnyIndex) -> Column[Any]:
        """The column of the cell."""
        column: Column[Any] = index.data(Role.COLUMN)
        return column

    @staticmethod
    def lines(index: AnyIndex) -> tuple[str, str]:
        """Both lines of the cell."""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or ""), str(index.data(Role.SECOND_LINE) or "")

    @staticmethod
    def letters(index: AnyIndex, *, second: str) -> Letters:
        """How the first line is set: strong above a second line and for names."""
        strong = bool(second) or index.data(Role.COLUMN).kind is ColumnKind.NAME
        return Letters.STRONG if strong else Letters.BODY

    @staticmethod
    def has_focus(option: QStyleOptionViewItem) -> bool:
        """Whether the list, or something within it such as the buttons of its row, has the focus."""
        view = _widget(option)
        if view is None:
            return bool(_state(option) & _State.State_Active)
        focus = _focus_within(view.window())
        return view.isActiveWindow() and focus is not None and (focus is view or view.isAncestorOf(focus))


def _focus_within(window: QWidget) -> QWidget | None:
    """The widget that has the focus of its window; the stubs of PySide do not know that there may be none."""
    return window.focusWidget()


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return QRect(rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _widget(option: QStyleOptionViewItem) -> QWidget | None:
    widget: QWidget | None = option.widget
    return widget


def _position(option: QStyleOptionViewItem) -> QStyleOptionViewItem.ViewItemPosition:
    position: QStyleOptionViewItem.ViewItemPosition = option.viewItemPosition
    return position
