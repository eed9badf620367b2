"""Numbers of the running text: ``100.000``, ``10-15 тысяч``, ``пятнадцать``, ``10,000 - 15,000``.

In figures or in words, with the scale words that follow (``3 млн. 400 тыс.``); the normal value is
the plain number, so that «10-15 тысяч человек» agrees with «10,000 - 15,000 men». Words have no
figure that could be misread, but they tell which numbers of a translation are accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ocrfix.document.model import Document, Zone
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, FactPart, TakenSpans, make_fact
from ocrfix.text.spans import Span

_FIGURE = re.compile(
    r"""
    (?<![\d.,])\d{1,3}(?:[.,\u00a0]\d{3})+(?![\d])          # 100.000  4,650,000
    # 110 000, but not the 14 450 of a row of unlike numbers
    | (?<![\d.,])(?<!\d\ )\d{1,3}(?:[\ \u202f\u2009]\d{3})+(?!\ ?\d)
    | (?<![\d.,])\d+[.,]\d{1,2}(?![.,]?\d)                  # 4,2  6.00
    | (?<![^\W_])[\dОоOЗзlI]*\d[\dОOЗl]*(?![^\W_])          # 60418  6О418  З7
    | \d+
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")

_SCALES = {"тыс": 3, "млн": 6, "млрд": 9, "thousand": 3, "million": 6, "billion": 9}
_SCALE = re.compile(
    r"(?P<range>\s*[-–—]\s*\d+(?:[.,]\d+)?)?\s*"
    r"(?P<scale>тыс(?!яч)|тысяч[а-яё]{0,3}|млн|млрд|миллион[а-яё]{0,3}|миллиард[а-яё]{0,3}"
    r"|thousand|million|billion)(?![^\W\d_])"
)

_RUSSIAN_ONES = {
    "од(?:ин|на|но|ного|ной|ному|ним|ну)": 1, "дв(?:а|е|ух|ум|умя)": 2, "тр(?:и|ех|ем|емя)": 3,
    "четыр(?:е|ех|ем|ьмя)": 4, "пят(?:ь|и|ью)": 5, "шест(?:ь|и|ью)": 6, "сем(?:ь|и|ью)": 7,
    "в(?:осемь|осьми|осьмью)": 8, "девят(?:ь|и|ью)": 9, "десят(?:ь|и|ью)": 10,
    "одиннадцат(?:ь|и|ью)": 11, "двенадцат(?:ь|и|ью)": 12, "тринадцат(?:ь|и|ью)": 13,
    "четырнадцат(?:ь|и|ью)": 14, "пятнадцат(?:ь|и|ью)": 15, "шестнадцат(?:ь|и|ью)": 16,
    "семнадцат(?:ь|и|ью)": 17, "восемнадцат(?:ь|и|ью)": 18, "девятнадцат(?:ь|и|ью)": 19,
    "двадцат(?:ь|и|ью)": 20, "тридцат(?:ь|и|ью)": 30, "сорок(?:а)?": 40,
    "пят(?:ьдесят|идесяти)": 50, "шест(?:ьдесят|идесяти)": 60, "сем(?:ьдесят|идесяти)": 70,
    "вос(?:емьдесят|ьмидесяти)": 80, "девяност(?:о|а)": 90, "ст(?:о|а)": 100,
    "двести|двухсот": 200, "триста|трехсот": 300, "четыреста|четырехсот": 400,
    "пят(?:ьсот|исот)": 500, "шест(?:ьсот|исот)": 600, "сем(?:ьсот|исот)": 700,
    "восемьсот|восьмисот": 800, "девят(?:ьсот|исот)": 900, "полтор(?:а|ы|ух)": 1.5,
}  # fmt: skip
_ENGLISH_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
_RUSSIAN_WORD = [(re.compile(pattern), value) for pattern, value in _RUSSIAN_ONES.items()]
#: All of them at once: most words are none.
_ANY_RUSSIAN_WORD = re.compile("|".join(_RUSSIAN_ONES))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_ENGLISH_RUN = re.compile(
    rf"\b(?:(?:{_UNITS}|a)\s+hundred(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def normal_number(raw: str) -> str:
    """The plain number of figures with separators.

    >>> normal_number("68.400"), normal_number("4,2"), normal_number("6О418")
    ('68400', '4.2', '60418')
    """
    if _GROUPED.fullmatch(raw):
        return re.sub(r"\D", "", raw)
    return as_digits(raw).replace(",", ".").replace(" ", "")


def scaled(value: str, zeros: int) -> str:
    """`value` times ten to the power of `zeros`: ``4.2`` and 6 give ``4200000``."""
    whole, _, fraction = value.partition(".")
    if len(fraction) > zeros:
        return value
    return (whole + fraction + "0" * (zeros - len(fraction))).lstrip("0") or "0"


def find_figures(document: Document, zone: Zone, taken: TakenSpans) -> Iterator[Fact]:
    """The numbers in figures of a zone that lie outside the spans `taken` (dates and times)."""
    source = document.source
    for match in _FIGURE.finditer(source, zone.span.start, zone.span.end):
        span = Span(*match.span())
        if taken.overlap(span):
            continue
        value = normal_number(match.group())
        if not value.replace(".", "").isdigit():
            continue
        parts: tuple[FactPart, ...] = ()
        scale = _SCALE.match(source, match.end(), zone.span.end)
        if scale is not None:
            # the figures before the scale word are what may be misread
            parts = (FactPart("figures", value, match.group(), span),)
            value = scaled(value, _zeros(scale["scale"]))
        yield make_fact(document, FactKind.FIGURE, span, value, parts)


def find_number_words(document: Document, zone: Zone) -> Iterator[Fact]:
    """The numbers in words of a zone; a compound of several words is one fact where it is English,
    in Russian each word is one (``двадцать пять`` is rare where figures are typed)."""
    if zone.language == "en":
        for match in _ENGLISH_RUN.finditer(document.source, zone.span.start, zone.span.end):
            words = re.split(r"-|\s+and\s+|\s+", match.group().lower())
            yield _words_fact(document, match, _english_value(words))
        return
    for match in _WORD.finditer(document.source, zone.span.start, zone.span.end):
        value = _russian_value(match.group().lower().replace("ё", "е"))
        if value is not None:
            yield _words_fact(document, match, value)


def _words_fact(document: Document, match: re.Match[str], value: float) -> Fact:
    span = Span(*match.span())
    text = str(int(value)) if value == int(value) else str(value)
    scale = _SCALE.match(document.source, span.end)
    if scale is not None:
        text = scaled(text, _zeros(scale["scale"]))
    return replace(make_fact(document, FactKind.FIGURE, span, text), words=True)


def _zeros(word: str) -> int:
    long_forms = {"тысяч": "тыс", "миллион": "млн", "миллиард": "млрд"}
    for long, short in long_forms.items():
        if word.startswith(long):
            return _SCALES[short]
    return _SCALES[word]


def _russian_value(word: str) -> float | None:
    if len(word) < 2:
        return None
    if not _ANY_RUSSIAN_WORD.fullmatch(word):
        return None
    return next((value for pattern, value in _RUSSIAN_WORD if pattern.fullmatch(word)), None)


def _english_value(words: list[str]) -> float:
    total = 0
    for word in words:
        if word == "hundred":
            total = max(total, 1) * 100
        elif word != "a":
            total += _ENGLISH_ONES[word]
    return total
