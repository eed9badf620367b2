"""A record block of several lines: ``Датировка: 1932.06.13`` … ``Архив: РГАСПИ. Ф. 558. Оп. 11``.

Its labels (dictionaries/header-labels.tsv) stand on lines of their own or before a colon; what
stands before the first is the head with date and title. Blocks of the Wilson Center's pages of all
layouts, of istmat.org and of docs.historyrussia.org are read, also where labels are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ocrfix.messages import _
from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import archive_names, is_abbreviation
from ocrfix.records.patterns.citation import parse_citation
from ocrfix.records.patterns.reference_dates import REACH, dates_in, last_in, whole_date
from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.patterns.reference_units import unit_at
from ocrfix.records.patterns.reference_words import header_labels, phrases
from ocrfix.records.references import Reference, shifted
from ocrfix.text.spans import Span

_LONGEST_LABEL = 40
_LINE = re.compile(r"[^\n]*\n?")
_INLINE = re.compile(r"(?<=\s)(?P<label>[^\W\d_]{4,12}):(?=\s|$)")
_NOISE = re.compile(
    r"this document was made possible|get citation|share\b|document \d+\s*$|документ № ?\d+\s*$"
    r"|№ ?\d+\s*$|citation\s*$|\[?page \d+",
    re.IGNORECASE,
)
_EDGE = " \t\r\n*#_|·"
_LAST_SENTENCE = re.compile(r"[\s.,;:\])]*")
_NUMBER = re.compile(r"\d{2,}")
_UNITS = frozenset({"fond", "opis", "delo"})
_NAMES = frozenset({"translated_by", "contributed_by", "obtained_by"})


@dataclass
class Piece:
    """A run of lines under one label; `label` is empty for the head."""

    label: str
    target: str
    start: int
    end: int


@dataclass
class _Found:
    """What the pieces say."""

    fields: dict[str, Field] = field(default_factory=dict)
    people: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    reference: tuple[int, int] | None = None
    named: tuple[int, int] | None = None
    original: tuple[int, int] | None = None


def parse_header(text: str, language: str | None = None) -> Reference:
    """The record that a header block gives, as a reference with its surroundings. Raises nothing.

    A title or date that head and citation give differently is told in `problems`; the head counts.
    """
    return read_block(text, language).joined


@dataclass(frozen=True)
class Block:
    """A header block: what head and citation say together, the citation alone and its place.

    `differences` are the fields that head and citation give differently, each with a sentence.
    """

    joined: Reference
    cited: Reference
    place: Span | None
    pieces: tuple[Piece, ...]
    differences: tuple[tuple[str, str], ...]


def read_block(text: str, language: str | None = None) -> Block:
    """A header block with its pieces; `pieces` are the runs of lines under each label."""
    cut = ReferenceText(text)
    found = _Found()
    pieces = tuple(_pieces(cut.clean))
    for piece in pieces:
        _read(cut, piece, found, language)
    place = found.reference or found.named or found.original
    cited = Reference()
    if place is not None:
        cited = shifted(parse_citation(text[place[0] : place[1]], language), place[0])
    if "date" not in found.fields and cited.date is None and "title" in found.fields:
        _date_of_title(cut, found, language)
    span = None if place is None else Span(*place)
    differences = tuple(_differences(found, cited))
    return Block(_joined(found, cited), cited, span, pieces, differences)


def _pieces(clean: str) -> Iterator[Piece]:
    """The head and the labelled pieces, in order."""
    label, target, start = "", "", 0
    for line in _LINE.finditer(clean):
        if line.end() == line.start():
            continue
        for name, first, last in _labels(line.group(), line.start()):
            yield Piece(label, target, start, first)
            label, target, start = name, header_labels()[name], last
    yield Piece(label, target, start, len(clean))


def _labels(line: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """The labels of a line with their places: one at its beginning, others before a colon."""
    stripped = line.strip(_EDGE)
    lead = offset + len(line) - len(line.lstrip(_EDGE))
    name = " ".join(stripped.rstrip(": *").lower().split()) if len(stripped) < 60 else ""
    if name in header_labels():
        yield name, lead, offset + len(line)
        return
    colon = line.find(":", 0, _LONGEST_LABEL)
    name = " ".join(line[: max(colon, 0)].strip(_EDGE).lower().split())
    if name in header_labels():
        yield name, lead, offset + colon + 1
    else:
        colon = -1
    for match in _INLINE.finditer(line):
        name = match["label"].lower()
        capital = match["label"][0].isupper()
        if capital and header_labels().get(name, "-") != "-" and match.start() > colon:
            yield name, offset + match.start(), offset + match.end()


def _read(text: ReferenceText, piece: Piece, found: _Found, language: str | None) -> None:
    inner = text.text_field(piece.start, piece.end, _EDGE)
    if inner is None:
        return
    target, place = piece.target, (inner.span.start, inner.span.end)
    if target in ("", "-"):
        _read_free(text, piece, found, language)
    elif target == "date":
        _read_date(text, place, found, language)
    elif target == "archive":
        found.reference = found.reference or _cited_paragraph(text, piece)
        found.named = found.named or place
    elif target == "original archive":
        found.original = place
    elif target == "document_id":
        match = _NUMBER.search(text.clean, *place)
        if match is not None:
            found.fields["document_id"] = text.field(match.group(), *match.span())
    else:
        _read_text(text, target, inner, found)


def _read_text(text: ReferenceText, target: str, inner: Field, found: _Found) -> None:
    """A piece that is taken as it stands: names, title, address, remark, edition or reference."""
    place = (inner.span.start, inner.span.end)
    if target in _NAMES:
        found.people[target] = _people(text, place)
    elif target != "source":
        found.fields.setdefault(target, inner)
    elif _has_reference(text, *place) and found.reference is None:
        found.reference = place
    else:
        found.fields.setdefault("published_in", inner)


def _read_free(text: ReferenceText, piece: Piece, found: _Found, language: str | None) -> None:
    """The head, or what stands under a label that names no field, such as a lost heading."""
    for start, end in _paragraphs(text.clean, piece.start, piece.end):
        if _NOISE.match(text.clean[start:end]):
            continue
        cited = text.clean[start] in '"“«' and _cites(text, start, end)
        if cited or (piece.label and _is_reference(text, start, end)):
            found.reference = found.reference or (start, end)
        elif not piece.label:
            _read_head(text, (start, end), found, language)


def _read_head(
    text: ReferenceText, place: tuple[int, int], found: _Found, language: str | None
) -> None:
    """Date, reference and title of a paragraph, line by line; the title may fill several lines."""
    title: list[int] = []
    bold = text.source.startswith("**", max(0, place[0] - 2))  # all of it is the title
    for match in re.finditer(r"[^\n]+", text.clean[place[0] : place[1]]):
        start, end = place[0] + match.start(), place[0] + match.end()
        if not match.group().strip():
            continue
        if whole_date(match.group(), language) is not None and not title:
            _read_date(text, (start, end), found, language)
        elif _is_reference(text, start, end):
            found.reference = found.reference or (start, place[1])
            break
        elif not bold and whole_date(match.group(), language) is not None:
            _read_date(text, (start, end), found, language)
            break
        else:
            title = [title[0] if title else start, end]
    if title and "title" not in found.fields:
        value = text.text_field(title[0], title[1], _EDGE)
        if value is not None:
            found.fields["title"] = value


def _read_date(
    text: ReferenceText, place: tuple[int, int], found: _Found, language: str | None
) -> None:
    date = whole_date(text.clean[place[0] : place[1]], language)
    if date is None or "date" in found.fields:
        return
    start, end = place[0] + date.start, place[0] + date.end
    found.fields["date"] = text.field(date.edtf, start, end)
    if date.time:
        found.fields["time"] = text.field(date.time, start, end)


def _date_of_title(text: ReferenceText, found: _Found, language: str | None) -> None:
    """The date behind a title: «… Одесской области. 8 февраля 1933 г.», ``…, October 23, 1931``."""
    title = found.fields["title"].span
    offset = max(title.start, title.end - REACH)
    part = text.clean[offset : title.end]
    date = last_in(dates_in(part, language), part, _LAST_SENTENCE)
    if date is None or not part[: date.start].rstrip().endswith((".", ",", "»", "\n", "”", '"')):
        return
    start, end = offset + date.start, offset + date.end
    found.fields["date"] = text.field(date.edtf, start, end)


def _paragraphs(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs between blank lines, without the blank around them."""
    for match in re.finditer(r"\S[^\n]*(?:\n(?![ \t]*(?:\n|$))[^\n]*)*", clean[start:end]):
        inner = match.group().strip(_EDGE)
        lead = len(match.group()) - len(match.group().lstrip(_EDGE))
        if inner:
            first = start + match.start() + lead
            yield first, first + len(inner)


