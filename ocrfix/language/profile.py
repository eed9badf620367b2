"""The error profile of a corpus: how its letters are misread, counted there.

One engine reads «ф» as «р» on the pages of one typewriter, and nobody else's table knows. What was
counted (`Tally`, one for each source: texts without truth, aligned pairs, decisions) is weighed
against the shipped rates, and what comes out is laid over the shipped confusions. With P₀ the
shipped rate of a confusion, E its sightings and n how often its letters stood::

    P = (K·P₀ + E) / (K + L₊·n)                    where this is more than P₀ and E ≥ LEAST
    P = P₀·(ABSENT + E) / (ABSENT + L₋·n·P₀)       where this is less than P₀
    P = P₀                                         elsewhere

L₊ and L₋ say how noisy the corpus is: the sightings of all other confusions over what the shipped
rates expect of them, at least 1 and at most 1, both damped by `LEVEL_PRIOR` sightings to the side
of caution. So a small corpus changes little, and a corpus that is only cleaner or dirtier than
usual changes nothing: its level is no peculiarity of any letter.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from ocrfix.language.confusions import Confusion, ErrorModel

#: A pair (truth, read) of at most two letters a side; equal letters were read as they stood.
Pair = tuple[str, str]

#: K: the shipped rate counts as much as so many letters of the corpus. Of 100 to 3,000 tried with
#: benchmarks/learning.py all put the right reading first as often; a large one holds off chance.
PRIOR = 1000.0
#: A rate rises for this many sightings at least. One form counts twice at most
#: (`ocrfix.learning.expectation`), so that two different forms must show it.
LEAST = 3.0
#: A rate falls as if this many sightings had been as the shipped table expects them. With 3 as
#: many right readings come first, and more weights move.
ABSENT = 10.0
#: Sightings that the level of a corpus is damped by.
LEVEL_PRIOR = 30.0
#: A confusion is never granted more, so that the letters may always have been read rightly.
HIGHEST = 0.9
#: A weight that moves less (nats) is left as shipped.
NOTABLE = 0.1
#: Fewer sightings than this are not kept: a likelihood here and there.
FAINTEST = 0.5
#: Examples that are kept of a confusion.
MOST_EXAMPLES = 3
#: Only rates of letters may fall: spaces, hyphens and digits are seen too rarely in single words
#: for their absence to mean anything.
_LETTERS = re.compile(r"[а-я]+")


class Source(StrEnum):
    """Where sightings come from; a later run of one source leaves the others as they are."""

    TEXTS = "texts"
    PAIRS = "pairs"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class Tally:
    """Sightings of one source.

    `counts` may be fractions (expected counts) and, for decisions, below zero. `examples` are
    ``read/truth`` words: ``наролной/народной``.
    """

    counts: Mapping[Pair, float] = field(default_factory=dict)
    examples: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)

    def rounded(self) -> Tally:
        """The tally as a file keeps it: in tenths, and nothing below `FAINTEST`."""
        counts = {pair: round(count, 1) for pair, count in self.counts.items()}
        kept = {pair: count for pair, count in counts.items() if abs(count) >= FAINTEST}
        examples = {pair: self.examples[pair] for pair in kept if self.examples.get(pair)}
        return Tally(kept, examples)


@dataclass(frozen=True)
class Profile:
    """The tallies of a corpus and the rates that follow from them."""

    tallies: Mapping[Source, Tally] = field(default_factory=dict)

    def replaced(self, source: Source, tally: Tally) -> Profile:
        """The profile with the sightings of one source in place of its former ones."""
        tallies = {**self.tallies, source: tally.rounded()}
        return Profile({key: one for key, one in tallies.items() if one.counts})

    @cached_property
    def counts(self) -> dict[Pair, float]:
        """The sightings of all sources together, never below zero."""
        total: defaultdict[Pair, float] = defaultdict(float)
        for source in Source:
            for pair, count in self.tallies.get(source, Tally()).counts.items():
                total[pair] += count
        return {pair: max(0.0, count) for pair, count in total.items()}

    @cached_property
    def pairs(self) -> list[Pair]:
        """The confusions that were seen, sorted."""
        return sorted(pair for pair in self.counts if pair[0] != pair[1])

    @cached_property
    def _stood(self) -> dict[str, float]:
        total: defaultdict[str, float] = defaultdict(float)
        for (truth, _), count in self.counts.items():
            total[truth] += count
        return total

    def stood(self, truth: str) -> float:
        """How often letters stood on the paper, read rightly or not.

        Two letters that were not counted are taken to be as frequent as chance has it.
        """
        if len(truth) < 2 or (truth, truth) in self.counts or not self._stood.get(""):
            return self._stood.get(truth, 0.0)
        first, second = (self._stood.get(letter, 0.0) for letter in truth)
        return max(self._stood.get(truth, 0.0), first * second / self._stood[""])

    def examples(self, pair: Pair) -> tuple[str, ...]:
        """Words in which a confusion was seen, those of pairs and decisions first."""
        surest = (Source.DECISIONS, Source.PAIRS, Source.TEXTS)
        shown = (self.tallies.get(source, Tally()).examples.get(pair, ()) for source in surest)
        return tuple(dict.fromkeys(word for words in shown for word in words))[:MOST_EXAMPLES]

    def confusions(self, shipped: ErrorModel) -> list[Confusion]:
        """The confusions whose weight is another here than shipped, sorted by their letters."""
        expected = {
            (one.truth, one.read): self.stood(one.truth) * math.exp(-one.weight) for one in shipped
        }
        all_seen = math.fsum(self.counts[pair] for pair in self.pairs)
        all_expected = math.fsum(expected.values())
        changed = []
        for pair in sorted({*expected, *self.pairs}):
            # the level is that of the other confusions
            seen = max(0.0, all_seen - self.counts.get(pair, 0.0))
            others = LEVEL_PRIOR + max(0.0, all_expected - expected.get(pair, 0.0))
            levels = (min(1.0, seen / others), max(1.0, (LEVEL_PRIOR + seen) / others))
            before = shipped.confusion(*pair).weight
            after = round(-math.log(self._rate(*pair, math.exp(-before), levels)), 2)
            if abs(after - before) >= NOTABLE:
                changed.append(Confusion(*pair, after, "corpus"))
        return changed

    def _rate(self, truth: str, read: str, prior: float, levels: tuple[float, float]) -> float:
        """P(read | truth) by the formula of the module; `levels` are L₋ and L₊."""
        seen, stood = self.counts.get((truth, read), 0.0), self.stood(truth)
        risen = (PRIOR * prior + seen) / (PRIOR + levels[1] * stood)
        if risen > prior:
            return min(risen, HIGHEST) if seen >= LEAST else prior
        if not _LETTERS.fullmatch(truth + read):
            return prior
        fallen = prior * (ABSENT + seen) / (ABSENT + levels[0] * stood * prior)
        return min(fallen, prior)


def standing(word: str) -> Iterator[str]:
    """The letters of a word as `Profile.stood` counts them.

    One and two letters, a place for a stray letter (``""``) at each, and the word itself (``" "``).

    >>> list(standing("да"))
    ['д', 'а', '', '', 'да', ' ']
    """
    yield from word
    yield from [""] * len(word)
    yield from (first + second for first, second in pairwise(word))
    yield " "
