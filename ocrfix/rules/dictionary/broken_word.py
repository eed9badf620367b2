"""DIC002: one word in two pieces, such as ``постанов ляет``, ``разме - стить`` or ``с ветские``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.candidates import Candidate, joins
from ocrfix.correction.judge import Assessment, Damage
from ocrfix.correction.options import GAP
from ocrfix.issues import Evidence, Issue, Suggestion
from ocrfix.language.entries import Flag
from ocrfix.language.wordforms import cased_like
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.short_signs import is_particle
from ocrfix.rules.words import (
    ONE_LETTER_WORDS,
    followed_by_point,
    is_known,
    is_word,
    verdict,
)
from ocrfix.text.alphabet import Script
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

#: A join is proposed if the whole word is at least this frequent (per running word).
FREQUENT = 3e-8
#: Shares of right joins on pages with truth, by the evidence: the pieces spell the word and both
#: are no words; the same for a short word (``фи ма``), or one of them is none; a letter was lost in
#: the gap.
CONFIDENCE_BOTH = 0.95
CONFIDENCE_ONE = 0.88
CONFIDENCE_LOST_LETTER = 0.75
SHORT = 6


class BrokenWord(TokenRule):
    """Two neighbouring pieces that are no words but make one together.

    What it does
        Joins a piece that is no word with the next one on the line, also across the hyphen of a
        former line end, and looks the result up; one letter may have been lost in the gap.

    Why it matters
        A broken word is two words to a search engine, and neither is found.

    Example
        ``Политбюро постанов ляет`` → ``постановляет``; ``с ветские`` → ``советские``

    When it is wrong
        Rare names that happen to continue each other. At least one of the pieces must be no
        word, which real phrases hardly ever offer.

    Fix safety
        Safe above the threshold: the pieces make no sense apart.
    """

    code = "DIC002"
    name = "broken-word"
    summary = "One word in two pieces"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue from a token and its right neighbour."""
        yield from self._weighed(token, context)
        after = context.surroundings.neighbours.get(token.span.start, (None, None))[1]
        if after is None or not (_is_piece(token) and _is_piece(after)):
            return
        strange = [piece for piece in (token, after) if not _stands_alone(piece, context)]
        unknown = len(strange)
        if not unknown or (unknown == 1 and _is_rare(strange[0], context)):
            return
        gap = context.document.source[token.span.end : after.span.start]
        if not GAP.fullmatch(gap) or after.word[:1].isupper() != _in_capitals(token):
            return
        found = [
            candidate
            for candidate in joins(token.folded, after.folded, context.knowledge)
            if candidate.frequency >= FREQUENT
            or context.knowledge.language.count(candidate.text).times
        ]
        if not found or not _fits(found[0], token, after, unknown):
            return
        model = token.word + after.word
        reason = Evidence(
            "dictionary",
            _("«{first}» and «{second}» are pieces of one word").format(
                first=token.text, second=after.text
            ),
        )
        suggestions = [
            Suggestion(cased_like(one.text, model), confidence, (reason,))
            for one, confidence in zip(found, _confidences(found, unknown), strict=False)
        ]
        span = Span(token.span.start, after.span.end)
        message = _("One word in two pieces")
        yield self.issue(context.document, span, message, suggestions)

    def _weighed(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        assessment = verdict(token, context)
        if assessment is None or _is_whole(token, context):
            return
        if assessment.damage is Damage.JOIN and not _are_words(assessment, context):
            message = _("One word in two pieces")
            yield self.issue(context.document, assessment.span, message, assessment.suggestions)


def _are_words(assessment: Assessment, context: RuleContext) -> bool:
    """Whether the pieces are words, and another only with letters between: ``о ходе``, отходе."""
    pieces = assessment.span.text(context.document.source).split()
    if "".join(pieces) == assessment.suggestions[0].text:
        return False
    return all(context.knowledge.lexicon.knows(piece) for piece in pieces)


def _is_whole(token: Token, context: RuleContext) -> bool:
    """Whether a word with a hyphen is known as it is: ``давайте-ка``, ``по-большевистски``."""
    return "-" in token.word and is_word(token) and is_known(token, context)


def _fits(best: Candidate, token: Token, after: Token, unknown: int) -> bool:
    """Whether a join is worth proposing: with a lost letter only for long words."""
    if best.kind == "join":
        return True
    return len(token.folded) + len(after.folded) >= 6 and (unknown == 2 or len(after.folded) >= 4)


def _confidences(found: list[Candidate], unknown: int) -> Iterator[float]:
    if found[0].kind == "join":
        both = unknown == 2 and len(found[0].text) >= SHORT
        first = CONFIDENCE_BOTH if both else CONFIDENCE_ONE
    else:
        first = CONFIDENCE_LOST_LETTER
    for place in range(3):
        yield first if place == 0 else (1 - first) / 2**place


def _is_piece(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.script is Script.CYRILLIC and not token.has_digit


def _in_capitals(token: Token) -> bool:
    """Whether a continuation of the token would be in capitals."""
    return token.word.isupper() and len(token.word) > 1


def _is_rare(piece: Token, context: RuleContext) -> bool:
    """Whether a piece is a form of a rare short word: ``ум мой``, ``с тою``, ``об азах``."""
    entry = context.knowledge.lexicon.lookup(piece.folded)
    return entry is not None and Flag.MORPHOLOGY in entry.flags and len(piece.folded) > 1


def _stands_alone(token: Token, context: RuleContext) -> bool:
    if len(token.folded) == 1:
        # ``по п. 3``, ``с т. Ивановым``: a letter with a point is an abbreviation.
        known = token.folded in ONE_LETTER_WORDS or is_particle(token, context)
        return known or followed_by_point(token, context)
    return is_word(token) and is_known(token, context)
