"""What was measured, and how it is put beside its limit."""

import json
import resource
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from time import perf_counter


def percentile(values: Sequence[float], per_cent: float = 95) -> float:
    """The value that so many per cent of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * int(per_cent) // 100) - 1))]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most`: so many times the thing beside it ("ratio"), or in the unit ("median", "p95", "more").

    "more" is how much more than the thing beside it.
    """

    kind: str
    most: float

    def reached(self, ours: Sequence[float], beside: Sequence[float]) -> float:
        """The figure that is held against the limit."""
        match self.kind:
            case "ratio":
                return median(ours) / median(beside)
            case "more":
                return median(ours) - median(beside)
            case "p95":
                return percentile(ours)
        return median(ours)

    def in_words(self, unit: str) -> str:
        """The limit as the table shows it."""
        words = {"ratio": "times", "more": f"{unit} more", "p95": f"{unit} p95", "median": unit}
        return f"{self.most:g} {words[self.kind]}"


@dataclass(slots=True)
class Measure:
    """One line of the table. `ours` and `beside` are single readings in `unit`."""

    what: str
    beside_what: str
    unit: str
    limits: tuple[Limit, ...]
    ours: list[float]
    beside: list[float] = field(default_factory=list)
    how: str = ""

    @property
    def over(self) -> bool:
        """Whether any limit is exceeded."""
        return any(limit.reached(self.ours, self.beside) > limit.most for limit in self.limits)

    def line(self) -> tuple[str, ...]:
        """The cells of the table."""
        beside = f"{median(self.beside):.4g} {self.unit}" if self.beside else ""
        return (
            self.what,
            f"{median(self.ours):.4g} {self.unit}",
            f"{percentile(self.ours):.4g}",
            f"{self.beside_what}: {beside}" if beside else self.beside_what,
            f"{median(self.ours) / median(self.beside):.2f}" if self.beside and median(self.beside) else "",
            " and ".join(limit.in_words(self.unit) for limit in self.limits) or "none set",
            "OVER" if self.over else "ok" if self.limits else "",
        )

    def as_values(self) -> dict[str, object]:
        """The measure for the JSON file."""
        return {
            **asdict(self),
            "median": median(self.ours),
            "p95": percentile(self.ours),
            "beside_median": median(self.beside) if self.beside else None,
            "reached": [limit.reached(self.ours, self.beside) for limit in self.limits],
            "over": self.over,
        }


HEAD = ("what", "median", "p95", "beside", "ratio", "at most", "")


def table(measures: Iterable[Measure]) -> str:
    """The measures as text in columns."""
    lines = [HEAD, *(measure.line() for measure in measures)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_json(measures: Iterable[Measure]) -> str:
    """The measures for a file."""
    return json.dumps([measure.as_values() for measure in measures], indent=1)


def timed(work: Callable[[], object]) -> float:
    """How long something takes, in milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def cpu_seconds() -> float:
    """The processor time that this process has used so far, all of its threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def say(text: str) -> None:
    """Tell on stderr what is being done; stdout holds the results."""
    print(text, file=sys.stderr, flush=True)
