"""Carrying places over to a text that was changed outside: words that stayed take them along.

When a line was put in above ``Фузан``, its issue moves down with it; when ``Фузан`` itself was
changed by hand, its issue is gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ocrfix.issues import Evidence, Issue
from ocrfix.text.spans import Span

#: Where an old place stands now, None if it is gone.
Mover = Callable[[Span], Span | None]

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def mover(old: str, new: str) -> Mover:
    """Carries places of `old` to `new`: what lies in words that stayed moves with them."""
    blocks = _joined(_equal_blocks(old, new))
    starts = [start for start, _, _ in blocks]

    def move(span: Span) -> Span | None:
        place = bisect_right(starts, span.start) - 1
        if place < 0:
            return None
        start, end, target = blocks[place]
        if span.end > end:
            return None
        return Span(span.start - start + target, span.end - start + target)

    return move


def _joined(blocks: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The stretches in order, those that touch in both texts as one."""
    joined: list[tuple[int, int, int]] = []
    for start, end, target in blocks:
        if joined and joined[-1][1] == start and joined[-1][2] + start - joined[-1][0] == target:
            start, _, target = joined.pop()  # noqa: PLW2901
        joined.append((start, end, target))
    return joined


def _equal_blocks(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Stretches that stayed: start and end in `old`, start in `new`. Lines, then their words."""
    for kind, before, after in _differences(_LINE.findall(old), _LINE.findall(new), 0, 0):
        if kind == "equal":
            yield before.start, before.end, after.start
            continue
        words = (_PIECE.findall(before.text(old)), _PIECE.findall(after.text(new)))
        for inner, one, other in _differences(*words, before.start, after.start):
            if inner == "equal":
                yield one.start, one.end, other.start


def _differences(
    old: list[str], new: list[str], old_start: int, new_start: int
) -> Iterator[tuple[str, Span, Span]]:
    """What happened to the pieces, as spans of both texts."""
    from rapidfuzz.distance import Levenshtein

    old_offsets, new_offsets = _offsets(old, old_start), _offsets(new, new_start)
    for step in Levenshtein.opcodes(old, new):
        before = Span(old_offsets[step.src_start], old_offsets[step.src_end])
        after = Span(new_offsets[step.dest_start], new_offsets[step.dest_end])
        yield step.tag, before, after


def _offsets(pieces: list[str], start: int) -> list[int]:
    offsets = [start]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets


def moved(issue: Issue, move: Mover) -> Issue | None:
    """The issue with all its places carried over; witnesses that are gone keep their note only.

    None where the issue itself is gone.
    """
    span = move(issue.span)
    if span is None:
        return None
    suggestions = tuple(
        replace(one, evidence=_carried(one.evidence, move)) for one in issue.suggestions
    )
    evidence = _carried(issue.evidence, move)
    return replace(issue, span=span, suggestions=suggestions, evidence=evidence)


def _carried(evidence: tuple[Evidence, ...], move: Mover) -> tuple[Evidence, ...]:
    return tuple(
        one if one.span is None or one.elsewhere is not None else replace(one, span=move(one.span))
        for one in evidence
    )
