"""From the header of a transcription to its `Record`.

The header of a digital archive gives date and title, then ``Citation:`` with title, date, archive
and reference, ``Summary:``, ``Original Language:`` and ``Contents:``. What it says twice is
compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.facts import Fact, FactKind, extract
from ocrfix.records.model import Citation, Field, Record
from ocrfix.records.patterns.citation import cited_place
from ocrfix.records.patterns.header import (
    blocks,
    id_field,
    line_fields,
    text_field,
    title_field,
    url_field,
)
from ocrfix.text.spans import Span


def parse_record(document: Document | str) -> Record:
    """The record of the first header of a document; an empty one without a header."""
    if isinstance(document, str):
        document = Document(path="", source=document)
    if not document.zones:
        document = find_zones(document)
    zone = next(document.zones_of(ZoneKind.HEADER), None)
    return Record() if zone is None else _parse(document, zone)


def _parse(document: Document, zone: Zone) -> Record:
    source = document.source
    parts = {block.heading: block.span for block in blocks(document, zone)}
    head = parts.get("", Span(zone.span.start, zone.span.start))
    cited = parts.get("citation")
    url = url_field(source, cited or zone.span)
    summary, language = parts.get("summary"), parts.get("original language")
    title = title_field(source, head)
    dates = extract(document, None).of(FactKind.DATE)
    head_dates = [fact for fact in dates if head.covers(fact.span)]
    cited_dates = [fact for fact in dates if cited is not None and cited.covers(fact.span)]
    return Record(
        title=title,
        date=_date(head_dates, cited_dates),
        citation=_reference(source, cited, title) if cited else Citation(),
        url=url,
        document_id=None if url is None else id_field(url),
        summary=text_field(source, summary) if summary else None,
        languages=line_fields(source, language) if language else (),
        contents=line_fields(source, parts["contents"]) if "contents" in parts else (),
        problems=_problems(head_dates, cited_dates),
    )


def _reference(source: str, cited: Span, title: Field | None) -> Citation:
    """The reference stands after the title, which may itself hold an «f.» or a «p.»."""
    start = cited.start
    closing = max(source.rfind(mark, cited.start, cited.end) for mark in '"”»')
    if title is not None and closing >= 0:
        start = closing + 1
    return cited_place(source, Span(start, cited.end))


def _date(head: Sequence[Fact], cited: Sequence[Fact]) -> Field | None:
    """The first date of the head (a title may name others), or the last one of the citation."""
    facts = [*head[:1], *cited[-1:]]
    return Field(facts[0].value, facts[0].raw, facts[0].span) if facts else None


def _problems(head: Sequence[Fact], cited: Sequence[Fact]) -> tuple[str, ...]:
    """The head and the citation name different days."""
    if not head or not cited or any(fact.value == head[0].value for fact in cited):
        return ()
    return (f"the head is dated {head[0].raw}, but the citation says {cited[-1].raw}",)
