"""One OCR text beside its truth, before and after ocrfix mended it, counted line by line.

``compare(Texts("ocr.txt", "truth.txt", "дзух дней", "двух дней", mended="двух дней"), issues)`` has
one wrong word of two before and none after. Lines are those of the truth, so that the amounts of a
line can be compared before and after, and drawn for intervals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from ocrfix.evaluation.alignment import ERRORS, HARMLESS, Alignment, Group, Word, align
from ocrfix.evaluation.amounts import Amounts
from ocrfix.evaluation.judgement import Judgement, judge
from ocrfix.evaluation.metrics import Counts, counted
from ocrfix.evaluation.outcomes import Outcomes, outcomes
from ocrfix.issues import Issue
from ocrfix.text.spans import LineIndex


class Change(StrEnum):
    """Whether a document has fewer, as many or more wrong characters after mending."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Texts:
    """An OCR text and its truth, with their names; what mending made of it, with how many edits.

    `mended` is None where only the OCR text itself is measured; `problem` says why nothing could
    be mended.
    """

    name: str
    truth_name: str
    read: str
    true: str
    mended: str | None = None
    edits: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Comparison:
    """The texts, their alignments (`after` and `outcomes` are None without a mended text), and the
    amounts of each line of the truth, counted from 1."""

    texts: Texts
    before: Alignment
    judgement: Judgement
    after: Alignment | None
    outcomes: Outcomes | None
    lines: Mapping[int, Amounts]

    @cached_property
    def amounts(self) -> Amounts:
        """The sum of the lines."""
        return sum(self.lines.values(), Amounts())

    @cached_property
    def counts(self) -> Counts:
        """What the issues are worth."""
        return counted(self.before, self.judgement)

    @property
    def change(self) -> Change | None:
        """What mending did to the characters; None without a mended text."""
        if self.after is None:
            return None
        difference = self.amounts.characters_wrong_after - self.amounts.characters_wrong
        if difference == 0:
            return Change.SAME
        return Change.BETTER if difference < 0 else Change.WORSE


def compare(texts: Texts, issues: Iterable[Issue] = ()) -> Comparison:
    """Measure an OCR text, its issues and its mended form in the Russian part of the truth."""
    before = align(texts.read, texts.true)
    judgement = judge(before, issues)
    after = result = None
    if texts.mended is not None:
        after = before if texts.mended == texts.read else align(texts.mended, texts.true)
        result = outcomes(before, after)
    lines = _Lines(before)
    lines.count_before(judgement)
    if after is not None and result is not None:
        lines.count_after(after, result)
    return Comparison(texts, before, judgement, after, result, lines.amounts())


class _Lines:
    """Running counts of each line of the truth."""

    def __init__(self, before: Alignment) -> None:
        index = LineIndex(before.true_text)
        self._before = before
        self._line = [index.position(word.span.start)[0] for word in before.true_words]
        self._counts: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def amounts(self) -> dict[int, Amounts]:
        """The lines with anything to count, in order."""
        return {line: Amounts(**self._counts[line]) for line in sorted(self._counts)}

    def count_before(self, judgement: Judgement) -> None:
        """Count the OCR text and its issues."""
        for index, length in self._lengths():
            self._counts[self._line[index]]["characters"] += length
        self._count_characters(self._before, "characters_wrong")
        for line, group in self._in_scope(self._before):
            counts = self._counts[line]
            counts["words"] += len(self._before.true_cores(group))
            if group.difference in HARMLESS:
                counts["correct_words"] += len(self._before.read_cores(group))
                continue
            counts["words_wrong"] += _word_errors(self._before, group)
            if group.difference in ERRORS:
                found = judgement.worth(group)
                counts["errors"] += found.errors
                counts["found"] += found.found
                counts["first_right"] += found.first_right
        place = {group: line for line, group in self._placed(self._before)}
        for word in judgement.alarms:
            self._counts[place[self._before.group_of[word]]]["alarms"] += 1

    def count_after(self, after: Alignment, result: Outcomes) -> None:
        """Count the mended text."""
        self._count_characters(after, "characters_wrong_after")
        broken = set(result.broken)
        for line, group in self._in_scope(after):
            if group.difference not in HARMLESS:
                self._counts[line]["words_wrong_after"] += _word_errors(after, group)
            self._counts[line]["broken"] += group in broken

    def _placed(self, alignment: Alignment) -> Iterator[tuple[int, Group]]:
        """Each group with its line; words that the truth lacks belong to the line before them."""
        line = self._line[0] if self._line else 1
        for group in alignment.groups:
            line = self._line[group.true[0]] if group.true else line
            yield line, group

    def _in_scope(self, alignment: Alignment) -> Iterator[tuple[int, Group]]:
        return ((line, group) for line, group in self._placed(alignment) if group.in_scope)

    def _lengths(self) -> list[tuple[int, int]]:
        """The true words in scope and their lengths, each but the last with the space behind it."""
        indices = _true_in_scope(self._before)
        words = self._before.true_words
        last = indices[-1:]
        return [(index, len(words[index].text) + (index not in last)) for index in indices]

    def _count_characters(self, alignment: Alignment, name: str) -> None:
        """Count each inserted, lost or replaced character in the line where it ought to stand."""
        owners = [index for index, length in self._lengths() for _ in range(length)]
        read = sorted(index for group in alignment.groups if group.in_scope for index in group.read)
        read_text = _joined(alignment.read_words, read)
        true_text = _joined(alignment.true_words, _true_in_scope(alignment))
        for step in Levenshtein.editops(read_text, true_text):
            place = min(step.dest_pos, len(owners) - 1)
            self._counts[self._line[owners[place]]][name] += 1


def _true_in_scope(alignment: Alignment) -> list[int]:
    return sorted(index for group in alignment.groups if group.in_scope for index in group.true)


def _joined(words: tuple[Word, ...], indices: Iterable[int]) -> str:
    return " ".join(words[index].text for index in indices)


def _word_errors(alignment: Alignment, group: Group) -> int:
    return Levenshtein.distance(alignment.read_cores(group), alignment.true_cores(group))
