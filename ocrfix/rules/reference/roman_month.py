"""REF007: the Roman month of a date can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.dates import ROMAN_NUMERALS, CalendarDate, roman_month
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.spans import Span

#: Day, something unreadable that is no number, year: ``30. УТ. 54``, ``4.ХТ.56``.
_BROKEN = re.compile(
    r"(?<![\w.,/])(?P<day>\d{1,2})[.,/]\s?(?P<month>[^\W\d_\s][^\s\d.,]{0,3}|[\\|][^\s.,]{0,3})"
    r"[.,/\-]\s?(?P<year>(?:19)?\d\d)(?![\d.,]?\d)"
)
#: The same day and year with a month elsewhere in the paper.
_SAME_DAY = 0.93


class RomanMonth(DocumentRule):
    """Roman months that cannot be read.

    What it does
        Looks for a date with something unreadable between day and year. When the header, the
        translation or another place of the paper has the same day and year, their month is
        suggested in Roman figures.

    Why it matters
        A date that cannot be read cannot be searched or sorted by.

    Example
        ``30. УТ. 54`` in a paper of June 30, 1954: ``VI``.

    When it is wrong
        When the paper names the same day of two months.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF007"
    name = "roman-month"
    summary = "The Roman month of a date cannot be read"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each unreadable month that another place tells."""
        dates = [
            fact
            for fact in context.facts.of(FactKind.DATE)
            if CalendarDate.parse(fact.value).is_complete
        ]
        for match in _BROKEN.finditer(document.source):
            if document.zone_at(match.start()).language != "ru" or roman_month(match["month"]):
                continue
            day, year = int(match["day"]), int(match["year"])
            same = _same_day(dates, day, year if year > 99 else 1900 + year)
            months = {CalendarDate.parse(fact.value).month for fact in same}
            month = months.pop() if len(months) == 1 else None
            if month is None:
                continue
            witness = same[0]
            numeral = ROMAN_NUMERALS[month - 1]
            numeral = numeral.replace("X", _letter_for_ten(document))
            note = f"{witness.place} says {witness.raw}"
            kind = "translation" if witness.zone is ZoneKind.TRANSLATION else "same-document"
            evidence = (Evidence(kind, note, witness.span),)
            message = f"The month of {' '.join(match.group().split())} cannot be read; {note}"
            suggestion = Suggestion(numeral, _SAME_DAY, evidence)
            yield self.issue(document, Span(*match.span("month")), message, [suggestion], evidence)


def _same_day(dates: list[Fact], day: int, year: int) -> list[Fact]:
    """The complete dates of that day and year, those outside the original first."""
    same = []
    for fact in dates:
        date = CalendarDate.parse(fact.value)
        if (date.day, date.year) == (day, year):
            same.append(fact)
    return sorted(same, key=lambda fact: fact.language == "ru")


def _letter_for_ten(document: Document) -> str:
    """Cyrillic Х or Latin X, as the transcription writes its other Roman months."""
    return "Х" if re.search(r"\d[./]Х[./\-]\s?\d", document.source) else "X"
