"""The blocks of an English header: date, title, ``Citation:``, ``Summary:`` and so on.

A block begins with its heading on a line of its own and ends at the next heading; the date and the
bold title stand before the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix.document.model import Document, Zone
from ocrfix.records.model import Field
from ocrfix.text.spans import Span

_HEADINGS = ("citation", "summary", "original language", "languages", "language", "contents")
_HEADING = re.compile(
    rf"^[ \t*#]*(?P<name>{'|'.join(_HEADINGS)})[ \t]*:[ \t*]*", re.IGNORECASE | re.MULTILINE
)
_BOLD = re.compile(r"\*\*(?P<value>.+?)\*\*", re.DOTALL)
_URL = re.compile(r"(?P<value>https?://[^\s<>)\]]+[^\s<>)\].,])")
_ID = re.compile(r"/document/(?P<value>\d+)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (lower case, empty for what stands before the first) and the span of its text."""

    heading: str
    span: Span


def blocks(document: Document, zone: Zone) -> Iterator[Block]:
    """The blocks of a header zone, in order."""
    heading, start = "", zone.span.start
    for match in _HEADING.finditer(document.source, zone.span.start, zone.span.end):
        yield Block(heading, Span(start, match.start()))
        heading, start = match["name"].lower(), match.end()
    yield Block(heading, Span(start, zone.span.end))


def text_field(source: str, span: Span) -> Field | None:
    """The text of a span without the blank around it, as one line; None if there is none."""
    raw = span.text(source)
    stripped = raw.strip()
    if not stripped:
        return None
    start = span.start + raw.index(stripped)
    return Field(" ".join(stripped.split()), stripped, Span(start, start + len(stripped)))


def title_field(source: str, span: Span) -> Field | None:
    """The bold title in a span, or else its last paragraph."""
    bold = _BOLD.search(source, span.start, span.end)
    if bold is not None:
        return text_field(source, Span(*bold.span("value")))
    paragraphs = list(re.finditer(r"\S.*?(?=\n\s*\n|\Z)", span.text(source), re.S))
    if len(paragraphs) < 2:
        return None
    last = paragraphs[-1]
    return text_field(source, Span(span.start + last.start(), span.start + last.end()))


def url_field(source: str, span: Span) -> Field | None:
    """The first address in a span."""
    match = _URL.search(source, span.start, span.end)
    return None if match is None else _whole(match)


def id_field(url: Field) -> Field | None:
    """The number at the end of an address."""
    match = _ID.search(url.value)
    if match is None:
        return None
    start = url.span.start + match.start("value")
    return Field(match["value"], match["value"], Span(start, start + len(match["value"])))


def line_fields(source: str, span: Span) -> tuple[Field, ...]:
    """One field for each line of a span that is not blank."""
    pattern = re.compile(r"(?P<value>\S[^\n]*?)[ \t\r]*(?=\n|$)", re.MULTILINE)
    return tuple(_whole(match) for match in pattern.finditer(source, span.start, span.end))


def _whole(match: re.Match[str]) -> Field:
    return Field(match["value"], match["value"], Span(*match.span("value")))
