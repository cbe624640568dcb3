"""Scoreboards made by hand, for tests of the windows that show them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hsdesk.errors import HsdeskError
from hsdesk.reporting.periods import Period, PeriodKind
from hsdesk.reporting.rows import (
    EvidenceOutcome,
    EvidenceRow,
    PackRow,
    Scoreboard,
    ScoreDetail,
    ScoreRow,
    ScoreState,
)
from hsdesk.standards.pack import PackKind, StandardKind
from ui.standards.results.promise_words import Moves
from ui.standards.results.source import Detail
from ui.tables.paging import Page

MARCH = Period(PeriodKind.MONTH, date(2026, 3, 1), date(2026, 3, 31))
HOMES = PackRow("fernley", "Fernley service standards", "3.1", PackKind.LANDLORD, date(2025, 10, 1), None)
CODE = PackRow("code", "Complaint Handling Code", "2024", PackKind.STATUTE, date(2024, 4, 1), None)
POINTS = (88.0, 90.0, 89.0, 91.0, None, 92.0, 91.0, 93.0, 92.0, 95.0, 91.0, 94.0)


def score(standard: str = "FS-24", **changed: Any) -> ScoreRow:
    """A promise that was met, unless something else is said of it."""
    made = ScoreRow(
        pack="fernley",
        pack_version="3.1",
        pack_title="Fernley service standards",
        standard=standard,
        kind=StandardKind.TIMED,
        area="reception",
        title="Seen within 5 minutes, with an appointment",
        sentence="If you have an appointment, we see you within five minutes of its time.",
        state=ScoreState.MET,
        target="90% or more",
        promised="within 5 minutes",
        share_target=90.0,
        aim=90.0,
        result=94.0,
        kept=199,
        counted=212,
        counted_words="212 visits",
        previous=91.0,
        points=POINTS,
    )
    return replace(made, **changed)


def missed(standard: str, **changed: Any) -> ScoreRow:
    """A promise that was missed."""
    more = {"state": ScoreState.MISSED, "result": 81.0, "previous": 85.0, "points": (*POINTS[:-1], 81.0)}
    return score(standard, **{**more, **changed})


def awaited(standard: str, feature: str = "Complaints", **changed: Any) -> ScoreRow:
    """A promise that a later feature will measure."""
    more = {
        "state": ScoreState.AWAITED,
        "awaits": (feature,),
        "result": None,
        "previous": None,
        "points": (None,) * 12,
        "kept": 0,
        "counted": 0,
        "counted_words": "",
    }
    return score(standard, **{**more, **changed})


def board(*rows: ScoreRow, period: Period = MARCH, met_before: int | None = 1) -> Scoreboard:
    """A board of these rows, or of a few usual ones."""
    return Scoreboard(period, rows or usual(), (HOMES, CODE), met_before)


def usual() -> tuple[ScoreRow, ...]:
    """Two areas: reception with one met and one missed, complaints with one close and two awaited."""
    return (
        score(),
        missed("FS-25", title="Seen within 10 minutes, without an appointment"),
        score(
            "CHC-5.1",
            pack="code",
            pack_title="Complaint Handling Code",
            pack_version="2024",
            area="complaints",
            title="Acknowledged in 5 working days",
            state=ScoreState.CLOSE,
            result=98.5,
            previous=98.5,
            target="100%",
            share_target=100.0,
        ),
        awaited("FS-40", area="complaints", title="A full answer in 10 working days"),
        awaited(
            "FS-41", area="complaints", title="What we learned is told to tenants", kind=StandardKind.EVERY
        ),
    )


def evidence(number: int, **changed: Any) -> EvidenceRow:
    """A visit that was seen in time."""
    made = EvidenceRow(
        subject_kind="visit",
        subject_id=number,
        title=f"A{number:02}, 14 Mar 2026",
        when=datetime(2026, 3, 14, 9, 0, tzinfo=UTC) + timedelta(minutes=number),
        outcome=EvidenceOutcome.IN_TIME,
        took_seconds=185,
        kept=True,
    )
    return replace(made, **changed)


@dataclass
class BoardAnswers:
    """Answers the questions of the tab from what a test laid down, and writes down what was asked."""

    shown: Scoreboard = field(default_factory=board)
    rows: list[EvidenceRow] = field(default_factory=lambda: [evidence(number) for number in range(1, 6)])
    measure: str = ""
    refusal: HsdeskError | None = None
    asked: list[Period] = field(default_factory=list)

    def board(self, period: Period) -> Scoreboard:
        self.asked.append(period)
        if self.refusal is not None:
            raise self.refusal
        return replace(self.shown, period=period)

    def detail(self, row: ScoreRow, period: Period) -> Detail:
        score_detail = ScoreDetail(
            row=row,
            source="Our service standards",
            source_dated="October 2025",
            place="At our offices",
            measured=("212 visits with an appointment were counted.", "3 left out: paused."),
            median=190.0,
            longest=295,
            behind=len(self.rows),
            broken=sum(each.kept is False for each in self.rows),
        )
        return Detail(score_detail, Moves(("The clock starts when a visitor arrives.",)), self.measure)

    def behind(
        self, row: ScoreRow, period: Period, skip: int, limit: int, *, only_broken: bool
    ) -> Page[EvidenceRow]:
        wanted = [each for each in self.rows if not only_broken or each.kept is False]
        return Page(tuple(wanted[skip : skip + limit]), len(wanted))
