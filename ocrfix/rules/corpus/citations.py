"""Papers that a paper cites by number and date: ``на № 588 от 30.VI.55``, «наша телеграмма № 4116».

Whose paper it is, «Ваша» or «наша», tells between whom it went, and so which of the other files it
can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.correspondence import cited_papers, registry_key
from ocrfix.facts.dates import CalendarDate
from ocrfix.rules.base import Place
from ocrfix.text.spans import Span

#: How far before the number «Ваша», «наша» stand; code points.
_REACH = 90
_WHOSE = re.compile(r"\b(?:(?P<yours>Ваш|На(?=\s+№))|(?P<ours>Наш|Мо[йеияюё]))", re.IGNORECASE)
_WHOSE_ENGLISH = re.compile(r"\b(?:(?P<yours>your)|(?P<ours>our|my))\b", re.IGNORECASE)


class Whose(StrEnum):
    """Who wrote the paper that is cited."""

    YOURS = "yours"
    """who is addressed: ``на № 588``, «Ваше письмо»"""
    OURS = "ours"
    """who writes: «наша телеграмма»"""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper cited by number and date, with the places of both."""

    key: str
    number: Place
    date: CalendarDate
    day: Fact
    date_place: Place
    whose: Whose
    russian: bool


def citations(
    document: Document, facts: Facts, own: Set[Span], dated: Set[Span]
) -> Iterator[Citation]:
    """The citations of one document, in both languages; `own` are the places of its own numbers,
    `dated` those of its own dates, which cite nothing."""
    replies = {fact.span for fact in facts.of(FactKind.REPLY_NUMBER)}
    for paper in cited_papers(document, facts):
        number, day = paper.number, paper.date
        if number.zone is ZoneKind.HEADER or number.span in own:
            continue
        if day.span in dated and number.span not in replies:
            continue
        yield Citation(
            key=registry_key(number.value),
            number=Place.of(document, number.span),
            date=paper.parsed_date,
            day=day,
            date_place=Place.of(document, day.span),
            whose=_whose(document, number) if number.span in replies else Whose.UNKNOWN,
            russian=number.language == "ru",
        )


def _whose(document: Document, number: Fact) -> Whose:
    """What the nearest «Ваш» or «наш» before a number says."""
    before = document.source[max(0, number.span.start - _REACH) : number.span.start]
    pattern = _WHOSE if number.language == "ru" else _WHOSE_ENGLISH
    said = [match.lastgroup for match in pattern.finditer(before)]
    return Whose(said[-1]) if said and said[-1] else Whose.UNKNOWN
