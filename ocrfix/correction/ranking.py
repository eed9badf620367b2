"""Which candidate is likeliest, and why.

The noisy channel: score = ln P(word) + context − cost of the misreading, so that for ``наролной``
the frequent ``народной`` with the usual confusion д→л wins. The context is the words beside it, the
rest of the document, and the translation: «South Korean» where ``кжно-корейского`` stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.correction.candidates import COST_SCALE, HOPELESS, UNSEEN, Candidate, generate
from ocrfix.correction.surroundings import Surroundings
from ocrfix.issues import Evidence
from ocrfix.language.confusions import Confusion
from ocrfix.language.glossary import Rendering
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

#: Weight of one further sighting of the candidate in the same document, per ln of the count.
DOCUMENT_WEIGHT = 0.8
#: Frequency granted to a word that is known from the document alone.
TWIN_FREQUENCY = 1e-6
#: Weight of ln of how much likelier the word is beside its neighbour.
NEIGHBOUR_WEIGHT = 0.3
#: Weight (nats) of a word of the translation that the candidate renders. The right word has one 80
#: times as often as another (ln 80 = 4.4, training/weigh_translation.py); a good half is granted,
#: as the word may render a neighbour that is spelled alike.
TRANSLATION_WEIGHT = 2.5


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the terms of its score (nats); `score` is their sum.

    `rendering` is the word of the translation that stands for it, if there is one.
    """

    candidate: Candidate
    log_probability: float
    misreading: float
    context: float
    document: float
    rendering: Rendering | None = None

    @property
    def translation(self) -> float:
        """The weight of its rendering."""
        return TRANSLATION_WEIGHT if self.rendering is not None else 0.0

    @property
    def score(self) -> float:
        """The sum of the terms."""
        evidence = self.context + self.document + self.translation
        return self.log_probability + self.misreading + evidence


def rank(
    word: str, knowledge: Knowledge, token: Token | None = None, around: Surroundings | None = None
) -> list[Ranked]:
    """All candidates for a folded word, best first; equal scores in alphabetical order."""
    candidates = list(generate(word, knowledge))
    if around is not None:
        known = {candidate.text for candidate in candidates}
        candidates += [one for one in twins(word, knowledge, around) if one.text not in known]
    ranked = [weighed(candidate, knowledge, token, around) for candidate in _hopeful(candidates)]
    ranked.sort(key=lambda entry: (-entry.score, entry.candidate.text))
    return ranked


def weighed(
    candidate: Candidate,
    knowledge: Knowledge,
    token: Token | None = None,
    around: Surroundings | None = None,
) -> Ranked:
    """A candidate with its terms; without a token nothing is said of its neighbours."""
    log_probability = min(
        knowledge.language.log_probability(piece, candidate.frequency)
        for piece in candidate.text.split(" ")
    )
    context, document, rendering = 0.0, 0.0, None
    if around is not None:
        document = DOCUMENT_WEIGHT * math.log1p(around.count(candidate.text))
        if token is not None:
            before, after = around.neighbours.get(token.span.start, (None, None))
            context = NEIGHBOUR_WEIGHT * attraction(candidate.text, before, after, knowledge)
            if around.translated is not None:
                rendering = around.translated.rendering_of(candidate.text, token.span.start)
    misreading = -COST_SCALE * candidate.cost
    return Ranked(candidate, log_probability, misreading, context, document, rendering)


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


def attraction(text: str, before: Token | None, after: Token | None, knowledge: Knowledge) -> float:
    """How usual a folded text is beside the words around it."""
    pieces = text.split()
    total = 0.0
    if pieces and before is not None:
        total += knowledge.language.attraction(before.folded, pieces[0])
    if pieces and after is not None:
        total += knowledge.language.attraction(pieces[-1], after.folded)
    return total


def evidence_of(token: Token, entry: Ranked, knowledge: Knowledge) -> tuple[Evidence, ...]:
    """Why this candidate: the misreading, the document, the dictionary, the neighbours."""
    candidate = entry.candidate
    evidence = [_damage(token, candidate, knowledge)]
    if entry.document > 0:
        evidence.append(
            Evidence(
                "same-document", _("«{word}» stands elsewhere here").format(word=candidate.text)
            )
        )
    if entry.rendering is not None:
        place = Span(entry.rendering.start, entry.rendering.end)
        note = _("the translation has «{word}» here").format(word=entry.rendering.english)
        evidence.append(Evidence("translation", note, place))
    if entry.context > 1:
        evidence.append(Evidence("context", _("usual beside its neighbours")))
    times = knowledge.language.count(candidate.text).times
    if times >= 100:
        evidence.append(Evidence("frequency", _("a common word of the period")))
    return tuple(evidence)


def _damage(token: Token, candidate: Candidate, knowledge: Knowledge) -> Evidence:
    if candidate.kind == "split":
        return Evidence("confusion", _("two known words without the space between them"))
    if candidate.kind == "homoglyph":
        return Evidence("confusion", _("Latin letters that look like Cyrillic ones"))
    if candidate.kind == "digit":
        return Evidence("confusion", _("a digit stands for a letter of the same shape"))
    path = knowledge.errors.path(candidate.text, token.folded)
    return Evidence("confusion", ", ".join(_note(confusion) for confusion in path[:3]))


def _note(confusion: Confusion) -> str:
    often = confusion.source == "learned" and confusion.weight < 4.5
    return _("{note} (often)").format(note=confusion.note) if often else confusion.note


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
