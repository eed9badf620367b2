"""The patterns of single dates: ``16 января 1951 г.``, ``27.X 62``, «Nov. 3, 1972», ``лето 1951``.

Each pattern is a regular expression over the shape of the text (`date_tokens`): ``n`` a number of
one or two figures, ``a`` one that may be a Roman month, ``r`` a Roman month, ``m`` the name of a
month, ``y`` and ``u`` a year, ``g`` the word year. Groups are named after the parts of a date. The
first pattern that matches at a place and gives a possible reading wins.
"""

from __future__ import annotations

import re

_DAY = r'"?(?P<day>[nao_])(?P<dayq> ?\?)?"?\.?'
_PLAIN_DAY = r'"?(?P<day>[nao_])(?P<dayq> ?\?)?"?\.?'
_MONTH = r"(?P<month>m)(?P<monthq> ?\?)?"
_GAP = r"[ .,/\-]{0,3}"
#: A number that is no year: the hour of a time, the day of a month, the start of a range.
_NO_YEAR = r"(?![.:\-][na]| ?[hmp]| [na] ?i|[./\-] ?[ram])"
_NO_DAY = r"(?![:.][na]| ?[hp])"
_SHORT = rf'"?(?P<short>[na]){_NO_YEAR}'
_YEAR = r"(?P<year>[yu])"
_END = r"(?![./]?[naqyu])"
_NTH = r"(?P<nth>[nrao_x])"

