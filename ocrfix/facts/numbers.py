"""Numbers in figures: ``100.000``, ``10-15 тысяч``, ``3 млн. 400 тыс.``, ``10,000 - 15,000``, ``6О418``.

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
    | (?<![\w/])[1-9]/[2-9](?![\w/])                        # 1/2
    | (?<![^\W_])(?=[ОоOЗзlI]*\d)[\dОоOЗзlI]*+(?<=[\dОOЗl])(?![^\W_])    # 60418  6О418  З7
    | \d+
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_FRACTION = re.compile(r"([1-9])/([2-9])")
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
_ZEROS = {"ты": 3, "th": 3, "миллио": 6, "мл": 6, "mi": 6, "ml": 6, "миллиа": 9, "мр": 9, "b": 9}
#: Between the terms of a total: ``3 млн. 400 тыс.``
_WITHIN_TOTAL = re.compile(r"[ \t\u00a0]{1,2}(?:(?:и|and)\s)?")
#: A number with such an ending is an ordinal, ``25-я армия``, «26th»; ``2-х``, ``15-ти`` are not.
_ORDINAL = re.compile(r"(?:-(?:[йяеюм]|го|му|ой|ая|ый|ых|ым|ое|ом|ю)|st|nd|rd|th)(?![^\W_])|-х\b")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+\.?)")
_CARDINAL_ENDING = re.compile(r"-(?:ти|и|мя|ух|ех|х)(?![^\W_])")


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
        return plain(int(fraction[1]) / int(fraction[2]))
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
    """Where figures stand; the two of ``1/2`` apart unless it is a fraction of something."""
    for match in _FIGURE.finditer(source, span.start, span.end):
        if "/" in match.group() and not _is_fraction(source, match):
            yield Span(match.start(), match.start() + 1)
            yield Span(match.end() - 1, match.end())
        else:
            yield Span(*match.span())


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
    ordinal = None if ending and _is_cardinal(base, ending.group()) else _ORDINAL.match(source, end)
    if ending and ordinal is None:
        end = ending.end()
    scale = None if ordinal else _SCALE.match(source, end, limit)
    half = scale and scale["half"] or _HALF.match(source, end, limit)
    if half and base.isdigit() and ordinal is None:
        base = f"{base}.5"
        end = end if scale else end + len(half if isinstance(half, str) else half.group())
    if scale is not None:
        end, zeros = scale.end(), scale_zeros(scale["scale"])
    parts = (FactPart("figures", written, raw, span),) if scaled(base, zeros) != written else ()
    return Number(span, end, base, zeros, parts, names=bool(ordinal) or _is_named(source, span))


def _is_cardinal(base: str, ending: str) -> bool:
    """``2-х`` is a number, ``50-х`` a decade."""
    return ending != "-х" or base[-1:] in "234"


def _is_named(source: str, span: Span) -> bool:
    """A number after №, after a letter or within a designation names something."""
    before = source[max(0, span.start - 4) : span.start].rstrip(" \u00a0")
    if before.endswith(("№", "#", "No.", "No", "NO.")):
        return True
    if before.endswith(("-", "/")):
        return len(before) > 1 and before[-2].isalpha() and span.start - 1 >= 0 and (
            source[span.start - 1] in "-/"
        )
    return source[span.start - 1 : span.start].isalpha()


def _continues(source: str, before: Number, number: Number) -> bool:
    """Whether `number` is a further term: ``400 тыс.`` after ``3 млн.``, ``250`` after ``2 тыс.``"""
    if not before.zeros or number.zeros >= before.zeros or before.names or number.names:
        return False
    if _WITHIN_TOTAL.fullmatch(source, before.end, number.span.start) is None:
        return False
    if number.zeros:
        return len(number.base.partition(".")[0]) <= 3
    # a bare remainder, unless it is the next item of a list or the start of a sentence
    return bool(re.fullmatch(r"\d{3}", number.base)) and "." not in source[before.end - 1 : before.end]


def _total(source: str, terms: list[Number]) -> Number:
    """One number for ``3 млн. 400 тыс.``; its parts are the terms, each with its own value."""
    if len(terms) == 1:
        return terms[0]
    sums = [float(term.value) for term in terms]
    parts = tuple(
        FactPart("term", term.value, term.span.text(source), term.span) for term in terms
    )
    last = terms[-1]
    span = Span(terms[0].span.start, last.end if last.zeros else last.span.end)
    return replace(last, span=span, base=plain(sum(sums)), zeros=0, parts=parts)
