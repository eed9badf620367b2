"""Numbers in figures: ``100.000``, ``10-15 тысяч``, ``3 млн. 400 тыс.``, ``15,000``, ``6О418``.

With the scale words that follow them; the normal value is the plain number, so that «10-15 тысяч
человек» agrees with «10,000 - 15,000 men». The place of a number is that of its figures, because
they are what can be misread; only a total of several terms takes in its scale words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ocrfix.document.model import Document, Zone
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import FactPart, TakenSpans
from ocrfix.language.units import known_units
from ocrfix.text.spans import Span

_FIGURE = re.compile(
    r"""
    (?<![\d.,])\d{1,3}(?:[.,\u00a0]\d{3})+(?![\d])          # 100.000  4,650,000
    # 110 000, but not the 14 450 of a row of unlike numbers
    | (?<![\d.,])(?<!\d\ )\d{1,3}(?:[\ \u202f\u2009]\d{3})+(?!\ ?\d)
    | (?<![\d.,])\d+[.,]\d{1,2}(?![.,]?\d)                  # 4,2  6.00
    | (?<![\w/])(?:\d{1,3}\ )?[1-9]/[2-9](?![\w/])          # 1/2  3 1/2
    | (?<![^\W_])(?=[ОоOЗзlI]*\d)[\dОоOЗзlI]*+(?<=[\dОOЗl])(?![^\W_])    # 60418  6О418  З7
    | \d+
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_FRACTION = re.compile(r"(?:(\d{1,3}) )?([1-9])/([2-9])")
_GAP = r"[ \t\u00a0]{0,3}(?:\r?\n[ \t]{0,3})?"
#: ``тыс.``, ``миллионов``, ``thousand``; the point belongs to the abbreviation.
_SCALE_WORD = (
    r"(?P<scale>тыс(?:яч[а-яё]{0,3})?|млн|млрд|миллион[а-яё]{0,3}|миллиард[а-яё]{0,3}"
    r"|thousand|million|billion|mln|bln)(?![^\W\d_])(?:(?<=[сндln])\.)?"
)
_SCALE = re.compile(
    rf"(?P<half>{_GAP}(?:с половиной|and a half))?(?:-|{_GAP}){_SCALE_WORD}", re.IGNORECASE
)
_HALF = re.compile(rf"{_GAP}(?:с половиной|and a half)(?![^\W\d_])", re.IGNORECASE)
_ZEROS = {"ты": 3, "th": 3, "миллио": 6, "млн": 6, "mi": 6, "ml": 6, "миллиа": 9, "млрд": 9, "b": 9}
#: Between the terms of a total: ``3 млн. 400 тыс.``
_WITHIN_TOTAL = re.compile(r"[ \t\u00a0]{1,2}(?:(?:и|and)\s)?")
#: A number with such an ending is an ordinal, ``25-я армия``, «26th»; ``2-х``, ``15-ти`` are not.
_ORDINAL = re.compile(r"(?:-(?:[йяеюм]|го|му|ой|ая|ый|ых|ым|ое|ом|ю)|st|nd|rd|th)(?![^\W_])|-х\b")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+\.?)")
_CARDINAL_ENDING = re.compile(r"-(?:ти|и|мя|ух|ех|х)(?![^\W_])")


