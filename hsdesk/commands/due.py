"""`hsdesk due`: when something is due, and why."""

import json

import click

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.calendars.calendar import Calendar
from hsdesk.calendars.due import due_date
from hsdesk.calendars.explain import sentences, summary
from hsdesk.calendars.requests import DueRequests, as_plain, read_moment
from hsdesk.calendars.within import Within
from hsdesk.calendars.words import shown
from hsdesk.clock import LONDON
from hsdesk.errors import HsdeskError


@click.command("due", context_settings={"ignore_unknown_options": True})
@click.argument("within", required=False)
@click.option(
    "--from",
    "start",
    metavar="WHEN",
    help="When it begins, for example 2026-12-18 or 2026-12-18T14:30. A time without an offset is "
    "London's; a date alone is the start of that day.",
)
@click.option(
    "--nation",
    type=click.Choice([nation.value for nation in Nation]),
    help=f"Whose bank holidays count (default: {Nation.ENGLAND_AND_WALES}).",
)
@click.option("--explain", is_flag=True, help="Tell every step of the reckoning.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--batch",
    metavar="FILE",
    help="Read JSON objects from FILE (- for standard input), one a line, and answer each with one.",
)
def due(
    *,
    within: str | None,
    start: str | None,
    nation: str | None,
    explain: bool,
    as_json: bool,
    batch: str | None,
) -> None:
    """Work out when something is due WITHIN a time such as "10 working days".

    \b
    Times are counted as
      5 minutes, 24 hours                      elapsed, nights and weekends too
      10 working days                          without weekends and bank holidays
      28 days, 4 weeks, 1 month, same day      to the end of the local day
      -10 days                                 at least ten days before
    Working hours and minutes need opening hours, which only --batch takes:
    its keys are id, start, zone, within, nation, closed, hours, pauses, rules.
    """  # noqa: D301 - click's own mark for a paragraph that keeps its lines
    if batch is not None:
        if within or start or nation or explain:
            raise click.UsageError("--batch takes each time from its file, so it stands alone.")
        _answer_batch(batch)
        return
    if within is None or start is None:
        raise click.UsageError('Give a time and its start: hsdesk due "10 working days" --from 2026-12-18')
    try:
        _answer_one(
            within, start, Nation(nation or Nation.ENGLAND_AND_WALES), explain=explain, as_json=as_json
        )
    except HsdeskError as refusal:
        raise click.ClickException(str(refusal)) from None


def _answer_one(within: str, start: str, nation: Nation, *, explain: bool, as_json: bool) -> None:
    length = Within.parse(within)
    found = due_date(read_moment(start, LONDON), length, Calendar(nation=nation))
    told = [summary(found, length), *sentences(found, length)] if explain else []
    if as_json:
        plain = as_plain(found, LONDON)
        click.echo(json.dumps(plain | {"explanation": told} if told else plain, ensure_ascii=False))
        return
    click.echo(found.due.astimezone(LONDON).isoformat())
    for sentence in told:
        click.echo(sentence)


def _answer_batch(path: str) -> None:
    try:
        lines = click.open_file(path, "rb")
    except OSError as problem:
        raise click.ClickException(f"{shown(path)} cannot be read: {problem.strerror}.") from None
    with lines:
        for answer in DueRequests().answer_lines(lines):
            click.echo(json.dumps(answer, ensure_ascii=False))
