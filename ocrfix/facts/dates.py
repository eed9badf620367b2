"""Dates: ``16 января 1951 г.``, ``24.Х.53``, ``14 45 16 1 1951 г.``, «May 5, 1951», ``5-14 мая``.

Every part (day, month, year, hour, minute) keeps its own place, because a misreading sits in one
of them. Impossible values are kept as they stand (``80.VI.54``): that they are impossible is what a
rule wants to know. A year of two figures is one of the twentieth century. Both ends of a range are
dates; the first has its month and year from the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ocrfix.document.model import Document, Zone
from ocrfix.facts.date_patterns import (
    BETWEEN_DATES,
    FIRST_DAY,
    FIRST_MONTH,
    FIRST_YEAR,
    LISTED_DAY,
    date_patterns,
)
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, FactPart, TakenSpans, make_fact
from ocrfix.facts.months import ROMAN_NUMERALS, day_words, month_number, roman_month
from ocrfix.language.units import known_units
from ocrfix.text.spans import Span

__all__ = ["ROMAN_NUMERALS", "CalendarDate", "find_dates", "month_number", "roman_month",
           "settled_order"]  # fmt: skip

#: How far back the first end of a range may stand.
_REACH = 40
#: The part that a group of a pattern states.
_PARTS = {"word": "month", "roman": "month", "short": "year", "ordinal": "day"}
_NEXT_WORD = re.compile(r"\s{1,3}([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date with what is known of it; None for a part that is not given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: str) -> CalendarDate:
        """The date of a fact's normal value.

        >>> CalendarDate.parse("XXXX-11-18")
        CalendarDate(year=None, month=11, day=18)
        """
        numbers = [None if "X" in text else int(text) for text in value.split("-")]
        return cls(*[*numbers, None, None][:3])

    def __str__(self) -> str:
        """The normal value of a fact, ``X`` for a year that is not given."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def is_complete(self) -> bool:
        """Whether day, month and year are all given."""
        return None not in (self.year, self.month, self.day)

    def agrees(self, other: CalendarDate) -> bool:
        """Whether both may be the same day: what both give is equal."""
        return all(
            mine is None or theirs is None or mine == theirs
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
            )
        )


def find_dates(document: Document, zone: Zone) -> Iterator[Fact]:
    """The dates of a zone and the times that stand with them, by pattern; no two overlap."""
    taken = TakenSpans()
    dates: list[Fact] = []
    for pattern in date_patterns("en" if zone.language == "en" else "ru"):
        for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
            # a place that is not taken may be a part of what stands before it
            span = Span(_start(match), match.end())
            if taken.overlap(span):
                continue
            found = list(_facts_of(document, match))
            if found:
                taken.add(span)
                dates.extend(fact for fact in found if fact.kind is FactKind.DATE)
                yield from (fact for fact in found if fact.kind is not FactKind.DATE)
    dates.sort(key=lambda fact: fact.span)
    yield from _with_shared_years(document.source, dates)
    for fact in dates:
        for first in _first_ends(document, zone, fact):
            if taken.overlap(first.span):
                break
            taken.add(first.span)
            yield first


def _start(match: re.Match[str]) -> int:
    """Where the first part of a match stands: a word before it, «in 1951», is none."""
    return min(match.start(name) for name, text in match.groupdict().items() if text is not None)


def _facts_of(document: Document, match: re.Match[str]) -> Iterator[Fact]:
    parts = [
        _part(name, text, Span(*match.span(name)))
        for name, text in match.groupdict().items()
        if text is not None
    ]
    parts = _in_order(parts, match.group())
    clock = [part for part in parts if part.name in ("hour", "minute")]
    rest = [part for part in parts if part.name not in ("hour", "minute", "last", "next")]
    kept = _date_parts(rest, match, sure=bool(clock))
    if kept is None or (clock and not _is_clock(clock) and "year" not in {p.name for p in kept}):
        return
    if clock:
        span = Span(clock[0].span.start, clock[1].span.end)
        value = ":".join(part.value.zfill(2) for part in clock)
        yield make_fact(document, FactKind.TIME, span, value, tuple(clock))
    further = next((part for part in parts if part.name in ("last", "next")), None)
    yield from _date_facts(document, kept, further)


def _is_clock(clock: Sequence[FactPart]) -> bool:
    hour, minute = (int(part.value) for part in clock)
    return hour <= 24 and minute <= 59


def _in_order(parts: list[FactPart], raw: str) -> list[FactPart]:
    """Day and month named: month first in the American ``10/14/50``, day first in ``14.10.50``."""
    named = {part.name: part for part in parts}
    if "first" not in named:
        return parts
    first, second = int(named["first"].value), int(named["second"].value)
    american = raw.count("/") > 1
    if first > 12 >= second or second > 12 >= first:
        american = second > 12
    names = ("month", "day") if american else ("day", "month")
    order = dict(zip(("first", "second"), names, strict=True))
    return [replace(part, name=order.get(part.name, part.name)) for part in parts]


