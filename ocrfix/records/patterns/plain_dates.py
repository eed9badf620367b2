"""Plainly written dates: ``January 16, 1951``, ``16 января 1951 г.``, ``1951-01-16``, ``1920–25``.

Only what archives print on their record pages; what else a date may look like is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocrfix.text.spans import Span

_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december")  # fmt: skip
_RUSSIAN = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр",
            "ноябр", "декабр")  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_ENGLISH)}|(?:{'|'.join(_RUSSIAN)})[а-я]{{0,2}})"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})\b(?:\s*г(?:ода|\.)?)?",
        rf"\b{_MONTH},?\s+(?P<year>\d{{4}})\b(?:\s*г(?:ода|\.)?)?",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<month>\d\d)/(?P<day>\d\d)/(?P<year>\d{4})\b",
    )
]
_YEARS = re.compile(r"(?P<first>1[89]\d\d)(?:\s*[-–—]\s*(?P<last>1[89]\d\d))?\s*(?:гг?\.?)?")


@dataclass(frozen=True)
class PlainDate:
    """A date in EDTF and its place."""

    edtf: str | None
    span: Span
    time: str | None = None


def parse_date(text: str, language: str | None = None) -> PlainDate:
    """The first date of a field; one without EDTF if there is none."""
    found = find_dates(text, language)
    if found:
        return found[0]
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        return PlainDate(None, Span(0, 0))
    edtf = match["first"] + (f"/{match['last']}" if match["last"] else "")
    return PlainDate(edtf, Span(0, len(text)))


def find_dates(text: str, language: str | None = None) -> list[PlainDate]:
    """The dates in running text from left to right."""
    found: list[PlainDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(one.span) for one in found):
                found.append(PlainDate(_edtf(match), span))
    return sorted(found, key=lambda one: one.span)


def _edtf(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month = parts["month"].lower()
    if not month.isdigit():
        number = next(
            n for n, (english, russian) in enumerate(zip(_ENGLISH, _RUSSIAN, strict=True), 1)
            if month == english or (month.startswith(russian) and month != "март"[:2]
                                    and (russian != "ма" or not month.startswith("март")))
        )  # fmt: skip
        month = f"{number:02d}"
    day = parts.get("day")
    return f"{parts['year']}-{month}" + (f"-{int(day):02d}" if day else "")
