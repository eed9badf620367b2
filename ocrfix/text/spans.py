"""Positions in a text: half-open spans of code points, and the lines and columns people read.

In ``Экз. № 2`` the copy number is ``Span(7, 8)``; inside the program only offsets are used, the
line and column are looked up when something is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# The line ends of text files. U+2028, form feeds and the like stay inside a line, as in editors.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points of a source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raises ValueError for a range that runs backwards or begins before the text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        """How many code points it covers."""
        return self.end - self.start

    def text(self, source: str) -> str:
        """The slice of ``source`` that this span covers."""
        return source[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both cover a common character; an empty span overlaps what it lies inside."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def line_spans(source: str) -> list[tuple[Span, str]]:
    """Each line of ``source`` as (span without its line end, the line end).

    A text that ends with a line end has no empty line after it; an empty text has no lines.
    """
    spans, start = [], 0
    for match in _LINE_END.finditer(source):
        spans.append((Span(start, match.start()), match.group()))
        start = match.end()
    if start < len(source):
        spans.append((Span(start, len(source)), ""))
    return spans


class LineIndex:
    """Offset to (line, column), both counted from 1, and back; for display only."""

    def __init__(self, source: str) -> None:
        """Find the beginnings of the lines."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self._length = len(source)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset between 0 and the length of the text (inclusive)."""
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside the text of {self._length} characters")
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column as `position` gives them."""
        return self._starts[line - 1] + column - 1
