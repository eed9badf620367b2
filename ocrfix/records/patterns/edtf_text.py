"""EDTF texts (ISO 8601-2) as they stand: which are well-formed, and between which days they lie.

``[1932-12-26..]`` begins on 26 December 1932 and has no end. The subset is what dates of archival
descriptions need: dates with unknown figures, qualifiers, seasons, quarters and halves, intervals,
sets. Hours and years of more than four figures are left out.
"""

from __future__ import annotations

import re
from calendar import monthrange

_QUALIFIER = r"[?~%]"
_YEAR = r"(?P<year>[\dX]{4})"
_DATE = re.compile(
    rf"{_QUALIFIER}?{_YEAR}{_QUALIFIER}?"
    rf"(?:-{_QUALIFIER}?(?P<month>\d\d|XX){_QUALIFIER}?"
    rf"(?:-{_QUALIFIER}?(?P<day>\d\d|XX))?)?{_QUALIFIER}?"
)
_OPEN = ".."
#: First and last month of the codes: quarters, thirds, halves.
_PARTS = {
    **{32 + n: (3 * n - 2, 3 * n) for n in range(1, 5)},
    **{36 + n: (4 * n - 3, 4 * n) for n in range(1, 4)},
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
#: Seasons by their first and last month; a winter begins in December and may be of either year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
WINTER = 24


def is_edtf(text: str) -> bool:
    """Whether `text` is a well-formed EDTF date, interval or set of real days.

    >>> is_edtf("{1935-02-18,1935-02-20}"), is_edtf("1951-02-30")
    (True, False)
    """
    if re.fullmatch(r"\[.*\]|\{.*\}", text):
        members = [end for member in text[1:-1].split(",") for end in _ends(member, "..")]
        return len(text) > 2 and any(members) and all(not one or _is_date(one) for one in members)
    if "/" in text:
        ends = text.split("/")
        dates = [end for end in ends if end != _OPEN]
        return len(ends) == 2 and bool(dates) and all(_is_date(end) for end in dates)
    return _is_date(text)


def bounds(text: str) -> tuple[str | None, str | None]:
    """The first and the last day that a well-formed EDTF text may mean, in ISO 8601.

    None for an open end and for a date without a year. ``~`` and ``?`` add no days.

    >>> bounds("1951-02/.."), bounds("195X")
    (('1951-02-01', None), ('1950-01-01', '1959-12-31'))
    """
    if text[:1] in ("[", "{"):
        members = [_ends(member, "..") for member in text[1:-1].split(",")]
        ends = [(one[0], one[-1]) for one in members]
    elif "/" in text:
        first, _, last = text.partition("/")
        ends = [(first.replace(_OPEN, ""), last.replace(_OPEN, ""))]
    else:
        ends = [(text, text)]
    firsts = [_first_and_last(first)[0] if first else None for first, _ in ends]
    lasts = [_first_and_last(last)[1] if last else None for _, last in ends]
    known_first = [day for day in firsts if day is not None]
    known_last = [day for day in lasts if day is not None]
    return (
        min(known_first) if len(known_first) == len(firsts) else None,
        max(known_last) if len(known_last) == len(lasts) else None,
    )


def _ends(member: str, mark: str) -> list[str]:
    return member.split(mark, 1) if mark in member else [member]


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None or re.fullmatch(r"X+\d+X*", match["year"]):
        return False
    month, day = match["month"] or "XX", match["day"] or "XX"
    if month == "XX":
        return day == "XX" or 1 <= int(day) <= 31
    number = int(month)
    if number > 12:
        return match["day"] is None and (21 <= number <= WINTER or number in _PARTS)
    year = int(match["year"]) if match["year"].isdigit() else 2000
    if number < 1 or year < 1:
        return False
    return day == "XX" or 1 <= int(day) <= monthrange(year, number)[1]


def _first_and_last(text: str) -> tuple[str | None, str | None]:
    match = _DATE.fullmatch(text)
    if match is None or match["year"].startswith("X"):
        return None, None
    low, high = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    month, day = match["month"] or "XX", match["day"] or "XX"
    first, last = (1, 12) if month == "XX" else (int(month), int(month))
    if first == WINTER:
        return f"{low:04d}-01-01", f"{high + 1:04d}-02-{monthrange(high + 1, 2)[1]}"
    if first > 12:
        first, last = (_SEASONS | _PARTS)[first]
    if day != "XX":
        first_day = last_day = int(day)
        last_day = min(last_day, monthrange(high, last)[1])
    else:
        first_day, last_day = 1, monthrange(high, last)[1]
    return f"{low:04d}-{first:02d}-{first_day:02d}", f"{high:04d}-{last:02d}-{last_day:02d}"
