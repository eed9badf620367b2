"""The words of a document that may be misread, with all that may have stood in their place.

In «Корейской наролной армии» the dictionaries do not know ``наролной``; it may be a misread
``народной``, ``нарольной`` or a right word that nobody listed. Which one is decided over the whole
corpus (`ocrfix.learning.expectation`); here a document is read once and what is needed is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.correction.ranking import Ranked, rank
from ocrfix.language.profile import standing
from ocrfix.rules.base import RUSSIAN_ZONES, RuleContext
from ocrfix.rules.words import is_known, is_word
from ocrfix.text.tokens import Token

#: Shorter unknown words are mostly marks and rubble, and have too many neighbours to tell from.
SHORTEST = 4
#: So many readings of a word are kept, best first; what follows has no weight worth counting.
MOST_READINGS = 12
#: Kinds of candidates whose price is that of misread letters and follows the error model.
PRICED = frozenset({"edit", "part", "document"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What may have stood on the paper.

    `score` is the ranking's without the misreading (nats: ln P(word), neighbours, document,
    translation). `cost` is the price of the misreading (nats) where no error model sets it, as for
    a lost space; None where one does.
    """

    text: str
    score: float
    cost: float | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sighting of an unknown word: its folded form, whether it has a capital, its readings."""

    form: str
    capital: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a document: its doubts, and how often letters stood in its words.

    `stood` has one and two letters, ``""`` (places for a stray letter) and ``" "`` (words).
    """

    path: str
    doubts: tuple[Doubt, ...]
    stood: Counter[str]


def page_of(context: RuleContext) -> Page:
    """The doubts of a document, in the order of the text."""
    stood: Counter[str] = Counter()
    for token in _words(context):
        stood.update(standing(token.folded))
    doubts = tuple(_doubt(token, context) for token in doubtful(context))
    return Page(context.document.path, doubts, stood)


def doubtful(context: RuleContext) -> Iterator[Token]:
    """The words of the Russian zones that nothing explains and that are long enough to judge."""
    for token in _words(context):
        if len(token.folded) >= SHORTEST and not is_known(token, context):
            yield token


def _words(context: RuleContext) -> Iterator[Token]:
    for token in context.surroundings.words:
        zone = context.document.zone_at(token.span.start)
        if zone.kind in RUSSIAN_ZONES and is_word(token):
            yield token


def _doubt(token: Token, context: RuleContext) -> Doubt:
    ranked = rank(token.folded, context.knowledge, token, context.surroundings)
    return doubt_of(token.folded, token.word[:1].isupper(), ranked)


def doubt_of(form: str, capital: bool, ranked: Sequence[Ranked]) -> Doubt:
    """A sighting of a folded form with the best of its ranked candidates."""
    return Doubt(form, capital, tuple(_reading(one) for one in ranked[:MOST_READINGS]))


def _reading(ranked: Ranked) -> Reading:
    candidate = ranked.candidate
    cost = None if candidate.kind in PRICED else candidate.cost
    return Reading(candidate.text, ranked.score - ranked.misreading, cost)
