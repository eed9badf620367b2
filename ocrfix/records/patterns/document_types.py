"""What kind of paper it is: ``ШИФРТЕЛЕГРАММА`` and «Telegram from …» are a ``telegram``.

The vocabulary is dictionaries/document-types.tsv. The type is that of the title, which an archivist
chose; without a title that of the heading of the paper, whose own term is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.language.forms import form_key
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.formulas import form_name
from ocrfix.resources import dictionary_path, read_table
from ocrfix.text.spans import Span

TYPE_COLUMNS = ("type", "english", "russian", "over")
#: A term stands so early in a title; later words are of its subject.
_REACH = 110
_SUBJECT = re.compile(
    r"\s(?:on|about|regarding|concerning|transmitting|о|об|по вопросу)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A word of the vocabulary with the terms that mean it."""

    name: str
    english: tuple[str, ...]
    russian: tuple[str, ...]
    over: tuple[str, ...]


@lru_cache(maxsize=1)
def document_types() -> Sequence[DocumentType]:
    """The rows of document-types.tsv."""
    rows = read_table(dictionary_path("document-types.tsv"), TYPE_COLUMNS)
    return tuple(
        DocumentType(name, *(tuple(filter(None, cell.split("|"))) for cell in cells))
        for name, *cells in rows
    )


def document_type(paper: Paper, title: Field | None) -> tuple[str | None, Field | None]:
    """The type and the term of the paper; None for what neither title nor heading says."""
    found = None if title is None else type_of_title(title.value)
    heading = _heading(paper)
    if heading is None:
        return found, None
    kind, term = heading
    return found or kind.name, term


def type_of_title(title: str) -> str | None:
    """The type that a title in English or Russian begins with."""
    subject = _SUBJECT.search(title)
    early = title[: min(subject.start() if subject else _REACH, _REACH)]
    found = list(_terms_in(early))
    if not found:
        return None
    overruled = {name for _, kind in found for name in kind.over}
    kept = [(start, kind) for start, kind in found if kind.name not in overruled]
    return min(kept, key=lambda one: one[0])[1].name


def _terms_in(text: str) -> Iterator[tuple[int, DocumentType]]:
    """The types whose terms stand in a text, with the place; a longer term takes its words."""
    taken: list[Span] = []
    pairs = [(term, kind) for kind in document_types() for term in (*kind.english, *kind.russian)]
    for term, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        pattern = rf"(?<![^\W_]){re.escape(term)}(?![^\W_])"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield match.start(), kind


def _heading(paper: Paper) -> tuple[DocumentType, Field] | None:
    """The first line of the paper that a Russian term begins: ``ВЫПИСКА ИЗ ПРОТОКОЛА № 70``."""
    found: list[tuple[DocumentType, Field]] = []
    for line in paper.opening:
        name = form_name(paper, line)
        kind = _kind_of(name.value) if name is not None else None
        if name is not None and kind is not None:
            found.append((kind, name))
            continue
        text = line.text.strip(" \t*_|")
        pair = _term_at_start(text)
        if pair is not None:
            start = line.span.start + line.text.index(text)
            field = paper.field(pair[1], Span(start, start + len(pair[1])))
            found.append((pair[0], field))
    overruled = {name for kind, _ in found for name in kind.over}
    return next((one for one in found if one[0].name not in overruled), None)


def _kind_of(term: str) -> DocumentType | None:
    return next((kind for kind in document_types() if term in kind.russian), None)


def _term_at_start(text: str) -> tuple[DocumentType, str] | None:
    """The longest Russian term that a heading begins with; a sentence is no heading."""
    if not text[:1].isupper() or (text.endswith(".") and not text.isupper()):
        return None
    key = form_key(text)
    terms = [
        (term, kind) for kind in document_types() for term in kind.russian
        if key.startswith(form_key(term)) and _whole(text, term)
    ]  # fmt: skip
    best = max(terms, key=lambda pair: len(pair[0]), default=None)
    return None if best is None else (best[1], best[0])


def _whole(text: str, term: str) -> bool:
    """Whether the words of a text are those of the term, not only their beginnings."""
    words: Iterable[str] = re.findall(r"[^\W\d_]+", text.casefold().replace("ё", "е"))
    wanted = re.findall(r"[^\W\d_]+", term)
    return list(words)[: len(wanted)] == wanted
