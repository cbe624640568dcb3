"""What a person does about a check at the office: begin it, answer, note what is amiss, finish it."""

from datetime import date
from typing import Any

from sqlalchemy import select, text

from hsdesk.clock import LONDON
from hsdesk.errors import Gone, Refused
from hsdesk.office_checks.events import OfficeCheckEvent, OfficeCheckSettingEvent
from hsdesk.office_checks.questions import Plan, plan
from hsdesk.office_checks.rules import ANSWER_KIND, KIND
from hsdesk.office_checks.tables import CheckAnswer, CheckInterval, OfficeCheck
from hsdesk.standards.catalogue import Standards
from hsdesk.standards.intervals import Interval
from hsdesk.standards.keeping import PackKeeper
from hsdesk.store.upsert import insert_or
from hsdesk.store.work import FactValue, Subject, Work
from hsdesk.tasks.actions import add_task
from hsdesk.wording import clean, clean_or_empty

_NOTE_LIMIT = 2000


def begin(work: Work, *, standards: Standards) -> int:
    """Begin the next round of the office and return its number; with one open already, that one's.

    Raises `Refused` when none of the office's promises wants anything looked at.
    """
    open_one = _open_check(work)
    if open_one is not None:
        return open_one
    planned = plan(work.session, work.office_id, standards, work.now)
    if planned is None:
        raise Refused(
            "None of this office’s promises is checked at the office.",
            "Choose a landlord’s promises in the settings first.",
        )
    added = work.session.execute(
        insert_or(work.session, OfficeCheck)
        .values(
            office_id=work.office_id,
            due_date=planned.round.due_date,
            started_at=work.now,
            started_by=work.staff_id,
        )
        .on_conflict_do_nothing(index_elements=["office_id"], index_where=text("finished_at IS NULL"))
        .returning(OfficeCheck.id)
    ).scalar_one_or_none()
    if added is None:  # another desk was first: both fill in its round
        return _open_check(work) or begin(work, standards=standards)
    _ask(work, int(added), planned, standards)
    return int(added)


def _ask(work: Work, check_id: int, planned: Plan, standards: Standards) -> None:
    """Put the questions of a round down, and keep the packs they stand in as they are today."""
    for position, (pack, fixture) in enumerate(planned.questions, start=1):
        work.session.add(
            CheckAnswer(
                check_id=check_id,
                position=position,
                pack=pack.id,
                pack_version=pack.version,
                standard=fixture.id,
                note="",
                corrected=False,
            )
        )
    subject = Subject(KIND, check_id)
    PackKeeper(standards).pin(work.session, subject, work.office_id, planned.packs, work.action_id)
    facts: dict[str, FactValue] = {
        "due_date": planned.round.due_date.isoformat(),
        "questions": len(planned.questions),
    }
    work.record(OfficeCheckEvent.BEGUN, subject, facts=facts)


def answer(work: Work, *, answer_id: int, yes: bool) -> None:
    """Answer one question of the open round, or change the answer; it is kept at once.

    Raises `Gone` when the round was finished meanwhile.
    """
    record = _hold(work, answer_id)
    if record.yes is yes:
        return
    record.entry_id = work.record(
        OfficeCheckEvent.ANSWERED,
        Subject(KIND, record.check_id),
        facts={**_facts(record), "yes": yes},
        corrects=record.entry_id,
    )
    record.yes, record.answered_at, record.answered_by = yes, work.now, work.staff_id


def note(work: Work, *, answer_id: int, words: str) -> None:
    """Say of a question in the open round what was found. Raises `Gone` when it was finished meanwhile."""
    record = _hold(work, answer_id)
    plain = clean_or_empty(words, field="note", limit=_NOTE_LIMIT)
    if record.note == plain:
        return
    record.note = plain
    work.record(OfficeCheckEvent.NOTED, Subject(KIND, record.check_id), facts=_facts(record))


def make_task(
    work: Work,
    *,
    answer_id: int,
    title: str,
    owner_staff_id: int | None = None,
    team_id: int | None = None,
    due_date: date | None = None,
) -> int:
    """Have somebody mend what is amiss; returns the number of the task.

    Raises `Refused` where nothing is amiss, and as `add_task` does.
    """
    if _answer(work, answer_id).yes is not False:
        raise Refused("Nothing is amiss here.", "Answer No first, or add the task elsewhere.")
    return add_task(
        work,
        subject_kind=ANSWER_KIND,
        subject_id=answer_id,
        title=title,
        owner_staff_id=owner_staff_id,
        team_id=team_id,
        due_date=due_date,
    )


