"""Finding a place of a text again after the text has changed.

«``Фузан`` between ``районе`` and ``Тайко``» is looked for by its text and its neighbours; where a
file was edited outside, the words that stayed carry the places with them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.fixing.decisions import Decision, context_of
from ocrfix.issues import Evidence, Issue
from ocrfix.text.spans import Span

#: Where an old place stands now, None if it is gone.
Mover = Callable[[Span], Span | None]

#: How far from its offset a place is looked for that others resemble, in code points: less than
#: from one sheet of a form to the next.
_REACH = 1000
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def locate(document: Document, decision: Decision) -> list[Span]:
    """All places that a decision is about, in order: its text, its zone, its neighbours."""
    source = document.source
    return [
        span
        for span in _occurrences(source, decision.text, decision.offset)
        if context_of(source, span) == decision.context
        and document.zone_at(span.start).kind == decision.zone
    ]


def nearest(spans: list[Span], offset: str) -> Span | None:
    """The span that begins nearest to an offset as decisions have it; the first without one.

    None if it lies farther away than any edit of ours explains: then it is another place that
    reads the same, as on the next sheet of a form.
    """
    if not offset.isdecimal():
        return spans[0] if spans else None
    closest = min(spans, key=lambda span: abs(span.start - int(offset)), default=None)
    if closest is None or abs(closest.start - int(offset)) > _REACH:
        return None
    return closest


def _occurrences(source: str, text: str, offset: str) -> Iterator[Span]:
    if not text:  # something was taken out here
        middle = int(offset) if offset.isdecimal() else 0
        around = range(max(0, middle - _REACH), min(len(source), middle + _REACH) + 1)
        yield from (Span(place, place) for place in around)
        return
    start = source.find(text)
    while start >= 0:
        yield Span(start, start + len(text))
        start = source.find(text, start + 1)


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
