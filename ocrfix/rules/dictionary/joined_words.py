"""DIC003: two words without the space between them, such as ``ивойск``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.issues import Issue
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.dictionary.unknown_word import REPORTED_FROM
from ocrfix.rules.name_witnesses import is_attested_abroad
from ocrfix.rules.words import is_known, is_word
from ocrfix.text.tokens import Token


class JoinedWords(TokenRule):
    """An unknown word that is two known ones, and nothing likelier.

    What it does
        Lets every division of an unknown word into two known ones compete with the misreadings
        of its letters; when a division wins, the missing space is reported.

    Why it matters
        Neither of the two words is found by a search.

    Example
        ``корейскихвойск`` → ``корейских войск``

    When it is wrong
        Compounds that no dictionary holds (``хлопкосеяние`` is ``хлопко`` and ``сеяние``). Pieces
        must be four letters long or usual short words.

    Fix safety
        Safe: only a space is put in.
    """

    code = "DIC003"
    name = "joined-words"
    summary = "Two words without a space between them"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word that is best read as two."""
        if not is_word(token) or is_known(token, context):
            return
        assessment = context.assess(token)
        suggestions = assessment.suggestions
        if assessment.wrong < REPORTED_FROM or not suggestions or " " not in suggestions[0].text:
            return
        if is_attested_abroad(token, context):
            return
        message = "Two words without a space between them"
        yield self.issue(context.document, token.span, message, suggestions)
