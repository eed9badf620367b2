"""Totals of a sentence: ``380 тракторов, в том числе гусеничных 145 и колесных 235``.

A list after «в том числе» need not be complete, and a sentence holds other figures besides. So a
relation is built only from a clean list: two parts at least that together come near the total, and
none if any reading of the list agrees.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ocrfix.document.model import Document
from ocrfix.facts.model import Fact, FactKind, Facts
from ocrfix.facts.sums import Relation, RelationKind, Term, term_of_fact
from ocrfix.text.spans import Span

#: What opens the list of parts.
_INCLUDING = re.compile(
    r"(?<![^\W\d_])(?:в\s+том\s+числе|в\s?т\.\s?ч\.|из\s+них|из\s+коих|из\s+которых"
    r"|среди\s+которых|среди\s+них|а\s+именно)(?![^\W\d_])",
    re.IGNORECASE,
)
_NAMELY = re.compile(r"а\s", re.IGNORECASE)
#: What closes a list with its total.
_IN_ALL = re.compile(r",\s+(?:а\s+)?(?:всего|итого)\s+(?:на\s+)?(?=\d)", re.IGNORECASE)
_BY = re.compile(r",\s+(?:то\s+есть|т\.\s?е\.)\s+на\s+(?=\d)", re.IGNORECASE)
_AGAINST = re.compile(r"(?:^|\W)(?:до|против)\s+\Z")
#: Longer sentences are not looked through.
_REACH = 500
#: A sentence with more figures is a page of a book-keeper.
_MOST_FIGURES = 40
_SENTENCE_END = re.compile(r"[!?;]|\n\s*\n|\.(?=\s+[А-ЯЁA-Z«\"\d(])|\.\s*\Z")
#: Abbreviations before a capital letter that end no sentence.
_ABBREVIATION = re.compile(r"(?:^|[^\W\d_]*[^\w])(?:[^\W\d_]|тов|тт|им|гор|ст|ул|гр|гг|пос|обл)\Z")
#: After these something else is told.
_ANOTHER_MATTER = re.compile(
    r",\s+(?:а\s+также|кроме|причем|или|но|что|котор\w+|где|при|однако)(?![^\W\d_])", re.IGNORECASE
)
_LAST_LINK = re.compile(r"[^,;:(]*\sи\s")
_SCALE = r"(?:\s*(?:тыс\.|тысяч[а-яё]*|млн\.?|млрд\.?|миллион[а-яё]*|миллиард[а-яё]*))?"
_FOLLOWING = re.compile(_SCALE + r"\s*(?P<word>%|[^\W\d_]+)?")
#: What is measured and not counted, by the beginnings of the words.
_MEASURES = (
    "%", "процент", "проц", "тонн", "рубл", "руб", "килом", "км", "килог", "кг", "метр", "гект",
    "га", "лет", "год", "час", "мину", "дн", "день", "сут", "месяц", "недел", "мм", "см", "крон",
    "доллар", "франк", "йен", "вон", "юан", "пуд", "центн", "цнт", "градус", "этаж",
)  # fmt: skip
_PERCENT = ("%", "процент", "проц")
_DESIGNATION = re.compile(r"(?:[^\W\d_]-|№\s?|[^\W_]/)\Z")
_ROUGHLY = re.compile(
    r"(?:около|свыше|более|менее|примерно|почти|до|приблизительно|не\s+меньше)\s+\Z", re.IGNORECASE
)
_EACH = re.compile(r"(?:^|[\s(])по\s+\Z|кажд\w*\s+\Z", re.IGNORECASE)
_EACH_AFTER = re.compile(r"[^,.;]{0,40}\bкажд", re.IGNORECASE)
#: The parts of a list that may be complete come so near the total, misread or not.
_NEAREST, _FARTHEST = Decimal("0.5"), Decimal(2)
#: Farther from the total a list rather leaves something out, or counts something twice.
_CLOSE = Decimal("0.12")
#: So many figures before the list are tried for its total.
_TOTALS_TRIED = 4


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure of a sentence with what it counts, and whether it is one of those added up."""

    term: Term
    span: Span
    measure: str
    word: str
    rough: bool
    multiplied: bool


