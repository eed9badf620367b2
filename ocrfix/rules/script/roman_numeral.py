"""SCR009: the Roman month of a date in other letters and figures: ``13.1Х-41``, ``4.ХТ.56``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts import FactKind
from ocrfix.facts.dates import ROMAN_NUMERALS
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.spans import Span

#: What stands for the strokes of a numeral on paper, or is read for them.
_STROKES = str.maketrans(
    {**dict.fromkeys("1lІТтT", "I"), **dict.fromkeys("УуYv", "V"), **dict.fromkeys("Хх", "X"),
     "П": "II", "п": "II", "Ш": "III", "ш": "III"}
)  # fmt: skip
#: Day, what may be a numeral, year: a figure in it makes it no month of figures.
_DATE = re.compile(
    r"(?<![\w.,/])\d{1,2}\s?[./]\s?(?P<month>[IVXІХхУуYv1lТтTПпШш]{2,5})\s?[.\-/]\s?"
    r"(?:19)?\d\d(?![\d.,]?\d)"
)
#: Of 14 such months of our pages 13 were what their strokes say (training/weigh_words.py); the day
#: beside them is often misread, too.
CONFIDENCE = 0.8


class RomanNumeral(DocumentRule):
    """Roman months with figures and letters in them that are none of theirs.

    What it does
        Reads the month of a date stroke by stroke: ``1``, ``l`` and ``Т`` for I, ``У`` for V, ``П``
        and ``Ш`` for II and III. What gives a month that way is proposed in the proper letters.
        Typists wrote ``У`` and ``П`` for want of better: letters alone are reported only in a paper
        that has ``V`` or ``I`` in another date.

    Why it matters
        No search for ``IX`` finds ``1Х``.

    Example
        ``13.1Х-41 г.`` → ``IX``

    When it is wrong
        When the edition keeps what the typist struck.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "SCR009"
    name = "roman-numeral"
    summary = "A Roman month in letters and figures of another kind"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each month that is written so."""
        found = {
            span: numeral
            for span in sorted({*_of_facts(context), *_of_text(document)})
            if document.zone_at(span.start).kind in self.zones
            and (numeral := _numeral(span.text(document.source))) is not None
        }
        proper = any(_is_proper(span.text(document.source)) for span in found)
        for span, numeral in found.items():
            text = span.text(document.source)
            if _is_proper(text) or text.replace("Х", "X").replace("І", "I") == numeral:
                continue
            if not proper and not any(sign in "1lТтT" for sign in text):
                continue
            reason = Evidence("form", _("strokes of the numeral {numeral}").format(numeral=numeral))
            message = _("A Roman month with other letters or figures in it")
            suggestion = Suggestion(numeral, CONFIDENCE, (reason,))
            yield self.issue(document, span, message, [suggestion])


def _of_facts(context: RuleContext) -> Iterator[Span]:
    for fact in context.facts.of(FactKind.DATE, language="ru"):
        month = fact.part("month")
        if month is not None and fact.part("year") is not None and not month.raw.isdigit():
            yield month.span


def _of_text(document: Document) -> Iterator[Span]:
    """Months that are read as no date: ``ХТ``, ``111``; ``11`` is November."""
    for match in _DATE.finditer(document.source):
        if not match["month"].isdigit() or match["month"] == "111":
            yield Span(*match.span("month"))


def _numeral(text: str) -> str | None:
    numeral = text.translate(_STROKES)
    return numeral if numeral in ROMAN_NUMERALS else None


def _is_proper(text: str) -> bool:
    """Whether a numeral has a V or I as it should be written, and nothing that is none."""
    return text.replace("Х", "X") in ROMAN_NUMERALS and any(sign in "VI" for sign in text)
