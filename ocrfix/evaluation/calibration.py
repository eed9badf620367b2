"""Whether confidences can be believed: of suggestions with 90 %, nine of ten should be right.

The expected calibration error is the mean distance between confidence and share of right
suggestions in ten bins, weighted by their size (Naeini, Cooper, Hauskrecht, AAAI 2015).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ocrfix.evaluation.judgement import Prediction

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The suggestions with a confidence from `low` up to `high`."""

    low: float
    high: float
    number: int = 0
    confidence: float = 0.0
    """sum of the confidences"""
    right: int = 0

    @property
    def mean_confidence(self) -> float | None:
        """What was promised; None for an empty bin."""
        return self.confidence / self.number if self.number else None

    @property
    def share_right(self) -> float | None:
        """What was kept; None for an empty bin."""
        return self.right / self.number if self.number else None


def reliability(predictions: Iterable[Prediction]) -> tuple[Bin, ...]:
    """The predictions in ten bins of equal width; the last one includes 1."""
    sorted_in: list[list[Prediction]] = [[] for _ in range(BINS)]
    for prediction in predictions:
        sorted_in[min(int(prediction.confidence * BINS), BINS - 1)].append(prediction)
    return tuple(
        Bin(
            place / BINS,
            (place + 1) / BINS,
            len(members),
            sum(one.confidence for one in members),
            sum(one.right for one in members),
        )
        for place, members in enumerate(sorted_in)
    )


def expected_calibration_error(bins: Iterable[Bin]) -> float | None:
    """Between 0 (every confidence is kept) and 1; None without predictions."""
    bins = tuple(bins)
    number = sum(one.number for one in bins)
    distance = sum(abs(one.confidence - one.right) for one in bins)
    return distance / number if number else None
