"""The lines of a document cut into plain pieces and pieces that issues are about.

``на территории кжно-корейского`` with one issue is two pieces; joined again, the pieces of a line
are its text, character for character. Issues may overlap, cover several lines, or be empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocrfix.reporters.wording import touched_lines

if TYPE_CHECKING:
    from ocrfix.document.model import Document, Line
    from ocrfix.issues import Issue
    from ocrfix.text.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; `issues` are the numbers of those about it, `begun` of those begun here.

    Numbers count the given issues from 0. Only a piece with issues may be empty.
    """

    text: str
    issues: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()


def marked_lines(
    document: Document, issues: Sequence[Issue]
) -> Iterator[tuple[Line, tuple[Piece, ...]]]:
    """Each line of the document with its pieces, in order."""
    places: dict[int, list[tuple[Span, int]]] = {}
    for number, issue in enumerate(issues):
        for line, place in touched_lines(issue.span, document):
            places.setdefault(line.number, []).append((place, number))
    begun: set[int] = set()
    for line in document.lines:
        here = places.get(line.number, [])
        yield line, tuple(_pieces(line.text, here, begun)) if here else (Piece(line.text),)


def _pieces(text: str, places: list[tuple[Span, int]], begun: set[int]) -> Iterator[Piece]:
    """The pieces between all places where an issue begins or ends; adds to `begun`."""
    cuts = sorted({0, len(text), *(edge for span, _ in places for edge in (span.start, span.end))})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        empty = [number for span, number in places if span.start == span.end == start]
        if empty:
            yield _piece("", empty, begun)
        if start < end:
            over = [number for span, number in places if span.start <= start and end <= span.end]
            yield _piece(text[start:end], over, begun)


def _piece(text: str, numbers: list[int], begun: set[int]) -> Piece:
    fresh = tuple(number for number in numbers if number not in begun)
    begun.update(fresh)
    return Piece(text, tuple(numbers), fresh)
