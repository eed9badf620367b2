"""The verdict on an unknown word: is it misread, what should it be, how sure is that?

Two logistic models turn the score of the best candidate, its lead over the next one and the look of
the token into probabilities: that something is wrong with ``наролной``, and that ``народной`` is
what stood on the paper. «Leave it alone» is always one of the outcomes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from ocrfix.correction.casing import written
from ocrfix.correction.confidence import LogisticModel, load_models
from ocrfix.correction.features import features_of
from ocrfix.correction.ranking import Ranked, evidence_of, rank
from ocrfix.correction.surroundings import Surroundings
from ocrfix.issues import Suggestion
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.hyphens import rebroken
from ocrfix.text.tokens import Token, TokenKind

#: Scores further behind the first than this are not shown.
WORST_LAG = 9.0


@dataclass(frozen=True)
class Assessment:
    """The verdict on one token: P(something is wrong), suggestions best first."""

    wrong: float
    suggestions: tuple[Suggestion, ...]

    @property
    def right(self) -> float:
        """P(the first suggestion is what stood on the paper)."""
        return self.suggestions[0].confidence if self.suggestions else 0.0


@cache
def _models() -> dict[str, LogisticModel]:
    return load_models()


def assess(token: Token, knowledge: Knowledge, around: Surroundings, most: int = 5) -> Assessment:
    """Judge an unknown word: how surely it is wrong, and what it should be."""
    ranked = rank(token.folded, knowledge, token, around)
    features = features_of(token, ranked, knowledge, around)
    models = _models()
    wrong = models["wrong"].probability(features)
    right = models["right"].probability(features) if ranked else 0.0
    return Assessment(wrong, _suggestions(token, ranked[:most], right, knowledge, around))


def _suggestions(
    token: Token,
    ranked: list[Ranked],
    right: float,
    knowledge: Knowledge,
    around: Surroundings,
) -> tuple[Suggestion, ...]:
    """Suggestions with evidence; the later ones share what the first leaves, by their scores."""
    if not ranked:
        return ()
    kept = [entry for entry in ranked if ranked[0].score - entry.score <= WORST_LAG]
    shares = [math.exp(entry.score - ranked[0].score) for entry in kept]
    rest = sum(shares[1:])
    suggestions = []
    for place, (entry, share) in enumerate(zip(kept, shares, strict=True)):
        confidence = right if place == 0 else min(right, (1 - right) * share / (1 + rest))
        text = written(entry.candidate.text, token, around, knowledge)
        if token.kind is TokenKind.BROKEN:
            text = rebroken(token.text, text)
        suggestions.append(Suggestion(text, confidence, evidence_of(token, entry, knowledge)))
    return tuple(suggestions)
