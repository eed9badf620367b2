"""SCR004: a letter inside a number, such as ``1О.ООО`` or ``З7``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.alphabet import DIGITLIKE_LETTERS
from ocrfix.text.spans import Span

CONFIDENCE = 0.9
_LETTERS = "".join(re.escape(letter) for letter in "ОоOoЗзІlЧ")
#: A run of digits, look-alike letters and inner points that begins or ends at no letter.
_NUMBER = re.compile(rf"(?<![^\W_])[\d{_LETTERS}]+(?:[.,][\d{_LETTERS}]+)*(?![^\W_])")

#: ``Экз. № Э``: one letter or question mark at the end of a line, for the number of a copy.
_COPY = re.compile(
    r"(?:^|(?<=\s))(?:[Ээ]кз|ЭКЗ)\.?[ ]*№[ ]*(?P<sign>[^\W\d_]|\?)(?=[^\w\n]*$)", re.MULTILINE
)
#: Nothing tells which digit a lone letter was; its look-alike is as good as any.
CONFIDENCE_ALONE = 0.3


class LetterForDigit(DocumentRule):
    """A letter stands in a number for the digit of the same shape.

    What it does
        Finds numbers in which О, З, I, Ч stand among digits and proposes the digits; and a lone
        letter or question mark where the number of a copy belongs (``Экз. № Э``).

    Why it matters
        ``1О.ООО`` is not a number to any program that counts, sorts or searches.

    Example
        ``1О.ООО винтовок`` → ``10.000``

    When it is wrong
        Marks that really hold a letter (``7З`` as a clause). At least one digit must stand there.

    Fix safety
        Unsafe: numbers are left to a person.
    """

    code = "SCR004"
    name = "letter-for-digit"
    summary = "A letter inside a number"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for a number with letters."""
        for match in _NUMBER.finditer(document.source):
            text = match.group()
            zone = document.zone_at(match.start())
            digits = sum(character.isdigit() for character in text)
            letters = sum(character.isalpha() for character in text)
            if zone.kind not in self.zones or not digits or not letters or len(text) < 2:
                continue
            if _is_clause(text, document.source[match.end() : match.end() + 1]):
                continue
            number = "".join(DIGITLIKE_LETTERS.get(character, character) for character in text)
            reason = Evidence("confusion", _("letters that look like digits"))
            suggestion = Suggestion(number, CONFIDENCE, (reason,))
            span = Span(*match.span())
            yield self.issue(document, span, _("A letter inside a number"), [suggestion])
        yield from self._copies(document)

    def _copies(self, document: Document) -> Iterator[Issue]:
        for match in _COPY.finditer(document.source):
            span = Span(*match.span("sign"))
            if document.zone_at(span.start).kind in self.zones:
                digit = DIGITLIKE_LETTERS.get(match["sign"])
                reason = Evidence("confusion", _("letters that look like digits"))
                suggestions = [Suggestion(digit, CONFIDENCE_ALONE, (reason,))] if digit else []
                message = _("The number of the copy cannot be read")
                yield self.issue(document, span, message, suggestions)


def _is_clause(text: str, after: str) -> bool:
    """Whether this may be a clause mark such as ``3о)``: one digit, one small letter."""
    return len(text) == 2 and text[0].isdigit() and text[1].islower() and after in {")", "/"}
