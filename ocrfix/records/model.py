"""What a record holds: fields that know where they came from.

``f. 45`` gives ``Field(value="45", raw="f. 45", span=…)``: the value is normal, `raw` is the text
as it stands at `span`. What the header does not say is None, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from ocrfix.text.spans import Span


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of the record: its normal value, its text and its place in the source.

    `confidence` is 1 where the text says so plainly, less where the value was mended or inferred.
    """

    value: str
    raw: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Citation:
    """Where the paper lies. `leaves` is ``1-3`` or ``62``, with ``ob`` for a verso."""

    archive: Field | None = None
    fond: Field | None = None
    opis: Field | None = None
    papka: Field | None = None
    delo: Field | None = None
    leaves: Field | None = None


@dataclass(frozen=True)
class Record:
    """The header of one document.

    `date` is ISO 8601 (``1951-01-16``, ``1951-01`` or ``1951``); `problems` are sentences about
    what contradicts itself, such as a date that differs between the head and the citation.
    """

    title: Field | None = None
    date: Field | None = None
    citation: Citation = Citation()
    url: Field | None = None
    document_id: Field | None = None
    summary: Field | None = None
    languages: tuple[Field, ...] = ()
    contents: tuple[Field, ...] = ()
    problems: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Field]]:
        """The fields that are given, with their names."""
        for owner in (self, self.citation):
            for field in fields(owner):
                value = getattr(owner, field.name)
                if isinstance(value, Field):
                    yield field.name, value
        for name in ("languages", "contents"):
            for value in getattr(self, name):
                yield name, value
