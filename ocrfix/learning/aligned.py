"""Sightings from texts whose truth is known: an OCR text beside its truth, word by word.

Of ``прелседателя`` beside ``председателя`` one «д» was read as «л», and every other letter was read
as it stood.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ocrfix.evaluation.alignment import Alignment, Difference, Group
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.profile import MOST_EXAMPLES, Pair, Tally, standing
from ocrfix.learning.expectation import confused
from ocrfix.text.alphabet import fold

#: Groups whose difference is one of letters, and groups without such a one.
_MISREAD = frozenset({Difference.WORD, Difference.NAME, Difference.SPLIT_MERGE})
_READ = frozenset({Difference.NONE, Difference.LAYOUT, Difference.PUNCTUATION, Difference.CASE})
#: Folded Russian words.
RUSSIAN = re.compile(r"[а-я][а-я\- ]*")


class Sightings:
    """Counts of confusions and of letters read as they stood, from words and their truth."""

    def __init__(self, model: ErrorModel) -> None:
        """`model` prices the ways in which a word may have been misread."""
        self._model = model
        self._counts: defaultdict[Pair, float] = defaultdict(float)
        self._examples: defaultdict[Pair, Counter[str]] = defaultdict(Counter)

    def add(self, read: str, truth: str, times: float = 1.0) -> bool:
        """Count one word or more in both texts; False where they have too little in common.

        Nothing is counted of a truth that is not Russian.
        """
        read, truth = fold(read), fold(truth)
        if not RUSSIAN.fullmatch(truth):
            return False
        pairs = confused(truth, read, self._model)
        if len(self._model.path(truth, read)) > max(1, len(truth) // 2):
            return False
        self.letters(truth, times)
        for pair in pairs:
            self._counts[pair[0], pair[0]] -= times
            self.count(pair, times, f"{read}/{truth}")
        return True

    def letters(self, word: str, times: float) -> None:
        """Count the letters of a word as read as they stand."""
        for letters in standing(word):
            self._counts[letters, letters] += times

    def count(self, pair: Pair, times: float, example: str = "") -> None:
        """Count one confusion."""
        self._counts[pair] += times
        if example:
            self._examples[pair][example] += 1

    def tally(self) -> Tally:
        """All that was counted, with the words that stand most often as examples."""
        examples = {
            pair: tuple(sorted(found, key=lambda word: (-found[word], word))[:MOST_EXAMPLES])
            for pair, found in self._examples.items()
        }
        return Tally(dict(self._counts), examples)


def learn_pairs(alignments: Iterable[Alignment], model: ErrorModel) -> Tally:
    """The sightings of texts and their truth, in the Russian part."""
    sightings = Sightings(model)
    for alignment in alignments:
        for group in alignment.groups:
            if group.in_scope and group.difference in _MISREAD | _READ:
                sightings.add(*_words(alignment, group))
    return sightings.tally()


def _words(alignment: Alignment, group: Group) -> tuple[str, str]:
    """What was read in a group, and its truth; what differs in layout only is read rightly."""
    truth = " ".join(alignment.true_cores(group))
    read = " ".join(alignment.read_cores(group))
    return (read, truth) if group.difference in _MISREAD else (truth, truth)