def _cited_paragraph(text: ReferenceText, piece: Piece) -> tuple[int, int] | None:
    """The first paragraph with a reference in it."""
    places = _paragraphs(text.clean, piece.start, piece.end)
    return next((place for place in places if _has_reference(text, *place)), None)


def _has_reference(text: ReferenceText, start: int, end: int) -> bool:
    """Whether an archive, or a fond or file, is named."""
    for index in range(text.index_at(start), text.index_at(end)):
        if text.tokens[index].kind == "w" and _begins(text, index):
            return True
    return False


def _is_reference(text: ReferenceText, start: int, end: int) -> bool:
    """Whether a line begins with an archive that is all of it or goes on with a mark or a unit.

    Of an archive that no list has (``ГАПК. Ф. П-61``) the abbreviation before a unit is enough.
    """
    index, last = text.index_at(start), text.index_at(end)
    if index >= last or text.tokens[index].kind != "w":
        return False
    found = archive_names().at(text.tokens, index)
    if found is None:
        unlisted = is_abbreviation(text.tokens[index].text) and _unit_behind(text, index + 1)
        return unlisted or _begins(text, index)
    if found.archive.repository:
        return False
    after = archive_names().tail(text.tokens, found.end)
    if after >= last or text.tokens[after].text in ".,;:/" or found.archive.scheme != "fond":
        return True
    return unit_at(text.tokens, after) is not None


