"""Which letters were read for which: ``т`` as ``г`` in ``Мологову``, ``и `` as ``н`` and so on.

Wrong words are compared letter by letter; neighbouring differences are one confusion, since a
printed ``ы`` that is read as ``ь1`` is one misreading and not two. Words of which nothing was read,
and what was read of nothing, are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Hamming, Levenshtein, Opcodes

from ocrfix.evaluation.alignment import ERRORS, Alignment, Difference, Group, undivided


@dataclass(frozen=True, slots=True)
class Confusion:
    """True letters, what was read for them, how often, and the first words where it was so.

    Either may be empty: a letter lost, a letter too much.
    """

    true: str
    read: str
    count: int
    true_example: str
    read_example: str


def confusions(alignments: Iterable[Alignment]) -> list[Confusion]:
    """The confusions of the measured parts, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], tuple[str, str]] = {}
    for true, read in _wrong_words(alignments):
        for pair in confused(true, read):
            counts[pair] += 1
            examples.setdefault(pair, (true, read))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Confusion(*pair, count, *examples[pair]) for pair, count in ordered]


def confused(true: str, read: str) -> Iterator[tuple[str, str]]:
    """The (true, read) letters in which two words differ, from left to right.

    >>> list(confused("дивизия", "дивнзпя"))
    [('и', 'н'), ('и', 'п')]
    """
    start: tuple[int, int] | None = None
    for step in _steps(true, read):
        if step.tag == "equal":
            if start is not None:
                yield true[start[0] : step.src_start], read[start[1] : step.dest_start]
            start = None
        elif start is None:
            start = step.src_start, step.dest_start
    if start is not None:
        yield true[start[0] :], read[start[1] :]


def _steps(true: str, read: str) -> Opcodes:
    """Equal and unequal pieces: letter for letter if that is as cheap, so that ``90`` read as
    ``79`` is two wrong digits and not one lost and one too much."""
    if len(true) == len(read) and Hamming.distance(true, read) == Levenshtein.distance(true, read):
        return Hamming.opcodes(true, read)
    return Levenshtein.opcodes(true, read)


def _wrong_words(alignments: Iterable[Alignment]) -> Iterator[tuple[str, str]]:
    for alignment in alignments:
        for group in alignment.groups:
            wrong = group.difference in ERRORS and group.difference is not Difference.NOISE
            if wrong and group.in_scope:
                yield _as_texts(alignment, group)


def _as_texts(alignment: Alignment, group: Group) -> tuple[str, str]:
    """The true and the OCR words; of a word divided at a line end the likelier whole."""
    true = " ".join(alignment.true_cores(group))
    words = [alignment.read_words[index] for index in group.read]
    wholes = (" ".join(undivided(words, hyphen)) for hyphen in ("", "-"))
    return true, min(wholes, key=lambda whole: Levenshtein.distance(whole, true))
