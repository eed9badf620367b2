"""DIC006: a word that hardly fits its place, such as ``гол`` in ``за истекший гол``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.judge import Assessment, Damage
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.language.agreement import agrees
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.name_witnesses import is_attested_abroad
from ocrfix.rules.words import (
    is_abbreviation,
    is_acronym,
    is_known,
    is_roman_number,
    is_word,
    verdict,
)
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import Token, TokenKind

_WORD_KINDS = (TokenKind.WORD, TokenKind.BROKEN, TokenKind.SPACED, TokenKind.ABBREVIATION)

#: Acronyms and abbreviations are reported if what they should be is at least so sure.
LEAST = 0.95


class WrongWord(TokenRule):
    """A word or abbreviation that exists, but that something else was misread as.

    What it does
        The character model reads the whole page. Where it does not trust a word, the words that it
        may be a misreading of are weighed: how usual they are there, how cheap the misreading is.

    Why it matters
        A misread word that is a word itself is found by no dictionary, and changes the meaning.

    Example
        ``За истекший гол отмечается рост`` → ``год``

    When it is wrong
        Rare words and unusual turns in noisy lines.

    Fix safety
        Unsafe: the text makes sense as it stands, so a person must look at the page.
    """

    code = "DIC006"
    name = "wrong-word"
    summary = "A word that hardly fits its place"
    applicability = Applicability.UNSAFE
    severity = Severity.NOTE

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word that is probably another."""
        if token.has_digit or token.kind not in _WORD_KINDS or len(token.folded) == 1:
            return
        if is_word(token) and not is_known(token, context):
            return
        assessment = verdict(token, context)
        if assessment is None or assessment.damage not in (Damage.LETTERS, Damage.UNCLEAR):
            return
        if assessment.right < LEAST and (is_acronym(token) or is_abbreviation(token, context)):
            return
        if is_roman_number(token.text) or is_attested_abroad(token, context):
            return
        if _loses_a_hyphen(token, assessment) or _loses_agreement(token, assessment, context):
            return
        message = _("«{word}» hardly fits here").format(word=token.word)
        yield self.issue(context.document, assessment.span, message, assessment.suggestions)


def _loses_a_hyphen(token: Token, assessment: Assessment) -> bool:
    """Whether only the hyphen goes of ``Верхне-Волжскому``: a printed one is seldom misread."""
    texts = [one.text for one in assessment.suggestions[:1]]
    return "-" in token.text and [fold(token.text).replace("-", "")] == list(map(fold, texts))


def _loses_agreement(token: Token, assessment: Assessment, context: RuleContext) -> bool:
    """Whether an adjective before agrees with the word and not with its suggestion.

    ``в паровозном депо`` is not ``в паровозном дело``.
    """
    before, _after = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or not assessment.suggestions:
        return False
    first = assessment.suggestions[0].text
    return agrees(before.word, token.word) is True and agrees(before.word, first) is False
