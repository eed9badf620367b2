"""The figures of a run: how many errors were found, at what price, and how good the advice was.

Of the errors in ``Мологову сообщить о дзух`` (truth: ``Молотову сообщить о двух``) a run that
advises ``Молотову`` and ``духе`` and flags ``сообщить`` found 2 of 2, with one false alarm, and
one first suggestion of two is right. Counts add up over documents, shares are of the sums.

An issue is judged on the words its best suggestion changes (on all its words if it has none); a
suggestion is right when the words it touches then have the cores of the truth.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from ocrfix.evaluation.alignment import (
    ERRORS,
    HARMLESS,
    Alignment,
    Difference,
    Group,
    Word,
    cores,
    equal_but_layout,
    words_of,
)
from ocrfix.issues import Issue
from ocrfix.text.spans import Span

#: How many suggestions of an issue are looked at.
_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Errors of one class: how many there are, were flagged, were mended by the first suggestion
    and by one of the best five."""

    errors: int = 0
    found: int = 0
    first_right: int = 0
    five_right: int = 0

    def __add__(self, other: Found) -> Found:
        """The errors of both."""
        return Found(
            self.errors + other.errors,
            self.found + other.found,
            self.first_right + other.first_right,
            self.five_right + other.five_right,
        )


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
    hits: defaultdict[Group, list[Issue]] = defaultdict(list)
    alarms: set[int] = set()
    for issue in issues:
        groups, wrong = _judged(alignment, issue)
        alarms |= wrong
        for group in groups:
            hits[group].append(issue)
    by_class: defaultdict[Difference, Found] = defaultdict(Found)
    words: Counter[str] = Counter()
    for group in alignment.groups:
        if not group.in_scope:
            continue
        read, true = _read(alignment, group.read), _true(alignment, group.true)
        words["true"] += len(true)
        if group.difference in HARMLESS:
            words["correct"] += len(read)
            continue
        words["errors"] += Levenshtein.distance(read, true)
        by_class[group.difference] += _found(alignment, group, hits.get(group, []))
    inside = sum(alignment.group_of[index].in_scope for index in alarms)
    return Counts(
        true_words=words["true"],
        correct_words=words["correct"],
        word_errors=words["errors"],
        false_alarms=inside,
        false_alarms_outside=len(alarms) - inside,
        by_class=dict(by_class),
    )


def _read(alignment: Alignment, indices: Sequence[int]) -> list[str]:
    return cores([alignment.read_words[index] for index in indices])


def _true(alignment: Alignment, indices: Sequence[int]) -> list[str]:
    return cores([alignment.true_words[index] for index in indices])


def _judged(alignment: Alignment, issue: Issue) -> tuple[list[Group], set[int]]:
    """The errors that an issue hits and the correct words that it flags."""
    hit: list[Group] = []
    wrong: set[int] = set()
    for index in _changed_words(alignment, issue):
        group = alignment.group_of[index]
        if group.difference in ERRORS:
            if group not in hit:
                hit.append(group)
        elif group.difference is Difference.NONE and alignment.read_words[index].core:
            wrong.add(index)
    for group in alignment.groups:
        if _restores(alignment, issue, group):
            hit.append(group)
            wrong = set()
    return hit, wrong


def _changed_words(alignment: Alignment, issue: Issue) -> list[int]:
    """The OCR words that the best suggestion changes; both neighbours of a space it removes."""
    span = _changed(issue)
    words = set(alignment.words_at(span))
    text = alignment.read_text
    joins = (
        span.start > 0
        and span.end < len(text)
        and re.search(r"\S\s|\s\S", span.text(text))
        and not text[span.start - 1].isspace()
        and not text[span.end].isspace()
    )
    if joins:
        words.update(alignment.words_at(Span(span.start, span.start)))
        words.update(alignment.words_at(Span(span.end, span.end)))
    return sorted(words)


def _changed(issue: Issue) -> Span:
    """The span without the letters that the best suggestion keeps at both ends."""
    text = issue.text
    best = issue.suggestions[0].text if issue.suggestions else text
    if best == text:
        return issue.span
    kept = min(len(text), len(best))
    head = next((n for n in range(kept) if text[n] != best[n]), kept)
    kept -= head
    tail = next((n for n in range(kept) if text[-1 - n] != best[-1 - n]), kept)
    return Span(issue.span.start + head, issue.span.end - tail)


def _restores(alignment: Alignment, issue: Issue, group: Group) -> bool:
    """Whether a suggestion puts back a missing word."""
    if group.difference is not Difference.MISSING or not group.in_scope:
        return False
    if not issue.span.start <= alignment.gap(group) <= issue.span.end:
        return False
    return _first_right(alignment, issue, group) is not None


def _found(alignment: Alignment, group: Group, issues: list[Issue]) -> Found:
    """One error and the issues that hit it: the surest speaks first."""
    surest = sorted(issues, key=lambda issue: -issue.confidence if issue.suggestions else 1)
    places = [_first_right(alignment, issue, group) for issue in surest]
    first = bool(places) and places[0] == 0
    five = any(place is not None for place in places)
    if not first and _right_together(alignment, surest, group):
        first = five = True
    return Found(1, bool(issues), first, five)


def _first_right(alignment: Alignment, issue: Issue, group: Group) -> int | None:
    """Which of the best suggestions of an issue is right for an error, counted from 0."""
    for place, suggestion in enumerate(issue.suggestions[:_LOOKED_AT]):
        if _is_right(alignment, [(issue.span, suggestion.text)], group):
            return place
    return None


def _right_together(alignment: Alignment, issues: Sequence[Issue], group: Group) -> bool:
    """Whether several issues inside one error mend it with their first suggestions together."""
    edits: list[tuple[Span, str]] = []
    for issue in issues:
        beside = all(
            issue.span.end <= span.start or issue.span.start >= span.end for span, _ in edits
        )
        if issue.suggestions and beside:
            edits.append((issue.span, issue.suggestions[0].text))
    return len(edits) > 1 and _is_right(alignment, edits, group)


def _is_right(alignment: Alignment, edits: Sequence[tuple[Span, str]], group: Group) -> bool:
    """Whether the words around an error are the true ones once the edits are made."""
    edits = sorted(edits)
    edited = Span(edits[0][0].start, max(span.end for span, _ in edits))
    touched = {*alignment.words_at(edited), *group.read}
    words = sorted({index for word in touched for index in alignment.group_of[word].read})
    start, end = edited.start, edited.end
    if words:
        start = min(start, alignment.read_words[words[0]].span.start)
        end = max(end, alignment.read_words[words[-1]].span.end)
    pieces, position = [], start
    for span, text in edits:
        pieces += [alignment.read_text[position : span.start], text]
        position = span.end
    pieces.append(alignment.read_text[position:end])
    got, wanted = words_of("".join(pieces)), _wanted(alignment, words, group)
    return cores(got) == cores(wanted) or equal_but_layout(got, wanted)


def _wanted(alignment: Alignment, words: Sequence[int], missing: Group) -> list[Word]:
    """The true words of OCR words that fill whole groups, with a missing one put in its place."""
    groups = {alignment.group_of[index]: None for index in words}
    order = [(group.read[0], 0, group) for group in groups]
    if not missing.read:
        order.append((missing.after, 1, missing))
    order.sort(key=lambda entry: entry[:2])
    return [alignment.true_words[index] for _, _, group in order for index in group.true]
