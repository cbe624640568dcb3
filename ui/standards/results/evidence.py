"""The list of what is behind a figure, read page by page; each line opens its record."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from hsdesk.reporting.periods import Period
from hsdesk.reporting.rows import EvidenceOutcome, EvidenceRow, ScoreRow
from hsdesk.reporting.words import excuse_in_words
from ui.fonts import Role
from ui.reception.durations import spoken
from ui.standards.results.source import Results
from ui.tables.column import Column, ColumnKind, Width
from ui.tables.delegate import RowDelegate
from ui.tables.paging import Page, PagedTableModel
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.tokens import Family
from ui.widgets.ground import line_height, words
from ui.widgets.paint import Chip, ChipSize, chip_size, paint_chip
from ui.words import clock_time, counted, full_date, local

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 56
_DAY = timedelta(days=1)
_GOOD = ("check", Family.OK)
_BAD = ("x", Family.OVER)
_PLAIN = ("minus", Family.PAUSE)


def outcome_chip(row: EvidenceRow) -> Chip:
    """What became of it: icon, word and colour; what was not counted has none."""
    icon, family = _PLAIN if row.kept is None else _GOOD if row.kept else _BAD
    if row.outcome is EvidenceOutcome.FIGURE:
        icon, family = _PLAIN if row.kept is None else (icon, family)
    return Chip(row.outcome.in_words, icon, family, ChipSize.SMALL, bare=True)


def took_words(seconds: int | None) -> str:
    """How long it took: "4 minutes 10 seconds", "3 hours", "12 days", "at once"."""
    if seconds is None:
        return ""
    if not seconds:
        return "at once"
    if seconds >= _DAY.total_seconds():
        return counted(round(seconds / _DAY.total_seconds()), "day")
    if seconds >= 3600:
        hours, rest = divmod(seconds // 60, 60)
        return counted(hours, "hour") + (f" {rest} min" if rest else "")
    return spoken(timedelta(seconds=seconds))


def moment_words(row: EvidenceRow) -> str:
    """When it began, how long it took, and why it was not counted or not kept."""
    when = local(row.when)
    parts = [f"{full_date(when.date())}, {clock_time(row.when)}", took_words(row.took_seconds)]
    if row.reason is not None:
        parts.append(row.reason.in_words)
    if row.excuse:
        parts.append(excuse_in_words(row.excuse))
    if row.corrected:
        parts.append("time corrected")
    return ", ".join(part for part in parts if part)


def evidence_sentence(row: EvidenceRow) -> str:
    """Everything about one piece of evidence, as it is read out."""
    return f"{row.title}, {row.outcome.in_words}, {moment_words(row)}"


class BehindSource:
    """One question: what is behind this figure, all of it or only what was not kept."""

    def __init__(self, results: Results, row: ScoreRow, period: Period, *, only_broken: bool) -> None:
        self._results, self._row, self._period, self._only_broken = results, row, period, only_broken

    def page(self, after: EvidenceRow | None, skip: int, limit: int) -> Page[EvidenceRow]:
        """At most `limit` lines from number `skip` on."""
        del after
        return self._results.behind(self._row, self._period, skip, limit, only_broken=self._only_broken)


def evidence_model(tasks: TaskRunner, parent: QObject | None = None) -> PagedTableModel[EvidenceRow]:
    """The model of the list."""
    column: Column[EvidenceRow] = Column(
        "evidence",
        "Evidence",
        lambda row: row.title,
        second=moment_words,
        accessible=evidence_sentence,
        width=Width.stretch(200),
        kind=ColumnKind.NAME,
    )
    return PagedTableModel([column], _identity, tasks, parent)


def _identity(row: EvidenceRow) -> tuple[object, ...]:
    return row.subject_kind, row.subject_id, row.deadline_id, row.when, row.title


class EvidenceDelegate(RowDelegate):
    """Two lines, with the outcome at the right of the first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, ROW, parent)

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw title and outcome over the moment."""
        t, px, font = self.theme.tokens, self.theme.px, self.theme.font
        rect: QRect = option.rect
        room = QRectF(rect).adjusted(px(20), 0, -px(16), -1)
        row: EvidenceRow = self.row(index)
        first, second = self.lines(index)
        chip = outcome_chip(row)
        head, small = font(Role.MEDIUM), font(Role.SMALL, figures=True)
        size = chip_size(self.theme, chip)
        top = room.top() + (room.height() - line_height(head) - px(2) - line_height(small)) / 2
        upper = QRectF(room.left(), top, room.width() - size.width() - px(8), line_height(head))
        words(painter, upper, first, head, t.ink, elide=True)
        spot = QRectF(room.right() - size.width(), top, size.width(), line_height(head))
        paint_chip(painter, self.theme, spot, chip)
        lower = QRectF(room.left(), upper.bottom() + px(2), room.width(), line_height(small))
        words(painter, lower, second, small, t.ink2, elide=True)
