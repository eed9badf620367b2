"""Numbers in words: ``пятнадцать``, ``сто сорок две тысячи триста``, ``полтора``, ``twenty-five``.

A compound of several words is one number. Ordinals are none (``вторая половина``, ``двадцать пятая
армия``, «twenty-fifth»): they name a thing and count nothing. Words have no figure that could be
misread, but they tell which numbers of a translation are accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import TakenSpans
from ocrfix.facts.numbers import Number, plain
from ocrfix.language.numerals import Numeral, NumeralKind, english_numerals, russian_numerals
from ocrfix.language.units import known_units
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span

_WORD = re.compile(r"[^\W\d_]+")
#: The rest of a word that is broken at a line end.
_REST = re.compile(r"[-¬][ \t]*\r?\n[ \t]*([^\W\d_]+)")
_SPACE = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})"
_GAPS = {"ru": re.compile(_SPACE), "en": re.compile(rf"{_SPACE}(?:and{_SPACE})?|-{_SPACE}?")}
#: «a hundred», «half a million»: an article is a number only before these.
_ARTICLE = re.compile(
    rf"(?P<half>half{_SPACE})?an?(?={_SPACE}(?:hundred|thousand|million|billion|dozen)\b)",
    re.IGNORECASE,
)
_AND_HALF = re.compile(
    rf"{_SPACE}(?:с{_SPACE}половиной|and{_SPACE}(?:a|one)[ -]half)(?![^\W_])", re.IGNORECASE
)
#: ``пятая`` after ``двадцать``: the whole is an ordinal.
_ORDINAL = re.compile(
    r"(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|\w+дцат|сороков|\w*сот|\w*тысячн"
    r"|\w+десят)(?:ый|ой|ий|ая|ья|ое|ье|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ую|ью|ые|ьи|ых|ьих|ыми|ьей)"
    r"|first|second|third|\w+th"
)
#: ``две трети``, ``пять десятых``, «two thirds»: a part of a thing.
_FRACTION = re.compile(
    r"(?:трет|четверт)(?:ь|и|ей|ью|ям|ями)|(?:пят|шест|седьм|восьм|девят|десят|сот|тысячн)(?:ых|ой|ую|ая)"
    r"|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten)ths?"
)
#: «no one», «this one»: a pronoun; so are «one must» and «one another».
_BEFORE_PRONOUN = "no every any some each this that the which another only"
_AFTER_PRONOUN = "another must should can cannot may might would could has is was day side hand"
#: ``один и тот же``: no count either.
_SAME = re.compile(
    r"\s{1,3}(?:и\s{1,3}т(?:от|а|о|у|е|ой|ому|ем|ом|ого)\s{1,3}же|and\s{1,3}the\s{1,3}same)(?![^\W_])"
)
#: ``семью`` is also a family: it is a number before an instrumental.
_INSTRUMENTAL = re.compile(r"\s{1,3}[^\W\d_]+ми(?![^\W_])")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W{1,3}\Z")
#: Kinds of units of which halves are one word: ``полчаса``, ``полтонны``.
_HALVED = frozenset({"time", "length", "mass", "volume", "area", "money"})
#: «an hour and a half», ``год с половиной``.
_UNIT_AND_HALF = {
    "ru": re.compile(rf"(?<![^\W_])(?P<unit>час|год|месяц|день){_SPACE}с{_SPACE}половиной\b"),
    "en": re.compile(
        rf"\b(?:(?:an?|one){_SPACE})?(?P<unit>hour|year|month|week|day|minute|mile){_SPACE}and"
        rf"{_SPACE}a{_SPACE}half\b",
        re.IGNORECASE,
    ),
}
#: A half of something; ``первая половина``, «the second half» name a part and are no number.
_HALF = {
    "ru": re.compile(rf"(?<![^\W_])(?P<half>[Пп]оловин[ау])(?={_SPACE}[а-я])"),
    "en": re.compile(rf"\b(?P<half>[Hh]alf)(?={_SPACE}(?:of|the|an?)\b)"),
}
_AN = re.compile(rf"{_SPACE}an?\b")
_NAMES_A_HALF = re.compile(
    r".*(?:ая|ую|ей|юю)|one|first|second|other|latter|former|better|last|this|that|and|a",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Sum:
    """A number as its words are read: full groups, and the group that is being read."""

    total: float = 0.0
    group: float = 0.0
    last: float = 0.0
    """the last word of the group, which says what may follow it"""
    scale: float = 0.0
    """the last scale word; a smaller one may follow"""
    scales: int = 0

    def takes(self, numeral: Numeral) -> bool:
        """Add a word if it can follow the words before it; otherwise nothing changes."""
        value = numeral.value
        if not self._fits(numeral):
            return False
        if numeral.kind is NumeralKind.SCALE:
            self.total += (self.group or 1) * value
            self.group, self.last, self.scale = 0.0, 0.0, value
            self.scales += 1
            return True
        self.group = (
            self.group * value if numeral.kind is NumeralKind.MULTIPLIER else (self.group + value)
        )
        self.last = value
        return True

    def _fits(self, numeral: Numeral) -> bool:
        value = numeral.value
        if numeral.kind is NumeralKind.SCALE:
            return not self.scale or bool(value < self.scale and self.group)
        if numeral.kind is NumeralKind.MULTIPLIER:
            return 0 < self.group < min(value, 100)
        if not self.last:
            return not self.scale or value < self.scale
        below = self.last >= 100 > value or (20 <= self.last < 100 and value < 10)
        return below and value == int(value)

    @property
    def is_open(self) -> bool:
        """Whether an ordinal may end the number: ``двадцать`` before ``пятая``."""
        return (self.last or self.scale) >= 20


def find_number_words(document: Document, zone: Zone, taken: TakenSpans) -> Iterator[Number]:
    """The numbers in words of a zone outside the spans `taken`, by place."""
    language = "en" if zone.language == "en" else "ru"
    halves = [*_units_and_halves(document, zone, language), *_halves(document, zone, language)]
    found = TakenSpans(number.span for number in halves)
    reader = _Reader(document.source, zone.span, language)
    halves.extend(number for number in reader.numbers() if not found.overlap(number.span))
    for number in sorted(halves, key=lambda number: number.span):
        if not taken.overlap(number.span):
            yield number


class _Reader:
    """Reads the compounds of a zone."""

    def __init__(self, source: str, span: Span, language: str) -> None:
        self._source = source
        self._span = span
        self._gap = _GAPS[language]
        self._numerals = english_numerals() if language == "en" else russian_numerals()
        self._english = language == "en"

    def numbers(self) -> Iterator[Number]:
        """The compounds by place."""
        end = 0
        for match in _WORD.finditer(self._source, self._span.start, self._span.end):
            if match.start() < end:
                continue
            number = self._article(match) or self._compound(match) or self._half_word(match)
            if number is not None:
                end = number.end
                if number.base:
                    yield number

    def _numeral(self, match: re.Match[str]) -> tuple[Numeral | None, int]:
        """The number word that begins at a match, and where it ends."""
        word = fold(match.group())
        rest = _REST.match(self._source, match.end(), self._span.end)
        if rest is not None and (whole := self._numerals.get(word + fold(rest[1]))):
            return whole, rest.end()
        return self._numerals.get(word), match.end()

    def _article(self, match: re.Match[str]) -> Number | None:
        if not self._english or match.group()[0] not in "aAhH":
            return None
        article = _ARTICLE.match(self._source, match.start(), self._span.end)
        if article is None:
            return None
        words = _Sum(group=0.5 if article["half"] else 1.0, last=1.0)
        return self._read(match.start(), article.end(), words)

    def _compound(self, match: re.Match[str]) -> Number | None:
        numeral, end = self._numeral(match)
        if numeral is None or not numeral.alone or self._is_no_number(match, numeral):
            return None
        if numeral.kind is NumeralKind.SCALE and self._is_scale_of_figures(match.start()):
            return None
        words = _Sum()
        words.takes(numeral)
        return self._read(match.start(), end, words)

    def _read(self, start: int, end: int, words: _Sum) -> Number:
        """The longest number from here; with an empty base if the words are an ordinal."""
        while True:
            half = _AND_HALF.match(self._source, end, self._span.end)
            if half is not None and words.group == int(words.group) > 0:
                words.group += 0.5
                words.last = 1.0
                end = half.end()
            gap = self._gap.match(self._source, end, self._span.end)
            word = gap and _WORD.match(self._source, gap.end(), self._span.end)
            if not gap or not word:
                break
            numeral, after = self._numeral(word)
            if numeral is None or not self._joins(gap.group(), words) or not words.takes(numeral):
                if self._ends_otherwise(fold(word.group()), words):
                    return Number(Span(start, end), word.end(), "", words=True)
                break
            end = after
        return _number(Span(start, end), words)

    def _joins(self, gap: str, words: _Sum) -> bool:
        """«and» joins only after hundreds and thousands, a hyphen only tens and ones."""
        if "and" in gap:
            return words.last >= 100 or (words.scale > 0 and not words.group)
        return not gap.startswith("-") or 20 <= words.last < 100

    def _ends_otherwise(self, word: str, words: _Sum) -> bool:
        """Whether the word after the number makes it an ordinal or a fraction."""
        ordinal = words.is_open and _ORDINAL.fullmatch(word)
        small = not words.scales and words.group < 20
        return bool(ordinal or (small and _FRACTION.fullmatch(word)))

    def _is_scale_of_figures(self, start: int) -> bool:
        before = self._source[max(0, start - 3) : start].rstrip()
        return before[-1:].isdigit()

    def _is_no_number(self, match: re.Match[str], numeral: Numeral) -> bool:
        """Pronouns and words that look like numbers."""
        word, source = fold(match.group()), self._source
        if word == "семью":
            return _INSTRUMENTAL.match(source, match.end()) is None
        if numeral.value != 1 or numeral.kind is not NumeralKind.NUMBER:
            return False
        before = _LAST_WORD.search(source, max(0, match.start() - 20), match.start())
        previous = before[1].lower() if before else ""
        if _SAME.match(source, match.end()):
            return True
        if not self._english:
            return previous == "ни"
        following = _WORD.search(source, match.end(), match.end() + 20)
        return previous in _BEFORE_PRONOUN.split() or bool(
            following and following.group().lower() in _AFTER_PRONOUN.split()
        )

    def _half_word(self, match: re.Match[str]) -> Number | None:
        """``полчаса``, ``полтонны``."""
        word = fold(match.group())
        if not word.startswith("пол") or len(word) < 6:
            return None
        form = known_units().find(word[3:]) or known_units().find(word[3:].removeprefix("у"))
        if form is None or form.unit.kind not in _HALVED:
            return None
        return Number(Span(*match.span()), match.end(), "0.5", words=True, unit=form.unit.name)


def _number(span: Span, words: _Sum) -> Number:
    value = words.total + words.group
    if words.scales == 1 and not words.group:
        zeros = {1e3: 3, 1e6: 6}.get(words.scale, 9)
        return Number(span, span.end, plain(value / words.scale), zeros, words=True)
    return Number(span, span.end, plain(value), words=True)


def _units_and_halves(document: Document, zone: Zone, language: str) -> Iterator[Number]:
    for match in _UNIT_AND_HALF[language].finditer(document.source, zone.span.start, zone.span.end):
        form = known_units().find(match["unit"])
        name = form.unit.name if form else ""
        yield Number(Span(*match.span()), match.end(), "1.5", words=True, unit=name)


def _halves(document: Document, zone: Zone, language: str) -> Iterator[Number]:
    """«half an hour», ``половина дивизий``."""
    source = document.source
    for match in _HALF[language].finditer(source, zone.span.start, zone.span.end):
        before = _LAST_WORD.search(source, max(zone.span.start, match.start() - 20), match.start())
        if before is not None and _NAMES_A_HALF.fullmatch(before[1]):
            continue
        if source[match.start() - 1 : match.start()] == "-":
            continue
        if _ARTICLE.match(source, match.start(), zone.span.end):
            continue
        article = _AN.match(source, match.end(), zone.span.end)
        end = article.end() if article else match.end()
        # a half of things is a share and no count: it takes no unit
        yield Number(Span(*match.span("half")), end, "0.5", words=True, names=article is None)
