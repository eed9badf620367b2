"""What a stated fact is: ``ШИФРТЕЛЕГРАММА № 60418`` states the telegram number 60418 on sheet 1.

A fact keeps the place it was read at, the text as it stands there and a normal value under which
two places can be compared: ``68.400`` and ``68,400`` are both ``68400``, ``18.11.50`` and
``November 18, 1950`` are both ``1950-11-18``.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from heapq import merge

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import places
from ocrfix.facts.misreadings import Reading, as_digits, readings
from ocrfix.text.spans import Span


class FactKind(StrEnum):
    """What is stated."""

    FIGURE = "figure"
    """any number of the running text that belongs to no date or time"""
    DURATION = "duration"
    """a stretch of time, ``2-3 месяца``; the figures in it are facts of their own"""
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    TELEGRAM_NUMBER = "telegram-number"
    PROTOCOL_NUMBER = "protocol-number"
    ITEM_NUMBER = "item-number"
    """the item of a protocol, ``214`` in ``№ П70/214``"""
    REGISTRY_NUMBER = "registry-number"
    """any number after №; those that are told apart are facts of the next kinds as well"""
    OUTGOING_NUMBER = "outgoing-number"
    INCOMING_NUMBER = "incoming-number"
    REPLY_NUMBER = "reply-number"
    """the number of the paper that is answered or continued: ``на № 588``, ``моя № 4116``"""
    SHEET_NUMBER = "sheet-number"
    LEAF_NUMBER = "leaf-number"
    LEAF_RANGE = "leaf-range"
    """the leaves of the citation, ``62-64``"""
    COPY_NUMBER = "copy-number"
    LISTED_COPY = "listed-copy"
    """an entry of the list of copies, ``1-5`` in ``экз. № 1-5 - частям``"""
    COPIES_MADE = "copies-made"
    """how many copies were typed: ``отп. 5 экз.``"""
    PRECEDENCE = "precedence"
    CLASSIFICATION = "classification"
    NAME = "name"
    ADDRESSEE = "addressee"
    SIGNATURE = "signature"
    PLACE = "place"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class FactPart:
    """A part of a fact with a place of its own: the year of a date, ``1950`` at [1224, 1228)."""

    name: str
    value: str
    raw: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a document.

    `value` is the normal form: digits without separators for numbers (``4.2`` with a point for a
    fraction), ISO 8601 for dates with ``X`` for figures that are not given (``XXXX-11-18``),
    ``hh:mm`` for times, lower case with plain spaces for names and formulas. `words` tells a
    number written in words: no digit of it can be misread. `unit` is what a figure counts, by its
    English name in the singular (``ton``, ``person``), empty if it is not known.
    """

    kind: FactKind
    span: Span
    raw: str
    value: str
    zone: ZoneKind
    language: str
    sheet: int = 0
    document_part: int = 1
    parts: tuple[FactPart, ...] = field(default=())
    words: bool = False
    unit: str = ""

    def part(self, name: str) -> FactPart | None:
        """The part of this name (``day``, ``month``, ``year``, ``hour``, ``minute``)."""
        return next((part for part in self.parts if part.name == name), None)

    def readings(self) -> Iterator[Reading]:
        """What may stand on the paper instead of `raw`, the likeliest first.

        ``19.11`` may be a misread ``18.11``.

        The figures of numbers, dates and times are varied part by part; a day, month, hour or
        minute that there cannot be is left out. Words and names have no such readings.
        """
        if self.words or not any(character.isdigit() for character in self.raw):
            return iter(())
        if not self.parts:
            return readings(self.raw) if self.kind not in _READ_AS_WORDS else iter(())
        each = [self._readings_of(part) for part in self.parts if self.span.covers(part.span)]
        return merge(*each, key=lambda reading: -reading.likeness)

    def _readings_of(self, part: FactPart) -> Iterator[Reading]:
        """The readings in which one part differs, its text put into that of the whole fact."""
        if not as_digits(part.raw.strip()).translate(_SEPARATORS).isdigit():
            return
        start = part.span.start - self.span.start
        end = part.span.end - self.span.start
        greatest = _GREATEST.get(part.name, 0) if self.kind in _DATED else 0
        for reading in readings(part.raw):
            if greatest and not _LEAST.get(part.name, 0) <= int(reading.text) <= greatest:
                continue
            yield Reading(self.raw[:start] + reading.text + self.raw[end:], reading.likeness)

    @property
    def place(self) -> str:
        """Where it stands, to begin a sentence: «sheet 2», «the translation», «the header»."""
        if self.zone is ZoneKind.TRANSLATION:
            return places.translation()
        if self.zone is ZoneKind.HEADER:
            return places.header()
        return places.sheet(self.sheet) if self.sheet else places.original()


#: Facts whose value is words even where a figure stands among them.
_READ_AS_WORDS = frozenset(
    {FactKind.NAME, FactKind.ADDRESSEE, FactKind.SIGNATURE, FactKind.PLACE, FactKind.INSTITUTION,
     FactKind.PRECEDENCE, FactKind.CLASSIFICATION, FactKind.WEEKDAY}
)  # fmt: skip
_DATED = frozenset({FactKind.DATE, FactKind.TIME})
_GREATEST = {"day": 31, "month": 12, "hour": 24, "minute": 59}
_LEAST = {"day": 1, "month": 1}
_SEPARATORS = {ord(mark): None for mark in ".,/ \u00a0\u202f\u2009"}


def make_fact(
    document: Document,
    kind: FactKind,
    span: Span,
    value: str,
    parts: tuple[FactPart, ...] = (),
) -> Fact:
    """A fact at `span` with the zone it lies in filled in."""
    zone = document.zone_at(span.start)
    return Fact(
        kind=kind,
        span=span,
        raw=span.text(document.source),
        value=value,
        zone=zone.kind,
        language=zone.language,
        sheet=zone.sheet,
        document_part=zone.part,
        parts=parts,
    )


class TakenSpans:
    """Spans that no further fact may overlap; a look-up costs the logarithm of their number."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Begin with `spans`, in any order."""
        self._spans = sorted(spans)

    def add(self, span: Span) -> None:
        """Take one more span; it must not overlap one that is taken."""
        insort(self._spans, span)

    def overlap(self, span: Span) -> bool:
        """Whether a taken span overlaps this one."""
        place = bisect_left(self._spans, span)
        return any(other.overlaps(span) for other in self._spans[max(0, place - 1) : place + 1])


@dataclass(frozen=True)
class Facts:
    """All facts of a document, by place."""

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        """All facts, by place."""
        return iter(self.facts)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self.facts)

    @cached_property
    def _by_kind(self) -> dict[FactKind, tuple[Fact, ...]]:
        groups: dict[FactKind, list[Fact]] = {}
        for fact in self.facts:
            groups.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(group) for kind, group in groups.items()}

    def of(self, *kinds: FactKind, language: str | None = None) -> tuple[Fact, ...]:
        """The facts of these kinds, by place; only those of one language if it is given."""
        chosen = [fact for kind in kinds for fact in self._by_kind.get(kind, ())]
        if language is not None:
            chosen = [fact for fact in chosen if fact.language == language]
        return tuple(sorted(chosen, key=lambda fact: fact.span))
