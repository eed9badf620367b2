"""A document laid out in rows of a width, with its issues marked; knows no terminal.

The row of ``кжно-корейского`` has ``▶`` beside its line number, rows with open issues ``•``, rows
whose issues are all answered ``✓``: the marks say without colour what colour says.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from ocrfix.document.model import Document
from ocrfix.reporters.base import visible
from ocrfix.text.spans import Span

#: Cells of the line number with its mark.
GUTTER = 7
_NARROWEST = 10

PRESENT = Style(reverse=True, bold=True)
OPEN = Style(underline=True, color="yellow")
ANSWERED = Style(underline=True, dim=True, color="green")
WITNESS = Style(reverse=True, italic=True, color="cyan")
_GUTTER_STYLE = Style(dim=True)
_MARK_STYLE = Style(bold=True)
_MARKS = {"present": "▶", "witness": "◆", "open": "•", "answered": "✓"}
_STYLES = {"present": PRESENT, "witness": WITNESS, "open": OPEN, "answered": ANSWERED}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: ``present``, ``witness``, ``open`` or ``answered``, and whose it is."""

    span: Span
    kind: str
    entry: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the stretch of the document it shows, and its line; `first` begins the line."""

    span: Span
    line: int
    first: bool


class Page:
    """A document in rows; its lines are folded between words."""

    def __init__(self, document: Document, width: int) -> None:
        """Lay a document out in `width` cells, the gutter among them."""
        self.document = document
        self.width = width
        room = max(_NARROWEST, width - GUTTER)
        self.rows = [
            Row(span, line.number, place == 0)
            for line in document.lines
            for place, span in enumerate(_folded(line.text, line.span.start, room))
        ]
        self._starts = [row.span.start for row in self.rows]

    def row_of(self, offset: int) -> int:
        """The number of the row in which an offset is shown."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def segments(self, number: int, marks: Iterable[Mark]) -> list[Segment]:
        """One row, its gutter first; `marks` do not overlap, and those elsewhere do not matter."""
        if not 0 <= number < len(self.rows):
            return [Segment(" " * GUTTER)]
        row = self.rows[number]
        touching = sorted(
            (mark for mark in marks if _touches(mark.span, row.span)), key=lambda mark: mark.span
        )
        return [*_gutter(row, touching), *self._text(row, touching)]

    def _text(self, row: Row, marks: list[Mark]) -> Iterator[Segment]:
        position = row.span.start
        for mark in marks:
            start = max(mark.span.start, position)
            end = min(max(mark.span.end, start), row.span.end)
            yield self._piece(position, start, None)
            style = _STYLES[mark.kind] + Style(meta={"entry": mark.entry})
            if mark.span.start == mark.span.end:  # something was taken out here
                yield Segment("‸", style)
            yield self._piece(start, end, style)
            position = end
        yield self._piece(position, row.span.end, None)

    def _piece(self, start: int, end: int, style: Style | None) -> Segment:
        return Segment("".join(map(_sign, self.document.source[start:end])), style)


def _touches(span: Span, row: Span) -> bool:
    if span.start == span.end:
        return row.start <= span.start <= row.end
    return span.start < row.end and row.start < span.end


def _gutter(row: Row, marks: list[Mark]) -> Iterator[Segment]:
    number = str(row.line) if row.first else ""
    kinds = {mark.kind for mark in marks}
    sign = next((_MARKS[kind] for kind in _MARKS if kind in kinds), " ")
    yield Segment(f"{number:>{GUTTER - 2}}", _GUTTER_STYLE)
    yield Segment(f"{sign} ", _MARK_STYLE)


def _sign(character: str) -> str:
    """One character for one, so that places stay what they are; marks on letters stay on them."""
    if character.isprintable():
        return character
    shown = visible(character)
    return shown if len(shown) == 1 else "�"


def _folded(text: str, offset: int, room: int) -> Iterator[Span]:
    """The rows of a line: cut after a space where there is one."""
    start = 0
    while True:
        end = _fitting(text, start, room)
        if end < len(text):
            space = text.rfind(" ", start, end)
            end = space + 1 if space > start else end
        yield Span(offset + start, offset + end)
        start = end
        if start >= len(text):
            return


def _fitting(text: str, start: int, room: int) -> int:
    """Where a row that begins at `start` must end at the latest."""
    end = min(len(text), start + room)
    while end > start + 1 and cell_len(text[start:end]) > room:
        end -= 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
