"""Weekdays beside a date: ``в среду 16 января 1951 г.``, ``on Monday, 14 December``.

A weekday is a fact only with the date it belongs to; ``в понедельник`` alone states nothing that
could be compared. The value is the number of the day, 1 for Monday.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, FactPart, Facts, make_fact
from ocrfix.messages import N_, _
from ocrfix.text.spans import Span

# «среды» is more often the environment than Wednesday
_RUSSIAN = (
    "понедельник|понедельника|понедельнику", "вторник|вторника|вторнику", "среда|среду",
    "четверг|четверга|четвергу", "пятница|пятницу|пятницы|пятнице",
    "суббота|субботу|субботы|субботе", "воскресенье|воскресенья|воскресенью",
)  # fmt: skip
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    form: number
    for days in (_RUSSIAN, _ENGLISH)
    for number, forms in enumerate(days, start=1)
    for form in forms.split("|")
}
#: English names from number 1 on, for messages.
_NAMES = (
    "", N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_WORD = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![^\W_])", re.IGNORECASE
)
#: Between a weekday and the date after it.
_BEFORE_DATE = re.compile(
    r",?[ \u00a0\n]?(?:(?:утром|вечером|днем|днём|ночью|morning|evening)[ \n])?(?:the )?[«\"]?"
)
#: Between a date and its weekday: ``17 апреля (вторник)``, ``10 декабря 1936 г., в четверг,``.
_AFTER_DATE = re.compile(r"(?:[ \u00a0]?г(?:\.|ода)?)?(?:[ \n]\(|,[ \n](?:во?[ \n]|on |a )?)")
#: What ends the clause of a weekday: a sign, or the end of its paragraph.
_CLOSED = re.compile(r"[),.;]|[ \t]*(?:\r?\n[ \t]*(?:\r?\n|\Z)|\Z)")
#: No gap is longer.
_REACH = 16


@dataclass(frozen=True, slots=True)
class DatedWeekday:
    """A weekday and the date that must fall on it."""

    weekday: Fact
    date: Fact


def weekday_name(number: int) -> str:
    """A weekday, 1 for Monday, in the language of the messages."""
    return _(_NAMES[number])


def find_weekdays(document: Document, zone: Zone, dated: Sequence[Fact]) -> Iterator[Fact]:
    """The weekdays of a zone beside one of the dates `dated`, which is a part of the fact."""
    dates = sorted(
        (fact for fact in dated if fact.kind is FactKind.DATE and fact.part("day") is not None),
        key=lambda fact: fact.span,
    )
    starts = [date.span.start for date in dates]
    for match in _WORD.finditer(document.source, zone.span.start, zone.span.end):
        span = Span(*match.span())
        date = _date_beside(document.source, span, dates, starts)
        if date is not None:
            part = FactPart("date", date.value, date.raw, date.span)
            number = str(_NUMBERS[match.group().lower()])
            yield make_fact(document, FactKind.WEEKDAY, span, number, (part,))


def dated_weekdays(facts: Facts) -> Iterator[DatedWeekday]:
    """The weekdays of a document with the dates that must fall on them."""
    dates = {fact.span: fact for fact in facts.of(FactKind.DATE)}
    for weekday in facts.of(FactKind.WEEKDAY):
        part = weekday.part("date")
        if part is not None and part.span in dates:
            yield DatedWeekday(weekday, dates[part.span])


def _date_beside(source: str, word: Span, dates: list[Fact], starts: list[int]) -> Fact | None:
    place = bisect_left(starts, word.end)
    if place < len(dates) and dates[place].span.start - word.end <= _REACH:
        gap = source[word.end : dates[place].span.start]
        if gap and _BEFORE_DATE.fullmatch(gap):
            return dates[place]
    before = dates[place - 1] if place else None
    if before is None or not 0 < word.start - before.span.end <= _REACH:
        return None
    gap = source[before.span.end : word.start]
    if _AFTER_DATE.fullmatch(gap) and _CLOSED.match(source, word.end):
        return before
    return None
