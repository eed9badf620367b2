"""REF007: the Roman month of a date can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document
from ocrfix.facts.dates import ROMAN_NUMERALS, roman_month
from ocrfix.facts.events import Event
from ocrfix.facts.places import enumerated
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.date_witnesses import of_part, outside_first, statement
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.text.spans import Span

#: Day, something unreadable that is no number, year: ``30. УТ. 54``, ``4.ХТ.56``.
_BROKEN = re.compile(
    r"(?<![\w.,/])(?P<day>\d{1,2})[.,/]\s?(?P<month>[^\W\d_\s][^\s\d.,]{0,3}|[\\|][^\s.,]{0,3})"
    r"[.,/\-]\s?(?P<year>(?:19)?\d\d)(?![\d.,]?\d)"
)
#: The same day and year with a month elsewhere in the paper.
_SAME_DAY = 0.93


class RomanMonth(WitnessRule):
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
        Unsafe: dates are never changed without being asked for. A month is suggested only if two
        other places state it.
    """

    code = "REF007"
    name = "roman-month"
    summary = "The Roman month of a date cannot be read"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each unreadable month that another place tells."""
        for match in _BROKEN.finditer(document.source):
            zone = document.zone_at(match.start())
            if zone.language != "ru" or roman_month(match["month"]):
                continue
            day, year = int(match["day"]), int(match["year"])
            same = _same_day(of_part(context.events, zone.part), day, _full(year))
            months = {event.date.month for event in same}
            month = months.pop() if len(months) == 1 else None
            if month is None or not 1 <= month <= len(ROMAN_NUMERALS):
                continue
            numeral = ROMAN_NUMERALS[month - 1]
            numeral = numeral.replace("X", _letter_for_ten(document))
            evidence = [statement(event) for event in same]
            said = enumerated([*dict.fromkeys(item.note for item in evidence[:2])])
            message = _("The month of {date} cannot be read; {others}").format(
                date=" ".join(match.group().split()), others=said
            )
            suggestion = Suggestion(numeral, _SAME_DAY, tuple(evidence))
            yield self.issue(document, Span(*match.span("month")), message, [suggestion], evidence)


def _full(year: int) -> int:
    """A year of two figures is one of the twentieth century."""
    return year if year > 99 else 1900 + year


def _same_day(events: Sequence[Event], day: int, year: int) -> list[Event]:
    """The complete dates of that day and year, those outside the original first."""
    return outside_first(
        event
        for event in events
        if (event.date.day, event.date.year) == (day, year)
        and event.date.is_complete
        and not event.year_added
    )


def _letter_for_ten(document: Document) -> str:
    """Cyrillic Х or Latin X, as the transcription writes its other Roman months."""
    return "Х" if re.search(r"\d[./]Х[./\-]\s?\d", document.source) else "X"
