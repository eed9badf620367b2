"""SCR008: a figure that was probably misread, such as ``3З3`` in ``№ 86/к/3З3``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.correction.judge import Damage
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.words import is_number_with_ending, verdict
from ocrfix.text.tokens import Token

#: The index of the office behind the number of a paper: ``№ Ст-1374/2оп``.
_INDEX = re.compile(r"\d{1,2}[а-яё]{1,3}")


class DoubtfulFigure(TokenRule):
    """A figure in a place, or of a shape, in which figures are usually misread.

    What it does
        Reports figures that the character model does not trust. Which digits stood on the paper
        cannot be told from what is around them, so there is seldom a suggestion.

    Why it matters
        Figures are what papers are cited for, and nobody can see that ``38`` was ``33``.

    Example
        ``решение № 86/к/3З3``

    When it is wrong
        Figures in lines that are misread otherwise.

    Fix safety
        Unsafe: numbers are left to a person.
    """

    code = "SCR008"
    name = "doubtful-figure"
    summary = "A figure that was probably misread"
    applicability = Applicability.UNSAFE
    severity = Severity.NOTE

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a figure that is probably wrong."""
        if not token.has_digit or is_number_with_ending(token.text):
            return
        if _is_index(token, context):
            return
        assessment = verdict(token, context)
        if assessment is None or assessment.damage not in (Damage.LETTERS, Damage.UNCLEAR):
            return
        message = _("A figure that was probably misread")
        yield self.issue(context.document, assessment.span, message, assessment.suggestions)


def _is_index(token: Token, context: RuleContext) -> bool:
    """Whether a figure with letters ends a number: ``1374/2оп``."""
    before = context.document.source[max(0, token.span.start - 1) : token.span.start]
    return before == "/" and _INDEX.fullmatch(token.text) is not None
