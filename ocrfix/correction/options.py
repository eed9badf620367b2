"""All that may have stood where a doubtful word stands, from every source that can tell.

For ``наролной`` the lexicon offers ``народной`` (`ocrfix.correction.ranking`), the character model
the same, and for ``уско`` before ``рить`` the joined ``ускорить``, for ``Отом`` a small letter,
for a spot read as ``ё`` nothing at all. One text over one span is one option, whoever offers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.correction.candidates import joins, misread_joins
from ocrfix.correction.casing import written
from ocrfix.correction.ranking import Ranked, rank, weighed
from ocrfix.correction.reader import LONGEST_JOIN, Reading
from ocrfix.correction.surroundings import Surroundings
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.wordforms import cased_like
from ocrfix.text.alphabet import EXACT_HOMOGLYPHS, Script
from ocrfix.text.hyphens import rebroken
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

#: Candidates of the lexicon, and texts of the character model, that are looked at.
MOST_RANKED = 6
MOST_PROPOSED = 4
#: Texts of the lexicon that are also tried with other capitals.
MOST_RECASED = 2
#: What may stand between the pieces of a word: a space, or the hyphen of a line end with dirt.
GAP = re.compile(r"[ \u00a0]|[ \u00a0]?[-–—][ \u00a0]?[.,'`‘’‚°_]?[ \u00a0]+|[-–—][.,'`‘’‚°_]")
#: A word of the dictionaries is compared with others if the character model thinks it so unlikely.
UNLIKELY = 0.5
_WORD_KINDS = (TokenKind.WORD, TokenKind.BROKEN, TokenKind.SPACED)


@dataclass(frozen=True, slots=True)
class Option:
    """A text that may stand in the place of `span`.

    `ranked` is what the noisy channel makes of it, None if the lexicon does not offer it.
    `proposed` is the probability that the character model proposes it with, 0 if it does not;
    `likelihood` ln of how much likelier it is there than what was read, 0 without the model.
    """

    span: Span
    text: str
    ranked: Ranked | None
    proposed: float = 0.0
    likelihood: float = 0.0


class Options:
    """Finds the options for the words of one document."""

    def __init__(self, knowledge: Knowledge, around: Surroundings, reading: Reading | None) -> None:
        """`reading`: None without the character model."""
        self._knowledge = knowledge
        self._around = around
        self._reading = reading

    def of(self, token: Token, known: bool) -> list[Option]:
        """The options for a token; `known` tells whether a dictionary has it.

        Those of the lexicon come first, by score.
        """
        keep = self._reading.keep(token.span) if self._reading is not None else 1.0
        ranked: dict[tuple[Span, str], Ranked | None] = {}
        misread = not known or keep < UNLIKELY
        if token.kind in _WORD_KINDS:
            if misread:
                ranked.update(self._of_lexicon(token))
            for place, entry in self._of_joins(token, misread):
                ranked.setdefault(place, entry)
        if token.kind is TokenKind.WORD and "-" in token.text:
            ranked.setdefault((token.span, token.text.replace("-", " ")), None)
        for text in _recased(token, [text for _, text in ranked][:MOST_RECASED]):
            ranked.setdefault((token.span, text), None)
        ranked.setdefault((token.span, ""), None)
        proposed = self._proposed(token)
        places = [
            place
            for place in dict.fromkeys((*ranked, *proposed))
            if place != (token.span, token.text)
        ]
        as_read = {span: self._log_likelihood(span) for span in {span for span, _ in places}}
        return [
            Option(
                span,
                text,
                ranked.get((span, text)),
                proposed.get((span, text), 0.0),
                self._log_likelihood(span, text) - as_read[span],
            )
            for span, text in places
        ]

    def _of_lexicon(self, token: Token) -> Iterator[tuple[tuple[Span, str], Ranked]]:
        for entry in rank(token.folded, self._knowledge, token, self._around)[:MOST_RANKED]:
            text = written(entry.candidate.text, token, self._around, self._knowledge)
            yield (token.span, _divided(text, token)), entry

    def _of_joins(
        self, token: Token, misread: bool
    ) -> Iterator[tuple[tuple[Span, str], Ranked | None]]:
        """One word that the token and a neighbour are the pieces of."""
        before, after = self._around.neighbours.get(token.span.start, (None, None))
        knowledge = self._knowledge
        for first, second in ((before, token), (token, after)):
            if first is None or second is None or not _may_join(first, second, self._around):
                continue
            span = Span(first.span.start, second.span.end)
            candidates = joins(first.folded, second.folded, knowledge)
            if misread:
                candidates += misread_joins(first.folded, second.folded, knowledge)
            for candidate in candidates:
                text = cased_like(candidate.text, first.word + second.word)
                yield (span, text), weighed(candidate, knowledge, None, self._around)
            if "-" in self._around.between(first, second):
                yield (span, f"{first.text}-{second.text}"), None

    def _proposed(self, token: Token) -> dict[tuple[Span, str], float]:
        if self._reading is None:
            return {}
        return {
            (one.span, _divided(one.text, token)): one.probability
            for one in self._reading.proposals(token.span, MOST_PROPOSED)
            if _shape(one.text) != _shape(one.span.text(self._reading.source))
        }

    def _log_likelihood(self, span: Span, text: str | None = None) -> float:
        """ln P(`text` stood there), without one that what was read did; 0.0 without the model."""
        if self._reading is None:
            return 0.0
        read = span.text(self._reading.source) if text is None else text
        return self._reading.log_likelihood(span, read)


def _may_join(first: Token, second: Token, around: Surroundings) -> bool:
    if not all(
        token.kind is TokenKind.WORD and token.script is Script.CYRILLIC and not token.has_digit
        for token in (first, second)
    ):
        return False
    short = len(first.text) + len(second.text) <= LONGEST_JOIN
    return short and bool(GAP.fullmatch(around.between(first, second)))


def _divided(text: str, token: Token) -> str:
    """A text for a token, at the end of the line where the token is divided."""
    return rebroken(token.text, text) if token.kind is TokenKind.BROKEN else text


def _recased(token: Token, texts: Sequence[str]) -> list[str]:
    """The token and the best texts for it with other capitals: small, first letter, all."""
    if token.kind is not TokenKind.WORD or not token.word[:1].isalpha():
        return []
    found = []
    for text in (token.text, *texts):
        small = text.lower()
        found += [small, small[:1].upper() + small[1:], text.upper()]
    return [text for text in dict.fromkeys(found) if text not in {token.text, *texts}]


def _shape(text: str) -> str:
    """What counts of a text: letters, digits, № and where words end, look-alikes as Cyrillic ones.

    Latin letters are left to the rules about scripts; in ``XII`` they are what belongs there.
    """
    words = ("".join(c for c in word if c.isalnum() or c == "№") for word in text.split())
    shape = " ".join(word for word in words if word).replace("ё", "е").replace("Ё", "Е")
    return "".join(EXACT_HOMOGLYPHS.get(character, character) for character in shape)
