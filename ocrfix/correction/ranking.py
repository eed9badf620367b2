"""Which candidate is likeliest, how likely, and why.

The noisy channel: score = ln P(word) + context − cost of the misreading, so that for ``наролной``
the frequent ``народной`` with the usual confusion д→л wins. Two logistic models turn the score, its
lead over the next one and the look of the token into probabilities: that something is wrong, and
that the first suggestion is right. «Leave it alone» is always one of the outcomes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ocrfix.correction.candidates import COST_SCALE, HOPELESS, UNSEEN, Candidate, generate
from ocrfix.correction.casing import written
from ocrfix.correction.confidence import LogisticModel, load_models
from ocrfix.correction.surroundings import Surroundings
from ocrfix.issues import Evidence, Suggestion
from ocrfix.language.confusions import Confusion
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.hyphens import rebroken
from ocrfix.text.tokens import Token, TokenKind

#: Weight of one further sighting of the candidate in the same document, per ln of the count.
DOCUMENT_WEIGHT = 0.8
#: Frequency granted to a word that is known from the document alone.
TWIN_FREQUENCY = 1e-6
#: Weight of ln of how much likelier the word is beside its neighbour.
NEIGHBOUR_WEIGHT = 0.3
#: Words that a person's name follows.
TITLES = frozenset(
    [
        "тов",
        "т",
        "тт",
        "товарищ",
        "товарища",
        "товарищу",
        "товарищем",
        "товарище",
        "господин",
        "господина",
        "господину",
        "гр",
        "гражданин",
        "генерал",
        "генерала",
        "генералу",
        "полковник",
        "полковника",
        "полковнику",
        "подполковник",
        "майор",
        "майора",
        "майору",
        "капитан",
        "капитана",
        "лейтенант",
        "лейтенанта",
        "маршал",
        "маршала",
        "маршалу",
        "адмирал",
        "посол",
        "посла",
        "послу",
        "министр",
        "министра",
        "министру",
        "секретарь",
        "секретаря",
        "секретарю",
        "начальник",
        "расш",
        "отп",
        "печ",
        "напечатала",
        "исп",
        "верно",
        "профессор",
        "доктор",
        "инженер",
        "президент",
        "премьер",
    ]
)
#: How surnames end, in all cases.
SURNAME_ENDINGS = (
    tuple(
        stem + case
        for stem in ("ов", "ев", "ин", "ын")
        for case in ("", "а", "у", "ым", "е", "ой", "ых", "ыми")
    )
    + tuple(
        stem + case
        for stem in ("ск", "цк")
        for case in ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ие", "их")
    )
    + tuple(
        stem + case
        for stem in (
            "ук",
            "юк",
            "як",
            "ик",
            "ян",
            "ич",
            "ман",
            "берг",
            "ер",
            "ель",
            "ац",
            "ец",
            "ш",
        )
        for case in ("", "а", "у", "ом", "ем", "е")
    )
    + ("ко", "дзе", "швили", "ых", "их", "аго", "ово")
)
#: Letters of the longest name whose shape is looked at.
LONGEST_NAME = 20
#: Scores further behind the first than this are not shown.
WORST_LAG = 9.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the terms of its score (nats); `score` is their sum."""

    candidate: Candidate
    log_probability: float
    misreading: float
    context: float
    document: float

    @property
    def score(self) -> float:
        """The sum of the terms."""
        return self.log_probability + self.misreading + self.context + self.document


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


def rank(
    word: str, knowledge: Knowledge, token: Token | None = None, around: Surroundings | None = None
) -> list[Ranked]:
    """All candidates for a folded word, best first; equal scores in alphabetical order."""
    ranked = []
    candidates = list(generate(word, knowledge))
    if around is not None:
        known = {candidate.text for candidate in candidates}
        candidates += [one for one in twins(word, knowledge, around) if one.text not in known]
    for candidate in _hopeful(candidates):
        pieces = candidate.text.split(" ")
        log_probability = min(
            knowledge.language.log_probability(piece, candidate.frequency) for piece in pieces
        )
        context, document = 0.0, 0.0
        if token is not None and around is not None:
            context = NEIGHBOUR_WEIGHT * _attraction(candidate.text, token, knowledge, around)
            document = DOCUMENT_WEIGHT * math.log1p(around.count(candidate.text))
        misreading = -COST_SCALE * candidate.cost
        ranked.append(Ranked(candidate, log_probability, misreading, context, document))
    ranked.sort(key=lambda entry: (-entry.score, entry.candidate.text))
    return ranked


