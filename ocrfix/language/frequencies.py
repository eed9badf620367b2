"""How usual a word is, alone and beside its neighbours, in papers of the period.

``состояние`` before ``войск`` is usual, ``состоянне`` is not. The counts are of Soviet political
prose (``dictionaries/word-frequencies.tsv`` and ``word-pairs.tsv``); for words it has not seen the
frequency of modern Russian (the lexicon's, from wordfreq) stands in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from ocrfix import resources

#: Weight of the period counts against modern Russian in P(word): the period lists hold a million
#: words, which makes a count of three about as uncertain as the modern estimate.
PERIOD_SHARE = 0.5
#: Probability of a word that no list has seen.
UNSEEN = 2e-9

WORD_COLUMNS = ("word", "times", "capitals", "class")


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a word was seen, how often with a capital inside a sentence.

    `small` tells a word of a class that begins no title and is no name: verb, preposition …
    """

    times: int
    capitals: int
    small: bool = False


class LanguageModel:
    """P(word) and P(word | neighbour) of period Russian; the lists are read at the first question."""

    @classmethod
    def load(cls) -> LanguageModel:
        """The model of the project's dictionaries."""
        return cls()

    @cached_property
    def _words(self) -> dict[str, WordCount]:
        path = resources.dictionary_path("word-frequencies.tsv")
        return {
            word: WordCount(int(times), int(capitals), kind == "small")
            for word, times, capitals, kind in resources.read_table(path, WORD_COLUMNS)
        }

    @cached_property
    def _pairs(self) -> dict[str, dict[str, int]]:
        path = resources.dictionary_path("word-pairs.tsv")
        pairs: dict[str, dict[str, int]] = {}
        for first, second, times in resources.read_table(path, ("word", "next", "times")):
            pairs.setdefault(first, {})[second] = int(times)
        return pairs

    @cached_property
    def total(self) -> int:
        """Running words behind the counts."""
        return sum(count.times for count in self._words.values())

    def count(self, word: str) -> WordCount:
        """The counts of a folded word."""
        return self._words.get(word, WordCount(0, 0))

    def log_probability(self, word: str, modern: float = 0.0) -> float:
        """ln P(word) per running word; `modern` is the lexicon's frequency of the word."""
        period = self.count(word).times / self.total
        return math.log(max(UNSEEN, PERIOD_SHARE * period + (1 - PERIOD_SHARE) * modern))

    def attraction(self, first: str, second: str) -> float:
        """ln of how much likelier `second` is after `first` than anywhere; 0.0 when unseen.

        Pointwise mutual information of the counts, cut at 0 from below: a pair that was never
        seen says little, since most pairs of words are never seen.
        """
        together = self._pairs.get(first, {}).get(second, 0)
        if not together:
            return 0.0
        expected = self.count(first).times * self.count(second).times / self.total
        return max(0.0, math.log(together / max(expected, 1e-9)))
