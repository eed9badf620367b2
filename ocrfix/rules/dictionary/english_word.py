"""DIC005: a misspelt word of the English header or translation, such as ``telegrarn``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import ZoneKind
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token, TokenKind

#: Shorter words have too many neighbours.
SHORTEST = 5
CONFIDENCE = 0.6
#: Small Latin letters of similar shape in typescript.
LOOK_ALIKES = tuple(
    set(pair) for pair in ("ce", "nu", "mn", "il", "lt", "it", "bh", "uv", "gq", "ft", "rt", "vy")
)


class EnglishWord(TokenRule):
    """A word of the English zones that the English list does not know, one letter from one it does.

    What it does
        Looks up the words in small letters of the archival header and the translation; a word
        that is unknown but one letter away from a known one is noted.

    Why it matters
        The header is what catalogues show, and the translation is a witness for the original.

    Example
        ``ciphered telegran`` → ``telegram``

    When it is wrong
        Rare words and transliterated Russian ones. Words with a capital letter are names and are
        not looked at.

    Fix safety
        Only shown: the header and the translation are somebody else's text.
    """

    code = "DIC005"
    name = "english-word"
    summary = "A misspelt English word in the header or the translation"
    zones = frozenset({ZoneKind.HEADER, ZoneKind.TRANSLATION})
    applicability = Applicability.DISPLAY_ONLY
    severity = Severity.NOTE

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word with a near neighbour."""
        word = token.text
        if token.kind is not TokenKind.WORD or token.script is not Script.LATIN:
            return
        if len(word) < SHORTEST or not word.isascii() or not (word.isalpha() and word.islower()):
            return
        english = context.knowledge.english
        if english.knows(word):
            return
        neighbours = [other for other in english.neighbours(word) if _looks_like(word, other)]
        if not neighbours:
            return
        reason = Evidence("dictionary", _("one letter from a known English word"))
        suggestions = [
            Suggestion(other, CONFIDENCE / (place + 1), (reason,))
            for place, other in enumerate(neighbours[: context.settings.max_suggestions])
        ]
        message = _("«{word}» is in no English dictionary").format(word=word)
        yield self.issue(context.document, token.span, message, suggestions)


def _looks_like(word: str, other: str) -> bool:
    """Whether the words differ by one letter for a look-alike; ``metre`` and ``meter`` do not."""
    differing = [{one, two} for one, two in zip(word, other, strict=False) if one != two]
    return len(word) == len(other) and len(differing) == 1 and differing[0] in LOOK_ALIKES