def enumeration_relations(document: Document, facts: Facts) -> Iterator[Relation]:
    """The totals of sentences that do not agree with their parts, and could."""
    figures = facts.of(FactKind.FIGURE, language="ru")
    starts = [fact.span.start for fact in figures]
    for zone in document.zones:
        if zone.language != "ru":
            continue
        for pattern, reader in _READERS:
            for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
                line = document.line_at(match.start()).span.start
                if document.source.startswith("|", line):
                    continue
                sentence = _sentence(document.source, match, zone.span)
                low = bisect_left(starts, sentence.start)
                high = bisect_left(starts, sentence.end)
                if high - low > _MOST_FIGURES:
                    continue
                inside = _counts(document.source, figures[low:high])
                relation = reader(document.source, match, inside)
                if relation is not None and not relation.holds():
                    yield relation


def _sentence(source: str, match: re.Match[str], zone: Span) -> Span:
    """The sentence round a match."""
    low = max(zone.start, match.start() - _REACH)
    high = min(zone.end, match.end() + _REACH)
    start = low
    for end in _SENTENCE_END.finditer(source, low, match.start()):
        if not _is_abbreviation(source, end):
            start = end.end()
    for end in _SENTENCE_END.finditer(source, match.end(), high):
        if not _is_abbreviation(source, end):
            return Span(start, end.start())
    return Span(start, high)


def _is_abbreviation(source: str, end: re.Match[str]) -> bool:
    before = source[max(0, end.start() - 12) : end.start()]
    return end.group().startswith(".") and _ABBREVIATION.search(before) is not None


def _counts(source: str, figures: Sequence[Fact]) -> list[_Count]:
    found = []
    for fact in figures:
        before = source[max(0, fact.span.start - 14) : fact.span.start]
        term = _named_thing(fact) if _DESIGNATION.search(before) else term_of_fact(fact)
        after = source[fact.span.end : fact.span.end + 2]
        if term is None or re.match(r"-[^\W\d_]", after):
            continue  # a type, a number of a paper, an ordinal
        following = _FOLLOWING.match(source, fact.span.end)
        word = (following["word"] or "").lower() if following else ""
        if fact.span.end < len(source) and source[fact.span.end] in ",.":
            word = ""
        measure = next((one for one in _MEASURES if word.startswith(one)), "")
        each = _EACH.search(before) or _EACH_AFTER.match(source, fact.span.end, fact.span.end + 50)
        ranged = re.match(r"\s?[-–—]\s?\d", source[fact.span.end : fact.span.end + 4])
        rough = _ROUGHLY.search(before) is not None or ranged is not None
        found.append(_Count(term, fact.span, measure, word[:4], rough, each is not None))
    return found


def _named_thing(fact: Fact) -> Term | None:
    """The 640 of ``ЗИЛ-130 640``; None for a type without a count."""
    _, space, digits = fact.raw.partition(" ")
    if not space or not (digits.isascii() and digits.isdigit()) or not int(digits):
        return None
    return Term(Span(fact.span.end - len(digits), fact.span.end), digits, digits)


def _including(source: str, match: re.Match[str], counts: Sequence[_Count]) -> Relation | None:
    """``64 специалиста, из них 41 офицер и 23 сержанта``."""
    before = [one for one in counts if one.span.end <= match.start()]
    before = [one for one in before if one.measure not in _PERCENT][-_TOTALS_TRIED:]
    after = [one for one in counts if one.span.start >= match.end()]
    after = [one for one in after if one.measure not in _PERCENT]
    if not before or len(after) < 2 or any(one.multiplied for one in after):
        return None
    if any(_innocent(total, after) for total in before):
        return None
    parts = _list_of(source, after)
    if len(parts) < 2 or source[match.end() : parts[0].span.start].count(",") > 1:
        return None
    near = [one for one in before if _may_be_total(one, parts)]
    if not near:
        return None
    total = near[-1]
    rough = any(one.rough or one.term.fixed for one in (total, *parts))
    complete = _NAMELY.match(match.group()) is not None or _is_close(total, parts)
    return _sum(total, parts, cautious=rough or not complete or len(near) > 1)


