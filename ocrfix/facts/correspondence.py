"""Numbers of letters: ``Исх. № 763/с``, ``Вх. № 2861-м``, ``Ваша телеграмма № 4116``, ``на № 588``.

An outgoing number is given by who writes, an incoming one by who receives; a reply or a sequel
names the number (and mostly the date) of the paper that it answers or goes on from. Translations
have ``Outgoing No. 763/s``, ``Incoming No. 2861-m``, ``your telegram No. 4116``.

A paper that is cited by number and date (``№ 588 от 30 июня 1955 г.``) is a `CitedPaper`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.document.model import Document, Zone
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.identifiers import REGISTRY_NUMBER
from ocrfix.facts.model import Fact, FactKind, Facts, make_fact
from ocrfix.text.spans import Span

_NUMBER = REGISTRY_NUMBER
_NO = r"(?:N[oOoº°]\.?|№|#)"
#: Up to so much stands between «Ваша телеграмма» and its number: a date, «на имя …».
_BETWEEN = r"(?:[^.;№#\d]|г\.|\d{1,4}[./]?){1,60}?"
_PATTERNS = {
    "ru": {
        FactKind.OUTGOING_NUMBER: [rf"(?i:\bисх(?:\.|одящий)?)\s*№\s*{_NUMBER}"],
        FactKind.INCOMING_NUMBER: [rf"(?i:\bвх(?:\.|одящий)?)\s*№\s*{_NUMBER}"],
        FactKind.REPLY_NUMBER: [
            rf"\b(?:[Вв]аш|[Нн]аш|[Мм]о)[а-я]{{0,3}}\s+{_BETWEEN}№\s*{_NUMBER}",
            rf"\b(?:[Вв]аш|[Нн]аш|[Мм]о)[а-я]{{0,3}}\s+№\s*{_NUMBER}",
            rf"\b[Нн]а\s+№\s*{_NUMBER}",
        ],
    },
    "en": {
        FactKind.OUTGOING_NUMBER: [rf"(?i:\bout(?:going|\.)?)\s+{_NO}\s*{_NUMBER}"],
        FactKind.INCOMING_NUMBER: [rf"(?i:\binc?(?:oming|\.)?)\s+{_NO}\s*{_NUMBER}"],
        FactKind.REPLY_NUMBER: [
            rf"\b(?:[Yy]our|[Oo]ur|[Mm]y)\s+{_BETWEEN}\b{_NO}\s*{_NUMBER}",
            rf"\b(?:[Yy]our|[Oo]ur|[Mm]y)\s+{_NO}\s*{_NUMBER}",
            rf"\b(?:[Tt]o|[Rr]e:?|[Ii]n reply to)\s+{_NO}\s*{_NUMBER}",
        ],
    },
}
_COMPILED = {
    language: {kind: [re.compile(one) for one in each] for kind, each in kinds.items()}
    for language, kinds in _PATTERNS.items()
}
#: What stands between a number and its date, in either order.
_NUMBER_THEN_DATE = re.compile(r"\s*,?\s*(?:от|of|dated|from)\s+[«\"“]?")
_DATE_THEN_NUMBER = re.compile(
    rf"[»\"”]?\s*(?:г(?:\.|ода?)?)?\s*,?\s*(?:с\.?\s?г\.)?\s*(?:за\s+)?{_NO}\s*"
)
#: The longest text between them.
_REACH = 24


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper cited by number and date."""

    number: Fact
    date: Fact

    @property
    def key(self) -> str:
        """The number under which places are compared."""
        return registry_key(self.number.value)

    @property
    def parsed_date(self) -> CalendarDate:
        """The date with what is given of it."""
        return CalendarDate.parse(self.date.value)


#: The letters of registry numbers as translations write them.
_LATIN = str.maketrans("сктапбвшн", "sktapbvsn")


def registry_key(value: str) -> str:
    """A number in the letters of the translation, so that ``763/с`` and ``763/s`` agree."""
    return value.casefold().translate(_LATIN)


def find_correspondence(document: Document, zone: Zone) -> Iterator[Fact]:
    """The outgoing, incoming and reply numbers of a zone; the span is that of the number alone."""
    for kind, patterns in _COMPILED["en" if zone.language == "en" else "ru"].items():
        taken: set[int] = set()
        for pattern in patterns:
            for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
                if match.start("number") not in taken:
                    taken.add(match.start("number"))
                    span = Span(*match.span("number"))
                    yield make_fact(document, kind, span, match["number"])


def cited_papers(document: Document, facts: Facts) -> Iterator[CitedPaper]:
    """The papers that the text cites by number and date, by place."""
    dates = facts.of(FactKind.DATE)
    by_start = {fact.span.start: fact for fact in dates}
    by_end = {fact.span.end: fact for fact in dates}
    for number in facts.of(FactKind.REGISTRY_NUMBER):
        after = _NUMBER_THEN_DATE.match(document.source, number.span.end)
        date = by_start.get(after.end()) if after else None
        if date is None:
            date = _date_before(number, by_end, document.source)
        if date is not None and len(date.value) > len("1950"):
            yield CitedPaper(number, date)


def _date_before(number: Fact, by_end: dict[int, Fact], source: str) -> Fact | None:
    """The date that ends just before the № of a number: ``от 30 июня № 588``."""
    for end in range(number.span.start, max(0, number.span.start - _REACH), -1):
        date = by_end.get(end)
        if date is not None:
            return date if _DATE_THEN_NUMBER.fullmatch(source, end, number.span.start) else None
    return None