def _date_facts(
    document: Document, kept: Sequence[FactPart], further: FactPart | None
) -> Iterator[Fact]:
    """The date, and the second end of ``January 5-14, 1951``, ``1957/58``."""
    known = {part.name: int(part.value) for part in kept}
    date = CalendarDate(known.get("year"), known.get("month"), known.get("day"))
    if further is None:
        yield _date_fact(document, kept, date)
        return
    before = [part for part in kept if part.span < further.span]
    yield _date_fact(document, before, date)
    if further.name == "next":
        date = CalendarDate((date.year or 0) // 100 * 100 + int(further.value))
        further = replace(further, name="year")
    else:
        date = replace(date, day=int(further.value))
        further = replace(further, name="day")
    after = [part for part in kept if part.span > further.span]
    yield _date_fact(document, [further, *after], date)


def _date_fact(document: Document, parts: Sequence[FactPart], date: CalendarDate) -> Fact:
    span = Span(parts[0].span.start, parts[-1].span.end)
    return make_fact(document, FactKind.DATE, span, str(date), tuple(parts))


def _date_parts(
    parts: Sequence[FactPart], match: re.Match[str], sure: bool
) -> list[FactPart] | None:
    """Day, month and year of a match by place, or None if it is no date."""
    if not parts or not all(part.value for part in parts):
        return None
    values = {part.name: int(part.value) for part in parts}
    if values.get("month", 1) == 0 or values.get("day", 1) == 0:
        return None
    if values.get("day", 1) > 31 and values.get("month", 1) > 12:
        return None
    in_figures = any(part.name == "month" and part.raw.isdigit() for part in parts)
    impossible = values.get("day", 1) > 31 or values.get("month", 1) > 12
    marked = sure or any(mark in match.group() for mark in "./")
    if impossible and in_figures and ("year" not in values or not marked):
        return None
    if "day" not in values and "month" not in values:
        following = _NEXT_WORD.match(match.string, match.end())
        counted = (
            match.lastgroup == "year"
            and following is not None
            and (known_units().find(following[1]) is not None)
        )
        if not 1700 < values["year"] < 2100 or (counted and following and following[1].isascii()):
            return None
    return sorted(parts, key=lambda part: part.span)


def _part(name: str, raw: str, span: Span) -> FactPart:
    named = _PARTS.get(name, name)
    if name == "word":
        return FactPart(named, str(month_number(raw) or ""), raw, span)
    if name == "roman":
        return FactPart(named, str(roman_month(raw) or ""), raw, span)
    if name == "ordinal":
        word = re.sub(r"[-\s]+", " ", raw.lower())
        return FactPart(named, str(day_words().get(word, "")), raw, span)
    digits = as_digits(raw)
    if named == "year" and len(digits) == 2:
        digits = f"19{digits}"
    return FactPart(named, digits if digits.isdigit() else "", raw, span)


def _with_shared_years(source: str, dates: Sequence[Fact]) -> list[Fact]:
    """``5 января`` of «с 5 января по 14 февраля 1951 г.» is of 1951, too."""
    shared = list(dates)
    for place in range(len(shared) - 2, -1, -1):
        first, second = shared[place], shared[place + 1]
        mine, theirs = CalendarDate.parse(first.value), CalendarDate.parse(second.value)
        join = None
        if mine.year is None and theirs.year is not None and theirs.month is not None:
            join = BETWEEN_DATES.fullmatch(source, first.span.end, second.span.start)
        if join is None or theirs.year is None:
            continue
        later = (mine.month or 0, mine.day or 0) > (theirs.month or 0, theirs.day or 31)
        if later and join.group().strip() in ("и", "или", "and", "or"):
            continue
        year = theirs.year - 1 if later else theirs.year
        shared[place] = replace(first, value=str(replace(mine, year=year)))
    return shared


def _first_ends(document: Document, zone: Zone, fact: Fact) -> Iterator[Fact]:
    """The day, month or year before a date that has the rest from it: ``5-14 января 1951 г.``"""
    source, date = document.source, CalendarDate.parse(fact.value)
    name = fact.parts[0].name
    pattern = {"day": FIRST_DAY, "month": FIRST_MONTH, "year": FIRST_YEAR}[name]
    if name == "month" and (date.day is not None or date.year is None):
        return
    if name == "year" and date.month is not None:
        return
    end = fact.span.start
    while True:
        match = pattern.search(source, max(zone.span.start, end - _REACH), end)
        if match is None:
            return
        ((group, raw),) = match.groupdict().items()
        part = _part(group, raw, Span(*match.span(group)))
        value = int(part.value or 0)
        last = getattr(date, name) or 0
        if not 0 < value < last or _is_numbered(source, part.span.start):
            return
        date = replace(date, **{name: value})
        yield make_fact(document, FactKind.DATE, part.span, str(date), (part,))
        if name != "day":
            return
        pattern, end = LISTED_DAY, part.span.start


def _is_numbered(source: str, start: int) -> bool:
    return source[max(0, start - 3) : start].rstrip().endswith(("№", "#", "o.", "No"))


def settled_order(facts: Sequence[Fact]) -> list[Fact]:
    """The facts with each ``5/6/51`` read day first if only that is another date of the paper."""
    known = {fact.value for fact in facts if fact.kind is FactKind.DATE and not _is_american(fact)}
    return [_turned(fact, known) for fact in facts]


def _turned(fact: Fact, known: AbstractSet[str]) -> Fact:
    if not _is_american(fact) or fact.value in known:
        return fact
    date = CalendarDate.parse(fact.value)
    turned = str(CalendarDate(date.year, date.day, date.month))
    if turned not in known:
        return fact
    names = {"day": "month", "month": "day"}
    parts = tuple(replace(part, name=names.get(part.name, part.name)) for part in fact.parts)
    return replace(fact, value=turned, parts=parts)


def _is_american(fact: Fact) -> bool:
    """Whether a date is one of figures in the American order that could be read day first."""
    if fact.kind is not FactKind.DATE or fact.language != "en" or len(fact.parts) != 3:
        return False
    month, day, _ = fact.parts
    return (
        month.name == "month"
        and month.raw.isdigit()
        and day.value.isdigit()
        and (int(day.value) <= 12)
    )
