"""What a person does with figures that hsdesk cannot know, and with how results are judged."""

from datetime import date
from decimal import Decimal

from hsdesk.clock import LONDON
from hsdesk.errors import ChangedByOther, Gone, Refused
from hsdesk.reporting.events import FigureEvent, JudgingEvent
from hsdesk.reporting.figures import Value, checked_measure, checked_month, checked_value
from hsdesk.reporting.judging import checked_judging, judging_of
from hsdesk.reporting.rules import Judging
from hsdesk.reporting.tables import JudgingRecord, MonthlyFigure
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.wording import clean

KIND = "figure"
JUDGING_KIND = "judging"


def enter_figure(
    work: Work,
    *,
    measure: str,
    month: date,
    source: str,
    hundredths: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
) -> int:
    """Enter the figure of a measure for the month in which `month` lies, and where it comes from.

    `hundredths` is the figure itself (97.25 is 9725); or `numerator` and `denominator` are the numbers it
    is the share of, which add up over months. Returns its id. Raises `Refused` for a month that is not
    over, for what cannot be, and when the month has its figure already.
    """
    value = checked_value(hundredths, numerator, denominator)
    own = checked_measure(measure)
    first = checked_month(month, work.now.astimezone(LONDON).date())
    added = work.session.execute(
        insert_or(work.session, MonthlyFigure)
        .values(
            office_id=work.office_id,
            measure=own,
            month=first,
            hundredths=value.hundredths,
            numerator=value.numerator,
            denominator=value.denominator,
            source=clean(source, field="source", called="The source of the figure"),
            entered_by=work.staff_id,
            entered_at=work.now,
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["office_id", "measure", "month"])
        .returning(MonthlyFigure.id)
    ).scalar_one_or_none()
    if added is None:
        raise Refused(
            "This month has its figure already.", "Open that figure and put it right.", field="month"
        )
    work.record(FigureEvent.ENTERED, Subject(KIND, added), facts=_facts(own, first, value))
    return int(added)


def correct_figure(
    work: Work,
    *,
    figure_id: int,
    version: int,
    source: str,
    hundredths: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
) -> None:
    """Put a month's figure right; the old one stays in the journal.

    `version` is the one that was read. Raises `Gone` when there is no such figure, `ChangedByOther` when
    somebody else changed it since, and `Refused` for what cannot be.
    """
    value = checked_value(hundredths, numerator, denominator)
    record = work.session.get(MonthlyFigure, figure_id)
    if record is None or record.office_id != work.office_id:
        raise Gone("This figure is not there any more.", "Look at the list of figures again.")
    if record.version != version:
        raise ChangedByOther(
            "Somebody else has just put this figure right.",
            "Look at the new figure, then make your change again.",
        )
    old: dict[str, FactValue] = {
        "old_hundredths": record.hundredths,
        "old_numerator": record.numerator,
        "old_denominator": record.denominator,
    }
    record.source = clean(source, field="source", called="The source of the figure")
    record.hundredths, record.numerator = value.hundredths, value.numerator
    record.denominator = value.denominator
    record.entered_by, record.entered_at = work.staff_id, work.now
    facts = _facts(record.measure, record.month, value) | old
    work.record(FigureEvent.CORRECTED, Subject(KIND, figure_id), facts=facts)


def _facts(measure: str, month: date, value: Value) -> dict[str, FactValue]:
    return {
        "measure": measure,
        "month": f"{month:%Y-%m}",
        "hundredths": value.hundredths,
        "numerator": value.numerator,
        "denominator": value.denominator,
    }


def change_judging(work: Work, *, version: int, close_points: Decimal | str, too_few: int) -> None:
    """Say by how many points a share may miss its target and be close, and below how many it is too few.

    `version` is the one that was read, 0 where the office never set it. Nothing is written when it is as
    before. Raises `Refused` for numbers out of range, and `ChangedByOther` when somebody else changed it.
    """
    wanted = checked_judging(close_points, too_few)
    record = work.session.get(JudgingRecord, work.office_id)
    if version != (0 if record is None else record.version):
        raise _judged_otherwise()
    before = Judging() if record is None else judging_of(record)
    if wanted == before:
        return
    new: dict[str, int] = {"close_hundredths": _hundredths(wanted), "too_few": wanted.too_few}
    if record is None:
        added = work.session.execute(
            insert_or(work.session, JudgingRecord)
            .values(office_id=work.office_id, version=1, **new)
            .on_conflict_do_nothing(index_elements=["office_id"])
            .returning(JudgingRecord.office_id)
        ).scalar_one_or_none()
        if added is None:
            raise _judged_otherwise()
    else:
        record.close_hundredths, record.too_few = new["close_hundredths"], new["too_few"]
    old = {"old_close_hundredths": _hundredths(before), "old_too_few": before.too_few}
    work.record(JudgingEvent.CHANGED, Subject(JUDGING_KIND, work.office_id), facts=new | old)


def _judged_otherwise() -> ChangedByOther:
    return ChangedByOther(
        "Somebody else has just changed how results are judged.",
        "Look at the numbers as they are now, then make your change again.",
    )


def _hundredths(judging: Judging) -> int:
    return int(judging.close_points * 100)