def finish(work: Work, *, check_id: int) -> None:
    """Finish a round. Raises `Refused` while answers, or notes to answers of No, are missing.

    Raises `Gone` when it was finished meanwhile.
    """
    check = _hold_check(work, check_id)
    answers = list(work.session.scalars(select(CheckAnswer).where(CheckAnswer.check_id == check_id)))
    to_go = sum(each.yes is None for each in answers)
    if to_go:
        raise Refused(
            "One answer is still to go." if to_go == 1 else f"{to_go} answers are still to go.",
            "Answer yes or no, or go on later.",
        )
    amiss = [each for each in answers if each.yes is False]
    bare = sum(not each.note for each in amiss)
    if bare:
        raise Refused(
            "One answer of No has no note." if bare == 1 else f"{bare} answers of No have no note.",
            "Say what is amiss, so that somebody can mend it.",
            field="note",
        )
    check.finished_at, check.finished_by = work.now, work.staff_id
    facts: dict[str, FactValue] = {
        "due_date": check.due_date.isoformat(),
        "yes": len(answers) - len(amiss),
        "no": len(amiss),
        "late": _today(work) > check.due_date,
    }
    work.record(OfficeCheckEvent.FINISHED, Subject(KIND, check_id), facts=facts)


def correct(work: Work, *, answer_id: int, yes: bool, words: str) -> None:
    """Put right an answer of a finished round; the first answer stays in the journal.

    Raises `Refused` while the round is open, for an answer of No without a note, and when nothing differs.
    """
    record = _answer(work, answer_id)
    if work.session.get_one(OfficeCheck, record.check_id).finished_at is None:
        raise Refused("This check is still open.", "Change the answer itself.")
    limit, field = _NOTE_LIMIT, "note"
    plain = clean_or_empty(words, field=field, limit=limit) if yes else clean(words, field=field, limit=limit)
    if (record.yes, record.note) == (yes, plain):
        raise Refused("This is the answer already given.", "Give another one, or go back.")
    record.entry_id = work.record(
        OfficeCheckEvent.CORRECTED,
        Subject(KIND, record.check_id),
        facts={**_facts(record), "yes": yes},
        corrects=record.entry_id,
    )
    record.yes, record.note, record.corrected = yes, plain, True


def set_interval(work: Work, *, every: str) -> None:
    """Say how often the office looks at what its promises name no interval for, such as "2 weeks".

    Raises `Refused` for what is no interval.
    """
    interval = Interval.parse(every)
    values: dict[str, FactValue] = {"count": interval.count, "unit": interval.unit}
    work.session.execute(
        insert_or(work.session, CheckInterval)
        .values(office_id=work.office_id, **values)
        .on_conflict_do_update(index_elements=["office_id"], set_=values)
    )
    work.record(OfficeCheckSettingEvent.INTERVAL_SET, Subject("office", work.office_id), facts=values)


def _open_check(work: Work) -> int | None:
    return work.session.scalar(
        select(OfficeCheck.id).where(
            OfficeCheck.office_id == work.office_id, OfficeCheck.finished_at.is_(None)
        )
    )


def _answer(work: Work, answer_id: int) -> CheckAnswer:
    found = work.session.scalar(
        select(CheckAnswer)
        .join(OfficeCheck, OfficeCheck.id == CheckAnswer.check_id)
        .where(CheckAnswer.id == answer_id, OfficeCheck.office_id == work.office_id)
    )
    if found is None:
        raise Refused("There is no such question at this office.", "Choose one from the list.")
    return found


def _hold(work: Work, answer_id: int) -> CheckAnswer:
    """An answer of an open round, which nobody can finish meanwhile."""
    record = _answer(work, answer_id)
    _hold_check(work, record.check_id)
    work.session.refresh(record)
    return record


def _hold_check(work: Work, check_id: int) -> OfficeCheck:
    """An open round of this office: whoever else answers or finishes it waits for this action."""
    held = work.session.scalar(
        select(OfficeCheck)
        .where(OfficeCheck.id == check_id, OfficeCheck.office_id == work.office_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if held is None or held.finished_at is not None:
        raise Gone("This check is finished.", "Look at its results below, and correct what is not right.")
    return held


def _facts(record: CheckAnswer) -> dict[str, Any]:
    return {"pack": record.pack, "standard": record.standard.lower()}


def _today(work: Work) -> date:
    return work.now.astimezone(LONDON).date()
