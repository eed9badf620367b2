"""SCR002: a whole word in the wrong alphabet, such as ``TOB`` typed with Latin keys for ``ТОВ``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.casing import inside_sentence, never_capitalised
from ocrfix.issues import Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.words import is_roman_number
from ocrfix.text.alphabet import EXACT_HOMOGLYPHS, Script, fold, to_cyrillic
from ocrfix.text.tokens import Token, TokenKind

#: The Latin letters have exact Cyrillic twins and the word is known.
CONFIDENCE = 0.9
#: A one-letter word (``a``, ``c``, ``o``, ``B``, ``y``) amid Russian ones.
LETTER_CONFIDENCE = 0.8
_LETTERS = {"a": "а", "A": "А", "B": "В", "c": "с", "C": "С", "o": "о", "O": "О", "K": "К",
            "y": "у"}  # fmt: skip


class ForeignLetters(TokenRule):
    """A word of Latin letters in a Russian sentence that is a Russian word to the eye.

    What it does
        Takes words of Latin letters between Russian words, each letter of which has an exact
        Cyrillic twin, and looks the Cyrillic word up.

    Why it matters
        ``TOB. Cтaлину`` cannot be searched for.

    Example
        ``в 1950 году тoв.`` with Latin ``o`` is SCR001; ``c товарищем`` with a Latin ``c`` is this
        rule.

    When it is wrong
        Real Latin words of the same letters (``one``, ``pace``) are left alone when the
        neighbours are Latin too.

    Fix safety
        Safe: on paper nothing changes.
    """

    code = "SCR002"
    name = "foreign-letters"
    summary = "A Russian word typed in Latin letters"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a Latin word that is Russian to the eye."""
        if token.kind is not TokenKind.WORD or token.script is not Script.LATIN:
            return
        if token.has_digit or not _among_russian(token, context):
            return
        reason = Evidence("confusion", _("each letter has a Cyrillic twin"))
        message = _("A Russian word typed in Latin letters")
        if len(token.text) == 1:
            text, confidence = _LETTERS.get(token.text), LETTER_CONFIDENCE
        elif is_roman_number(token.text):
            return
        else:
            text, confidence = to_cyrillic(token.text, EXACT_HOMOGLYPHS), CONFIDENCE
            if text is not None and not _is_russian(text, context):
                text = None
            elif text is not None and _needs_no_capital(text, token, context):
                text = text.lower()
        if text is None:
            return
        suggestion = Suggestion(text, confidence, (reason,))
        yield self.issue(context.document, token.span, message, [suggestion])


def _among_russian(token: Token, context: RuleContext) -> bool:
    """Whether the words on both sides, as far as there are any, are Cyrillic."""
    around = context.surroundings.neighbours.get(token.span.start, (None, None))
    present = [word for word in around if word is not None]
    return bool(present) and all(word.script is Script.CYRILLIC for word in present)


def _needs_no_capital(text: str, token: Token, context: RuleContext) -> bool:
    around = context.surroundings
    return inside_sentence(token, around) and never_capitalised(
        fold(text), around, context.knowledge
    )


def _is_russian(text: str, context: RuleContext) -> bool:
    """Whether a Cyrillic text is a word or an abbreviation."""
    knowledge = context.knowledge
    return knowledge.lexicon.knows(fold(text)) or knowledge.abbreviations.knows(text)
