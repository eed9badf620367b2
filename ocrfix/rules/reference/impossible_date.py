"""REF023: a date is in the calendar, a time on the clock: ``93 октября``, ``25 час. 70 мин.``"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.misreadings import as_digits, digit_likeness
from ocrfix.facts.months import RUSSIAN_MONTH, month_number, roman_month
from ocrfix.facts.places import says
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.date_witnesses import kind_of
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.text.spans import Span

#: A day that two other dates of the paper have, one figure away.
_STATED = 0.6
#: A leap year: where none is given, 29 February is possible.
_LEAP = 2000
#: Before this year Russia counted by the Julian calendar, in which 1900 was a leap year.
_NEW_STYLE = 1918
#: ``209 августа``; ``№ 209 августа 1950 г.`` is a number and a month.
_LONG_DAY = re.compile(
    rf"(?<![^\W_])(?<![.,/№\-–])(?P<day>\d{{3}})\s(?P<month>(?i:{RUSSIAN_MONTH}))(?![^\W\d_])"
)
_NUMERO = re.compile(r"№\s*\Z")


class ImpossibleDate(WitnessRule):
    """Days, months and times that there are not.

    What it does
        Notes a date whose month has not so many days, or whose month is none (``31 июня``,
        ``93 октября``, ``12.15.50 г.``), and a time beyond the clock (``25 час. 70 мин.``). A day
        of that month, one figure away, is shown if one other date of the paper has it, and
        proposed if two have.

    Why it matters
        A figure was misread for certain, and the paper cannot be dated by it.

    Example
        ``встреча назначена на 93 октября`` → ``9``, if header and translation say ``October 9``

    When it is wrong
        When the writer himself erred: ``31 [sic] июня`` says so.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF023"
    name = "impossible-date"
    summary = "A date that no calendar has, or a time that no clock shows"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each impossible date or time of the Russian text."""
        dates = context.facts.of(FactKind.DATE)
        for fact in context.facts.of(FactKind.DATE, language="ru"):
            yield from self._of_date(document, fact, dates)
        for match in _LONG_DAY.finditer(document.source):
            number = month_number(match["month"])
            kind = document.zone_at(match.start()).kind
            if number and kind in self.zones and not _follows_numero(document, match.start()):
                date = CalendarDate(None, number, int(match["day"]))
                span = Span(*match.span("day"))
                yield self._day_issue(document, span, match.group(), date, dates)
        for fact in context.facts.of(FactKind.TIME, language="ru"):
            if _is_beyond_the_clock(fact.value):
                message = _("No clock shows this time: {time}").format(time=fact.raw)
                yield self.issue(document, fact.span, message)

    def _of_date(self, document: Document, fact: Fact, dates: Sequence[Fact]) -> Iterator[Issue]:
        date, day, month = CalendarDate.parse(fact.value), fact.part("day"), fact.part("month")
        if day is None or month is None or _may_be_a_number(fact, document):
            return
        if fact.part("year") is None:  # its year is that of another date beside it
            date = replace(date, year=None)
        if _has_no_month(date):
            message = _("There is no such month: {date}").format(date=" ".join(fact.raw.split()))
            yield self.issue(document, month.span, message)
        elif _has_no_day(date):
            yield self._day_issue(document, day.span, fact.raw, date, dates)

    def _day_issue(
        self, document: Document, span: Span, raw: str, date: CalendarDate, dates: Sequence[Fact]
    ) -> Issue:
        message = _("There is no such day: {date}").format(date=" ".join(raw.split()))
        days = _days_elsewhere(span.text(document.source), date, dates)
        if len(days) != 1:
            return self.issue(document, span, message)
        [(stated, evidence)] = days.items()
        suggestion = Suggestion(stated, _STATED, tuple(evidence))
        return self.issue(document, span, message, [suggestion], evidence)


def _may_be_a_number(fact: Fact, document: Document) -> bool:
    """Whether a date may be the number of a paper or item: ``№ 70/3-14``, ``42/VI``."""
    month = fact.part("month")
    numeral = month is not None and roman_month(month.raw) is not None
    if numeral and fact.part("year") is None:
        return True
    return _follows_numero(document, fact.span.start) or ("/" in fact.raw and not numeral)


def _follows_numero(document: Document, place: int) -> bool:
    return bool(_NUMERO.search(document.source[max(0, place - 3) : place]))


def _has_no_month(date: CalendarDate) -> bool:
    return date.month is not None and not 1 <= date.month <= 12


def _has_no_day(date: CalendarDate) -> bool:
    if date.day is None or date.month is None:
        return False
    year = date.year or _LEAP
    if year < _NEW_STYLE and year % 4 == 0:
        year = _LEAP
    return not 1 <= date.day <= monthrange(year, date.month)[1]


def _is_beyond_the_clock(value: str) -> bool:
    """Whether a time such as ``25:70`` is none; ``24 часа 30 минут`` stood for half past 0."""
    hour, minute = (int(part) for part in value.split(":")[:2])
    return hour > 24 or minute > 59


def _days_elsewhere(
    read: str, date: CalendarDate, dates: Sequence[Fact]
) -> dict[str, list[Evidence]]:
    """The days of other dates in that month that have one figure more or another, and who says."""
    found: dict[str, list[Evidence]] = {}
    for fact in dates:
        other = CalendarDate.parse(fact.value)
        if other.day is None or other.month != date.month or _has_no_day(other):
            continue
        if other.year in (date.year, None) or date.year is None:
            day = str(other.day)
            if _is_one_figure_away(as_digits(read), day):
                note = says(fact.place, fact.raw)
                found.setdefault(day, []).append(Evidence(kind_of(fact), note, fact.span))
    return found


def _is_one_figure_away(read: str, day: str) -> bool:
    if len(read) == len(day) + 1:
        return any(read[:place] + read[place + 1 :] == day for place in range(len(read)))
    unlike = [pair for pair in zip(read, day, strict=False) if len(set(pair)) > 1]
    return len(read) == len(day) and len(unlike) == 1 and digit_likeness(*unlike[0]) > 0
