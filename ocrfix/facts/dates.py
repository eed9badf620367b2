"""Dates and times: ``16 января 1951 г.``, ``24.Х.53``, ``14 45 16 1 1951 г.``, ``May 5, 1951``.

Every part (day, month, year, hour, minute) keeps its own place, because a misreading sits in one
of them. Impossible values are kept as they stand (``80.VI.54``): that they are impossible is what a
rule wants to know. A year of two figures is one of the twentieth century.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.document.model import Document, Zone
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, FactPart, TakenSpans, make_fact
from ocrfix.text.spans import Span

_RUSSIAN_MONTHS = (
    "январь|января|январе", "февраль|февраля|феврале", "март|марта|марте",
    "апрель|апреля|апреле", "май|мая|мае", "июнь|июня|июне", "июль|июля|июле",
    "август|августа|августе", "сентябрь|сентября|сентябре", "октябрь|октября|октябре",
    "ноябрь|ноября|ноябре", "декабрь|декабря|декабре",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_MONTHS = {
    form: number
    for months in (_RUSSIAN_MONTHS, _ENGLISH_MONTHS)
    for number, forms in enumerate(months, start=1)
    for form in forms.split("|")
}
#: The months in Roman figures, January first.
ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = {numeral: number for number, numeral in enumerate(ROMAN_NUMERALS, start=1)}
_ROMAN_LETTERS = str.maketrans({"Х": "X", "І": "I", "У": "V", "х": "X", "v": "V", "x": "X"})

_DAY = r"(?P<day>[\dЗ]\d?|\dО)"
_YEAR = r"(?P<year>[\dОЗ]{4})"
_SHORT_YEAR = r"(?P<year>[\dОЗ]{4}|[\dОЗ]{2})(?!\d)"
_MONTH_WORD = r"(?P<word>[^\W\d_]{3,9})\.?"
_NUMERAL = r"(?P<roman>[IVXХУІ]{1,4})"
_LEFT = r"(?<![^\W_])(?<!\d[.,/])"
_ENGLISH_NAMES = "|".join(form for forms in _ENGLISH_MONTHS for form in forms.split("|"))
_ENGLISH_MONTH = rf"(?P<word>(?i:{_ENGLISH_NAMES}))(?![^\W\d_])\.?"

# The first pattern that matches at a place wins.
_PATTERNS = {
    "ru": [
        rf"{_LEFT}(?P<hour>\d{{2}})[ .\-](?P<minute>\d{{2}})\s+(?P<day>\d{{1,2}})[ .]"
        rf"(?P<month>\d{{1,2}})[ .]{_YEAR}(?!\d)",
        rf"{_LEFT}(?P<hour>\d{{1,2}})[.:\-](?P<minute>\d{{2}})[ \u00a0]+(?P<day>\d{{1,2}})"
        rf"[./](?:(?P<month>\d{{1,2}})|{_NUMERAL})(?:[./\-]{_SHORT_YEAR})?(?![.,]?\d)(?![^\W_])",
        rf"{_LEFT}(?P<hour>\d{{1,2}})\s+час(?:ов|а|\.)?\s*(?P<minute>\d{{1,2}})\s+мин",
        rf"{_LEFT}{_DAY}\s?[./]\s?{_NUMERAL}\s?[.\-/ ]\s?{_SHORT_YEAR}",
        rf"{_LEFT}{_DAY}[./](?P<month>\d{{1,2}})[./\-]{_SHORT_YEAR}(?![.,/]\d)",
        rf"{_LEFT}{_DAY}[./]{_NUMERAL}(?![^\W_])",
        rf"{_LEFT}{_DAY}[»\"”]?\s+{_MONTH_WORD}(?:\s+{_YEAR}(?!\d)|\s+(?P<short>\d{{2}})(?=\s*г))?",
        rf"(?<![^\W_])(?P<word>[^\W\d_]{{3,9}})\s+{_YEAR}(?=\s*г)",
        rf"{_LEFT}{_YEAR}(?=\s*г(?:\.|од|г|\s|$))",
    ],
    "en": [
        rf"{_LEFT}(?P<hour>\d{{1,2}})\s+hours?\s+(?P<minute>\d{{1,2}})\s+min",
        rf"(?<![^\W_]){_ENGLISH_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+{_YEAR}(?!\d)",
        rf"{_LEFT}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_ENGLISH_MONTH}"
        rf"(?:,?\s+{_YEAR}(?!\d))?",
        rf"{_LEFT}(?P<day>\d{{1,2}})[./]{_NUMERAL}(?:[./\-]{_SHORT_YEAR})?(?![^\W_])",
        rf"{_LEFT}(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./\-]{_SHORT_YEAR}(?![.,/]\d)",
        rf"(?<![^\W_]){_ENGLISH_MONTH},?\s+{_YEAR}(?!\d)",
        rf"(?<![^\W_]){_ENGLISH_MONTH}\s+(?P<day>\d{{1,2}})(?!\d|,\d|\s+hours)",
    ],
}
_COMPILED = {
    language: [re.compile(pattern) for pattern in patterns]
    for language, patterns in _PATTERNS.items()
}


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


def month_number(word: str) -> int | None:
    """The month of a Russian or English month name, one wrong letter forgiven in long ones.

    >>> month_number("нября"), month_number("June")
    (11, 6)
    """
    folded = word.lower()
    if folded in _MONTHS:
        return _MONTHS[folded]
    if len(folded) < 5 or not "а" <= folded[0] <= "я":
        return None
    from rapidfuzz.distance import Levenshtein  # only for misspelt months

    close = {
        number
        for form, number in _MONTHS.items()
        if len(form) >= 5 and Levenshtein.distance(folded, form, score_cutoff=1) <= 1
    }
    return close.pop() if len(close) == 1 else None


def roman_month(numeral: str) -> int | None:
    """The month of a Roman numeral, Cyrillic look-alikes allowed: ``Х`` is 10."""
    return _ROMAN.get(numeral.translate(_ROMAN_LETTERS))


def find_dates(document: Document, zone: Zone) -> Iterator[Fact]:
    """The dates and times of a zone, by pattern; no two overlap."""
    taken = TakenSpans()
    for pattern in _COMPILED[zone.language if zone.language in _COMPILED else "ru"]:
        for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
            span = Span(*match.span())
            if taken.overlap(span):
                continue
            found = list(_facts_of(document, match))
            if found:
                taken.add(span)
                yield from found


def _facts_of(document: Document, match: re.Match[str]) -> Iterator[Fact]:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    parts = {name: _part(name, text, Span(*match.span(name))) for name, text in groups.items()}
    if "hour" in parts:
        hour, minute = parts.pop("hour"), parts.pop("minute")
        if int(hour.value) > 24 or int(minute.value) > 59:
            return
        span = Span(hour.span.start, minute.span.end)
        value = f"{int(hour.value):02d}:{int(minute.value):02d}"
        yield make_fact(document, FactKind.TIME, span, value, (hour, minute))
    kept = _date_parts(parts)
    if kept is None:
        return
    span = Span(min(part.span.start for part in kept), max(part.span.end for part in kept))
    known = {part.name: int(part.value) for part in kept}
    date = CalendarDate(known.get("year"), known.get("month"), known.get("day"))
    yield make_fact(document, FactKind.DATE, span, str(date), tuple(kept))


def _date_parts(parts: dict[str, FactPart]) -> list[FactPart] | None:
    """Day, month and year of a match, or None if it is no date."""
    kept = []
    for name, part in parts.items():
        if not part.value:
            return None
        names = {"word": "month", "roman": "month", "short": "year"}
        kept.append(FactPart(names.get(name, name), part.value, part.raw, part.span))
    values = {part.name: int(part.value) for part in kept}
    if not values or values.get("month", 1) == 0 or values.get("day", 1) == 0:
        return None
    if values.get("day", 1) > 31 and values.get("month", 1) > 12:
        return None
    in_figures = any(part.name == "month" and part.raw.isdigit() for part in kept)
    impossible = values.get("day", 1) > 31 or values.get("month", 1) > 12
    if impossible and in_figures and "year" not in values:
        return None
    if "day" not in values and "month" not in values and not 1700 < values["year"] < 2100:
        return None
    return sorted(kept, key=lambda part: part.span)


def _part(name: str, raw: str, span: Span) -> FactPart:
    if name == "word":
        value = month_number(raw)
        return FactPart(name, str(value or ""), raw, span)
    if name == "roman":
        return FactPart(name, str(roman_month(raw) or ""), raw, span)
    digits = as_digits(raw)
    if name in ("year", "short") and len(digits) == 2:
        digits = f"19{digits}"
    return FactPart(name, digits if digits.isdigit() else "", raw, span)
