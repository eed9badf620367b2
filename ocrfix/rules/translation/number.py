"""TRA001: the numbers of the original are those of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts import Fact
from ocrfix.facts.misreadings import grouped
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.translation.alignment import Claim
from ocrfix.rules.translation.claims import confirming, figures_of, number_claims
from ocrfix.text.spans import Span

#: Confidence by count of figures when a lonely number of the translation stands where the original
#: has a lonely look-alike: long numbers seldom meet by chance, single figures often do. Of 16
#: planted and 56 drawn misreadings of the development set none was mended wrongly.
_BY_LENGTH = {1: 0.8, 2: 0.94, 3: 0.96}
_LONG = 0.98
#: Letters before the number of a decision, as translations write them.
_LETTERS = {"P": "П", "B": "Б", "S": "С", "T": "Т", "A": "А", "M": "М", "K": "К", "N": "Н"}
#: Several possible renderings: the best is about as likely as the others together.
_AMBIGUOUS = 0.6
#: A lone letter or mark where the thousands of a number in groups should stand.
_LOST_THOUSANDS = re.compile(r"(?:^|\s)[^\W\d_] \Z")


class TranslatedNumber(DocumentRule):
    """Numbers of the text against the translation.

    What it does
        Pairs the numbers of both texts by value and order. A Russian number that the translation
        does not have, where the translation has one that the original does not have, at the same
        place and one misreading away, gets the number of the translation as suggestion.

    Why it matters
        Nothing inside a sentence betrays a wrong number; the translator read the paper itself.

    Example
        ``172 автомашин`` where the translation has «112 vehicles».

    When it is wrong
        When the translator mistook the number, or translated from another copy.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "TRA001"
    name = "translated-number"
    summary = "A number differs from that of the translation by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each number that the translation contradicts."""
        for claim in number_claims(context):
            if not confirming(claim.original, context):
                yield self._issue(document, claim)

    def _issue(self, document: Document, claim: Claim) -> Issue:
        fact, witness = claim.original, claim.translation
        read, truth = figures_of(fact), figures_of(witness)
        confidence = _BY_LENGTH.get(len(read), _LONG) * (0.85 + 0.15 * claim.likeness)
        if claim.rivals:
            confidence *= _AMBIGUOUS
        text = grouped(fact.raw, truth)
        letter = _leading_letter(document, witness)
        if letter and read[1:] == truth:
            text = letter + text
        span = fact.span
        before = document.source[max(0, span.start - 3) : span.start]
        if _LOST_THOUSANDS.search(before) and truth[1:] == read:
            # ``т 350`` stands for ``1 350``: the letter is what was misread
            span = Span(span.start - 2, span.end)
            text = f"{truth[0]} {read}"
        note = _("the translation says «{text}»").format(text=witness.raw)
        evidence: tuple[Evidence, ...] = (Evidence("translation", note, witness.span),)
        if claim.seconded is not None:
            also = _("{place} too").format(place=claim.seconded.place)
            note = _("{note}, and {also}").format(note=note, also=also)
            second = Evidence("same-document", also, claim.seconded.span)
            evidence = (*evidence, second)
        suggestion = Suggestion(text, round(confidence, 2), evidence)
        message = _("The number here is {number}, but {others}").format(
            number=fact.raw, others=note
        )
        return self.issue(document, span, message, [suggestion], evidence)


def _leading_letter(document: Document, witness: Fact) -> str:
    """The Russian letter for the one written before a number: ``П`` for «P70/214», else nothing."""
    before = document.source[max(0, witness.span.start - 2) : witness.span.start]
    if len(before) < 2 or before[0].isalnum():
        return ""
    return _LETTERS.get(before[1], "")
