"""One promise judged: its figure, its state and everything its row says."""

from collections.abc import Mapping
from fractions import Fraction

from hsdesk.reporting.gathering import Found, awaits
from hsdesk.reporting.leaving_out import Omission
from hsdesk.reporting.periods import Period
from hsdesk.reporting.promises import Promise, Reporting
from hsdesk.reporting.rows import ScoreRow, ScoreState
from hsdesk.reporting.rules import Measured, judge
from hsdesk.reporting.words import counted_in_words, target_in_words, target_of
from hsdesk.standards.describe import promised_in_words
from hsdesk.standards.pack import Better, Level, PackKind, is_overruled


def state_of(
    reporting: Reporting, promise: Promise, found: Mapping[Period, Measured], period: Period
) -> ScoreState:
    """How a promise stands, whether or not it could be measured."""
    if is_overruled(promise.standard, promise.packs):
        return ScoreState.OVERRULED
    measured = found.get(period, Measured())
    if not promise.applies_in(period) and measured.result is None:
        return ScoreState.NOT_IN_FORCE
    if awaits(reporting, promise):
        return ScoreState.AWAITED
    return judge(measured, target_of(promise), reporting.judging)


def row_of(
    reporting: Reporting, promise: Promise, found: Found, period: Period, left_out: Omission
) -> ScoreRow:
    """The row of a promise, as the scoreboard of the period shows it."""
    pack, standard, target = promise.pack, promise.standard, target_of(promise)
    own = found.get(standard.id, {})
    measured = own.get(period, Measured())
    unit = standard.unit if isinstance(standard, Level) else "percent"
    is_share = not isinstance(standard, Level) and target.figure is not None
    return ScoreRow(
        pack=pack.id,
        pack_version=pack.version,
        pack_title=pack.title,
        standard=standard.id,
        kind=standard.KIND,
        area=standard.area,
        title=standard.title,
        sentence=standard.sentence,
        state=state_of(reporting, promise, own, period),
        target=target_in_words(target, unit),
        promised=promised_in_words(standard),
        aim=None if target.figure is None else float(target.figure),
        share_target=float(target.figure) if is_share and target.figure is not None else None,
        result=_float(measured.result),
        unit=unit,
        better=target.better if isinstance(standard, Level) else Better.HIGHER,
        kept=measured.kept,
        counted=measured.counted,
        counted_words=counted_in_words(promise, measured.counted) if measured.counted else "",
        previous=_float(own.get(period.previous(), Measured()).result),
        points=tuple(_float(own.get(each, Measured()).result) for each in period.sparkline()),
        left_out=left_out.left_out or measured.left_out,
        excused=left_out.excused,
        result_with_excused=_float(measured.result_with_excused) if measured.excused else None,
        corrected=measured.corrected,
        awaits=awaits(reporting, promise),
        contradiction=contradiction_in_words(reporting, promise),
        unverified=standard.unverified,
        is_aim=pack.kind is PackKind.OFFICE,
        note=standard.note,
    )


def contradiction_in_words(reporting: Reporting, promise: Promise) -> str:
    """How the law says otherwise than a promise; empty where it does not."""
    against = promise.standard.contradicts
    if against is None:
        return ""
    known = against.of in reporting.standards.ids
    law = reporting.standards.pack(against.of).title if known else against.of.replace("-", " ")
    return f"{law}, {against.clause}: {against.why}"


def _float(figure: Fraction | None) -> float | None:
    return None if figure is None else float(figure)
