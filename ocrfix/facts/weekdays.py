"""Weekdays beside a date: ``в субботу 16 января``, «Tuesday, January 16, 1951».

The calendar knows which weekday a date was, so a weekday is a witness of its date. The value is
the ISO number, Monday being 1; the date is a part of the fact. Other weekdays state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, FactPart, make_fact
from ocrfix.facts.months import WEEKDAY, weekday_number
from ocrfix.text.spans import Span

_WEEKDAY = re.compile(rf"(?<![^\W_])(?i:{WEEKDAY})(?![^\W\d_])\.?")
#: The most that stands between a weekday and its date: ``, ``, «the», ``г. (``, ``года, ``.
_REACH = 14
_THEN_DATE = re.compile(r",?\s{0,3}\(?(?:-\s?)?(?:the\s|on\s|[«\"“])?")
_DATE_THEN = re.compile(r"[»\"”]?\s{0,2}(?:г(?:\.|ода)?)?,?\s{0,3}[(/]?(?:в\s|on\s|-\s?)?(?:a\s)?")


def find_weekdays(document: Document, zone: Zone, dated: Sequence[Fact]) -> Iterator[Fact]:
    """The weekdays of a zone that stand beside one of the dates `dated`."""
    dates = [fact for fact in dated if fact.kind is FactKind.DATE and len(fact.value) > 7]
    starts = {fact.span.start: fact for fact in dates}
    ends = {fact.span.end: fact for fact in dates}
    for match in _WEEKDAY.finditer(document.source, zone.span.start, zone.span.end):
        number = weekday_number(match.group())
        date = _beside(document.source, Span(*match.span()), starts, ends)
        if number is None or date is None:
            continue
        part = FactPart("date", date.value, date.raw, date.span)
        span = Span(match.start(), match.start() + len(match.group().rstrip(".")))
        yield make_fact(document, FactKind.WEEKDAY, span, str(number), (part,))


def _beside(source: str, span: Span, starts: dict[int, Fact], ends: dict[int, Fact]) -> Fact | None:
    after = next((starts[at] for at in range(span.end, span.end + _REACH) if at in starts), None)
    if after is not None and _THEN_DATE.fullmatch(source, span.end, after.span.start):
        return after
    before = next(
        (ends[at] for at in range(span.start, span.start - _REACH, -1) if at in ends), None
    )
    if before is not None and _DATE_THEN.fullmatch(source, before.span.end, span.start):
        return before
    return None
