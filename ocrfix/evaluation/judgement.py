"""What each issue of a text is worth: the errors it found, the correct words it flagged.

Of ``Мологову сообщить о дзух`` (truth: ``Молотову сообщить о двух``) a run that advises
``Молотову`` and ``духе`` and flags ``сообщить`` found both errors, one of them with the right
first suggestion, and raised one false alarm.

An issue is judged on the words its best suggestion changes (on all its words if it has none); a
suggestion is right when the words it touches then have the cores of the truth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ocrfix.evaluation.alignment import (
    ERRORS,
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
class Prediction:
    """The confidence of a best suggestion, and whether the suggestion is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """The issues of a text, judged.

    `issues_of` has the issues that point at a group, also a correct one; `found` what they are
    worth for each wrong group, punctuation among them; `alarms` the indices of correct OCR words
    that were flagged; `predictions` one for each issue that proposes a change of letters.
    """

    issues_of: Mapping[Group, tuple[Issue, ...]]
    found: Mapping[Group, Found]
    alarms: frozenset[int]
    predictions: tuple[Prediction, ...]

    def worth(self, group: Group) -> Found:
        """What was found of one error."""
        return self.found.get(group, Found(1))


def judge(alignment: Alignment, issues: Iterable[Issue]) -> Judgement:
    """Judge the issues of an OCR text by its truth."""
    hits: defaultdict[Group, list[Issue]] = defaultdict(list)
    flagged: defaultdict[Group, list[Issue]] = defaultdict(list)
    alarms: set[int] = set()
    predictions = []
    for issue in issues:
        groups, wrong, marks = _judged(alignment, issue)
        alarms |= wrong
        for group in (*groups, *marks):
            hits[group].append(issue)
        for group in {alignment.group_of[index] for index in wrong}:
            flagged[group].append(issue)
        if (groups or wrong) and _proposes(issue):
            right = _right_by_itself(alignment, issue, groups)
            predictions.append(Prediction(issue.confidence, right))
    found = {group: _found(alignment, group, hitting) for group, hitting in hits.items()}
    issues_of = {group: tuple(pointing) for group, pointing in (hits | flagged).items()}
    return Judgement(issues_of, found, frozenset(alarms), tuple(predictions))


def _proposes(issue: Issue) -> bool:
    return bool(issue.suggestions) and issue.suggestions[0].text != issue.text


def _right_by_itself(alignment: Alignment, issue: Issue, hit: Sequence[Group]) -> bool:
    """Whether the best suggestion leaves nothing wrong in the words it touches."""
    edits = [(issue.span, issue.suggestions[0].text)]
    missing = [group for group in hit if not group.read]
    return any(_is_right(alignment, edits, group) for group in (None, *missing))


def _judged(alignment: Alignment, issue: Issue) -> tuple[list[Group], set[int], dict[Group, None]]:
    """The errors that an issue hits, the correct words and the wrong punctuation it flags."""
    hit: list[Group] = []
    wrong: set[int] = set()
    marks: dict[Group, None] = {}
    for index in _changed_words(alignment, issue):
        group = alignment.group_of[index]
        if group.difference in ERRORS:
            if group not in hit:
                hit.append(group)
        elif group.difference is Difference.PUNCTUATION:
            marks[group] = None
        elif group.difference is Difference.NONE and alignment.read_words[index].core:
            wrong.add(index)
    for group in alignment.groups:
        if _restores(alignment, issue, group):
            hit.append(group)
            wrong = set()
    return hit, wrong, marks


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


def _is_right(alignment: Alignment, edits: Sequence[tuple[Span, str]], group: Group | None) -> bool:
    """Whether the words around the edits, and around an error, are then the true ones."""
    edits = sorted(edits)
    edited = Span(edits[0][0].start, max(span.end for span, _ in edits))
    touched = {*alignment.words_at(edited), *(group.read if group else ())}
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


def _wanted(alignment: Alignment, words: Sequence[int], missing: Group | None) -> list[Word]:
    """The true words of OCR words that fill whole groups, with a missing one put in its place."""
    groups = {alignment.group_of[index]: None for index in words}
    order = [(group.read[0], 0, group) for group in groups]
    if missing is not None and not missing.read:
        order.append((missing.after, 1, missing))
    order.sort(key=lambda entry: entry[:2])
    return [alignment.true_words[index] for _, _, group in order for index in group.true]
