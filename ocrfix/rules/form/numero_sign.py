"""FRM002: the sign № read as a letter, such as ``Экз. х 9`` for ``Экз. № 9``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.correction.judge import Damage
from ocrfix.document.model import Document, Line
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.words import verdict
from ocrfix.text.spans import Span

#: What engines make of №: single letters and Latin spellings.
_SIGN = r"(?:[хХмМрРнНЭэйЙжЖXxMN#»]|[МмMN][гег2o°о]|Ne|Nо|N[°ºo])"
#: Words that № follows, as they begin; one letter of them may be misread as well.
_AFTER_WORD = re.compile(
    rf"(?:экз|прот\w{{0,8}}|\w{{0,3}}телеграмм\w{{0,2}}|приказ\w{{0,3}}|исх|вх|постановление"
    rf"|директив\w|опис\w)\.?[ ]+(?P<sign>{_SIGN})[ ]{{0,2}}(?P<number>\d[\d/]*)",
    re.IGNORECASE,
)
#: A cell of a table of copies or a line of a distribution list.
_CELL = re.compile(
    rf"(?:^|\|)[ ]*(?:экз\.?[ ]*)?(?P<sign>{_SIGN})[ ]{{0,2}}(?P<number>\d{{1,4}})\b",
    re.IGNORECASE,
)
#: ``М 1 : 100``.
_SCALE = re.compile(r"[ \u00a0]*\d+[ ]?:[ ]?\d")
CONFIDENCE_WORD = 0.7
CONFIDENCE_CELL = 0.7


class NumeroSign(DocumentRule):
    """A letter stands where the sign № belongs.

    What it does
        After words that a number follows (``экз.``, ``протокол``, ``шифртелеграмма``), and in the
        cells of a table of copies, a lone letter before a figure is reported as №.

    Why it matters
        Numbers of copies, protocols and telegrams are found by their sign.

    Example
        ``Экз. х 9`` → ``№ 9``

    When it is wrong
        A serial letter before a number; in those places typists used №.

    Fix safety
        Unsafe: № belongs to a number, and numbers are left to a person.
    """

    code = "FRM002"
    name = "numero-sign"
    summary = "The sign № read as a letter"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each lost sign."""
        for line in document.lines:
            if document.zone_at(line.span.start).kind not in self.zones:
                continue
            found: dict[int, tuple[Span, float]] = {}
            for match in _AFTER_WORD.finditer(line.text):
                span = _place(line, match)
                found[span.start] = (span, CONFIDENCE_WORD)
            if line.text.lstrip().startswith("|"):
                for match in _CELL.finditer(line.text):
                    span = _place(line, match)
                    found.setdefault(span.start, (span, CONFIDENCE_CELL))
            yield from self._weighed(line, document, context)
            for span, confidence in found.values():
                space = "" if document.source[span.end] == " " else " "
                reason = Evidence("form", _("№ stands before a number in this place"))
                suggestion = Suggestion("№" + space, confidence, (reason,))
                yield self.issue(document, span, _("The sign № read as a letter"), [suggestion])

    def _weighed(self, line: Line, document: Document, context: RuleContext) -> Iterator[Issue]:
        """The signs of a line that only the whole of the page gives away."""
        for token in document.tokens_in(line.span):
            assessment = verdict(token, context)
            if assessment is None or assessment.damage is not Damage.NUMERO:
                continue
            if not _SCALE.match(document.source, token.span.end):
                message = _("The sign № read as something else")
                yield self.issue(document, assessment.span, message, assessment.suggestions)


def _place(line: Line, match: re.Match[str]) -> Span:
    """Where the sign of a match stands in the document."""
    start, end = match.span("sign")
    return Span(line.span.start + start, line.span.start + end)
