"""The figures of a run: how many errors were found, at what price, and how good the advice was.

Of the errors in ``Мологову сообщить о дзух`` (truth: ``Молотову сообщить о двух``) a run that
advises ``Молотову`` and ``духе`` and flags ``сообщить`` found 2 of 2, with one false alarm, and
one first suggestion of two is right. Counts add up over documents, shares are of the sums.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from ocrfix.evaluation.alignment import ERRORS, HARMLESS, Alignment, Difference
from ocrfix.evaluation.judgement import Found, Judgement, judge
from ocrfix.issues import Issue


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one document or several (``sum(counts, Counts())``), words in scope.

    `word_errors` are the inserted, lost and replaced words; `false_alarms` correct words flagged,
    `false_alarms_outside` those outside the scope. Shares are None where nothing is to be shared.
    """

    true_words: int = 0
    correct_words: int = 0
    word_errors: int = 0
    false_alarms: int = 0
    false_alarms_outside: int = 0
    by_class: Mapping[Difference, Found] = field(default_factory=dict)

    def __add__(self, other: Counts) -> Counts:
        """Both documents together."""
        by_class = dict(self.by_class)
        for difference, found in other.by_class.items():
            by_class[difference] = by_class.get(difference, Found()) + found
        return Counts(
            self.true_words + other.true_words,
            self.correct_words + other.correct_words,
            self.word_errors + other.word_errors,
            self.false_alarms + other.false_alarms,
            self.false_alarms_outside + other.false_alarms_outside,
            by_class,
        )

    @property
    def total(self) -> Found:
        """All classes of `ERRORS` together."""
        return sum((self.by_class.get(kind, Found()) for kind in ERRORS), Found())

    @property
    def word_error_rate(self) -> float | None:
        """Word errors of the OCR text for each true word."""
        return _share(self.word_errors, self.true_words)

    @property
    def precision(self) -> float | None:
        """Errors found, of these and all false alarms together."""
        found = self.total.found
        return _share(found, found + self.false_alarms + self.false_alarms_outside)

    @property
    def recall(self) -> float | None:
        """Errors found of all errors."""
        return _share(self.total.found, self.total.errors)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        return _share(2 * self.precision * self.recall, self.precision + self.recall) or 0.0

    @property
    def false_alarms_per_1000(self) -> float | None:
        """Correct words flagged among 1,000 correct words, in scope."""
        return _share(1000 * self.false_alarms, self.correct_words)

    @property
    def first_right_of_all(self) -> float | None:
        """Errors whose first suggestion is right, of all errors."""
        return _share(self.total.first_right, self.total.errors)

    @property
    def first_right_of_found(self) -> float | None:
        """Errors whose first suggestion is right, of those found."""
        return _share(self.total.first_right, self.total.found)

    @property
    def five_right_of_all(self) -> float | None:
        """Errors with a right one among the best five suggestions, of all errors."""
        return _share(self.total.five_right, self.total.errors)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def measure(alignment: Alignment, issues: Iterable[Issue]) -> Counts:
    """Count what the issues of an OCR text are worth against its truth."""
    return counted(alignment, judge(alignment, issues))


def counted(alignment: Alignment, judgement: Judgement) -> Counts:
    """The figures of an OCR text whose issues have been judged."""
    by_class: defaultdict[Difference, Found] = defaultdict(Found)
    words: Counter[str] = Counter()
    for group in alignment.groups:
        if not group.in_scope:
            continue
        read, true = alignment.read_cores(group), alignment.true_cores(group)
        words["true"] += len(true)
        if group.difference in HARMLESS:
            words["correct"] += len(read)
        else:
            words["errors"] += Levenshtein.distance(read, true)
        if group.difference not in {Difference.NONE, Difference.LAYOUT}:
            by_class[group.difference] += judgement.worth(group)
    inside = sum(alignment.group_of[index].in_scope for index in judgement.alarms)
    return Counts(
        true_words=words["true"],
        correct_words=words["correct"],
        word_errors=words["errors"],
        false_alarms=inside,
        false_alarms_outside=len(judgement.alarms) - inside,
        by_class=dict(by_class),
    )
