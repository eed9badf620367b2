"""The archival header of a paper as fields of its record: ``Original Language:``, ``Summary:`` …

Title, date and reference are read by `record_block`; here are the fields that only a whole record
has: summary, languages, contents and rights. Labels are those of dictionaries/header-labels.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ocrfix.document.model import Document, Zone
from ocrfix.messages import _
from ocrfix.records.model import Field
from ocrfix.records.patterns.dates import parse_date
from ocrfix.records.patterns.edtf_text import bounds
from ocrfix.records.patterns.record_block import Piece, read_block
from ocrfix.records.record import Language, Problem, RecordDate
from ocrfix.records.references import Reference, shifted
from ocrfix.resources import dictionary_path, read_table
from ocrfix.text.spans import Span

LANGUAGE_COLUMNS = ("name", "iso639_1", "iso639_2", "others")
_SUMMARY = frozenset({"summary", "description", "аннотация", "краткое содержание"})
_LANGUAGES = frozenset(
    {"original language", "language of original", "languages", "language", "язык",
     "язык оригинала"}
)  # fmt: skip
_CONTENTS = frozenset({"contents"})
#: Labels that are entries of the list of contents.
_ENTRIES = frozenset({"original scan", "translation - english"})
_UNLABELLED = frozenset({"", "citation", "get citation", "share"})
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*(?:\n|$))[^\n]*)*")
_NO_PROSE = re.compile(r"https?:|made possible|\bop\.|\bfond\b|[А-Яа-яЁё]{3}", re.IGNORECASE)
_FEWEST_WORDS = 4
_RIGHTS = frozenset({"rights"})
_URL = re.compile(r"https?://[^\s<>)\]]+[^\s<>)\].,]")
#: ``112095``, or the words of a newer address: ``ciphered-telegram-shtykov-feng-xi-stalin-0``.
_NUMBER_OF_URL = re.compile(r"/document/(?P<number>\d+\b|[a-z0-9]+(?:-[a-z0-9]+)+)")
_UNDATED = re.compile(r"(?:undated|no date|n\.d\.|б/д|без даты)\.?", re.IGNORECASE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
#: A quoted title with a date behind it begins a citation.
_CITED_TITLE = re.compile(r"(?:^|\n|\.\s)\s*[\"“«][^\"”»\n]{8,300},?[\"”»],?\s+[^,\n]{0,12}\d")
_LINE = re.compile(r"[^\n]+")
_EDGE = " \t\r\n*#_|·"


@dataclass(frozen=True)
class Header:
    """What a header says; `citation` is the reference alone, `raw` its whole text."""

    title: Field | None = None
    date: RecordDate | None = None
    url: Field | None = None
    document_id: Field | None = None
    summary: Field | None = None
    rights: Field | None = None
    languages: tuple[Language, ...] = ()
    contents: tuple[Field, ...] = ()
    citation: Reference | None = None
    raw: Field | None = None
    problems: tuple[Problem, ...] = ()


def read_header(document: Document, zone: Zone) -> Header:
    """The fields of a header zone."""
    # a lone carriage return ends a line; one character for one keeps every offset
    text = _LONE_RETURN.sub("\n", zone.span.text(document.source)).replace("\ufeff", " ")
    block = read_block(text)
    offset = zone.span.start
    joined, cited = shifted(block.joined, offset), shifted(block.cited, offset)
    people = {
        name: getattr(joined, name)
        for name in ("obtained_by", "contributed_by", "translated_by", "physdesc", "published_in")
    }
    url = joined.url or _found(document, _URL, zone.span)
    fields = _Fields(document, block.pieces, offset)
    date, doubts = _date(joined.date, document, zone, block.pieces)
    raw = None
    if block.place is not None:
        span = Span(offset + block.place.start, offset + block.place.end)
        raw = _trimmed(document, span)
    return Header(
        title=joined.title,
        date=date,
        url=url,
        document_id=joined.document_id or _number(document, url),
        summary=fields.text(_SUMMARY) or fields.prose(joined.title),
        rights=fields.text(_RIGHTS),
        languages=tuple(_languages(fields.text(_LANGUAGES), document)),
        contents=tuple(fields.lines(_CONTENTS, _ENTRIES)),
        citation=replace(cited, **people),
        raw=raw,
        problems=(
            *doubts,
            *(Problem(name, note) for name, note in block.differences),
            *(Problem("citation", note) for note in cited.problems),
            *_second_citation(block.pieces, raw),
            *_without_archive(cited),
        ),
    )


def _second_citation(pieces: Sequence[Piece], raw: Field | None) -> Iterator[Problem]:
    """A header that cites two papers says so; which of them is meant cannot be told."""
    labels = sum(piece.label == "citation" for piece in pieces)
    quoted = len(_CITED_TITLE.findall(raw.raw)) if raw is not None else 0
    if labels > 1 or quoted > 1:
        note = _("the header cites more than one paper; the first is read, others stand in «also»")
        yield Problem("citation", note, raw.span if raw is not None else None)


def _without_archive(cited: Reference) -> Iterator[Problem]:
    """A header without a reference, or with one that names no archive."""
    if not cited.deposits:
        yield Problem("citation", _("the header holds no archival reference"))
    elif cited.deposits[0].archive is None and cited.deposits[0].shelfmark is None:
        yield Problem("citation.archive", _("the reference names no archive"))


@dataclass(frozen=True)
class _Fields:
    """The labelled pieces of a header."""

    document: Document
    pieces: Sequence[Piece]
    offset: int

    def text(self, labels: frozenset[str]) -> Field | None:
        """The first text under one of the labels."""
        for piece in self.pieces:
            if piece.label in labels:
                span = Span(self.offset + piece.start, self.offset + piece.end)
                field = _trimmed(self.document, span)
                if field is not None:
                    return field
        return None

    def prose(self, title: Field | None) -> Field | None:
        """A summary without a heading: sentences between the title and the citation."""
        for piece in self.pieces if title is not None else ():
            if piece.label not in _UNLABELLED:
                continue
            text = self.document.source[self.offset + piece.start : self.offset + piece.end]
            for match in _PARAGRAPH.finditer(text):
                start = self.offset + piece.start + match.start()
                field = _trimmed(self.document, Span(start, start + len(match.group())))
                below = title is not None and start >= title.span.end
                if below and field is not None and _is_prose(field.value):
                    return replace(field, confidence=0.8)
        return None

    def lines(self, labels: frozenset[str], entries: frozenset[str]) -> Iterator[Field]:
        """The lines under one of the labels; the labels of `entries` are lines themselves."""
        inside, start = False, 0
        for piece in self.pieces:
            if piece.label in labels and not inside:
                inside, start = True, piece.start
            elif inside and piece.label not in entries:
                yield from self._lines(start, self._end_before(piece))
                return
        if inside:
            yield from self._lines(start, self.pieces[-1].end)

    def _end_before(self, piece: Piece) -> int:
        index = self.pieces.index(piece)
        return self.pieces[index - 1].end

    def _lines(self, start: int, end: int) -> Iterator[Field]:
        source = self.document.source
        for match in _LINE.finditer(source, self.offset + start, self.offset + end):
            field = _trimmed(self.document, Span(*match.span()))
            if field is not None:
                yield field


def _is_prose(text: str) -> bool:
    """Whether a paragraph tells something and is no title, reference or note of the site."""
    sentence = text[:1].isupper() and text.endswith(".") and len(text.split()) >= _FEWEST_WORDS
    return sentence and not _NO_PROSE.search(text)


def _trimmed(document: Document, span: Span) -> Field | None:
    """The text of a span as one line, without marks around it; None if nothing is left."""
    raw = span.text(document.source)
    inner = raw.strip(_EDGE)
    if not inner:
        return None
    start = span.start + raw.index(inner)
    return Field(" ".join(inner.split()), inner, Span(start, start + len(inner)))


def _found(document: Document, pattern: re.Pattern[str], span: Span) -> Field | None:
    match = pattern.search(document.source, span.start, span.end)
    return None if match is None else Field(match.group(), match.group(), Span(*match.span()))


def _number(document: Document, url: Field | None) -> Field | None:
    """The number, or else the words, at the end of the address of a page."""
    match = _NUMBER_OF_URL.search(url.value) if url is not None else None
    if url is None or match is None:
        return None
    start = url.span.start + match.start("number")
    span = Span(start, start + len(match["number"]))
    return Field(match["number"], span.text(document.source), span)


def _date(
    found: Field | None, document: Document, zone: Zone, pieces: Sequence[Piece]
) -> tuple[RecordDate | None, tuple[Problem, ...]]:
    """The date with its bounds; one that can be read in two ways tells both."""
    if found is None:
        undated = _undated(document, zone, pieces)
        return (None if undated is None else RecordDate(undated)), ()
    text = replace(found, value=" ".join(found.raw.split()))
    first, last = bounds(found.value)
    read = parse_date(found.raw)
    problems = tuple(
        Problem("date", _("«{date}» {note}").format(date=text.value, note=note), found.span)
        for note in read.problems
    )
    return RecordDate(text, found.value, first, last), problems


def _undated(document: Document, zone: Zone, pieces: Sequence[Piece]) -> Field | None:
    """«Undated» on a line of its own in the head."""
    head = next((piece for piece in pieces if not piece.label), None)
    if head is None:
        return None
    for match in _LINE.finditer(
        document.source, zone.span.start + head.start, zone.span.start + head.end
    ):
        field = _trimmed(document, Span(*match.span()))
        if field is not None and _UNDATED.fullmatch(field.value):
            return field
    return None


def _languages(field: Field | None, document: Document) -> Iterator[Language]:
    """The languages of a field: ``Russian, Chinese``."""
    if field is None:
        return
    for match in re.finditer(r"[^,;/\n]+", field.raw):
        span = Span(field.span.start + match.start(), field.span.start + match.end())
        name = _trimmed(document, span)
        if name is not None:
            codes = languages().get(name.value.casefold())
            value = codes[0] if codes is not None else name.value
            first, second = codes[1:] if codes is not None else ("", "")
            yield Language(replace(name, value=value), first or None, second or None)


@lru_cache(maxsize=1)
def languages() -> Mapping[str, tuple[str, str, str]]:
    """By each name in lower case: English name, ISO 639-1 and ISO 639-2 code."""
    found: dict[str, tuple[str, str, str]] = {}
    rows = read_table(dictionary_path("languages.tsv"), LANGUAGE_COLUMNS)
    for name, first, second, others in rows:
        for form in (name, *filter(None, others.split("|"))):
            found.setdefault(form.casefold(), (name, first, second))
    return found
