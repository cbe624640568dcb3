"""Does everything once that a person can do about duties."""

from datetime import timedelta
from typing import TYPE_CHECKING

from hsdesk.duties import actions, evidence
from hsdesk.duties.queries import duties, duty
from hsdesk.duties.rows import DutyDetail

if TYPE_CHECKING:
    from support.every_action import EveryAction


def do_every_duty(every: "EveryAction") -> None:
    """Own, move, show, do and take back a duty, set an interval, and add one of the office's own."""
    standards = every.office.standards
    every.does(actions.ensure_duties, standards=standards)

    def read(duty_id: int) -> DutyDetail:
        return every.office.ask(duty, standards, duty_id)

    own = every.does(
        actions.add_own_duty,
        title="Fire drill",
        every="3 months",
        first_due=every.clock.now().date() + timedelta(days=30),
        standards=standards,
    )
    plan = read(own).row.plan_id
    every.does(actions.stop_own_duty, plan_id=plan)
    every.does(actions.resume_own_duty, plan_id=plan)

    def version() -> int:
        return read(own).row.version

    every.does(actions.give_owner, duty_id=own, version=version(), staff_id=every.desk_staff)
    every.does(actions.set_reminder, duty_id=own, version=version(), days=3)
    every.does(
        actions.move_date,
        duty_id=own,
        version=version(),
        to=read(own).row.due_date + timedelta(days=7),
        reason="The alarm is being mended.",
        standards=standards,
    )
    shown = every.does(evidence.add_evidence, duty_id=own, note="All out in 3 minutes.", standards=standards)
    every.does(evidence.remove_evidence, evidence_id=shown)
    every.does(evidence.restore_evidence, evidence_id=shown)
    every.does(actions.complete_duty, duty_id=own, version=version(), standards=standards)
    every.does(actions.reopen_duty, duty_id=own)
    rows = every.office.ask(duties, standards).rows
    free = next(detail for detail in (read(row.duty_id) for row in rows) if detail.own_interval)
    every.does(
        actions.set_interval,
        plan_id=free.row.plan_id,
        version=free.plan_version,
        every="6 months",
        standards=standards,
    )
