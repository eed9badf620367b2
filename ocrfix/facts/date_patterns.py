"""How dates are written: ``16.I.51``, ``«16» января``, ``14 45 16 1 1951 г.``, «10/14/50».

The groups of a pattern are named after the parts of a date; ``word``, ``roman`` and ``ordinal`` are
months and days in letters, ``short`` is a year of two figures, ``first`` and ``second`` are day and
month in an order still to be told. Figures may be letters that look like them: ``З``, ``О``, ``l``.
"""

from __future__ import annotations

import re
from functools import cache

from ocrfix.facts.months import ENGLISH_MONTH, RUSSIAN_MONTH, day_words

#: Spaces, or one line end: a date goes on over it, but not over an empty line.
GAP = r"(?:[ \t\u00a0]{1,3}|[ \t\u00a0]{0,3}\r?\n[ \t\u00a0]{0,3})"
_GAP0 = rf"{GAP}?"
LEFT = r"(?<![^\W_])(?<!\d[.,/])"

_DAY = r"(?P<day>[\dЗОl](?:\d|[ОЗ](?![^\W_]))|[\dЗ])"
_DIGIT_DAY = r"(?P<day>\d{1,2}|[Зl]\d|\d[ОЗ])"
_MONTH = r"(?P<month>\d{1,2}|l\d?|1[lОЗ])"
_YEAR = r"(?P<year>(?=[^\W_]{0,2}\d)[\dОЗlІ]{4})(?!\d)"
_SHORT = r"(?P<short>[\dОЗ]{2})(?!\d)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT})"
#: ``г.``, ``года``, ``гг.``
_OF_YEAR = rf"(?={_GAP0}г(?:\.|од|г|\s|$))"
_SURE_YEAR = rf"(?:{_YEAR}|{_SHORT}{_OF_YEAR})"
_NUMERAL = r"(?P<roman>[IVXХУІY][IVXХУІПШ1l]{0,3}|1[ХXУV]|[ПШ](?=[.\-/])|111)"
_LONE_NUMERAL = r"(?P<roman>[IVXХУІY][IVXХУІПШ1l]{0,3}|1[ХXУV])(?![^\W_])"
_BROKEN = r"[^\W\d_]{1,7}[-¬][ \t]*\r?\n[ \t]*[^\W\d_]{1,7}"
_WORD = rf"(?P<word>{_BROKEN}|[^\W\d_]{{3,9}})\.?"
_RUSSIAN = rf"(?P<word>(?i:{RUSSIAN_MONTH}))(?![^\W\d_])"
_ENGLISH = rf"(?P<word>(?i:{ENGLISH_MONTH}))(?![^\W\d_])\.?"
_NTH = r"(?:st|nd|rd|th)?"
#: A day that there is. Behind an English month a greater number counts: «in November 83 divisions».
_REAL_DAY = r"(?:[0-2]?\d|3[01])"
#: «'50»: without the apostrophe two figures are no year in English.
_APOSTROPHE = rf"['’‘]{_SHORT}"


def _ordinals(cyrillic: bool) -> str:
    words = [word for word in day_words() if (word[0] > "z") is cyrillic]
    spaced = (word.replace(" ", r"[- ]\s?") for word in sorted(words, key=len, reverse=True))
    return rf"(?<![^\W_])(?P<ordinal>(?i:{'|'.join(spaced)}))"


_TELEGRAM = (
    rf"{LEFT}(?P<hour>\d{{1,2}})(?:[ .:\-]|{GAP}час(?:ов|а|\.)?{GAP})(?P<minute>\d{{2}})"
    rf"(?:{GAP}мин(?:ут[аы]?|\.)?)?,?{GAP}{_DIGIT_DAY}[ ./]{_GAP0}(?:{_MONTH}|{_NUMERAL})"
    rf"[ ./\-]{_GAP0}{_SURE_YEAR}"
)
_WITH_TIME = (
    rf"{LEFT}(?P<hour>\d{{1,2}})[.:\-](?P<minute>\d{{2}})[ \u00a0]+{_DIGIT_DAY}"
    rf"[./](?:{_MONTH}|{_NUMERAL})(?:[./\-]{_ANY_YEAR})?(?![.,]?\d)(?![^\W_])"
)
_ROMAN = rf"{LEFT}{_DIGIT_DAY}{_GAP0}[./\-]{_GAP0}{_NUMERAL}{_GAP0}[.\-/ ]{_GAP0}{_ANY_YEAR}"

