"""DIC003: two words without the space between them, such as ``ивойск``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.judge import Damage
from ocrfix.issues import Issue
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.name_witnesses import is_attested_abroad
from ocrfix.rules.words import verdict
from ocrfix.text.tokens import Token

#: A hyphen between known words is taken for a space if that is at least so likely.
LEAST_HYPHEN = 0.7


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
        assessment = verdict(token, context)
        if assessment is None or assessment.damage is not Damage.SPLIT:
            return
        first = assessment.suggestions[0]
        hyphen = first.text == token.text.replace("-", " ")
        if is_attested_abroad(token, context) or (hyphen and first.confidence < LEAST_HYPHEN):
            return
        message = "Two words without a space between them"
        yield self.issue(context.document, token.span, message, assessment.suggestions)