def _unit_behind(text: ReferenceText, index: int) -> bool:
    """Whether a fond or file begins at a token, or behind the point or comma that it is."""
    if index < len(text.tokens) and text.tokens[index].text in (".", ","):
        index += 1
    unit = unit_at(text.tokens, index) if index < len(text.tokens) else None
    return unit is not None and unit.name in _UNITS and not unit.slip


def _begins(text: ReferenceText, index: int) -> bool:
    """Whether a reference may begin at a token."""
    if archive_names().at(text.tokens, index) or phrases("ibid", "words").at(text.tokens, index):
        return True
    unit = unit_at(text.tokens, index)
    return unit is not None and unit.name in _UNITS and not unit.slip


def _cites(text: ReferenceText, start: int, end: int) -> bool:
    """Whether a paragraph in quotation marks names a digital repository, or archive and fond."""
    for index in range(text.index_at(start), text.index_at(end)):
        found = archive_names().at(text.tokens, index)
        if found is None:
            continue
        after = archive_names().tail(text.tokens, found.end)
        if found.archive.repository or _unit_behind(text, after):
            return True
    return False


def _people(text: ReferenceText, place: tuple[int, int]) -> tuple[Field, ...]:
    """Names between commas, semicolons and line ends."""
    fields = []
    for match in re.finditer(r"[^,;\n]+", text.clean[place[0] : place[1]]):
        value = text.text_field(place[0] + match.start(), place[0] + match.end(), _EDGE)
        if value is not None:
            fields.append(value)
    return tuple(fields)


def _joined(found: _Found, cited: Reference) -> Reference:
    """The block's own fields, and what only its citation gives; differences are problems."""
    changes: dict[str, Any] = {**found.fields}
    problems = [*cited.problems, *(note for _, note in _differences(found, cited))]
    for name, names in found.people.items():
        if not getattr(cited, name):
            changes[name] = names
    return replace(cited, **changes, problems=tuple(problems))


def _differences(found: _Found, cited: Reference) -> Iterator[tuple[str, str]]:
    """Date and title where head and citation give them differently, each with a sentence."""
    for name in ("date", "title"):
        own, other = found.fields.get(name), getattr(cited, name)
        if own and other and _plain(own.value) != _plain(other.value):
            yield (
                name,
                _("the head says {own!r}, but the citation {other!r}").format(
                    own=own.raw, other=other.raw
                ),
            )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
