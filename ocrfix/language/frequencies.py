"""How usual a word is, alone and beside its neighbours, in papers of the period.

``состояние`` before ``войск`` is usual, ``состоянне`` is not. The counts are of Soviet political
prose (``dictionaries/word-frequencies.tsv`` and ``word-pairs.tsv``); for words it has not seen the
frequency of modern Russian (the lexicon's, from wordfreq) stands in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from ocrfix import resources
from ocrfix.resources import SortedTable

#: Weight of the period counts against modern Russian in P(word): the period lists hold a million
#: words, which makes a count of three about as uncertain as the modern estimate.
PERIOD_SHARE = 0.5
#: Running words behind the counts, as the head of the list says.
TOTAL = 1_014_677
#: Probability of a word that no list has seen.
UNSEEN = 2e-9


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a word was seen, how often with a capital inside a sentence.

    `small` tells a word of a class that begins no title and is no name: verb, preposition …
    """

    times: int
    capitals: int
    small: bool = False


class LanguageModel:
    """P(word) and P(word | neighbour) of period Russian, looked up in the lists on the disk."""

    def __init__(self, words: SortedTable, pairs: SortedTable) -> None:
        """The tables of words and of pairs, as `load` finds them."""
        self._words = words
        self._pairs = pairs
        self.count = lru_cache(maxsize=1 << 15)(self._count)

    @classmethod
    def load(cls) -> LanguageModel:
        """The model of the project's dictionaries; DictionaryError if they are missing."""
        return cls(
            SortedTable(resources.dictionary_path("word-frequencies.tsv")),
            SortedTable(resources.dictionary_path("word-pairs.tsv")),
        )

    def _count(self, word: str) -> WordCount:
        """The counts of a folded word."""
        row = self._words.row(word)
        if row is None:
            return WordCount(0, 0)
        times, capitals, kind = row
        return WordCount(int(times), int(capitals), kind == "small")

    def begins(self, text: str) -> bool:
        """Whether a word of the period begins with a folded text."""
        return self._words.begins(text)

    def log_probability(self, word: str, modern: float = 0.0) -> float:
        """ln P(word) per running word; `modern` is the lexicon's frequency of the word."""
        period = self.count(word).times / TOTAL
        return math.log(max(UNSEEN, PERIOD_SHARE * period + (1 - PERIOD_SHARE) * modern))

    def attraction(self, first: str, second: str) -> float:
        """ln of how much likelier `second` is after `first` than anywhere; 0.0 when unseen.

        Pointwise mutual information of the counts, cut at 0 from below: a pair that was never
        seen says little, since most pairs of words are never seen.
        """
        times = self.count(first).times, self.count(second).times
        row = self._pairs.row(first, second) if all(times) else None
        if row is None:
            return 0.0
        expected = times[0] * times[1] / TOTAL
        return max(0.0, math.log(int(row[0]) / max(expected, 1e-9)))