def _in_all(source: str, match: re.Match[str], counts: Sequence[_Count]) -> Relation | None:
    """``на 4 листах и расчет на 7 листах, всего на 11 листах``."""
    before = [one for one in counts if one.span.end <= match.start()]
    total = next((one for one in counts if one.span.start >= match.end()), None)
    if total is None or total.span.start != match.end() or len(before) < 2:
        return None
    if any(one.multiplied for one in before) or _innocent(total, before[::-1]):
        return None
    alike = all(one.word in ("", total.word) for one in before)
    if not alike or not _may_be_total(total, before):
        return None
    cautious = any(one.rough or one.term.fixed for one in (total, *before))
    return _sum(total, before, cautious=cautious)


def _difference(source: str, match: re.Match[str], counts: Sequence[_Count]) -> Relation | None:
    """``с 1.800 тысяч до 1.240 тысяч крон, то есть на 560 тысяч``."""
    before = [one for one in counts if one.span.end <= match.start()][-2:]
    total = next((one for one in counts if one.span.start >= match.end()), None)
    if len(before) < 2 or total is None or total.measure in _PERCENT:
        return None
    first, second = before
    if not _AGAINST.search(source[first.span.end : second.span.start]):
        return None
    if any(one.measure in _PERCENT or one.term.fixed for one in before):
        return None
    terms = (total.term, first.term, second.term)
    tolerance = _tolerance(terms)
    cautious = any(one.rough for one in (total, first)) or first.span.end + 40 < second.span.start
    return Relation(RelationKind.DIFFERENCE, terms[0], terms[1:], tolerance, cautious=cautious)


_READERS = ((_INCLUDING, _including), (_IN_ALL, _in_all), (_BY, _difference))


def _innocent(total: _Count, parts: Sequence[_Count]) -> bool:
    """Whether any beginning of the list adds up, with the numbers in words or without them."""
    for chosen in (parts, [one for one in parts if not one.term.fixed]):
        added = Decimal(0)
        for number, one in enumerate(chosen, start=1):
            added += one.term.value
            terms = [other.term for other in (total, *chosen[:number])]
            if number > 1 and abs(added - total.term.value) <= _tolerance(terms):
                return True
    return False


def _list_of(source: str, counts: Sequence[_Count]) -> list[_Count]:
    """The parts up to the one after the last «и», or to where another matter begins."""
    parts = [counts[0]]
    for one, following in pairwise(counts):
        gap = source[one.span.end : following.span.start]
        if _ANOTHER_MATTER.search(gap) or _INCLUDING.search(gap) or re.search(r",\s+и\s", gap):
            break
        parts.append(following)
        if _LAST_LINK.match(gap):
            break
    return parts


def _may_be_total(total: _Count, parts: Sequence[_Count]) -> bool:
    added = sum((one.term.value for one in parts), Decimal(0))
    measures = {one.measure for one in parts} - {"", total.measure}
    near = _NEAREST * total.term.value <= added <= _FARTHEST * total.term.value
    return near and not measures and not total.multiplied


def _is_close(total: _Count, parts: Sequence[_Count]) -> bool:
    added = sum((one.term.value for one in parts), Decimal(0))
    return abs(added - total.term.value) <= _CLOSE * total.term.value


def _sum(total: _Count, parts: Sequence[_Count], *, cautious: bool) -> Relation:
    terms = tuple(one.term for one in parts)
    tolerance = _tolerance((total.term, *terms))
    return Relation(RelationKind.SUM, total.term, terms, tolerance, cautious=cautious)


def _tolerance(terms: Sequence[Term]) -> Decimal:
    """One unit of the last place where figures are rounded: thousands, fractions."""
    least = max(term.exponent for term in terms)
    return Decimal(1).scaleb(least) if least else Decimal(0)