# The first pattern that matches at a place wins.
_PATTERNS = {
    "ru": [
        _TELEGRAM,
        _WITH_TIME,
        _ROMAN,
        rf"{LEFT}{_DIGIT_DAY}[./]{_MONTH}[./\-]{_ANY_YEAR}(?![.,/]\d)",
        rf"{LEFT}{_DIGIT_DAY}{_GAP0}[./]{_GAP0}{_MONTH}{_GAP0}[./\-]{_GAP0}{_SURE_YEAR}(?![.,/]\d)",
        rf"{LEFT}(?<!\d-){_DIGIT_DAY}[-–]{_MONTH}[-–]{_SURE_YEAR}(?![-–]?\d)",
        rf"{LEFT}{_DIGIT_DAY} {_MONTH} {_YEAR}{_OF_YEAR}",
        rf"{LEFT}{_DIGIT_DAY}[./]{_LONE_NUMERAL}",
        rf"{LEFT}{_DIGIT_DAY}[.\-]{_GAP0}{_RUSSIAN}[.\-]{_GAP0}{_ANY_YEAR}",
        rf"{LEFT}{_DAY}(?:-?(?:го|ого|е|ое|му|ому))?{_GAP0}[»\"”'“]?{GAP}{_WORD}"
        rf"(?:{GAP}{_YEAR}|{GAP}{_SHORT}{_OF_YEAR})?",
        rf"{_ordinals(True)}{GAP}{_RUSSIAN}(?:{GAP}{_YEAR})?",
        rf"(?<![^\W_]){_WORD}(?:{GAP}месяц[еа]?)?{GAP}{_YEAR}{_OF_YEAR}",
        rf"(?<![^\W_]){_RUSSIAN}{GAP}{_YEAR}(?![.,]\d)",
        rf"{LEFT}{_YEAR}/(?P<next>\d\d)(?={GAP}(?:учебн|хозяйств|бюджетн|операц|г))",
        rf"{LEFT}{_YEAR}{_OF_YEAR}",
    ],
    "en": [
        _TELEGRAM,
        _WITH_TIME,
        rf"(?<![^\W_]){_ENGLISH}{GAP}(?P<day>\d{{1,2}}){_NTH}"
        rf"(?:(?:{_GAP0}[-–—]{_GAP0}|{GAP}(?:to|and|through){GAP})(?P<last>\d{{1,2}}){_NTH})?"
        rf"(?:,{_GAP0}|{GAP})(?:{_YEAR}|{_APOSTROPHE})",
        rf"{LEFT}(?P<day>\d{{1,2}}){_NTH}{GAP}(?:of{GAP})?{_ENGLISH}"
        rf"(?:,?{GAP}(?:(?:of{GAP})?{_YEAR}|{_APOSTROPHE}))?",
        rf"{LEFT}(?P<day>\d{{1,2}})[.\-]{_GAP0}{_ENGLISH}[.\-]?{_GAP0}{_ANY_YEAR}",
        _ROMAN,
        rf"{LEFT}(?P<day>\d{{1,2}})[./]{_LONE_NUMERAL}",
        rf"{LEFT}(?P<first>\d{{1,2}})[./](?P<second>\d{{1,2}})[./\-]{_ANY_YEAR}(?![.,/]\d)",
        rf"{_ordinals(False)}{GAP}(?:of{GAP})?{_ENGLISH}(?:,?{GAP}{_YEAR})?",
        rf"(?<![^\W_]){_ENGLISH},?{GAP}(?:(?:of{GAP})?{_YEAR}|(?:of{GAP})?{_APOSTROPHE})",
        # «losses in November of 50 men» counts men
        rf"(?<![^\W_]){_ENGLISH}{GAP}of{GAP}{_SHORT}(?![^\W_]|[,.\-–]\d|{GAP}?[^\W\d_])",
        rf"(?<![^\W_]){_ENGLISH}{GAP}(?P<day>{_REAL_DAY}){_NTH}"
        rf"(?:(?:{_GAP0}[-–—]{_GAP0}|{GAP}(?:to|and|through){GAP})(?P<last>{_REAL_DAY}){_NTH}"
        rf"(?!\d|[,.]\d|{GAP}[a-z]))?(?!\d|[,.]\d|{GAP}hours)",
        rf"{LEFT}(?P<year>1[89]\d\d)/(?P<next>\d\d)(?={GAP}(?:school|academic|fiscal|financial))",
        rf"\b(?i:in|since|until|during|by|years?|(?:spring|summer|autumn|fall|winter) of){GAP}"
        rf"(?P<year>1[789]\d\d|20[0-2]\d)(?![^\W_]|[.,]\d|-)",
        rf"\bof{GAP}(?P<year>1[789]\d\d|20[0-2]\d)(?={_GAP0}(?:[,;:.)\]\"](?!\d)|$|and\b|to\b|the\b|in\b))",
    ],
}


@cache
def date_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language, ``ru`` or ``en``; compiled when a text asks for them."""
    return tuple(re.compile(pattern) for pattern in _PATTERNS[language])


#: What stands before a date and makes it the end of a range: ``5`` of «с 5 по 14 января».
_JOIN = rf"(?:{_GAP0}[-–—]{_GAP0}|{GAP}(?:по|до|и|или|to|and|or|through|until){GAP})"
FIRST_DAY = re.compile(rf"{LEFT}(?P<day>\d{{1,2}})(?:-?го|-?е|st|nd|rd|th)?[»\"”]?{_JOIN}[«\"“]?\Z")
LISTED_DAY = re.compile(rf"{LEFT}(?P<day>\d{{1,2}})(?:-?го|st|nd|rd|th)?,{GAP}\Z")
FIRST_MONTH = re.compile(rf"(?<![^\W_])(?P<word>(?i:{RUSSIAN_MONTH}|{ENGLISH_MONTH})){_JOIN}\Z")
FIRST_YEAR = re.compile(rf"{LEFT}(?P<year>1[789]\d\d){_JOIN}\Z")
#: Between two dates of which the first has its year from the second.
BETWEEN_DATES = re.compile(rf"{_JOIN}[«\"“]?")
