"""The tenancies that the rows of a file tell of, compared with each other and with those that are there."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from hsdesk.errors import Refused
from hsdesk.people.importing.kept import Kept, KeptTenancy
from hsdesk.people.importing.lines import TenancyLine
from hsdesk.people.importing.plans import TenancyStep
from hsdesk.people.rules import Tenure


class _Span(NamedTuple):
    """How long a tenancy runs; `row` is 0 for one that the file does not move."""

    starts: date
    ends: date
    reference: str
    row: int


class Tenancies:
    """Gathers the tenancies of a file, each with the rows of everybody in it."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._steps: dict[str, TenancyStep] = {}

    @property
    def steps(self) -> list[TenancyStep]:
        """What becomes of each tenancy of the file."""
        return list(self._steps.values())

    def step(self, line: TenancyLine, row: int, home_id: int | None) -> TenancyStep:
        """What a row does to its tenancy. Raises `Refused` where it cannot be, or where rows differ."""
        known = self._steps.get(line.reference)
        if known is not None:
            self._agree(known, line, home_id)
            return known
        tenancy = self._kept.tenancies.get(line.reference)
        step = self._new(line, row, home_id) if tenancy is None else _changed(line, row, home_id, tenancy)
        self._steps[line.reference] = step
        return step

    def _new(self, line: TenancyLine, row: int, home_id: int | None) -> TenancyStep:
        if home_id is None:
            raise Refused(
                f"The tenancy {line.reference} is new, but the row does not say of which home.",
                "Give the home's reference, or its address and postcode.",
                field="home_reference",
            )
        if line.starts is None:
            raise Refused(
                f"The tenancy {line.reference} is new, but the row does not say when it begins.",
                "Fill in the day on which it begins.",
                field="starts",
            )
        return TenancyStep(line, row, home_id, None)

    def _agree(self, known: TenancyStep, line: TenancyLine, home_id: int | None) -> None:
        """See that two rows of one tenancy say the same of it."""
        for key, said in (("starts", line.starts), ("ends", line.ends), ("tenure", line.tenure)):
            if said is not None and said != getattr(known.line, key):
                raise Refused(
                    f"Row {known.row} says otherwise of the tenancy {line.reference}.",
                    "Let both rows say the same of the tenancy.",
                    field=key,
                )
        if home_id is not None and home_id != known.home_id:
            raise Refused(
                f"Row {known.row} says that the tenancy {line.reference} is of another home.",
                "Let both rows name the same home.",
                field="home_reference",
            )

    def overlaps(self) -> dict[str, Refused]:
        """The tenancies of the file that would run at the same time as another one of the same home."""
        found: dict[str, Refused] = {}
        of_home: dict[int, list[TenancyStep]] = {}
        for step in self._steps.values():
            of_home.setdefault(step.home_id, []).append(step)
        for home_id, steps in of_home.items():
            last: _Span | None = None
            for span in sorted(self._spans(home_id, steps)):
                if last is not None and span.starts <= last.ends and (span.row or last.row):
                    late, other = (span, last) if span.row >= last.row else (last, span)
                    found[late.reference] = _overlap(late, other)
                if last is None or span.ends > last.ends:
                    last = span
        return found

    def _spans(self, home_id: int, steps: Sequence[TenancyStep]) -> Iterator[_Span]:
        for tenancy in self._kept.tenancies_of.get(home_id, ()):
            if tenancy.reference not in self._steps:
                yield _Span(tenancy.starts, tenancy.ends or date.max, tenancy.reference, 0)
        for step in steps:
            there = step.tenancy
            starts = step.line.starts or (there.starts if there else date.min)
            ends = step.line.ends or (there.ends if there else None) or date.max
            moves = there is None or bool({"starts", "ends"} & step.changes.keys())
            yield _Span(starts, ends, step.line.reference, step.row if moves else 0)


def _overlap(late: _Span, other: _Span) -> Refused:
    where = f"row {other.row}" if other.row else "as it is kept"
    return Refused(
        f"The tenancy {late.reference} overlaps with {other.reference} of the same home ({where}).",
        "Let one end before the other begins.",
        field="starts",
    )


def _changed(line: TenancyLine, row: int, home_id: int | None, tenancy: KeptTenancy) -> TenancyStep:
    if home_id is not None and home_id != tenancy.home_id:
        raise Refused(
            f"The tenancy {line.reference} is of another home.",
            "Give the new tenancy a reference of its own, or put the home right.",
            field="home_reference",
        )
    said: dict[str, Any] = {"starts": line.starts, "ends": line.ends, "tenure": line.tenure}
    changes = {
        key: value for key, value in said.items() if value is not None and value != getattr(tenancy, key)
    }
    starts, ends = changes.get("starts", tenancy.starts), changes.get("ends", tenancy.ends)
    if ends is not None and ends < starts:
        raise Refused(
            f"The tenancy would end on {ends:%d/%m/%Y}, before it begins on {starts:%d/%m/%Y}.",
            "Change one of the two dates.",
            field="ends" if "ends" in changes else "starts",
        )
    return TenancyStep(line, row, tenancy.home_id, tenancy, changes)


def tenure_of(step: TenancyStep) -> Tenure:
    """The kind of a new tenancy; one that the file does not name is kept as other."""
    return step.line.tenure or Tenure.OTHER
