"""DIC004: a single letter that is no word, such as ``з`` for ``в`` in ``з Пекине``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.judge import Damage
from ocrfix.issues import Evidence, Issue, Suggestion
from ocrfix.language.wordforms import cased_like
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.short_signs import is_particle
from ocrfix.rules.words import (
    ONE_LETTER_WORDS,
    followed_by_point,
    is_known,
    is_roman_number,
    is_word,
    verdict,
)
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token, TokenKind

#: Dearest misreading (nats) of a one-letter word that is proposed.
DEAREST = 8.0
CONFIDENCE = 0.6
_WORDS = tuple(sorted(ONE_LETTER_WORDS))


class LoneLetter(TokenRule):
    """A letter stands by itself between two words and is no word.

    What it does
        Reports a single small letter between two known words of small letters if Russian has no
        such word, with the one-letter words it may be a misreading of.

    Why it matters
        A preposition or conjunction changes who did what where.

    Example
        ``находится з Пекине`` → ``в``

    When it is wrong
        Clause letters (``г/``, ``д)``), abbreviations with a point, initials: a mark next to the
        letter keeps the rule quiet.

    Fix safety
        Never applied by itself below the threshold; the reader decides.
    """

    code = "DIC004"
    name = "lone-letter"
    summary = "A single letter that is no word"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a letter between two words."""
        yield from self._weighed(token, context)
        if token.kind is not TokenKind.WORD or len(token.folded) != 1 or token.has_digit:
            return
        if token.script is not Script.CYRILLIC or token.folded in ONE_LETTER_WORDS:
            return
        if token.text.isupper() or not _between_words(token, context):
            return
        if is_particle(token, context):
            return
        costs = {word: context.knowledge.errors.cost(word, token.folded) for word in _WORDS}
        near = sorted((cost, word) for word, cost in costs.items() if cost <= DEAREST)
        suggestions = [
            Suggestion(
                cased_like(word, token.text),
                CONFIDENCE / (place + 1),
                (
                    Evidence(
                        "confusion",
                        _("«{truth}» read as «{read}»").format(truth=word, read=token.folded),
                    ),
                ),
            )
            for place, (__, word) in enumerate(near[: context.settings.max_suggestions])
        ]
        message = _("A single letter that is no word")
        yield self.issue(context.document, token.span, message, suggestions)

    def _weighed(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        if len(token.folded) != 1 or token.has_digit or not token.text.isalpha():
            return
        if is_roman_number(token.text) or followed_by_point(token, context):
            return  # ``I``, ``т.``, the initial ``В.``
        source, span = context.document.source, token.span
        if "/" in (source[span.start - 1 : span.start], source[span.end : span.end + 1]):
            return  # ``«За б/з»``
        assessment = verdict(token, context)
        if assessment is not None and assessment.damage in (Damage.LETTERS, Damage.UNCLEAR):
            message = _("A single letter that is no word")
            yield self.issue(context.document, token.span, message, assessment.suggestions)


def _between_words(token: Token, context: RuleContext) -> bool:
    """Whether known words stand on both sides with nothing but a space between."""
    before, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or after is None:
        return False
    source = context.document.source
    gaps = source[before.span.end : token.span.start], source[token.span.end : after.span.start]
    if any(gap.strip(" \u00a0") for gap in gaps):
        return False
    return all(
        is_word(word) and word.word.islower() and is_known(word, context)
        for word in (before, after)
    )
