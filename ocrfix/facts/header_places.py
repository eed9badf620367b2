"""Where in an archival header something stands: ``Citation:`` repeats the title and the date.

``340 trucks`` of the summary, the date before the title and the same date behind the quoted title
of the citation are different places, and so different witnesses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum

from ocrfix.document.features import LineFacts
from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.text.spans import Span


class HeaderPlace(StrEnum):
    """A part of a header."""

    DATE = "date"
    """before the title, alone on its line, or after ``Date:``"""
    TITLE = "title"
    CITED_TITLE = "cited-title"
    """the title as the citation repeats it, in quotation marks"""
    CITATION = "citation"
    SUMMARY = "summary"
    LANGUAGE = "language"
    OTHER = "other"


_DATE_FIELDS = frozenset({"date", "document date", "дата"})
_TITLE_FIELDS = frozenset({"title", "название", "заголовок"})
_CITED_FIELDS = frozenset({"citation", "get citation", "citation get citation", "ссылка"})
_FIELDS = {
    **dict.fromkeys(_DATE_FIELDS, HeaderPlace.DATE),
    **dict.fromkeys(_TITLE_FIELDS, HeaderPlace.TITLE),
    **dict.fromkeys(("original language", "язык оригинала"), HeaderPlace.LANGUAGE),
    **dict.fromkeys(
        ("summary", "description", "аннотация", "краткое содержание"), HeaderPlace.SUMMARY
    ),
}
_CLOSING_QUOTE = re.compile(r"[\"”»]")
#: ``f. 45, op. 1, d. 947``: a line of the head that is a reference, not a title.
_REFERENCE = re.compile(
    r"(?<![^\W_])(?:f|op|d|ll?|fond|opis|ф|оп|д|лл?|фонд)\.?\s?[^\W\d_]?-?\d|https?:", re.IGNORECASE
)


class HeaderPlaces:
    """The fields of one header, looked up by offset."""

    def __init__(self, document: Document, zone: Zone) -> None:
        """Read the fields of a header zone."""
        self._document = document
        self._zone = zone
        self._names: list[str] = []
        self._starts: list[int] = []
        for line in document.lines_in(zone.span):
            facts = LineFacts(line)
            name = facts.english_field or facts.russian_field
            if name:
                self._names.append(name)
                self._starts.append(line.span.start)

    def field(self, offset: int) -> tuple[str, Span]:
        """The name of the field an offset lies in, empty before the first, and its span."""
        place = bisect_right(self._starts, offset)
        start = self._starts[place - 1] if place else self._zone.span.start
        end = self._starts[place] if place < len(self._starts) else self._zone.span.end
        return (self._names[place - 1] if place else ""), Span(start, end)

    def of(self, span: Span) -> HeaderPlace:
        """The place of a statement."""
        name, block = self.field(span.start)
        if name in _CITED_FIELDS:
            quoted = _CLOSING_QUOTE.search(self._document.source, span.end, block.end)
            return HeaderPlace.CITED_TITLE if quoted else HeaderPlace.CITATION
        if name:
            return _FIELDS.get(name, HeaderPlace.OTHER)
        line = self._document.line_at(span.start)
        start = span.start - line.span.start
        around = line.text[:start] + " " + line.text[start + len(span) :]
        if not any(map(str.isalpha, around)):
            return HeaderPlace.DATE
        return HeaderPlace.OTHER if _REFERENCE.search(line.text) else HeaderPlace.TITLE

    def fields(self, place: HeaderPlace) -> list[Span]:
        """The spans of the fields of this kind, without their names."""
        found = []
        for start, name in zip(self._starts, self._names, strict=True):
            if _FIELDS.get(name) is place:
                block = self.field(start)[1]
                colon = self._document.source.find(":", block.start, block.end)
                found.append(Span(colon + 1 if colon >= 0 else block.start, block.end))
        return found


def header_places(document: Document) -> list[tuple[Zone, HeaderPlaces]]:
    """The headers of a document with their fields."""
    return [(zone, HeaderPlaces(document, zone)) for zone in document.zones_of(ZoneKind.HEADER)]