def _hopeful(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that the period's frequencies, neighbours and document may still lift up."""
    scores = [
        math.log(candidate.frequency + UNSEEN) - COST_SCALE * candidate.cost
        for candidate in candidates
    ]
    least = max(scores, default=0.0) - HOPELESS
    return [
        candidate
        for candidate, score in zip(candidates, scores, strict=True)
        if score >= least or candidate.kind == "document"
    ]


def twins(word: str, knowledge: Knowledge, around: Surroundings) -> Iterator[Candidate]:
    """Other forms of the document that differ in one letter: a name spelled right elsewhere."""
    for form in around.like(word):
        cost = knowledge.errors.cost(form, word)
        yield Candidate(form, "document", cost, TWIN_FREQUENCY, "the document")


def _attraction(text: str, token: Token, knowledge: Knowledge, around: Surroundings) -> float:
    """How well a candidate fits between the words beside the token."""
    before, after = around.neighbours.get(token.span.start, (None, None))
    pieces = text.split(" ")
    total = 0.0
    if before is not None:
        total += knowledge.language.attraction(before.folded, pieces[0])
    if after is not None:
        total += knowledge.language.attraction(pieces[-1], after.folded)
    return total


def assess(token: Token, knowledge: Knowledge, around: Surroundings, most: int = 5) -> Assessment:
    """Judge an unknown word: how surely it is wrong, and what it should be."""
    ranked = rank(token.folded, knowledge, token, around)
    features = features_of(token, ranked, knowledge, around)
    models = _models()
    wrong = models["wrong"].probability(features)
    right = models["right"].probability(features) if ranked else 0.0
    return Assessment(wrong, _suggestions(token, ranked[:most], right, knowledge, around))


def features_of(
    token: Token, ranked: list[Ranked], knowledge: Knowledge, around: Surroundings
) -> dict[str, float]:
    """What the logistic models see of an unknown word; ranges are kept near [0, 3]."""
    features = {**_of_candidates(ranked), **_of_word(token, knowledge, around)}
    features["capitalised-repeated"] = features["capitalised"] * features["repeated"]
    features["capitalised-score"] = features["capitalised"] * features["score"]
    features["capitalised-noise"] = features["capitalised"] * features["noise"]
    features["capitals-score"] = features["capitals"] * features["score"]
    return features


def _of_candidates(ranked: list[Ranked]) -> dict[str, float]:
    """How good the best candidate is, by itself and against the next one."""
    first = ranked[0] if ranked else None
    lead = ranked[0].score - ranked[1].score if len(ranked) > 1 else 6.0
    return {
        "no-candidate": float(first is None),
        "score": (first.score + 25.0) / 10.0 if first else 0.0,
        "cost": first.candidate.cost / 5.0 if first else 3.0,
        "frequency": (first.log_probability + 20.0) / 10.0 if first else 0.0,
        "lead": min(lead, 6.0) / 3.0 if first else 0.0,
        "context": min(first.context, 3.0) if first else 0.0,
        "split": float(first is not None and first.candidate.kind == "split"),
        "part": float(first is not None and first.candidate.kind == "part"),
        "in-document": min(first.document, 3.0) if first else 0.0,
    }


def _of_word(token: Token, knowledge: Knowledge, around: Surroundings) -> dict[str, float]:
    """What the word looks like, and where it stands."""
    word = token.word
    capitalised = word[:1].isupper() and not word.isupper()
    before, _ = around.neighbours.get(token.span.start, (None, None))
    listed = knowledge.lexicon.lookup(token.folded)
    return {
        "length": min(len(word), 14) / 7.0,
        "short": float(len(word) <= 3),
        "capitalised": float(capitalised),
        "capitalised-inside": float(capitalised and before is not None),
        "capitals": float(word.isupper() and len(word) > 1),
        "capitals-short": float(word.isupper() and 1 < len(word) <= 5),
        "repeated": min(math.log2(max(1, around.count(token.folded))), 3.0),
        "stem-repeated": min(math.log2(max(1, around.stem_count(token.folded))), 3.0),
        "unknown-line": around.unknown_share(token),
        "name-shape": name_shape(token),
        "noise": math.log(around.noise) + 4.0,
        "korean-name": korean_shape(token, around),
        "after-title": float(_after_title(before)),
        "surname-ending": float(capitalised and word.lower().endswith(SURNAME_ENDINGS)),
        "listed": float(listed is not None),
        "listed-frequency": (math.log10(listed.frequency + 1e-9) + 9) / 3 if listed else 0.0,
    }


def name_shape(token: Token) -> float:
    """1.0 if a capitalised word is a well-formed transcription of a Chinese name."""
    from ocrfix.language.transliteration import is_palladius

    if not token.word[:1].isupper() or len(token.word) > LONGEST_NAME:
        return 0.0
    return float(is_palladius(token.folded))


def korean_shape(token: Token, around: Surroundings) -> float:
    """1.0 if a capitalised word and its capitalised neighbours read as a Korean name."""
    from ocrfix.language.transliteration import is_korean_name

    if not token.word[:1].isupper() or len(token.word) > 6:
        return 0.0
    run = around.capitalised_run(token)
    return float(2 <= len(run) <= 4 and is_korean_name([one.word for one in run]))


def _after_title(before: Token | None) -> bool:
    """Whether a name is to be expected after this token: initials, ``тов.``, ``майор``."""
    return before is not None and (before.kind is TokenKind.INITIALS or before.folded in TITLES)


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


def evidence_of(token: Token, entry: Ranked, knowledge: Knowledge) -> tuple[Evidence, ...]:
    """Why this candidate: the misreading, the document, the dictionary, the neighbours."""
    candidate = entry.candidate
    evidence = [_damage(token, candidate, knowledge)]
    if entry.document > 0:
        evidence.append(Evidence("same-document", f"«{candidate.text}» stands elsewhere here"))
    if entry.context > 1:
        evidence.append(Evidence("context", "usual beside its neighbours"))
    times = knowledge.language.count(candidate.text).times
    if times >= 100:
        evidence.append(Evidence("frequency", "a common word of the period"))
    return tuple(evidence)


def _damage(token: Token, candidate: Candidate, knowledge: Knowledge) -> Evidence:
    if candidate.kind == "split":
        return Evidence("confusion", "two known words without the space between them")
    if candidate.kind == "homoglyph":
        return Evidence("confusion", "Latin letters that look like Cyrillic ones")
    if candidate.kind == "digit":
        return Evidence("confusion", "a digit stands for a letter of the same shape")
    path = knowledge.errors.path(candidate.text, token.folded)
    return Evidence("confusion", ", ".join(_note(confusion) for confusion in path[:3]))


def _note(confusion: Confusion) -> str:
    seen = " (often)" if confusion.source == "learned" and confusion.weight < 4.5 else ""
    return confusion.note + seen


def trace(word: str, knowledge: Knowledge, most: int = 10) -> list[dict[str, object]]:
    """Every term of the best candidates of a word, for ``ocrfix trace``."""
    from ocrfix.text.alphabet import fold

    return [
        {
            "candidate": entry.candidate.text,
            "kind": entry.candidate.kind,
            "source": entry.candidate.source,
            "score": round(entry.score, 2),
            "log_probability": round(entry.log_probability, 2),
            "misreading": round(entry.misreading, 2),
            "confusions": [
                {"confusion": confusion.note, "weight": round(confusion.weight, 2)}
                for confusion in knowledge.errors.path(entry.candidate.text, fold(word))
            ],
        }
        for entry in rank(fold(word), knowledge)[:most]
    ]
