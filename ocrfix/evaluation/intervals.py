"""How far a rate could be otherwise with other documents like these: bootstrap intervals.

Fourteen documents are drawn from fourteen, with some twice and some never, a thousand times; 95 %
of the rates found so lie in the interval. One document alone is drawn from line by line.

Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), percentile intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import quantiles

from ocrfix.evaluation.amounts import NAMES, Amounts, rate

SAMPLES = 1000
#: Any fixed number: the same documents have the same intervals each time.
SEED = 1
#: Cut points at each 2.5 %: the first and the last enclose 95 %.
_PIECES = 40


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of a rate."""

    low: float
    high: float


def intervals(units: Sequence[Amounts], names: Iterable[str]) -> dict[str, Interval]:
    """The 95 % intervals of rates over `units`, which are taken to be independent.

    A rate has none where there are fewer than two units, where half the samples have nothing to
    share, and where all samples are alike: that nothing was seen is no proof that it cannot be.
    """
    names = tuple(names)
    drawn: dict[str, list[float]] = {name: [] for name in names}
    for sample in _samples(units) if len(units) > 1 else ():
        for name in names:
            value = rate(name, sample)
            if value is not None:
                drawn[name].append(value)
    return {
        name: _middle(values)
        for name, values in drawn.items()
        if len(values) > SAMPLES // 2 and min(values) < max(values)
    }


def _samples(units: Sequence[Amounts]) -> Iterable[Amounts]:
    """Sums of as many units as there are, drawn with return."""
    columns = [[getattr(unit, name) for unit in units] for name in NAMES]
    chance = Random(SEED)
    for _ in range(SAMPLES):
        places = chance.choices(range(len(units)), k=len(units))
        yield Amounts(*(sum(map(column.__getitem__, places)) for column in columns))


def _middle(values: list[float]) -> Interval:
    cuts = quantiles(values, n=_PIECES, method="inclusive")
    return Interval(cuts[0], cuts[-1])
