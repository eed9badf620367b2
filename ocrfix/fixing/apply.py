"""Splicing edits into a text, back out of it, and making sure that nothing else changed.

``кжно-корейского`` becomes ``южно-корейского`` by the one edit ``[0, 1) → ю``; every other
character, newline and space of the text stays what it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ocrfix.issues import Edit
from ocrfix.text.spans import Span


@dataclass(frozen=True)
class OffsetMap:
    """Where places of the old text stand in the new one.

    `old` are the spans that were replaced, `new` the spans of what replaced them, both in order.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.old]

    def forward(self, span: Span) -> Span:
        """The place of an old span; one that ends within an edit grows to the whole edit."""
        place = bisect_right(self._starts, span.start) - 1
        if place >= 0 and self.old[place] == span:
            return self.new[place]
        return Span(self._shift(span.start, end=False), self._shift(span.end, end=True))

    def _shift(self, offset: int, *, end: bool) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        old, new = self.old[place], self.new[place]
        if offset >= old.end and not (end and old.start == offset == old.end):
            return offset + new.end - old.end
        if offset == old.start:
            return new.start
        return new.end if end else new.start


@dataclass(frozen=True)
class Applied:
    """The new text, and where the places of the old one went."""

    text: str
    offset_map: OffsetMap


def apply(source: str, edits: Iterable[Edit]) -> Applied:
    """`source` with all edits made; their order does not matter.

    Raises ValueError for edits that overlap, that insert twice at one place or that lie outside
    the text.
    """
    ordered = _ordered(source, edits)
    pieces: list[str] = []
    new: list[Span] = []
    position = length = 0
    for edit in ordered:
        pieces += (source[position : edit.span.start], edit.text)
        start = length + edit.span.start - position
        length = start + len(edit.text)
        new.append(Span(start, length))
        position = edit.span.end
    pieces.append(source[position:])
    return Applied("".join(pieces), OffsetMap(tuple(edit.span for edit in ordered), tuple(new)))


def inverse(source: str, applied: Applied) -> tuple[Edit, ...]:
    """The edits that turn `applied.text` back into `source`; edits that touch become one."""
    old, new = applied.offset_map.old, applied.offset_map.new
    edits: list[Edit] = []
    for before, after in zip(old, new, strict=True):
        text = before.text(source)
        if edits and edits[-1].span.end == after.start:
            last = edits.pop()
            edits.append(Edit(Span(last.span.start, after.end), last.text + text))
        else:
            edits.append(Edit(after, text))
    return tuple(edits)


def verify(source: str, edits: Iterable[Edit], text: str) -> None:
    """Make sure that `text` is `source` with these edits and nothing else changed.

    Compares piece by piece, independently of `apply`. Raises AssertionError: to be called before
    a file is written, and a failure is a bug of ours, not of the user.
    """
    position = place = 0
    for edit in _ordered(source, edits):
        for expected in (source[position : edit.span.start], edit.text):
            if not text.startswith(expected, place):
                raise AssertionError(f"the text changed outside its edits near {edit.span.start}")
            place += len(expected)
        position = edit.span.end
    if text[place:] != source[position:]:
        raise AssertionError(f"the text changed outside its edits after {position}")


def _ordered(source: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits by place; raises ValueError where their result would be in doubt."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    for edit, following in pairwise(ordered):
        if following.span.start < edit.span.end or following.span == edit.span:
            raise ValueError(f"edits overlap: {edit} and {following}")
    if ordered and ordered[-1].span.end > len(source):
        raise ValueError(f"an edit outside the text of {len(source)} characters: {ordered[-1]}")
    return ordered