#: What names a thing: №, and the letters of ``Т-34``, ``П70``.
_NAMED = re.compile(
    r"(?:[№#]|N[oO]\.?)[ \u00a0]?\Z|[^\W\d_]\Z|(?<![^\W_])[A-ZА-ЯЁ][^\W\d_]{0,4}[-/]\Z"
)
#: A make, and the number behind it that a space seems to join to it: ``ЗИЛ-130 640 штук``. What
#: goes on with 000 is one number after a dash without spaces, ``США-10 000``.
_MAKE = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ][^\W\d_]{0,4}-\Z")
_JOINED = re.compile(r"\d{1,3}(?=[ \u00a0\u202f\u2009](?!000)\d{3})")
#: More figures than this count nothing; calculations would not be exact.
LONGEST_COUNT = 15


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text before it is a fact.

    `base` is what stands before the scale word, `zeros` what that adds: 10 and 3 for «10 тысяч»;
    `end` is the offset after scale word and ending. `names` tells a number that names a thing and
    counts none: ``25-я армия``, ``№ 5``, ``Т-34``. `unit` is one stated within it, ``полчаса``.
    """

    span: Span
    end: int
    base: str
    zeros: int = 0
    parts: tuple[FactPart, ...] = ()
    words: bool = False
    names: bool = False
    unit: str = ""

    @property
    def value(self) -> str:
        """The plain number."""
        return scaled(self.base, self.zeros)


def normal_number(raw: str) -> str:
    """The plain number of figures with separators.

    >>> normal_number("68.400"), normal_number("4,2"), normal_number("6О418")
    ('68400', '4.2', '60418')
    """
    if _GROUPED.fullmatch(raw):
        return re.sub(r"\D", "", raw)
    if fraction := _FRACTION.fullmatch(raw):
        return plain(int(fraction[1] or 0) + int(fraction[2]) / int(fraction[3]))
    return as_digits(raw).replace(",", ".").replace(" ", "")


def plain(value: float) -> str:
    """A calculated number as text, without needless noughts: 1.5, 3, 0.333."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def scaled(value: str, zeros: int) -> str:
    """`value` times ten to the power of `zeros`, without noughts after a point.

    >>> scaled("4.2", 6), scaled("1.5", 0), scaled("6.00", 0)
    ('4200000', '1.5', '6')
    """
    whole, point, fraction = value.partition(".")
    if not zeros and not point:
        return value
    fraction = fraction.ljust(zeros, "0")
    whole, fraction = whole + fraction[:zeros], fraction[zeros:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def scale_zeros(word: str) -> int:
    """How many noughts a scale word adds: 3 for ``тыс``, 6 for ``million``."""
    return next(zeros for start, zeros in _ZEROS.items() if word.lower().startswith(start))


def find_figures(document: Document, zone: Zone, taken: TakenSpans) -> Iterator[Number]:
    """The numbers in figures of a zone that lie outside the spans `taken` (dates and times)."""
    source = document.source
    terms: list[Number] = []
    for span in _spans(source, zone.span):
        number = None if taken.overlap(span) else _number(source, span, zone.span.end)
        if number is None:
            continue
        if terms and not _continues(source, terms[-1], number):
            yield _total(source, terms)
            terms = []
        terms.append(number)
    if terms:
        yield _total(source, terms)


def _spans(source: str, span: Span) -> Iterator[Span]:
    """Where figures stand; the two of ``1/2`` apart unless it is a fraction of something, and so
    the number of a make and what follows it."""
    for match in _FIGURE.finditer(source, span.start, span.end):
        if "/" in match.group() and not _is_fraction(source, match):
            for figures in re.finditer(r"\d+", match.group()):
                yield Span(match.start() + figures.start(), match.start() + figures.end())
        elif (make := _of_make(source, match)) is not None:
            yield Span(match.start(), make)
            yield Span(make + 1, match.end())
        else:
            yield Span(*match.span())


def _of_make(source: str, match: re.Match[str]) -> int | None:
    """Where the number of a make ends, ``130`` of ``ЗИЛ-130 640``; None for any other number."""
    own = _JOINED.match(match.group())
    if own is None or not _MAKE.search(source, max(0, match.start() - 8), match.start()):
        return None
    return match.start() + own.end()


def _is_fraction(source: str, match: re.Match[str]) -> bool:
    """``1/2 тонны``, but not ``№ 1/2``, ``ст. 1/2 закона``."""
    if source[max(0, match.start() - 2) : match.start()].strip().endswith(("№", "#")):
        return False
    following = _NEXT_WORD.match(source, match.end())
    if following is None:
        return False
    scale = _SCALE.match(source, match.end())
    return scale is not None or known_units().find(following[1]) is not None


def _number(source: str, span: Span, limit: int) -> Number | None:
    raw = span.text(source)
    base = written = normal_number(raw)
    if not base.replace(".", "").isdigit():
        return None
    end, zeros = span.end, 0
    ending = _CARDINAL_ENDING.match(source, end, limit)
    if ending is not None and _is_cardinal(base, ending.group()):
        end = ending.end()
    elif _ORDINAL.match(source, end, limit):
        return Number(span, end, base, names=True)
    if (scale := _SCALE.match(source, end, limit)) is not None:
        base = f"{base}.5" if scale["half"] and base.isdigit() else base
        end, zeros = scale.end(), scale_zeros(scale["scale"])
    elif base.isdigit() and (half := _HALF.match(source, end, limit)) is not None:
        base, end = f"{base}.5", half.end()
    parts = (FactPart("figures", written, raw, span),) if scaled(base, zeros) != written else ()
    return Number(span, end, base, zeros, parts, names=_is_named(source, span))


def _is_cardinal(base: str, ending: str) -> bool:
    """``2-х`` is a number, ``50-х`` a decade."""
    return ending != "-х" or base[-1:] in "234"


def _is_named(source: str, span: Span) -> bool:
    """Whether a number stands after № or in a designation: it names something."""
    return _NAMED.search(source, max(0, span.start - 8), span.start) is not None


def _continues(source: str, before: Number, number: Number) -> bool:
    """Whether it is a further term: ``400 тыс.`` after ``3 млн.``, ``250`` after ``2 тысячи``."""
    named = before.names or number.names or len(before.base) > LONGEST_COUNT
    if named or not before.zeros or number.zeros >= before.zeros:
        return False
    if _WITHIN_TOTAL.fullmatch(source, before.end, number.span.start) is None:
        return False
    if number.zeros:
        return len(number.base.partition(".")[0]) <= 3
    # a bare remainder, unless a point before it makes it the next item of a list
    return len(number.base) == 3 and number.base.isdigit() and source[before.end - 1] != "."


def _total(source: str, terms: list[Number]) -> Number:
    """One number for ``3 млн. 400 тыс.``; its parts are the terms, each with its own value."""
    if len(terms) == 1:
        return terms[0]
    sums = [float(term.value) for term in terms]
    parts = tuple(FactPart("term", term.value, term.span.text(source), term.span) for term in terms)
    last = terms[-1]
    span = Span(terms[0].span.start, last.end if last.zeros else last.span.end)
    return replace(last, span=span, base=plain(sum(sums)), zeros=0, parts=parts)
