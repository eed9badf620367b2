"""All compared documents together: the sums, their intervals, what was confused, what was kept.

The three OCR variants of one truth are not three witnesses; the intervals are over truths, and,
where there is only one, over its lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ocrfix.evaluation.alignment import ERRORS, Difference
from ocrfix.evaluation.amounts import BEFORE, RATES, Amounts
from ocrfix.evaluation.calibration import Bin, expected_calibration_error, reliability
from ocrfix.evaluation.comparison import Change, Comparison
from ocrfix.evaluation.confusions import Confusion, confusions
from ocrfix.evaluation.intervals import Interval, intervals
from ocrfix.evaluation.judgement import Found
from ocrfix.evaluation.metrics import Counts
from ocrfix.evaluation.outcomes import Outcome

#: The classes in the order they are shown: errors, then those that are counted apart.
CLASSES = (*ERRORS, Difference.MISSING, Difference.PUNCTUATION)


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what conditions texts were mended; `before_only`: they were not."""

    minimum_confidence: float
    unsafe: bool = False
    before_only: bool = False


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """The errors of one class, what was found of them, and what mending made of them."""

    found: Found
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True)
class Summary:
    """What all documents come to; figures are computed when first asked for."""

    conditions: Conditions
    comparisons: tuple[Comparison, ...]

    @cached_property
    def amounts(self) -> Amounts:
        """The sums of all documents."""
        return sum((one.amounts for one in self.comparisons), Amounts())

    @cached_property
    def counts(self) -> Counts:
        """What the issues of all documents are worth."""
        return sum((one.counts for one in self.comparisons), Counts())

    @property
    def edits(self) -> int:
        """How many edits mending made."""
        return sum(one.texts.edits for one in self.comparisons)

    @cached_property
    def outcomes(self) -> Counter[Outcome]:
        """What became of the errors."""
        return Counter(
            outcome
            for one in self.comparisons
            if one.outcomes is not None
            for outcome in one.outcomes.of.values()
        )

    @cached_property
    def by_class(self) -> dict[Difference, ClassFigures]:
        """All of `CLASSES`, also those that do not occur."""
        mended: defaultdict[Difference, Counter[Outcome]] = defaultdict(Counter)
        for one in self.comparisons:
            for group, outcome in one.outcomes.of.items() if one.outcomes else ():
                mended[group.difference][outcome] += 1
        found = self.counts.by_class
        return {kind: ClassFigures(found.get(kind, Found()), mended[kind]) for kind in CLASSES}

    @cached_property
    def confusions(self) -> list[Confusion]:
        """What was read for what in the OCR texts, the most frequent first."""
        return confusions(one.before for one in self.comparisons)

    @cached_property
    def changes(self) -> Counter[Change]:
        """How many documents are better, the same, worse."""
        return Counter(one.change for one in self.comparisons if one.change is not None)

    @cached_property
    def bins(self) -> tuple[Bin, ...]:
        """How far the confidences were kept."""
        return reliability(
            prediction for one in self.comparisons for prediction in one.judgement.predictions
        )

    @property
    def calibration_error(self) -> float | None:
        """The expected calibration error."""
        return expected_calibration_error(self.bins)

    @property
    def harm_at_most(self) -> float | None:
        """Where nothing was broken: what harm per 10,000 correct words may be all the same.

        The rule of three: of n cases none, so with 95 % confidence the rate is below 3 / n
        (J. Hanley, A. Lippman-Hand, JAMA 249, 1983); words are taken to be independent.
        """
        words = self.amounts.correct_words
        return None if self.amounts.broken or not words else min(30_000 / words, 10_000)

    @cached_property
    def units(self) -> tuple[str, Sequence[Amounts]]:
        """What the intervals are drawn over, ``document`` or ``line``, and its amounts."""
        truths: defaultdict[str, Amounts] = defaultdict(Amounts)
        for one in self.comparisons:
            truths[one.texts.truth_name] += one.amounts
        if len(truths) > 1:
            return "document", tuple(truths.values())
        lines: defaultdict[int, Amounts] = defaultdict(Amounts)
        for one in self.comparisons:
            for number, amounts in one.lines.items():
                lines[number] += amounts
        return "line", tuple(lines.values())

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The interval of each rate that has one."""
        names: Iterable[str] = BEFORE if self.conditions.before_only else RATES
        return intervals(self.units[1], names)
