"""A transcription in memory: its untouched text, its lines, its zones, its tokens.

The zones of a cipher telegram: the English archival HEADER, the COVER_FORM
(``ШИФРТЕЛЕГРАММА № 15603``), the BODY, a CONTINUATION head on each further sheet
(``Продолжение шифртелеграммы № 15603 / Экз. № 2 / Лист 2``), the SERVICE_MARKS
(``расш. Прокопьев 16.00 16.1``) and the English TRANSLATION.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from ocrfix.text.alphabet import Script
from ocrfix.text.old_spelling import is_old_spelling
from ocrfix.text.spans import LineIndex, Span, line_spans
from ocrfix.text.tokens import Token, tokenize


class ZoneKind(StrEnum):
    """What a stretch of lines is for."""

    HEADER = "header"
    COVER_FORM = "cover-form"
    BODY = "body"
    CONTINUATION = "continuation"
    SERVICE_MARKS = "service-marks"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its span without the line end, its text."""

    number: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Zone:
    """Consecutive lines with one purpose.

    `language` is ``ru`` or ``en``; `sheet` counts the sheets of the transcription from 1 (0 in the
    header and the translation); `part` counts the documents of a file that holds several, from 1.
    """

    kind: ZoneKind
    span: Span
    language: str
    sheet: int = 0
    part: int = 1


@dataclass(frozen=True)
class Document:
    """The decoded source text, exactly as in the file, with what was found out about it.

    `encoding` is the codec name, `bom` whether the file began with a byte order mark (the mark is
    not in `source`). Zones cover the whole source without gaps or overlaps once
    `ocrfix.document.zoning.find_zones` has set them.
    """

    path: str
    source: str
    encoding: str = "utf-8"
    bom: bool = False
    zones: tuple[Zone, ...] = field(default=())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(
            Line(number, span, span.text(self.source))
            for number, (span, _) in enumerate(line_spans(self.source), start=1)
        )

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in order."""
        return tuple(tokenize(self.source))

    @cached_property
    def has_old_spelling(self) -> bool:
        """Whether the Russian of the document is in the spelling before 1918."""
        return is_old_spelling(one.word for one in self.tokens if one.script is Script.CYRILLIC)

    @cached_property
    def index(self) -> LineIndex:
        """Offsets to lines and columns."""
        return LineIndex(self.source)

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.span.start for zone in self.zones]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    def with_zones(self, zones: tuple[Zone, ...]) -> Document:
        """The same document with these zones."""
        return replace(self, zones=zones)

    def zone_at(self, offset: int) -> Zone:
        """The zone an offset lies in; a document without zones is all Russian body."""
        place = bisect_right(self._zone_starts, offset) - 1
        if place < 0:
            return Zone(ZoneKind.BODY, Span(0, len(self.source)), "ru", sheet=1)
        return self.zones[place]

    def line_at(self, offset: int) -> Line:
        """The line an offset lies in (its line end belongs to it)."""
        return self.lines[min(self.index.position(offset)[0], len(self.lines)) - 1]

    def lines_in(self, span: Span) -> tuple[Line, ...]:
        """The lines that begin inside a span."""
        first = bisect_left(self._line_starts, span.start)
        last = bisect_left(self._line_starts, span.end)
        return self.lines[first:last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside a span."""
        first = bisect_right(self._token_starts, span.start - 1)
        last = bisect_right(self._token_starts, span.end - 1)
        return self.tokens[first:last]

    def zones_of(self, *kinds: ZoneKind) -> Iterator[Zone]:
        """The zones of these kinds, in order."""
        return (zone for zone in self.zones if zone.kind in kinds)
