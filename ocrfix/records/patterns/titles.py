"""Sender and recipient as a title names them: «Telegram from X to Y», «Order of the Commander …».

Telegrams, letters and diaries are read by `ocrfix.facts.parties`; here are the papers of offices
besides, and what a party is made of: persons, and the office before their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.document.model import ZoneKind
from ocrfix.facts import FactKind
from ocrfix.facts.parties import PARTY, SUBJECT, title_sides
from ocrfix.language.gazetteer import NameKind
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.text.spans import Span

_OF_OFFICES = (
    re.compile(
        rf"(?:Directive|Order|Decree|Instruction|Instructions)\s(?:of|from|by)\s(?P<sender>{PARTY})"
        rf"(?:\sto\s(?P<recipient>{PARTY}))?{SUBJECT}"
    ),
    re.compile(
        r"(?:Extract|Excerpt)s?\s[Ff]rom\s(?:the\s)?(?:Protocol|Minutes)\s(?:No\.?\s?\S+\s)?of\s"
        rf"(?:the\s)?(?:(?:[Mm]eeting|[Ss]ession)\sof\s(?:the\s)?)?(?P<body>{PARTY}){SUBJECT}"
    ),
    re.compile(
        rf"(?:Resolution|Decision|Protocol(?:\sNo\.?\s?\S+)?|Minutes)\sof\s(?:the\s)?"
        rf"(?:(?:[Mm]eeting|[Ss]ession)\sof\s(?:the\s)?)?(?P<body>{PARTY}){SUBJECT}"
    ),
    re.compile(
        rf"(?:[Mm]emorandum|[Rr]eport|[Nn]ote|[Ss]urvey|[Ii]nformation|[Ll]etter)\s(?:of|from|by)\s"
        rf"(?P<sender>{PARTY}){SUBJECT}"
    ),
)  # fmt: skip
_INITIALS = re.compile(r"(?:[A-Z][a-z]{0,2}\.[ ]?){1,3}\Z")
_OWN = re.compile(r"\s(?:on|about|regarding|concerning|transmitting)\s", re.IGNORECASE)
#: A letter of one party to another is left to the patterns that know both.
_TO = re.compile(
    r"\A(?:[Mm]emorandum|[Rr]eport|[Nn]ote|[Ss]urvey|[Ii]nformation|[Ll]etter).*\sto\s", re.S
)
_ARTICLE = re.compile(r"\A(?:the|a|an|Comrades?|Cde\.)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:and|to|of|Comrades?)\s*\Z|[,;\s]+\Z")


@dataclass(frozen=True)
class Side:
    """A party of a title: its persons, the office before the first, or the office alone.

    `body` tells that a board decided: its chairman only signs.
    """

    persons: tuple[Field, ...] = ()
    office: Field | None = None
    body: bool = False


def sides(paper: Paper, title: Field | None) -> tuple[Side | None, Side | None]:
    """Sender and recipient of a title; None for a side that it does not name."""
    if title is None:
        return None, None
    source = paper.document.source
    early = title.span.start + _opening(title.raw)
    found = _offices(source, title.span, early)
    if not found:
        for side, span in sorted(title_sides(source, title.span), key=lambda pair: pair[1]):
            if span.start < early:
                found.setdefault(side, span)
    body = found.get("body")
    sender = _side(paper, body, body=True) if body is not None else None
    if sender is None and "sender" in found:
        sender = _side(paper, found["sender"])
    recipient = _side(paper, found["recipient"]) if "recipient" in found else None
    return sender, recipient


def _opening(title: str) -> int:
    """How far a title tells of its own paper; behind «on» it tells of others."""
    subject = _OWN.search(title)
    return len(title) if subject is None else subject.start()


def _offices(source: str, span: Span, early: int) -> dict[str, Span]:
    for pattern in _OF_OFFICES:
        match = pattern.search(source, span.start, span.end)
        if match is not None and match.start() < early and not _TO.search(match.group()):
            return {
                side: Span(*match.span(side)) for side, text in match.groupdict().items() if text
            }
    return {}


def _side(paper: Paper, span: Span, *, body: bool = False) -> Side:
    persons = () if body else tuple(_persons(paper, span))
    end = persons[0].span.start if persons else span.end
    return Side(persons, _office(paper, Span(span.start, end)), body)


def _persons(paper: Paper, span: Span) -> Iterator[Field]:
    """The persons of a party with their initials, each place once."""
    last = span.start
    for fact in paper.facts.of(FactKind.NAME):
        if fact.zone is not ZoneKind.HEADER or not span.covers(fact.span) or fact.span.start < last:
            continue
        last = fact.span.end
        own = _without_place(paper, fact.span, span.start)
        yield english_person(paper, own, span.start)


def _without_place(paper: Paper, span: Span, first: int) -> Span:
    """A name without the last word of the town before it: ``in Ulan Bator Sokolnikov``."""
    source = paper.document.source
    before = re.search(r"[A-Z]\w+(?=\s\Z)", source[first : span.start])
    words = span.text(source).split()
    if before is None or len(words) < 2:
        return span
    mentions = paper.knowledge.gazetteer.english_mentions([before.group(), *words])
    for mention in mentions:
        if mention.name.kind is NameKind.PLACE and 1 < mention.length <= len(words):
            start = source.index(words[mention.length - 1], span.start, span.end)
            return Span(start, span.end)
    return span


def english_person(paper: Paper, span: Span, first: int) -> Field:
    """An English name with the initials before it, one blank between words."""
    source = paper.document.source
    initials = _INITIALS.search(source, max(first, span.start - 12), span.start)
    start = span.start if initials is None else initials.start()
    whole = Span(start, span.end)
    text = " ".join(whole.text(source).split())
    name = " ".join(word.capitalize() if word.isupper() and "." not in word else word
                    for word in text.split())  # fmt: skip
    return paper.field(name, whole)


def _office(paper: Paper, span: Span) -> Field | None:
    """The words of an office, without the article; None if none are left."""
    text = span.text(paper.document.source)
    article = _ARTICLE.match(text)
    start = span.start + (article.end() if article else 0)
    inner = _BETWEEN.sub("", text[start - span.start :])
    if not any(map(str.isalpha, inner)):
        return None
    return paper.field(" ".join(inner.split()), Span(start, start + len(inner)))