#: Name and pattern, the most complete first.
_FORMS = (
    # 1931.08.05, 1951-01-16
    ("iso", rf"{_YEAR}(?P<one>[./\-] ?)(?P<second>[na])(?P<two>[./\-] ?)(?P<first>[na]){_END}"),
    # 1972. VII. 1
    ("year-roman", rf"{_YEAR}[ .,/\-]{{1,3}}(?P<roman>[ra])(?:[ .,/\-]{{1,3}}(?P<day>[na])){_END}"),
    # 25 октября (7 ноября) 1917, 12/25 марта 1917, 12(25).III.1917
    (
        "styles",
        r'"?(?P<day>[na])"?(?: ?(?P<month>m))? ?[/(] ?"?(?P<day2>[na])"?(?: ?(?P<month2>m))?\)?'
        rf"[ ,./\-]{{0,2}}(?P<month3>[mr])?{_GAP}{_YEAR}\)?{_END}",
    ),
    # 27.X 62, «21» IV 1918, 13/VI — 32, 27/Х-с. г.
    (
        "roman",
        rf"{_DAY}(?P<one>[ ./\-,]{{0,3}})(?P<roman>[ra&])"
        rf"(?:(?P<two>{_GAP})(?:{_YEAR}|{_SHORT}){_END}|[ ./\-]{{0,2}}(?P<this>G))",
    ),
    # 16.1.51, 03/04/1951, 15. 10. 1941
    (
        "figures",
        rf"(?P<first>[na])(?P<one> ?[./\-] ?)(?P<second>[na])(?P<two> ?[./\-] ?)"
        rf'"?(?:{_YEAR}|(?P<short>[na])){_END}',
    ),
    # 16 1 1951
    ("apart", rf"(?P<first>[na]) (?P<second>[na]) (?:{_YEAR}|(?P<short>[na])(?= ?g)){_END}"),
    # 16 января 1951, «__» мая 1951, 5th of May, 1951, 13.June.1951
    (
        "day-short",
        rf"{_DAY}[ .\-/,]{{0,3}}(?:L )?{_MONTH}\"?{_GAP}(?:L )?{_SHORT}",
    ),
    (
        "day",
        rf"{_DAY}[ .\-/,]{{0,3}}(?:L )?{_MONTH}(?:\"?(?: ?\(w\))?{_GAP}(?:L )?{_YEAR}|"
        rf"[ ./\-]{{0,2}}(?:L )?(?P<this>G))?",
    ),
    # 1/ /36
    ("no-day", rf"(?P<first>[na])/ /(?:{_YEAR}|(?P<short>[na])){_END}"),
    # January 16, 1951
    (
        "month-short",
        rf"{_MONTH}[ .,]{{0,3}}{_PLAIN_DAY}{_NO_DAY}"
        rf"[ ,./\-]{{1,3}}(?P<quote>\"?)(?P<short>[na]){_NO_YEAR}",
    ),
    ("month", rf"{_MONTH}[ .,]{{0,3}}{_PLAIN_DAY}{_NO_DAY}(?:{_GAP}(?:L )?{_YEAR})?"),
    # мая 12 дня 1932 г.
    ("month-day", rf"{_MONTH} (?P<day>[na])(?P<unit> p) {_YEAR}"),
    # July, 1945; май 51 г.
    ("month-year", rf"{_MONTH}{_GAP}(?:L )?(?:{_YEAR}|(?P<quote>\"?)(?P<short>[na]){_NO_YEAR})"),
    # 1925 г., августа 10; 1972 July 1
    (
        "year",
        rf"{_YEAR}(?: ?g)?[ .,]{{0,3}}(?:L )?{_MONTH}"
        rf"(?:[ .,]{{0,2}}{_PLAIN_DAY}(?![:.][na]| ?[hm])(?: p)?)?(?![ .,]{{0,2}}[yu])",
    ),
    # 1951 г., 16 января
    ("year-day", rf"{_YEAR}(?P<mark> ?g)?[ .,]{{1,3}}{_PLAIN_DAY} ?{_MONTH}(?![ .,]{{0,2}}[yu])"),
    # I.1951, IX/31
    ("roman-year", rf"(?P<roman>[ra])(?P<one>[ ./\-]{{1,3}})(?:{_YEAR}|{_SHORT}){_END}"),
    # 13.I, 27/X
    ("roman-day", rf"{_DAY}(?P<one>[./\-])(?P<roman>[ra])(?![./]?[nay])"),
    # 01.1951
    ("figure-year", rf"(?P<second>[na])[./]{_YEAR}{_END}"),
    # 16.1 as the first end of a range, 16.1 с. г.
    (
        "figures-day",
        r"(?P<first>[na])(?P<one>[./])(?P<second>[na])(?:[ \-]?(?P<this>G))?"
        r"(?![./]?[naqyu]|-[naqyu](?![./])| ?[mr])",
    ),
    # осень 1950, зима 1950/51, 1951, summer
    ("season", rf"(?P<season>s)(?: ?L)?[ ,]{{0,2}}{_YEAR}(?:[/\-](?P<next>[nay])(?!\.))?"),
    ("year-season", rf"{_YEAR}(?: ?g)?[ ,]{{1,2}}(?P<season>s)(?! [yu])"),
    # III квартал 1951, first half of 1951, первая декада мая 1951, XX век
    ("quarter", rf"{_NTH}[ .\-]{{0,2}}Q(?: ?L)?[ ,]{{0,2}}{_YEAR}"),
    ("half", rf"{_NTH}[ .]{{0,2}}H(?: ?L){{0,2}} ?(?:{_MONTH}[ ,]{{0,2}})?{_YEAR}"),
    ("ten-days", rf"{_NTH} ?J ?{_MONTH}[ ,]{{0,2}}{_YEAR}"),
    ("century", rf"{_NTH}[ .\-]{{0,2}}(?:Y|L\.)"),
    ("century-only", r"(?P<nth>[rx_])(?= ?[\-&R] ?(?:E )?[rx_] ?(?:Y|L\.))"),
    ("decade", r"(?P<decade>D)"),
    # 5 с. м.
    ("this-month", rf"{_PLAIN_DAY} ?(?P<this>M)"),
    ("year-only", _YEAR),
    ("short-only", r'"?(?P<short>[na])(?= ?g)'),
    ("month-only", rf"{_MONTH}\.?(?: ?(?P<this>G))?"),
    ("roman-only", r"(?P<roman>[ra])(?= ?[\-U&R] ?[ra][ ./\-]{1,3}[yna])"),
    ("season-only", r"(?P<season>s)"),
    # 26, 1939 behind «August 20»; the 5 of «5–14 января»
    ("day-year", rf'"?(?P<day>[na])"?[ ,]{{1,3}}{_YEAR}'),
    ("day-only", rf"(?!_){_PLAIN_DAY}{_NO_DAY}"),
)
FORMS = tuple((name, re.compile(pattern)) for name, pattern in _FORMS)

#: Forms that are a date only as a part of a range or a list.
PARTIAL = frozenset({"day-only", "day-year", "figures-day", "season-only", "roman-only"})
#: Forms that in running text are more often something else: numbers, sums, sizes, lists.
LENIENT_ONLY = frozenset({"apart", "no-day", "figure-year", "short-only", "this-month"})
#: Forms behind which a bare day takes their month: «August 20-26», «1972 April 4 and 11».
MONTH_BEFORE_DAY = frozenset({"month", "month-short", "year", "day-year", "day-only"})
