"""The dates that stand around a reference: ``20 декабря 1941 г. // МПА``, ``Дата: 1932.06.13``.

The one place where references meet the grammar of dates (`ocrfix.records.patterns.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ocrfix.records.patterns.dates import find_dates, parse_date

#: Dates are looked for in so many characters at the end of a front, at the beginning of a rest.
REACH = 200
_POINTED = re.compile(r"\s*(\d{4})[.](\d\d)[.](\d\d)\s*")
#: «V. 1961» in Albanian shelfmarks is the year (viti), not May.
_YEAR_MARK = re.compile(r"V[.] \d{4}")
_TRIM = ' \t\r\n.,;:()[]«»"“”'
_LANGUAGE = re.compile("[А-Яа-яЁёІіЇїЄє]")


class FoundDate(NamedTuple):
    """A date in EDTF with its time and its place in the text that was asked about."""

    edtf: str
    time: str | None
    start: int
    end: int


def dates_in(text: str, language: str | None = None) -> list[FoundDate]:
    """The dates in running text from left to right."""
    found = find_dates(text, language or _language(text))
    return [
        FoundDate(one.edtf, one.time, one.span.start, one.span.end)
        for one in found
        if one.edtf and not _YEAR_MARK.fullmatch(one.span.text(text))
    ]


def whole_date(text: str, language: str | None = None) -> FoundDate | None:
    """The date that `text` is, but for marks around it; None if it says anything else."""
    inner = text.strip(_TRIM)
    if not inner or len(inner) > REACH or not any(one.isdigit() for one in inner):
        return None
    start = text.index(inner)
    pointed = _POINTED.fullmatch(text)
    if pointed is not None:
        parts = [part for part in pointed.groups() if part != "00"]
        return FoundDate("-".join(parts), None, start, start + len(inner))
    found = parse_date(inner, language or _language(text))
    if found.edtf is None or _YEAR_MARK.fullmatch(inner):
        return None
    rest = inner[: found.span.start] + inner[found.span.end :]
    if any(one.isalnum() for one in rest):
        return None
    return FoundDate(found.edtf, found.time, start, start + len(inner))


def last_in(dates: Sequence[FoundDate], text: str, rest: re.Pattern[str]) -> FoundDate | None:
    """The last date, if all that follows it in `text` is `rest`."""
    if not dates or rest.fullmatch(text, dates[-1].end) is None:
        return None
    return dates[-1]


def _language(text: str) -> str:
    return "ru" if _LANGUAGE.search(text) else "en"
