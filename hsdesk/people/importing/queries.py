"""What an import would do, asked before anything is changed."""

from hsdesk.people.importing.comparing import compare
from hsdesk.people.importing.lines import Checked
from hsdesk.people.importing.plans import HomeStep, PersonStep, Plan, Step
from hsdesk.people.importing.rows import Fate, Outlook, PreviewRow
from hsdesk.store.work import Read

FIRST = 200
"""So many rows are shown as they will look."""


def outlook(read: Read, checked: Checked, *, first: int = FIRST) -> Outlook:
    """What becomes of every row of a checked file, as the database is now."""
    plan = compare(read.session, checked)
    return Outlook(
        counts=plan.counts,
        refused=tuple(plan.refused),
        preview=_preview(plan, first),
        remarks={heading: tuple(said) for heading, said in checked.remarks.items()},
    )


def _preview(plan: Plan, first: int) -> tuple[PreviewRow, ...]:
    shown = [_shown(plan, step) for step in plan.steps[:first]]
    last = shown[-1].row if len(shown) == first else None
    refused = {refusal.row: refusal for refusal in plan.refused if last is None or refusal.row < last}
    shown += [
        PreviewRow(row, {"reference": refusal.reference}, Fate.REFUSED) for row, refusal in refused.items()
    ]
    return tuple(sorted(shown, key=lambda each: each.row)[:first])


def _shown(plan: Plan, step: Step) -> PreviewRow:
    said = {key: _text(value) for key, value in step.line.values.items()}
    said["reference"] = step.line.reference
    if isinstance(step, PersonStep):
        said["phone"] = ", ".join(phone.shown for phone in step.line.phones)
        said["email"] = ", ".join(step.line.emails)
        said["home_reference"] = step.line.home_reference
        if step.line.tenancy is not None:
            said["tenancy_reference"] = step.line.tenancy.reference
    there = step.home if isinstance(step, HomeStep) else step.person
    return PreviewRow(step.line.row, said, plan.fate(step), step.fields if there is not None else ())


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
