"""Drawing lots: the distributions that the demo needs beyond those of `random`."""

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def pick(rng: Random, choices: Sequence[tuple[T, float]]) -> T:
    """One of several things, each with its weight."""
    (chosen,) = rng.choices([thing for thing, _ in choices], [weight for _, weight in choices])
    return chosen


def how_many(rng: Random, mean: float) -> int:
    """How often something happens that happens `mean` times on average, each time by itself (Poisson)."""
    left, count = math.exp(-min(mean, 500.0)), 0
    product = rng.random()
    while product > left:
        count += 1
        product *= rng.random()
    return count


def around(rng: Random, median: float, spread: float) -> float:
    """A length that is often short and sometimes very long (log-normal), with the spread of its logarithm."""
    return median * math.exp(rng.gauss(0.0, spread))
