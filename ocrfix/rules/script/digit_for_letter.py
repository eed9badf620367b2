"""SCR003: a digit inside a word, such as ``т0варищ`` or ``3аря``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.correction.candidates import digits
from ocrfix.issues import Evidence, Issue, Severity, Suggestion
from ocrfix.language.wordforms import cased_like
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.words import is_number_with_ending
from ocrfix.text.alphabet import Script, is_cyrillic
from ocrfix.text.tokens import Token, TokenKind

CONFIDENCE = 0.95
#: A digit at the beginning may be a number that a word ran into.
CONFIDENCE_AT_START = 0.8
#: ``4.Х1Т.62``: what stands after a figure and a point is the month of a date.
_IN_DATE = re.compile(r"\d[./]")
_LETTER_AND_DIGIT = re.compile(r"[а-яё]+[0134689]|[0134689][а-яё]{2,}", re.IGNORECASE)

#: Where і was written for и before 1918.
_I_BEFORE_VOWEL = re.compile(r"и(?=[аеёиійоуыэюяѣ])", re.IGNORECASE)


class DigitForLetter(TokenRule):
    """A digit stands in a word for the letter of the same shape.

    What it does
        Puts the look-alike letters (0 О, 3 З, 4 Ч, 6 б, 8 В) in the place of digits inside a
        word; if that makes a known word, the digit is reported.

    Why it matters
        The word looks right on screen and is found by no search.

    Example
        ``т0варищу`` → ``товарищу``

    When it is wrong
        Marks such as ``Т34``: a digit at the end of a short token is left alone.

    Fix safety
        Safe: the word is known and looks the same.
    """

    code = "SCR003"
    name = "digit-for-letter"
    summary = "A digit inside a word"
    severity = Severity.ERROR

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word with look-alike digits."""
        if token.kind is not TokenKind.WORD or not token.has_digit:
            return
        if token.script not in (Script.CYRILLIC, Script.MIXED) or len(token.text) < 3:
            return
        if not _LETTER_AND_DIGIT.search(token.text) or is_number_with_ending(token.text):
            return
        before = context.document.source[max(0, token.span.start - 2) : token.span.start]
        if _IN_DATE.fullmatch(before):
            return
        found = sorted(
            digits(token.folded, context.knowledge), key=lambda one: (-one.frequency, one.text)
        )
        if not found:
            return
        model = re.sub(r"\d", lambda digit: "а" if token.text[1:2].islower() else "А", token.text)
        reason = Evidence("confusion", _("a digit stands for a letter of the same shape"))
        first = CONFIDENCE_AT_START if token.text[0].isdigit() else CONFIDENCE
        texts = [_written(token, cased_like(one.text, model), context) for one in found]
        suggestions = [
            Suggestion(text, first / (2 * place + 1), (reason,))
            for place, text in enumerate(texts[: context.settings.max_suggestions])
        ]
        yield self.issue(context.document, token.span, _("A digit inside a word"), suggestions)


def _written(token: Token, read: str, context: RuleContext) -> str:
    """The letters of the paper, and those that were read for its digits in its own spelling."""
    if len(read) != len(token.text):  # soft hyphens are left out of what is read
        return read
    if context.document.has_old_spelling:
        read = _I_BEFORE_VOWEL.sub(lambda match: "і" if match[0] == "и" else "І", read)
    pairs = zip(token.text, read, strict=True)
    return "".join(old if is_cyrillic(old) else letter for old, letter in pairs)
