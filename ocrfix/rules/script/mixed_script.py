"""SCR001: Latin and Cyrillic letters in one word, such as ``Мocквa`` with Latin o and c."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.issues import Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import ALL_ZONES, RuleContext, TokenRule
from ocrfix.text.alphabet import (
    EXACT_HOMOGLYPHS,
    HOMOGLYPHS,
    Script,
    fold,
    is_cyrillic,
    is_latin,
    to_cyrillic,
)
from ocrfix.text.old_spelling import without_old_letters
from ocrfix.text.tokens import Token

#: A known word under exact look-alikes: the letters on paper are the same. Measured on pages
#: with planted look-alikes, all such suggestions were right; the rest is for keyboards' mistakes.
CERTAIN = 0.99
#: A known word under letters that only resemble each other (``n`` for ``п``).
LIKELY = 0.9
#: No known word, but every letter has an exact twin.
PLAUSIBLE = 0.8

_ROMAN = re.compile(r"[IVX]+")
_LATIN_TWINS = {cyrillic: latin for latin, cyrillic in EXACT_HOMOGLYPHS.items()}


class MixedScript(TokenRule):
    """A word written in two alphabets at once.

    What it does
        Finds words with both Cyrillic and Latin letters and proposes the one alphabet in which
        the word is known, or the one most of its letters are in.

    Why it matters
        ``Мocквa`` looks right and is found by no search.

    Example
        ``Мocквa`` (three Latin letters) → ``Москва``

    When it is wrong
        Marks of equipment that mix alphabets on purpose; ``Т-VI`` is left alone.

    Fix safety
        Safe when the word is known: on paper nothing changes.
    """

    code = "SCR001"
    name = "mixed-script"
    summary = "Latin and Cyrillic letters in one word"
    zones = ALL_ZONES
    severity = Severity.ERROR

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word in two alphabets."""
        if token.script is not Script.MIXED or len(token.folded) < 2 or _is_mark(token.text):
            return
        message = _("Latin and Cyrillic letters in one word")
        suggestion = _suggestion(token, context)
        found = [suggestion] if suggestion else []
        yield self.issue(context.document, token.span, message, found)


def _is_mark(text: str) -> bool:
    """Whether a Roman number stands behind Cyrillic letters and a hyphen: ``Т-VI``, ``ГУ-II``."""
    letters, _, number = text.partition("-")
    return bool(letters) and all(map(is_cyrillic, letters)) and _ROMAN.fullmatch(number) is not None


def _suggestion(token: Token, context: RuleContext) -> Suggestion | None:
    text = token.text
    language = context.document.zone_at(token.span.start).language
    latin = sum(is_latin(character) for character in text)
    cyrillic = sum(is_cyrillic(character) for character in text)
    if language == "en" and latin >= cyrillic:
        letters = [_LATIN_TWINS.get(character, character) for character in text]
        if any(is_cyrillic(character) for character in letters):
            return None
        reason = Evidence("confusion", _("Cyrillic letters that look like Latin ones"))
        return Suggestion("".join(letters), PLAUSIBLE, (reason,))
    exact = to_cyrillic(text, EXACT_HOMOGLYPHS)
    similar = exact or to_cyrillic(text, HOMOGLYPHS)
    if similar is None:
        return None
    if not context.document.has_old_spelling:
        similar = without_old_letters(similar)
    known = context.knowledge.lexicon.knows(fold(similar))
    if not known and exact is None:
        return None
    confidence = PLAUSIBLE if not known else CERTAIN if exact else LIKELY
    letters_found = "".join(dict.fromkeys(c for c in text if is_latin(c)))
    reason = Evidence(
        "confusion", _("Latin «{letters}» in a Russian word").format(letters=letters_found)
    )
    return Suggestion(similar, confidence, (reason,))
